//! Which pages there are, and at which address.

mod page;
mod paper;
mod paths;

use crate::bundle::SitePath;
use crate::check::CheckedGuide;
use crate::edition::Edition;
use crate::guide::Guide;
use crate::guide::topic::{Topic, TopicKind};
use crate::i18n::lang::Lang;

pub use page::{Page, PageSubject, TopicPage};
pub use paper::{PaperSize, WholeGuideFormat};
pub use paths::{
    CALENDAR_PATH, CARD_FILE, CONTENTS_FILE, LANGUAGES_FILE, LANGUAGES_IN_MENU, LEAFLET_FILE, NEARBY_PATH,
    SOURCES_FILE, changes_since_path, edition_path, is_languages_of, is_whole, languages_path, part_path,
    poster_file, sheet_file, topic_file, whole_path,
};

/// Lists the pages of a guide: those of all languages first, then language by language in reading order; `only` names the
/// languages that are wanted, where not all are.
/// Paths that no file system could hold are left out; ids and tags never make such a path.
pub fn plan(checked: &CheckedGuide<'_>, edition: &Edition, only: &[Lang]) -> Vec<Page> {
    let guide = checked.guide();
    let source = &guide.settings.source;
    let root = [
        (LANGUAGES_FILE, PageSubject::Languages, source),
        ("404.html", PageSubject::NotFound, source),
        ("offline.html", PageSubject::Offline, source),
        (NEARBY_PATH, PageSubject::Nearby, source),
        (CALENDAR_PATH, PageSubject::Calendar, &guide.settings.official),
    ];
    let root = root.into_iter();
    let mut pages: Vec<Page> = root.filter_map(|(path, subject, lang)| page(path, lang, subject)).collect();
    let languages = guide.settings.languages.iter().map(|language| &language.lang);
    let languages: Vec<&Lang> = languages.filter(|lang| only.is_empty() || only.contains(lang)).collect();
    // A guide that rests on no sources has no page of them.
    let sources = (!guide.sources.is_empty()).then_some(SOURCES_FILE);
    if languages.len() > LANGUAGES_IN_MENU {
        let files = guide.topics.iter().flat_map(|topic| files_of(guide, topic));
        pages.extend(files.filter_map(|file| languages_of(file, source)));
        let of_guide = [CONTENTS_FILE].into_iter().chain(sources);
        pages.extend(of_guide.filter_map(|file| languages_of(file.to_owned(), source)));
    }
    for lang in &languages {
        pages.extend(guide.topics.iter().flat_map(|topic| of_topic(guide, topic, lang)));
        pages.extend(page(&format!("{lang}/{CONTENTS_FILE}"), lang, PageSubject::Contents));
        pages.extend(sources.and_then(|file| page(&format!("{lang}/{file}"), lang, PageSubject::Sources)));
        let parts = &guide.settings.one_file_parts;
        let one_file = guide.settings.budgets.one_file.filter(|_| parts.is_empty());
        let one_file = one_file.map(|_| WholeGuideFormat::OneFile);
        pages.extend(parts.iter().filter_map(|part| {
            page(&part_path(lang, &part.id, &edition.code), lang, PageSubject::Part(part.id.clone()))
        }));
        let whole = one_file.into_iter().chain([WholeGuideFormat::Text]);
        pages.extend(whole.filter_map(|format| {
            page(&whole_path(lang, format, edition), lang, PageSubject::WholeGuide(format))
        }));
    }
    let released = guide.changes.editions.iter().map(|released| &released.code);
    let unreleased = Some(&edition.code).filter(|code| !released.clone().any(|known| known == *code));
    let editions = released.chain(unreleased);
    pages.extend(
        editions
            .clone()
            .filter_map(|code| page(&edition_path(code), source, PageSubject::Edition(code.clone()))),
    );
    let told = editions.filter(|code| **code != edition.code && guide.tells_changes_since(code));
    pages.extend(told.flat_map(|code| {
        let pages = languages.iter();
        pages.filter_map(|lang| {
            page(&changes_since_path(code, lang), lang, PageSubject::ChangesSince(code.clone()))
        })
    }));
    pages
}

/// The pages of a topic in a language: of its kind, and its sheets.
fn of_topic<'a>(guide: &'a Guide, topic: &'a Topic, lang: &'a Lang) -> impl Iterator<Item = Page> + 'a {
    let pages = pages_of(guide, topic).filter_map(move |kind| {
        let path = format!("{lang}/{}", kind.file(&topic.id));
        page(&path, lang, PageSubject::Topic(topic.id.clone(), *kind))
    });
    let sheets = topic.sheets().filter_map(move |sheet| {
        let path = format!("{lang}/{}", sheet_file(&sheet.id));
        page(&path, lang, PageSubject::Sheet(topic.id.clone(), sheet.id.clone()))
    });
    pages.chain(sheets)
}

/// The pages a topic becomes; a leaflet is made of situations.
fn pages_of<'a>(guide: &'a Guide, topic: &'a Topic) -> impl Iterator<Item = &'static TopicPage> + 'a {
    let has_situations = guide.topics.of_kind(TopicKind::Situation).next().is_some();
    TopicPage::of(topic.kind).iter().filter(move |page| **page != TopicPage::Leaflet || has_situations)
}

/// The file names of a topic's pages: the same in each language.
fn files_of<'a>(guide: &'a Guide, topic: &'a Topic) -> impl Iterator<Item = String> + 'a {
    let pages = pages_of(guide, topic).map(|page| page.file(&topic.id));
    let sheets = topic.sheets().map(|sheet| sheet_file(&sheet.id));
    pages.chain(sheets)
}

fn languages_of(file: String, source: &Lang) -> Option<Page> {
    // The site's first page lists them for the first pages.
    if file == LANGUAGES_FILE {
        return None;
    }
    page(&languages_path(&file), source, PageSubject::LanguagesOf(file))
}

fn page(path: &str, lang: &Lang, subject: PageSubject) -> Option<Page> {
    Some(Page { path: SitePath::new(path)?, lang: lang.clone(), subject })
}
