//! What a language offers to take along, as templates see it.

use serde::Serialize;

use crate::guide::topic::TopicKind;
use crate::i18n::lang::Lang;
use crate::page::placeholders;
use crate::plan::{LEAFLET_FILE, Page, PaperSize, WholeGuideFormat, poster_file, whole_path};
use crate::render::context::RenderContext;

/// The files of a language.
#[derive(Debug, Serialize)]
pub(crate) struct DownloadsView {
    /// `None` where the guide makes no such file.
    one_file: Option<DownloadView>,
    text: DownloadView,
    posters: Vec<PosterFileView>,
    /// The leaflet; `None` in a guide without situations.
    leaflet: Option<String>,
}

/// A poster with the sheet it is for.
#[derive(Debug, Serialize)]
struct PosterFileView {
    href: String,
    sheet: &'static str,
}

/// A file with its size, which `finish` puts in.
#[derive(Debug, Serialize)]
struct DownloadView {
    href: String,
    size: String,
}

/// The files of the language `lang`, offered on `page`.
pub(crate) fn of_language(build: &RenderContext<'_>, page: &Page, lang: &Lang) -> DownloadsView {
    let download = |format| {
        let path = whole_path(lang, format, build.edition);
        DownloadView { href: page.path.to_root() + &path, size: placeholders::size(&path) }
    };
    let posters = build.guide.topics.of_kind(TopicKind::Poster);
    let posters = posters.flat_map(|topic| {
        [PaperSize::A4, PaperSize::A3].map(|size| PosterFileView {
            href: format!("{}{lang}/{}", page.path.to_root(), poster_file(&topic.id, size)),
            sheet: size.as_str(),
        })
    });
    let has_leaflet = build.guide.topics.of_kind(TopicKind::Situation).next().is_some();
    DownloadsView {
        one_file: build.guide.settings.budgets.one_file.map(|_| download(WholeGuideFormat::OneFile)),
        text: download(WholeGuideFormat::Text),
        posters: posters.collect(),
        leaflet: has_leaflet.then(|| format!("{}{lang}/{LEAFLET_FILE}", page.path.to_root())),
    }
}
