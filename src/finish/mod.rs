//! Drawn pages to the finished site: made small, given their styles and scripts, sealed, weighed, walked.

mod assets;
mod links;
mod minify;
mod offline;
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
use crate::finish::offline::OfflineBuild;
use crate::render::Drawn;
use crate::theme::{PageKind, Theme};

pub use minify::minify;
pub use offline::SAVING_LIMIT;
pub use weight::{LIMIT, LanguageWeight, Summary, gzip_len};

/// One finished page.
#[derive(Debug, Clone)]
pub(crate) struct Finished {
    path: SitePath,
    lang: Option<String>,
    /// Whether a phone may keep it: the page of an edition must be asked for anew.
    keeps: bool,
    bytes: Vec<u8>,
    /// Bytes after `gzip -9`.
    weight: usize,
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
    let pages: Vec<Finished> = drawn
        .into_par_iter()
        .map(|drawn| {
            let direction =
                guide.language(&drawn.page.lang).map_or_else(|| drawn.page.lang.direction(), |l| l.direction);
            let html = minify(&drawn.html);
            let parts = theme.pages.get(&drawn.page.kind);
            let html = parts.map_or_else(|| html.clone(), |parts| assets::place(&html, parts, direction));
            let bytes = html.into_bytes();
            let keeps = drawn.page.kind != PageKind::Edition;
            let lang = drawn.page.kind.is_in_one_language().then(|| drawn.page.lang.to_string());
            Finished { weight: gzip_len(&bytes), path: drawn.page.path, lang, keeps, bytes }
        })
        .collect();
    let build = OfflineBuild { guide, theme, edition };
    let (pages, offline) = offline::offline(pages, &build, options.withdraw_worker);
    let mut problems = weight::problems(&pages, theme);
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
