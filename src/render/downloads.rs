//! What a language offers to take along, as templates see it.

use serde::Serialize;

use crate::guide::topic::TopicKind;
use crate::i18n::lang::Lang;
use crate::page::placeholders;
use crate::plan::{Page, large_file, topic_file, whole_path};
use crate::render::context::RenderContext;
use crate::theme::PageKind;

/// The files of a language.
#[derive(Debug, Serialize)]
pub(crate) struct DownloadsView {
    one_file: DownloadView,
    text: DownloadView,
    posters: Vec<PosterFileView>,
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
    let download = |kind| {
        let path = whole_path(lang, kind, build.edition);
        DownloadView { href: page.path.to_root() + &path, size: placeholders::size(&path) }
    };
    let posters = build.guide.topics.iter().filter(|topic| topic.kind == TopicKind::Poster);
    let posters = posters.flat_map(|topic| {
        let sheets = [(topic_file(&topic.id), "A4"), (large_file(&topic.id), "A3")];
        sheets.map(|(file, sheet)| PosterFileView {
            href: format!("{}{lang}/{file}", page.path.to_root()),
            sheet,
        })
    });
    DownloadsView {
        one_file: download(PageKind::OneFile),
        text: download(PageKind::Text),
        posters: posters.collect(),
    }
}
