//! The names of files and where they lie in the site.

use crate::bundle::SitePath;
use crate::edition::Edition;
use crate::guide::ids::{PartId, TopicId, UnitId};
use crate::i18n::lang::Lang;
use crate::plan::paper::{PaperSize, WholeGuideFormat};

/// The file name of a topic's page.
pub fn topic_file(topic: &TopicId) -> String {
    if topic.is_home() { LANGUAGES_FILE.to_owned() } else { format!("{topic}.html") }
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

/// The file name of the card of a checklist, for whoever helps.
pub const CARD_FILE: &str = "card.html";

/// The file name of the leaflet.
pub const LEAFLET_FILE: &str = "leaflet.html";

/// The path of the page for a reader who must leave quickly.
pub const CALENDAR_PATH: &str = "calendar.html";

/// The path of the page that phones near by are given first.
pub const NEARBY_PATH: &str = "nearby.html";

/// The most languages that the menu of a page lists itself. Where there are more, a page of languages lists them, one for
/// each file name, so that no page grows with the number of languages.
pub const LANGUAGES_IN_MENU: usize = 4;

/// The path of the page that lists the languages of the pages with this file name: for first pages the site's own first
/// page, for others a page in a folder that no tag of a language is as long as.
pub fn languages_path(file: &str) -> String {
    if file == LANGUAGES_FILE { file.to_owned() } else { format!("{LANGUAGES}{file}") }
}

/// Whether a page at this path lists the languages of pages with one file name, beside the site's first page.
pub fn is_languages_of(path: &SitePath) -> bool {
    path.as_str().starts_with(LANGUAGES)
}

/// The folder of the pages that list languages.
const LANGUAGES: &str = "languages/";

/// The file name of a language's first page, and the path of the page that leads to these.
pub const LANGUAGES_FILE: &str = "index.html";

/// The file name of a sheet's page.
pub fn sheet_file(sheet: &UnitId) -> String {
    format!("{sheet}.html")
}

/// The path of the page that tells whether a copy of an edition is still right.
pub fn edition_path(code: &str) -> String {
    format!("e/{code}/index.html")
}

/// The path of the page that tells in a language what has changed since an edition.
pub fn changes_since_path(code: &str, lang: &Lang) -> String {
    format!("e/{code}/{lang}.html")
}

/// The path of a file that holds a whole language: `guide-ar-2026-11-kf.html`.
pub fn whole_path(lang: &Lang, format: WholeGuideFormat, edition: &Edition) -> String {
    format!("{WHOLE}{lang}-{}.{}", edition.code, format.kind().ending())
}

/// The path of a file that holds a part of a language: `guide-ar-2026-11-kf-papers.html`.
pub fn part_path(lang: &Lang, part: &PartId, edition: &str) -> String {
    format!("{WHOLE}{lang}-{edition}-{part}.{}", WholeGuideFormat::OneFile.kind().ending())
}

/// Whether a file at this path holds a whole language, or a part of one.
pub fn is_whole(path: &SitePath) -> bool {
    path.as_str().starts_with(WHOLE)
}

/// How the names of files begin that hold a whole language; no folder of a language does.
const WHOLE: &str = "guide-";
