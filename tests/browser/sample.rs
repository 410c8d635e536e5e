//! Which pages a browser opens where a test goes through the whole guide.
//!
//! Page i of language j is opened by the browser whose turn it is: browser number (i + j) modulo the number of turns.
//! There are as many turns as languages, two at least, so that a browser opens as many pages as one language has, however
//! many there are: each kind of page in one language, and some pages of each language. Of the pages that choose a language
//! and of those that tell of an edition, which differ by a name, each browser opens every so many as there are turns. The
//! few other pages without a language are always opened by both. Of what there is once in each language, such as the one file,
//! each browser opens every other. With `WHOLE=1` both open everything.

use std::env;

use crate::driver::Engine;
use crate::site::{Page, Site, site};

/// The pages of the guide that this browser opens.
pub(crate) fn pages_for(engine: Engine) -> Vec<&'static Page> {
    let whole = is_whole();
    site().pages.iter().filter(|page| whole || is_due(site(), page, engine)).collect()
}

/// The pages of two languages in turns, however many the guide has: this browser opens each kind of page in one of them.
pub(crate) fn pages_of_two(engine: Engine, languages: [&'static str; 2]) -> Vec<&'static Page> {
    let whole = is_whole();
    let due = |at: usize| {
        let pages = site().pages_in(languages[at]).enumerate();
        pages.filter(move |(kind, _)| whole || (at + kind) % 2 == number(engine))
    };
    (0..2).flat_map(due).map(|(_, page)| page).collect()
}

/// Of what there is once in each language, what this browser opens: the first, the third and so on, or the second, the fourth
/// and so on, so that each is opened by one browser.
pub(crate) fn every_other<T>(engine: Engine, all: impl IntoIterator<Item = T>) -> Vec<T> {
    let due = all.into_iter().enumerate().filter(|(at, _)| is_whole() || at % 2 == number(engine));
    due.map(|(_, each)| each).collect()
}

/// Whether everything is opened.
pub(crate) fn is_whole() -> bool {
    env::var_os("WHOLE").is_some()
}

/// The languages in which this browser goes a whole way through the guide: at most two of them, and no language twice.
pub(crate) fn languages_for(engine: Engine) -> Vec<&'static str> {
    let whole = is_whole();
    let languages = site().languages().into_iter().enumerate();
    let turns = site().languages().len().div_ceil(2).max(2);
    let due = languages.filter(|(at, _)| whole || at % turns == number(engine));
    due.map(|(_, language)| language).collect()
}

fn is_due(site: &Site, page: &Page, engine: Engine) -> bool {
    let Some(language) = page.language() else {
        let Some(folder) = page.folder() else { return true };
        let mut alike = site.pages.iter().filter(|other| other.folder() == Some(folder));
        let at = alike.position(|known| known == page);
        return at.is_some_and(|at| at % turns(site) == number(engine));
    };
    let at = site.languages().iter().position(|known| *known == language);
    let kind = site.pages_in(language).position(|known| known == page);
    at.zip(kind).is_some_and(|(at, kind)| (at + kind) % turns(site) == number(engine))
}

fn turns(site: &Site) -> usize {
    site.languages().len().max(2)
}

fn number(engine: Engine) -> usize {
    match engine {
        Engine::Chromium => 0,
        Engine::Firefox => 1,
    }
}

#[test]
fn each_kind_of_page_and_each_language_is_opened_by_both_browsers() {
    for engine in [Engine::Chromium, Engine::Firefox] {
        let pages: Vec<&Page> = site().pages.iter().filter(|page| is_due(site(), page, engine)).collect();
        for page in &site().pages {
            let same = |other: &&Page| match (other.language(), page.language()) {
                (Some(_), Some(_)) => other.path.rsplit('/').next() == page.path.rsplit('/').next(),
                (None, None) => other.folder() == page.folder(),
                _ => false,
            };
            assert!(pages.iter().any(same), "{engine:?} never opens a page such as {}", page.path);
            assert!(
                pages.iter().any(|other| other.language() == page.language()),
                "{engine:?}: {}",
                page.path
            );
        }
    }
}
