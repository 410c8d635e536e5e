//! Rendered pages to finished ones: made small, given their styles, scripts and fonts, sealed by a policy.

mod downloads;
mod entities;
pub(crate) mod font_subset;
mod minify;
pub(crate) mod page;
mod page_assets;
mod prune;
mod seal;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::build_cache::CacheSession;
use crate::check::CheckedGuide;
use crate::diagnostic::Diagnosed;
use crate::finish::downloads::DownloadSizes;
use crate::finish::font_subset::FontSubset;
use crate::finish::page::FinishedPage;
use crate::finish::prune::PageStyles;
use crate::finish::seal::Seal;
use crate::guide::Guide;
use crate::i18n::lang::{Direction, Lang};
use crate::page::{FinishedHtml, PageContent};
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
    styles: BTreeMap<(PageKind, Direction), PageStyles<'a>>,
    session: &'a CacheSession<'a>,
}

impl PageAssets<'_> {
    fn direction(&self, lang: &Lang) -> Direction {
        self.guide.language(lang).map_or_else(|| lang.direction(), |language| language.direction)
    }

    /// The font of a page.
    fn font(&self, page: &Page) -> Option<&FontSubset> {
        self.fonts.iter().find(|font| font.lang == page.lang && font_subset::uses_font(page.kind()))
    }

    /// A drawn page of HTML, given its styles and scripts, its font and the sizes it tells.
    fn inline(
        &self,
        RenderedPage { page, html }: &RenderedPage,
        sizes: &DownloadSizes,
        lags: bool,
    ) -> FinishedPage {
        let (direction, font) = (self.direction(&page.lang), self.font(page));
        let parts = self.theme.pages.get(&page.kind());
        let (css, js) = parts.map_or(("", ""), |parts| (parts.css(direction), &parts.js));
        let rule = font.map_or("", |font| font.rule.as_str());
        let cached = self.session.page(
            &[page.kind().as_str(), html, css, js, rule, &sizes.told_by(html), &self.seal.told],
            || {
                let html = sizes.place(&minify(html));
                let faults = self.seal.faults(&html);
                let joined = match parts.zip(self.styles.get(&(page.kind(), direction))) {
                    Some((parts, styles)) => page_assets::assemble(page.kind(), html, parts, styles, font),
                    None => FinishedHtml::new(page.kind(), html, String::new(), String::new(), false),
                };
                (PageContent::Html(Arc::new(joined)), faults)
            },
        );
        FinishedPage::new(page, cached, lags, font.is_some())
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

/// Finishes every page. What `session` knows is not made again.
pub(crate) fn finish(
    drawn: Vec<RenderedPage>,
    project: &Project,
    checked: &CheckedGuide<'_>,
    theme: &Theme,
    session: &CacheSession<'_>,
) -> Diagnosed<Finished> {
    let guide = checked.guide();
    let Diagnosed { value: fonts, mut problems } = font_subset::fonts(project, guide, &drawn);
    let seal = Seal::new(theme, guide);
    let styles = theme.pages.iter().flat_map(|(kind, parts)| {
        [Direction::Ltr, Direction::Rtl]
            .map(|direction| ((*kind, direction), PageStyles::new(parts.css(direction), &parts.js)))
    });
    let assets = PageAssets { guide, theme, fonts: &fonts, seal: &seal, styles: styles.collect(), session };
    let (whole, pages): (Vec<RenderedPage>, Vec<RenderedPage>) =
        drawn.into_par_iter().partition(|drawn| drawn.page.kind().is_whole_guide());
    let whole: Vec<FinishedPage> = whole
        .into_par_iter()
        .map(|drawn| match drawn.page.kind() {
            PageKind::Text => {
                let direction = assets.direction(&drawn.page.lang);
                let cached = session.page(&[&drawn.html, direction.as_str()], || {
                    (PageContent::Text(text::bytes(&drawn.html, direction).into()), Vec::new())
                });
                FinishedPage::new(&drawn.page, cached, false, false)
            }
            _ => assets.inline(&drawn, &DownloadSizes::default(), false),
        })
        .collect();
    let sizes = DownloadSizes::new(&whole, guide);
    let lags = |page: &Page| {
        let shown = page.topic().and_then(|id| checked.topic(id, &page.lang));
        shown.is_some_and(|topic| topic.lags)
    };
    let pages = pages.into_par_iter().map(|drawn| assets.inline(&drawn, &sizes, lags(&drawn.page)));
    let pages: Vec<FinishedPage> = pages.collect();
    problems.extend(font_subset::problems(&fonts, guide));
    problems.extend(downloads::problems(&whole));
    problems.extend(seal::problems(pages.iter().chain(&whole)));
    Diagnosed::new(Finished { pages, whole, fonts }, problems)
}
