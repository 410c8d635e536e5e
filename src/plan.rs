//! Which pages there are, and at which address.

use crate::bundle::SitePath;
use crate::check::CheckedGuide;
use crate::edition::Edition;
use crate::guide::ids::{TopicId, UnitId};
use crate::guide::topic::{Topic, TopicKind};
use crate::i18n::lang::Lang;
use crate::theme::PageKind;

/// A page to draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its address.
    pub path: SitePath,
    /// Which kind of page it is.
    pub kind: PageKind,
    /// Its language; for a page of all languages, the source language.
    pub lang: Lang,
    /// Its topic, where it has one.
    pub topic: Option<TopicId>,
    /// The edition it speaks of, where it asks whether a copy is still right.
    pub edition: Option<String>,
    /// The unit that opens its sheet, where it is one.
    pub sheet: Option<UnitId>,
}

/// The file name of a topic's page.
pub fn topic_file(topic: &TopicId) -> String {
    if topic.is_home() { "index.html".to_owned() } else { format!("{topic}.html") }
}

/// The file name of a poster on the larger sheet.
pub fn large_file(poster: &TopicId) -> String {
    format!("{poster}-a3.html")
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
pub fn whole_path(lang: &Lang, kind: PageKind, edition: &Edition) -> String {
    format!("{WHOLE}{lang}-{}.{}", edition.code, kind.ending())
}

/// Whether a file at this path holds a whole language.
pub fn is_whole(path: &SitePath) -> bool {
    path.as_str().starts_with(WHOLE)
}

/// How the names of files begin that hold a whole language; no folder of a language does.
const WHOLE: &str = "guide-";

/// Lists the pages of a guide: those of all languages first, then language by language in reading order; `only` names the languages that are wanted, where not all are.
/// Paths that no file system could hold are left out; ids and tags never make such a path.
pub fn plan(checked: &CheckedGuide<'_>, edition: &Edition, only: &[Lang]) -> Vec<Page> {
    let guide = checked.guide();
    let source = &guide.settings.source;
    let page = |path: String, kind, lang: &Lang, topic: Option<&TopicId>| {
        let path = SitePath::new(&path)?;
        Some(Page { path, kind, lang: lang.clone(), topic: topic.cloned(), edition: None, sheet: None })
    };
    let root = [
        ("index.html", PageKind::Languages, source),
        ("404.html", PageKind::NotFound, source),
        ("offline.html", PageKind::Offline, source),
        (NEARBY_PATH, PageKind::Nearby, source),
        (CALENDAR_PATH, PageKind::Calendar, &guide.settings.official),
    ];
    let root = root.into_iter();
    let mut pages: Vec<Page> =
        root.filter_map(|(path, kind, lang)| page(path.to_owned(), kind, lang, None)).collect();
    let languages = guide.settings.languages.iter().map(|language| &language.lang);
    for lang in languages.filter(|lang| only.is_empty() || only.contains(lang)) {
        for topic in &guide.topics {
            let path = format!("{lang}/{}", topic_file(&topic.id));
            pages.extend(kind(topic).and_then(|kind| page(path, kind, lang, Some(&topic.id))));
            for sheet in topic.sheets().map(|spec| &spec.id) {
                let path = format!("{lang}/{}", sheet_file(sheet));
                let drawn = page(path, PageKind::Sheet, lang, Some(&topic.id));
                pages.extend(drawn.map(|page| Page { sheet: Some(sheet.clone()), ..page }));
            }
            if topic.kind == TopicKind::Checklist {
                pages.extend(page(format!("{lang}/{SHARE_FILE}"), PageKind::Share, lang, Some(&topic.id)));
            }
            if topic.kind == TopicKind::Poster {
                let path = format!("{lang}/{}", large_file(&topic.id));
                pages.extend(page(path, PageKind::PosterA3, lang, Some(&topic.id)));
            }
        }
        pages.extend(page(format!("{lang}/{CONTENTS_FILE}"), PageKind::Contents, lang, None));
        pages.extend(page(format!("{lang}/{SOURCES_FILE}"), PageKind::Sources, lang, None));
        let whole = [PageKind::OneFile, PageKind::Text].into_iter();
        pages.extend(whole.filter_map(|kind| page(whole_path(lang, kind, edition), kind, lang, None)));
    }
    let released = guide.changes.editions.iter().map(|released| &released.code);
    let unreleased = Some(&edition.code).filter(|code| !released.clone().any(|known| known == *code));
    for code in released.chain(unreleased) {
        let spoken_of = page(edition_path(code), PageKind::Edition, source, None);
        pages.extend(spoken_of.map(|page| Page { edition: Some(code.clone()), ..page }));
    }
    pages
}

/// The kind of page a topic becomes; none for one that becomes its sheets.
fn kind(topic: &Topic) -> Option<PageKind> {
    match topic.kind {
        TopicKind::Home => Some(PageKind::Home),
        TopicKind::Checklist => Some(PageKind::Checklist),
        TopicKind::Text | TopicKind::Glossary => Some(PageKind::Topic),
        TopicKind::Dates => Some(PageKind::Dates),
        TopicKind::Poster => Some(PageKind::Poster),
        TopicKind::Sheet => None,
    }
}
