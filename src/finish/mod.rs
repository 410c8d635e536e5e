//! Drawn pages to the finished site: made small, given their styles and scripts, sealed, weighed, walked.

mod assets;
mod downloads;
mod entities;
mod face;
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
use crate::check::state::{self, State};
use crate::diagnostic::{Code, Diagnostic, Place, Severity, any_error};
use crate::edition::Edition;
use crate::finish::downloads::Sizes;
use crate::finish::face::Face;
use crate::finish::offline::OfflineBuild;
use crate::guide::Guide;
use crate::guide::topic::TopicKind;
use crate::lang::{Direction, Lang};
use crate::memo::{Recall, Sealed};
use crate::plan::Page;
use crate::project::Project;
use crate::render::Drawn;
use crate::theme::{PageKind, Theme};

pub(crate) use assets::hash;
pub use face::FONT_LIMIT;
pub use minify::minify;
pub use offline::SAVING_LIMIT;
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
    fn new(page: &Page, Sealed { bytes, weight }: Sealed, lags: bool, has_font: bool) -> Self {
        let Page { path, kind, lang, .. } = page.clone();
        Self { path, kind, lang, bytes, weight, lags, has_font }
    }
}

/// What pages are given to wear.
struct Dress<'a> {
    guide: &'a Guide,
    theme: &'a Theme,
    faces: &'a [Face],
    recall: &'a Recall<'a>,
}

impl Dress<'_> {
    fn direction(&self, lang: &Lang) -> Direction {
        self.guide.language(lang).map_or_else(|| lang.direction(), |language| language.direction)
    }

    /// The font of a page.
    fn face(&self, page: &Page) -> Option<&Face> {
        self.faces.iter().find(|face| face.lang == page.lang && face::wears(page.kind))
    }

    /// A drawn page of HTML, given its styles and scripts, its font and the sizes it tells.
    fn put_on(&self, Drawn { page, html }: &Drawn, sizes: &Sizes, lags: bool) -> Finished {
        let (direction, face) = (self.direction(&page.lang), self.face(page));
        let parts = self.theme.pages.get(&page.kind);
        let (css, js) = parts.map_or(("", ""), |parts| (parts.css(direction), &parts.js));
        let rule = face.map_or("", |face| face.rule.as_str());
        let sealed = self.recall.page(&[html, css, js, rule, &sizes.told_by(html)], || {
            let html = sizes.place(&minify(html));
            parts.map(|parts| assets::place(&html, parts, direction, face)).unwrap_or(html).into_bytes()
        });
        Finished::new(page, sealed, lags, face.is_some())
    }
}

/// Finishes the site; tells every page and language over the promised weight and every dead link in it, and gives no
/// site where one of these is an error. What `recall` knows is not made again.
pub(crate) fn finish(
    drawn: Vec<Drawn>,
    project: &Project,
    checked: &CheckedGuide,
    theme: &Theme,
    edition: &Edition,
    options: &Options,
    recall: &Recall<'_>,
) -> (Option<(Bundle, Summary)>, Vec<Diagnostic>) {
    let guide = checked.guide();
    let (faces, lacking) = face::faces(project, guide, &drawn);
    let dress = Dress { guide, theme, faces: &faces, recall };
    let (whole, pages): (Vec<Drawn>, Vec<Drawn>) =
        drawn.into_par_iter().partition(|drawn| drawn.page.kind.is_whole_guide());
    let whole: Vec<Finished> = whole
        .into_par_iter()
        .map(|drawn| match drawn.page.kind {
            PageKind::Text => {
                let direction = dress.direction(&drawn.page.lang);
                let sealed =
                    recall.page(&[&drawn.html, direction.as_str()], || plain::bytes(&drawn.html, direction));
                Finished::new(&drawn.page, sealed, false, false)
            }
            _ => dress.put_on(&drawn, &Sizes::default(), false),
        })
        .collect();
    let sizes = Sizes::new(&whole, guide);
    let pages = pages.into_par_iter().map(|drawn| dress.put_on(&drawn, &sizes, lags(guide, &drawn.page)));
    let build = OfflineBuild { guide, theme, edition, faces: &faces, recall };
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
