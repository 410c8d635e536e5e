//! What a language offers to take along, as templates see it.

use serde::Serialize;

use crate::guide::topic::TopicKind;
use crate::page::placeholders;
use crate::plan::{LEAFLET_FILE, Page, PaperSize, WholeGuideFormat, part_path, poster_file, whole_path};
use crate::render::context::RenderContext;
use crate::render::locale_data::LocaleData;
use crate::render::one_file::{PartTitleView, part_title};

/// The files of a language.
#[derive(Debug, Serialize)]
pub(crate) struct DownloadsView<'a> {
    /// `None` where the guide makes no such file, or several.
    one_file: Option<DownloadView>,
    /// The files that a language is split into; none where one file holds all.
    parts: Vec<PartFileView<'a>>,
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

/// The file of a part.
#[derive(Debug, Serialize)]
struct PartFileView<'a> {
    #[serde(flatten)]
    file: DownloadView,
    #[serde(flatten)]
    part: PartTitleView<'a>,
}

/// A file with its size, which `finish` puts in.
#[derive(Debug, Serialize)]
struct DownloadView {
    href: String,
    size: String,
}

/// The files of the language `lang`, offered on `page`.
pub(crate) fn of_language<'a>(
    build: &'a RenderContext<'a>,
    page: &Page,
    locale: &'a LocaleData<'a>,
) -> DownloadsView<'a> {
    let lang = locale.lang();
    let file =
        |path: String| DownloadView { href: page.path.to_root() + &path, size: placeholders::size(&path) };
    let download = |format| file(whole_path(lang, format, build.edition));
    let settings = &build.guide.settings;
    let one_file = settings.budgets.one_file.filter(|_| settings.one_file_parts.is_empty());
    let parts = settings.one_file_parts.iter().filter_map(|part| {
        let file = file(part_path(lang, &part.id, &build.edition.code));
        Some(PartFileView { file, part: part_title(build, part, locale)? })
    });
    let posters = build.guide.topics.of_kind(TopicKind::Poster);
    let posters = posters.flat_map(|topic| {
        [PaperSize::A4, PaperSize::A3].map(|size| PosterFileView {
            href: format!("{}{lang}/{}", page.path.to_root(), poster_file(&topic.id, size)),
            sheet: size.as_str(),
        })
    });
    let has_leaflet = build.guide.topics.of_kind(TopicKind::Situation).next().is_some();
    DownloadsView {
        one_file: one_file.map(|_| download(WholeGuideFormat::OneFile)),
        parts: parts.collect(),
        text: download(WholeGuideFormat::Text),
        posters: posters.collect(),
        leaflet: has_leaflet.then(|| format!("{}{lang}/{LEAFLET_FILE}", page.path.to_root())),
    }
}
