//! Drawn pages to the finished site: made small, given their styles and scripts, sealed, weighed, walked.

mod assets;
mod downloads;
mod face;
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
use crate::finish::face::Face;
use crate::finish::offline::OfflineBuild;
use crate::guide::Guide;
use crate::guide::topic::TopicKind;
use crate::lang::{Direction, Lang};
use crate::plan::Page;
use crate::project::Project;
use crate::render::Drawn;
use crate::theme::{PageKind, Theme};

pub(crate) use assets::hash;
pub use face::FONT_LIMIT;
pub use minify::minify;
pub use offline::SAVING_LIMIT;
pub(crate) use packing::zlib;
pub use packing::{gzip, gzip_len};
pub use weight::{FONT_ALLOWANCE, LIMIT, LanguageWeight, Summary};

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
    /// Whether it names a font of its language.
    has_font: bool,
}

impl Finished {
    /// A page of HTML, given its styles and scripts.
    fn sealed(page: &Page, html: String, dress: &Dress<'_>, lags: bool) -> Self {
        let parts = dress.theme.pages.get(&page.kind);
        let face = dress.faces.iter().find(|face| face.lang == page.lang && face::wears(page.kind));
        let direction = direction(dress.guide, &page.lang);
        let html = parts.map(|parts| assets::place(&html, parts, direction, face)).unwrap_or(html);
        Self { has_font: face.is_some(), ..Self::new(page.clone(), html.into_bytes(), lags) }
    }

    fn new(page: Page, bytes: Vec<u8>, lags: bool) -> Self {
        Self {
            weight: gzip_len(&bytes),
            path: page.path,
            kind: page.kind,
            lang: page.lang,
            bytes,
            lags,
            has_font: false,
        }
    }
}

/// What pages are given to wear.
struct Dress<'a> {
    guide: &'a Guide,
    theme: &'a Theme,
    faces: &'a [Face],
}

fn direction(guide: &Guide, lang: &Lang) -> Direction {
    guide.language(lang).map_or_else(|| lang.direction(), |language| language.direction)
}

/// Finishes the site; tells every page and language over the promised weight and every dead link in it, and gives no
/// site where one of these is an error.
pub fn finish(
    drawn: Vec<Drawn>,
    project: &Project,
    checked: &CheckedGuide,
    theme: &Theme,
    edition: &Edition,
    options: &Options,
) -> (Option<(Bundle, Summary)>, Vec<Diagnostic>) {
    let guide = checked.guide();
    let (faces, lacking) = face::faces(project, guide, &drawn);
    let dress = Dress { guide, theme, faces: &faces };
    let (whole, pages): (Vec<Drawn>, Vec<Drawn>) =
        drawn.into_par_iter().partition(|drawn| drawn.page.kind.is_whole_guide());
    let whole: Vec<Finished> = whole
        .into_par_iter()
        .map(|Drawn { page, html }| match page.kind {
            PageKind::Text => {
                Finished::new(page.clone(), plain::bytes(&html, direction(guide, &page.lang)), false)
            }
            _ => Finished::sealed(&page, minify(&html), &dress, false),
        })
        .collect();
    let sizes = Sizes::new(&whole, guide);
    let pages = pages.into_par_iter().map(|Drawn { page, html }| {
        let lags = lags(guide, &page);
        Finished::sealed(&page, sizes.place(&minify(&html)), &dress, lags)
    });
    let build = OfflineBuild { guide, theme, edition, faces: &faces };
    let (mut pages, offline) = offline::offline(pages.collect(), &build, options.withdraw_worker);
    pages.extend(whole);
    let mut problems = weight::problems(&pages, theme);
    problems.extend(lacking);
    problems.extend(face::problems(&faces, guide));
    problems.extend(downloads::problems(&pages, theme));
    let lagging = |lang: &str| pages.iter().any(|page| page.lags && page.lang.as_str() == lang);
    problems.extend(offline::problems(&offline, &build, lagging));
    problems.extend(links::problems(&pages, theme));
    if any_error(&problems) {
        return (None, problems);
    }
    let summary = Summary::new(&pages, &faces, &offline.costs, guide, edition);
    let files = pages.into_iter().map(|page| (page.path, page.bytes));
    let files =
        files.chain(record::json(guide, edition, &summary).map(|(path, json)| (path, json.into_bytes())));
    let files = files.chain(offline.files);
    let files = files.chain(faces.into_iter().map(|face| (face.path, face.bytes)));
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
