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

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

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
use crate::page_cache::CacheSession;
use crate::plan::Page;
use crate::project::Project;
use crate::render::RenderedPage;
use crate::theme::{PageKind, Theme};

pub use minify::minify;

/// A kind of page, its direction, and the components it names whose scripts not every page of the kind is given.
type Look<'a> = (PageKind, Direction, BTreeSet<&'a str>);

/// What pages are given to wear.
struct PageAssets<'a> {
    guide: &'a Guide,
    theme: &'a Theme,
    fonts: &'a [FontSubset],
    seal: Seal,
    styles: BTreeMap<Look<'a>, PageStyles<'a>>,
    session: &'a CacheSession<'a>,
}

impl<'a> PageAssets<'a> {
    /// What these pages need.
    fn new(
        drawn: &[RenderedPage],
        guide: &'a Guide,
        theme: &'a Theme,
        fonts: &'a [FontSubset],
        session: &'a CacheSession<'a>,
    ) -> Self {
        let seal = Seal::new(theme, guide);
        let mut assets = Self { guide, theme, fonts, seal, styles: BTreeMap::new(), session };
        let looks: BTreeSet<Look<'_>> =
            drawn.iter().map(|drawn| assets.look(&drawn.page, &drawn.html)).collect();
        let styles = looks.into_par_iter().filter_map(|look| {
            let parts = theme.pages.get(&look.0)?;
            let styles = PageStyles::new(parts.css(look.1), &parts.script(&look.2));
            Some((look, styles))
        });
        assets.styles = styles.collect();
        assets
    }

    /// Pages that are turned to; `None` where nobody waits for them any more.
    fn finished(
        &self,
        drawn: Vec<RenderedPage>,
        sizes: &DownloadSizes,
        checked: &CheckedGuide<'_>,
    ) -> Option<Vec<FinishedPage>> {
        let lags = |page: &Page| {
            let shown = page.topic().and_then(|id| checked.topic(id, &page.lang));
            shown.is_some_and(|topic| topic.lags)
        };
        let pages = drawn
            .into_par_iter()
            .map(|drawn| self.session.is_waited_for().then(|| self.inline(&drawn, sizes, lags(&drawn.page))));
        pages.collect()
    }

    fn direction(&self, lang: &Lang) -> Direction {
        self.guide.language(lang).map_or_else(|| lang.direction(), |language| language.direction)
    }

    /// What decides which styles and scripts a drawn page can use.
    fn look(&self, page: &Page, html: &str) -> Look<'a> {
        let kind = page.kind();
        let parts = self.theme.pages.get(&kind);
        (kind, self.direction(&page.lang), parts.map(|parts| parts.named_parts(html)).unwrap_or_default())
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
        let styles = self.styles.get(&self.look(page, html));
        let css = parts.map_or("", |parts| parts.css(direction));
        let js = styles.map_or("", |styles| &styles.script);
        let rule = font.map_or("", |font| font.rule.as_str());
        let of = [page.kind().as_str(), html, css, js, rule, &sizes.told_by(html), &self.seal.told];
        let budget = Some(self.guide.settings.budgets.page).filter(|_| !page.kind().is_whole_guide());
        let cached = self.session.page(&of, budget, || {
            let html = sizes.place(minify(html));
            let faults = self.seal.faults(&html);
            let joined = match styles {
                Some(styles) => page_assets::assemble(page.kind(), html, styles, font),
                None => FinishedHtml::new(page.kind(), html, "".into(), "".into(), false),
            };
            (PageContent::Html(Arc::new(joined)), faults)
        });
        FinishedPage::new(page, cached, lags, font.is_some())
    }
}

/// The pages of a site, and what they share.
pub(crate) struct Finished {
    /// Pages to turn to.
    pub pages: Vec<FinishedPage>,
    /// Files that hold a whole language.
    pub whole: Vec<FinishedPage>,
    /// What the pages were given that was made from other pages.
    pub shared: SharedByPages,
}

/// What pages are given that is made from other pages.
#[derive(Debug, Clone, Default)]
pub(crate) struct SharedByPages {
    /// The fonts of the languages.
    pub fonts: Vec<FontSubset>,
    /// The sizes of the files to save.
    pub sizes: DownloadSizes,
    /// By language, what readers are told that keeping it costs.
    pub costs: BTreeMap<String, String>,
}

/// Finishes every page, and tells what they weigh together: what benchmarks measure.
pub fn finished_weight(
    drawn: Vec<RenderedPage>,
    project: &Project,
    checked: &CheckedGuide<'_>,
    theme: &Theme,
) -> usize {
    let finished = finish(drawn, project, checked, theme, &CacheSession::nothing()).value;
    let pages = finished.iter().flat_map(|finished| finished.pages.iter().chain(&finished.whole));
    pages.map(|page| page.weight.most()).sum()
}

/// Finishes every page. What `session` knows is not made again; `None` where nobody waits for it any more.
pub(crate) fn finish(
    drawn: Vec<RenderedPage>,
    project: &Project,
    checked: &CheckedGuide<'_>,
    theme: &Theme,
    session: &CacheSession<'_>,
) -> Diagnosed<Option<Finished>> {
    let guide = checked.guide();
    let Diagnosed { value: fonts, mut problems } = font_subset::fonts(project, guide, &drawn);
    let assets = PageAssets::new(&drawn, guide, theme, &fonts, session);
    let (whole, pages): (Vec<RenderedPage>, Vec<RenderedPage>) =
        drawn.into_par_iter().partition(|drawn| drawn.page.kind().is_whole_guide());
    let whole = whole.into_par_iter().map(|drawn| {
        session.is_waited_for().then(|| match drawn.page.kind() {
            PageKind::Text => {
                let direction = assets.direction(&drawn.page.lang);
                let cached = session.page(&[&drawn.html, direction.as_str()], None, || {
                    (PageContent::Text(text::bytes(&drawn.html, direction).into()), Vec::new())
                });
                FinishedPage::new(&drawn.page, cached, false, false)
            }
            _ => assets.inline(&drawn, &DownloadSizes::default(), false),
        })
    });
    let Some(whole) = whole.collect::<Option<Vec<FinishedPage>>>() else {
        return Diagnosed::new(None, problems);
    };
    let sizes = DownloadSizes::new(&whole, guide);
    let Some(pages) = assets.finished(pages, &sizes, checked) else {
        return Diagnosed::new(None, problems);
    };
    problems.extend(font_subset::problems(&fonts, guide));
    problems.extend(downloads::problems(&whole, guide.settings.budgets.one_file));
    problems.extend(seal::problems(pages.iter().chain(&whole)));
    let shared = SharedByPages { fonts, sizes, costs: BTreeMap::new() };
    Diagnosed::new(Some(Finished { pages, whole, shared }), problems)
}

/// Finishes some pages that are turned to, with what an earlier build made of the others; `None` where something stands
/// on one that nobody wrote.
pub(crate) fn finish_some(
    drawn: Vec<RenderedPage>,
    checked: &CheckedGuide<'_>,
    theme: &Theme,
    shared: &SharedByPages,
    session: &CacheSession<'_>,
) -> Option<Vec<FinishedPage>> {
    let assets = PageAssets::new(&drawn, checked.guide(), theme, &shared.fonts, session);
    let pages = assets.finished(drawn, &shared.sizes, checked)?;
    pages.iter().all(|page| page.faults.is_empty()).then_some(pages)
}
