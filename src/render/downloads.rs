//! What a language offers to take along, as templates see it.

use serde::Serialize;

use crate::lang::Lang;
use crate::plan::{Page, whole_path};
use crate::render::{Build, holes};
use crate::theme::PageKind;

/// The files of a language.
#[derive(Debug, Serialize)]
pub(crate) struct DownloadsView {
    one_file: DownloadView,
    text: DownloadView,
}

/// A file with its size, which `finish` puts in.
#[derive(Debug, Serialize)]
struct DownloadView {
    href: String,
    size: String,
}

/// The files of the language `lang`, offered on `page`.
pub(crate) fn of_language(build: &Build<'_>, page: &Page, lang: &Lang) -> DownloadsView {
    let download = |kind| {
        let path = whole_path(lang, kind, build.edition);
        DownloadView { href: page.path.to_root() + &path, size: holes::size(&path) }
    };
    DownloadsView { one_file: download(PageKind::OneFile), text: download(PageKind::Text) }
}
