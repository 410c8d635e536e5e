//! Drawn pages to the finished site: made small, given their styles and scripts, sealed, weighed, walked.

mod assets;
mod downloads;
mod links;
mod minify;
mod offline;
mod packing;
mod plain;
mod prune;
mod record;
mod tags;
mod weight;

use rayon::prelude::*;

use crate::Options;
use crate::bundle::{Bundle, SitePath};
use crate::check::CheckedGuide;
use crate::check::state::{self, State};
use crate::diagnostic::{Code, Diagnostic, Place, Severity, any_error};
use crate::edition::Edition;
use crate::finish::downloads::Sizes;
use crate::finish::offline::OfflineBuild;
use crate::guide::Guide;
use crate::guide::topic::TopicKind;
use crate::lang::{Direction, Lang};
use crate::plan::Page;
use crate::render::Drawn;
use crate::theme::{PageKind, Theme};

pub(crate) use assets::hash;
pub use minify::minify;
pub use offline::SAVING_LIMIT;
pub use packing::{gzip, gzip_len};
pub use weight::{LIMIT, LanguageWeight, Summary};

/// One finished page.
#[derive(Debug, Clone)]
pub(crate) struct Finished {
    path: SitePath,
    kind: PageKind,
    lang: Lang,
    bytes: Vec<u8>,
    /// Bytes after `gzip -9`.
    weight: usize,
    /// Whether a notice stands on it for a text that is behind its source: it is heavier until that is translated.
    lags: bool,
}

impl Finished {
    /// A page of HTML, given its styles and scripts.
    fn sealed(page: &Page, html: String, theme: &Theme, direction: Direction, lags: bool) -> Self {
        let parts = theme.pages.get(&page.kind);
        let html = parts.map(|parts| assets::place(&html, parts, direction)).unwrap_or(html);
        Self::new(page.clone(), html.into_bytes(), lags)
    }

    fn new(page: Page, bytes: Vec<u8>, lags: bool) -> Self {
        Self { weight: gzip_len(&bytes), path: page.path, kind: page.kind, lang: page.lang, bytes, lags }
    }
}

/// Finishes the site; tells every page and language over the promised weight and every dead link in it, and gives no
/// site where one of these is an error.
pub fn finish(
    drawn: Vec<Drawn>,
    checked: &CheckedGuide,
    theme: &Theme,
    edition: &Edition,
    options: &Options,
) -> (Option<(Bundle, Summary)>, Vec<Diagnostic>) {
    let guide = checked.guide();
    let direction = |lang: &Lang| guide.language(lang).map_or_else(|| lang.direction(), |l| l.direction);
    let (whole, pages): (Vec<Drawn>, Vec<Drawn>) =
        drawn.into_par_iter().partition(|drawn| drawn.page.kind.is_whole_guide());
    let whole: Vec<Finished> = whole
        .into_par_iter()
        .map(|Drawn { page, html }| match page.kind {
            PageKind::Text => Finished::new(page.clone(), plain::bytes(&html, direction(&page.lang)), false),
            _ => Finished::sealed(&page, minify(&html), theme, direction(&page.lang), false),
        })
        .collect();
    let sizes = Sizes::new(&whole, guide);
    let pages = pages.into_par_iter().map(|Drawn { page, html }| {
        let lags = lags(guide, &page);
        Finished::sealed(&page, sizes.place(&minify(&html)), theme, direction(&page.lang), lags)
    });
    let build = OfflineBuild { guide, theme, edition };
    let (mut pages, offline) = offline::offline(pages.collect(), &build, options.withdraw_worker);
    pages.extend(whole);
    let mut problems = weight::problems(&pages, theme);
    problems.extend(downloads::problems(&pages, theme));
    let lagging = |lang: &str| pages.iter().any(|page| page.lags && page.lang.as_str() == lang);
    problems.extend(offline::problems(&offline, &theme.name, lagging));
    problems.extend(links::problems(&pages, theme));
    if any_error(&problems) {
        return (None, problems);
    }
    let summary = Summary::new(&pages, &offline.costs, guide, edition);
    let files = pages.into_iter().map(|page| (page.path, page.bytes));
    let files =
        files.chain(record::json(guide, edition, &summary).map(|(path, json)| (path, json.into_bytes())));
    let files = files.chain(offline.files);
    match Bundle::new(files) {
        Ok(bundle) => (Some((bundle, summary)), problems),
        Err(twice) => {
            problems.extend(twice.iter().map(path_twice));
            (None, problems)
        }
    }
}

/// Whether a unit of the page's topic is behind its source, in its language or in the official one beside it.
fn lags(guide: &Guide, page: &Page) -> bool {
    let Some(topic) = page.topic.as_ref().and_then(|id| guide.topic(id)) else { return false };
    let current = |lang: &Lang| {
        let mut units = topic.units.iter();
        units.all(|spec| state::of_unit(guide, topic, spec, lang) == State::Current)
    };
    let has_twins = topic.kind == TopicKind::Checklist;
    !current(&page.lang) || has_twins && !current(&guide.settings.official)
}

fn path_twice(path: &SitePath) -> Diagnostic {
    let message = format!("two pages want the address `{path}`");
    let help = "rename one of the topics";
    let place = Place::Path("content/topics".to_owned());
    Diagnostic::new(Code::PathTwice, Severity::Error, place, message, help)
}
