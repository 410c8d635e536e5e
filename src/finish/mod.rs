//! Rendered pages to finished ones: made small, given their styles, scripts and fonts, sealed by a policy.

mod downloads;
mod entities;
pub(crate) mod font_subset;
mod minify;
pub(crate) mod page;
pub(crate) mod page_assets;
mod prune;
mod seal;
mod text;

use rayon::prelude::*;

use crate::build_cache::CacheSession;
use crate::check::state::{self, State};
use crate::diagnostic::Diagnosed;
use crate::finish::downloads::DownloadSizes;
use crate::finish::font_subset::FontSubset;
use crate::finish::page::FinishedPage;
use crate::finish::seal::Seal;
use crate::guide::Guide;
use crate::guide::topic::TopicKind;
use crate::i18n::lang::{Direction, Lang};
use crate::plan::Page;
use crate::project::Project;
use crate::render::RenderedPage;
use crate::theme::{PageKind, Theme};

pub use downloads::ONE_FILE_LIMIT;
pub use font_subset::FONT_LIMIT;
pub use minify::minify;

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

/// The pages of a site, and what they share.
pub(crate) struct Finished {
    /// Pages to turn to.
    pub pages: Vec<FinishedPage>,
    /// Files that hold a whole language.
    pub whole: Vec<FinishedPage>,
    /// The fonts of the languages.
    pub fonts: Vec<FontSubset>,
}

/// Finishes every page. What `recall` knows is not made again.
pub(crate) fn finish(
    drawn: Vec<RenderedPage>,
    project: &Project,
    guide: &Guide,
    theme: &Theme,
    recall: &CacheSession<'_>,
) -> Diagnosed<Finished> {
    let Diagnosed { value: fonts, mut problems } = font_subset::fonts(project, guide, &drawn);
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
    let pages: Vec<FinishedPage> = pages.collect();
    problems.extend(font_subset::problems(&fonts, guide));
    problems.extend(downloads::problems(&whole));
    problems.extend(seal::problems(pages.iter().chain(&whole)));
    Diagnosed::new(Finished { pages, whole, fonts }, problems)
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
