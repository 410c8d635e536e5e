//! The names of files and where they lie in the site.

use crate::bundle::SitePath;
use crate::edition::Edition;
use crate::guide::ids::{TopicId, UnitId};
use crate::i18n::lang::Lang;
use crate::plan::paper::{PaperSize, WholeGuideFormat};

/// The file name of a topic's page.
pub fn topic_file(topic: &TopicId) -> String {
    if topic.is_home() { "index.html".to_owned() } else { format!("{topic}.html") }
}

/// The file name of a poster.
pub fn poster_file(poster: &TopicId, size: PaperSize) -> String {
    match size {
        PaperSize::A4 => topic_file(poster),
        PaperSize::A3 => format!("{poster}-a3.html"),
    }
}

/// The file name of the page of all sources.
pub const SOURCES_FILE: &str = "sources.html";

/// The file name of the page of contents.
pub const CONTENTS_FILE: &str = "contents.html";

/// The file name of the checklist as text to hand on.
pub const SHARE_FILE: &str = "share.html";

/// The path of the page for a reader who must leave quickly.
pub const CALENDAR_PATH: &str = "calendar.html";

/// The path of the page that phones near by are given first.
pub const NEARBY_PATH: &str = "nearby.html";

/// The file name of a sheet's page.
pub fn sheet_file(sheet: &UnitId) -> String {
    format!("{sheet}.html")
}

/// The path of the page that tells whether a copy of an edition is still right.
pub fn edition_path(code: &str) -> String {
    format!("e/{code}/index.html")
}

/// The path of a file that holds a whole language: `guide-ar-2026-11-kf.html`.
pub fn whole_path(lang: &Lang, format: WholeGuideFormat, edition: &Edition) -> String {
    format!("{WHOLE}{lang}-{}.{}", edition.code, format.kind().ending())
}

/// Whether a file at this path holds a whole language.
pub fn is_whole(path: &SitePath) -> bool {
    path.as_str().starts_with(WHOLE)
}

/// How the names of files begin that hold a whole language; no folder of a language does.
const WHOLE: &str = "guide-";
