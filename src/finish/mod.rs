//! Drawn pages to the finished site: made small, given their styles and scripts, sealed, weighed, walked.

mod assets;
mod downloads;
mod links;
mod minify;
mod offline;
mod plain;
mod prune;
mod record;
mod tags;
mod weight;

use rayon::prelude::*;

use crate::Options;
use crate::bundle::{Bundle, SitePath};
use crate::check::CheckedGuide;
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::edition::Edition;
use crate::finish::downloads::Sizes;
use crate::finish::offline::OfflineBuild;
use crate::lang::{Direction, Lang};
use crate::plan::Page;
use crate::render::Drawn;
use crate::theme::{PageKind, Theme};

pub(crate) use assets::hash;
pub use minify::minify;
pub use offline::SAVING_LIMIT;
pub use weight::{LIMIT, LanguageWeight, Summary, gzip_len};

/// One finished page.
#[derive(Debug, Clone)]
pub(crate) struct Finished {
    path: SitePath,
    kind: PageKind,
    lang: Lang,
    bytes: Vec<u8>,
    /// Bytes after `gzip -9`.
    weight: usize,
}

impl Finished {
    /// A page of HTML, given its styles and scripts.
    fn sealed(page: &Page, html: String, theme: &Theme, direction: Direction) -> Self {
        let parts = theme.pages.get(&page.kind);
        let html = parts.map(|parts| assets::place(&html, parts, direction)).unwrap_or(html);
        Self::new(page.clone(), html.into_bytes())
    }

    fn new(page: Page, bytes: Vec<u8>) -> Self {
        Self { weight: gzip_len(&bytes), path: page.path, kind: page.kind, lang: page.lang, bytes }
    }
}

/// Finishes the site; `Err` names every page and language over the promised weight and every dead link in it.
pub fn finish(
    drawn: Vec<Drawn>,
    checked: &CheckedGuide,
    theme: &Theme,
    edition: &Edition,
    options: &Options,
) -> Result<(Bundle, Summary), Vec<Diagnostic>> {
    let guide = checked.guide();
    let direction = |lang: &Lang| guide.language(lang).map_or_else(|| lang.direction(), |l| l.direction);
    let (whole, pages): (Vec<Drawn>, Vec<Drawn>) =
        drawn.into_par_iter().partition(|drawn| drawn.page.kind.is_whole_guide());
    let whole: Vec<Finished> = whole
        .into_par_iter()
        .map(|Drawn { page, html }| match page.kind {
            PageKind::Text => Finished::new(page.clone(), plain::bytes(&html, direction(&page.lang))),
            _ => Finished::sealed(&page, minify(&html), theme, direction(&page.lang)),
        })
        .collect();
    let sizes = Sizes::new(&whole, guide);
    let pages = pages.into_par_iter().map(|Drawn { page, html }| {
        Finished::sealed(&page, sizes.place(&minify(&html)), theme, direction(&page.lang))
    });
    let build = OfflineBuild { guide, theme, edition };
    let (mut pages, offline) = offline::offline(pages.collect(), &build, options.withdraw_worker);
    pages.extend(whole);
    let mut problems = weight::problems(&pages, theme);
    problems.extend(downloads::problems(&pages, theme));
    problems.extend(offline::problems(&offline, &theme.name));
    problems.extend(links::problems(&pages, theme));
    if !problems.is_empty() {
        return Err(problems);
    }
    let summary = Summary::new(&pages, &offline.costs, guide, edition);
    let files = pages.into_iter().map(|page| (page.path, page.bytes));
    let files =
        files.chain(record::json(guide, edition, &summary).map(|(path, json)| (path, json.into_bytes())));
    let files = files.chain(offline.files);
    match Bundle::new(files) {
        Ok(bundle) => Ok((bundle, summary)),
        Err(twice) => Err(twice.iter().map(path_twice).collect()),
    }
}

fn path_twice(path: &SitePath) -> Diagnostic {
    let message = format!("two pages want the address `{path}`");
    let help = "rename one of the topics";
    let place = Place::Path("content/topics".to_owned());
    Diagnostic::new(Code::PathTwice, Severity::Error, place, message, help)
}
