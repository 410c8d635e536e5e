//! Drawn pages to the finished site: made small, given their styles and scripts, sealed, weighed, walked.

mod downloads;
mod edition_json;
mod entities;
pub(crate) mod font_subset;
mod links;
mod minify;
pub(crate) mod page_assets;
mod prune;
mod seal;
mod text;
mod weight;

use rayon::prelude::*;

use crate::Options;
use crate::build_cache::{CacheSession, CachedPage};
use crate::bundle::{Bundle, SitePath};
use crate::check::CheckedGuide;
use crate::check::state::{self, State};
use crate::diagnostic::{Code, Diagnostic, Place, Severity, any_error};
use crate::edition::Edition;
use crate::finish::downloads::DownloadSizes;
use crate::finish::font_subset::FontSubset;
use crate::finish::seal::Seal;
use crate::guide::Guide;
use crate::guide::topic::TopicKind;
use crate::i18n::lang::{Direction, Lang};
use crate::offline::OfflineContext;
use crate::plan::Page;
use crate::project::Project;
use crate::render::RenderedPage;
use crate::theme::markup::Fault;
use crate::theme::{PageKind, Theme};

pub use crate::offline::SAVING_LIMIT;
pub use font_subset::FONT_LIMIT;
pub use minify::minify;
pub(crate) use page_assets::hash;
pub use weight::{FONT_ALLOWANCE, LIMIT, LanguageWeight, Summary};

/// One finished page.
#[derive(Debug, Clone)]
pub(crate) struct FinishedPage {
    pub path: SitePath,
    pub kind: PageKind,
    pub lang: Lang,
    pub bytes: Vec<u8>,
    /// Bytes after `gzip -9`.
    pub weight: usize,
    /// Whether a notice stands on it for a text that is behind its source: it is heavier until that is translated.
    pub lags: bool,
    /// Whether it names a font of its language.
    pub has_font: bool,
    /// What stands on it that nobody wrote.
    pub faults: Vec<Fault>,
}

impl FinishedPage {
    fn new(
        page: &Page,
        CachedPage { bytes, weight, faults }: CachedPage,
        lags: bool,
        has_font: bool,
    ) -> Self {
        let Page { path, kind, lang, .. } = page.clone();
        Self { path, kind, lang, bytes, weight, lags, has_font, faults }
    }
}

/// What pages are given to wear.
struct PageAssets<'a> {
    guide: &'a Guide,
    theme: &'a Theme,
    fonts: &'a [FontSubset],
    seal: &'a Seal,
    recall: &'a CacheSession<'a>,
}

impl PageAssets<'_> {
    fn direction(&self, lang: &Lang) -> Direction {
        self.guide.language(lang).map_or_else(|| lang.direction(), |language| language.direction)
    }

    /// The font of a page.
    fn font(&self, page: &Page) -> Option<&FontSubset> {
        self.fonts.iter().find(|font| font.lang == page.lang && font_subset::uses_font(page.kind))
    }

    /// A drawn page of HTML, given its styles and scripts, its font and the sizes it tells.
    fn inline(
        &self,
        RenderedPage { page, html }: &RenderedPage,
        sizes: &DownloadSizes,
        lags: bool,
    ) -> FinishedPage {
        let (direction, font) = (self.direction(&page.lang), self.font(page));
        let parts = self.theme.pages.get(&page.kind);
        let (css, js) = parts.map_or(("", ""), |parts| (parts.css(direction), &parts.js));
        let rule = font.map_or("", |font| font.rule.as_str());
        let sealed = self.recall.page(&[html, css, js, rule, &sizes.told_by(html), &self.seal.told], || {
            let html = sizes.place(&minify(html));
            let faults = self.seal.faults(&html);
            let html = parts.map(|parts| page_assets::place(&html, parts, direction, font)).unwrap_or(html);
            (html.into_bytes(), faults)
        });
        FinishedPage::new(page, sealed, lags, font.is_some())
    }
}

/// Finishes the site; tells every page and language over the promised weight and every dead link in it, and gives no
/// site where one of these is an error. What `recall` knows is not made again.
pub(crate) fn finish(
    drawn: Vec<RenderedPage>,
    project: &Project,
    checked: &CheckedGuide,
    theme: &Theme,
    edition: &Edition,
    options: &Options,
    recall: &CacheSession<'_>,
) -> (Option<(Bundle, Summary)>, Vec<Diagnostic>) {
    let guide = checked.guide();
    let (fonts, lacking) = font_subset::fonts(project, guide, &drawn);
    let seal = Seal::new(theme, guide);
    let dress = PageAssets { guide, theme, fonts: &fonts, seal: &seal, recall };
    let (whole, pages): (Vec<RenderedPage>, Vec<RenderedPage>) =
        drawn.into_par_iter().partition(|drawn| drawn.page.kind.is_whole_guide());
    let whole: Vec<FinishedPage> = whole
        .into_par_iter()
        .map(|drawn| match drawn.page.kind {
            PageKind::Text => {
                let direction = dress.direction(&drawn.page.lang);
                let sealed = recall.page(&[&drawn.html, direction.as_str()], || {
                    (text::bytes(&drawn.html, direction), Vec::new())
                });
                FinishedPage::new(&drawn.page, sealed, false, false)
            }
            _ => dress.inline(&drawn, &DownloadSizes::default(), false),
        })
        .collect();
    let sizes = DownloadSizes::new(&whole, guide);
    let pages = pages.into_par_iter().map(|drawn| dress.inline(&drawn, &sizes, lags(guide, &drawn.page)));
    let build = OfflineContext { guide, theme, edition, fonts: &fonts, recall };
    let (mut pages, offline) = crate::offline::offline(pages.collect(), &build, options.withdraw_worker);
    pages.extend(whole);
    let mut problems = weight::problems(&pages, theme);
    problems.extend(lacking);
    problems.extend(font_subset::problems(&fonts, guide));
    problems.extend(downloads::problems(&pages, theme));
    let lagging = |lang: &str| pages.iter().any(|page| page.lags && page.lang.as_str() == lang);
    problems.extend(crate::offline::problems(&offline, &build, lagging));
    problems.extend(links::problems(&pages, theme));
    problems.extend(seal::problems(&pages, theme));
    if any_error(&problems) {
        return (None, problems);
    }
    let summary = Summary::new(&pages, &fonts, &offline.costs, guide, edition);
    let files = pages.into_iter().map(|page| (page.path, page.bytes));
    let files = files
        .chain(edition_json::json(guide, edition, &summary).map(|(path, json)| (path, json.into_bytes())));
    let files = files.chain(offline.files);
    let files = files.chain(fonts.into_iter().map(|font| (font.path, font.bytes)));
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
