//! Which pages there are, and at which address.

mod page;
mod paper;
mod paths;

use crate::bundle::SitePath;
use crate::check::CheckedGuide;
use crate::edition::Edition;
use crate::guide::topic::Topic;
use crate::i18n::lang::Lang;

pub use page::{Page, PageSubject, TopicPage};
pub use paper::{PaperSize, WholeGuideFormat};
pub use paths::{
    CALENDAR_PATH, CONTENTS_FILE, NEARBY_PATH, SHARE_FILE, SOURCES_FILE, edition_path, is_whole, poster_file,
    sheet_file, topic_file, whole_path,
};

/// Lists the pages of a guide: those of all languages first, then language by language in reading order; `only` names the
/// languages that are wanted, where not all are.
/// Paths that no file system could hold are left out; ids and tags never make such a path.
pub fn plan(checked: &CheckedGuide<'_>, edition: &Edition, only: &[Lang]) -> Vec<Page> {
    let guide = checked.guide();
    let source = &guide.settings.source;
    let root = [
        ("index.html", PageSubject::Languages, source),
        ("404.html", PageSubject::NotFound, source),
        ("offline.html", PageSubject::Offline, source),
        (NEARBY_PATH, PageSubject::Nearby, source),
        (CALENDAR_PATH, PageSubject::Calendar, &guide.settings.official),
    ];
    let root = root.into_iter();
    let mut pages: Vec<Page> = root.filter_map(|(path, subject, lang)| page(path, lang, subject)).collect();
    let languages = guide.settings.languages.iter().map(|language| &language.lang);
    for lang in languages.filter(|lang| only.is_empty() || only.contains(lang)) {
        pages.extend(guide.topics.iter().flat_map(|topic| of_topic(topic, lang)));
        pages.extend(page(&format!("{lang}/{CONTENTS_FILE}"), lang, PageSubject::Contents));
        // A guide that rests on no sources has no page of them.
        let sources = (!guide.sources.is_empty()).then_some(SOURCES_FILE);
        pages.extend(sources.and_then(|file| page(&format!("{lang}/{file}"), lang, PageSubject::Sources)));
        let whole = [WholeGuideFormat::OneFile, WholeGuideFormat::Text].into_iter();
        pages.extend(whole.filter_map(|format| {
            page(&whole_path(lang, format, edition), lang, PageSubject::WholeGuide(format))
        }));
    }
    let released = guide.changes.editions.iter().map(|released| &released.code);
    let unreleased = Some(&edition.code).filter(|code| !released.clone().any(|known| known == *code));
    let editions = released.chain(unreleased);
    pages.extend(
        editions.filter_map(|code| page(&edition_path(code), source, PageSubject::Edition(code.clone()))),
    );
    pages
}

/// The pages of a topic in a language: of its kind, and its sheets.
fn of_topic<'a>(topic: &'a Topic, lang: &'a Lang) -> impl Iterator<Item = Page> + 'a {
    let pages = TopicPage::of(topic.kind).iter().filter_map(move |kind| {
        let path = format!("{lang}/{}", kind.file(&topic.id));
        page(&path, lang, PageSubject::Topic(topic.id.clone(), *kind))
    });
    let sheets = topic.sheets().filter_map(move |sheet| {
        let path = format!("{lang}/{}", sheet_file(&sheet.id));
        page(&path, lang, PageSubject::Sheet(topic.id.clone(), sheet.id.clone()))
    });
    pages.chain(sheets)
}

fn page(path: &str, lang: &Lang, subject: PageSubject) -> Option<Page> {
    Some(Page { path: SitePath::new(path)?, lang: lang.clone(), subject })
}
