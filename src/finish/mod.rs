//! Rendered pages to finished ones: made small, given their styles, scripts and fonts, sealed by a policy.

mod downloads;
mod entities;
pub(crate) mod font_subset;
mod minify;
mod minimal;
pub(crate) mod page;
mod page_assets;
mod prune;
mod seal;
mod text;
mod word_index;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::check::CheckedGuide;
use crate::compress::Scales;
use crate::diagnostic::Diagnosed;
use crate::finish::downloads::DownloadSizes;
use crate::finish::font_subset::FontSubset;
use crate::finish::page::{FinishedPage, StagedPage};
use crate::finish::prune::PageStyles;
use crate::finish::seal::Seal;
use crate::guide::Guide;
use crate::i18n::lang::{Direction, Lang};
use crate::page_cache::{CacheSession, MadePage};
use crate::plan::Page;
use crate::project::Project;
use crate::render::RenderedPage;
use crate::stages::BuildStage;
use crate::theme::{PageKind, Theme};

pub(crate) use entities::attribute_value;
pub use minify::minify;

/// A kind of page, its direction, and the components it names whose scripts not every page of the kind is given.
type Look<'a> = (PageKind, Direction, BTreeSet<&'a str>);

/// What pages are given to wear.
struct PageAssets<'a> {
    guide: &'a Guide,
    theme: &'a Theme,
    fonts: &'a [FontSubset],
    seal: &'a Seal,
    styles: BTreeMap<Look<'a>, PageStyles<'a>>,
    session: &'a CacheSession<'a>,
}

impl<'a> PageAssets<'a> {
    /// Nothing yet, for pages that may use these fonts.
    fn new(
        guide: &'a Guide,
        theme: &'a Theme,
        fonts: &'a [FontSubset],
        seal: &'a Seal,
        session: &'a CacheSession<'a>,
    ) -> Self {
        Self { guide, theme, fonts, seal, styles: BTreeMap::new(), session }
    }

    /// Also what these pages need.
    fn prepare(&mut self, drawn: &[RenderedPage]) {
        let looks = drawn.par_iter().map(|drawn| self.look(&drawn.page, &drawn.html));
        let looks: BTreeSet<Look<'_>> = looks.collect();
        let new = looks.into_par_iter().filter(|look| !self.styles.contains_key(look));
        let styles = new.filter_map(|look| {
            let parts = self.theme.pages.get(&look.0)?;
            let styles = PageStyles::new(parts.css(look.1), &parts.script(&look.2));
            Some((look, styles))
        });
        let styles: Vec<_> = styles.collect();
        self.styles.extend(styles);
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
        let pages = drawn.into_par_iter().map_init(Scales::default, |scales, drawn| {
            self.session.is_waited_for().then(|| self.inline(&drawn, sizes, lags(&drawn.page), scales))
        });
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
        scales: &mut Scales,
    ) -> FinishedPage {
        let (direction, font) = (self.direction(&page.lang), self.font(page));
        let parts = self.theme.pages.get(&page.kind());
        let styles = self.styles.get(&self.look(page, html));
        let css = parts.map_or("", |parts| parts.css(direction));
        let js = styles.map_or("", |styles| &styles.script);
        let rule = font.map_or("", |font| font.rule.as_str());
        let of = [page.kind().as_str(), html, css, js, rule, &sizes.told_by(html), &self.seal.told];
        let budget = Some(self.guide.settings.budgets.page).filter(|_| !page.kind().is_whole_guide());
        let cached = self.session.page(&of, (budget, scales), || {
            page_assets::assemble(page.kind(), sizes.place(minify(html)), styles, font, self.seal)
        });
        FinishedPage::new(page, cached, lags, font.is_some())
    }
}

/// The pages of a site, and what they share.
pub(crate) struct Finished {
    /// Pages to turn to.
    pub pages: Vec<FinishedPage>,
    /// Pages to turn to that lie in their places already.
    pub staged: Vec<StagedPage>,
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

/// Finishes pages that are drawn, and tells what they weigh together: what benchmarks measure.
pub fn finished_weight(
    drawn: Vec<RenderedPage>,
    project: &Project,
    checked: &CheckedGuide<'_>,
    theme: &Theme,
) -> usize {
    let (guide, session) = (checked.guide(), CacheSession::nothing());
    let fonts = font_subset::fonts(project, guide, &drawn).value;
    let seal = Seal::new(theme, guide);
    let mut assets = PageAssets::new(guide, theme, &fonts, &seal, &session);
    assets.prepare(&drawn);
    let finished = assets.finished(drawn, &DownloadSizes::default(), checked);
    finished.into_iter().flatten().map(|page| page.about.weight.most()).sum()
}

/// How many pages are drawn and finished at a time: what is drawn goes away as it is finished.
const AT_A_TIME: usize = 128;

/// Draws and finishes every page. What `session` knows is not made again; `None` where a template has a fault, or nobody waits
/// for the pages any more.
pub(crate) fn finish(
    pages: &[Page],
    draw: impl Fn(&[&Page]) -> Diagnosed<Option<Vec<RenderedPage>>>,
    project: &Project,
    checked: &CheckedGuide<'_>,
    theme: &Theme,
    session: &CacheSession<'_>,
) -> Diagnosed<Option<Finished>> {
    let guide = checked.guide();
    let mut problems = Vec::new();
    let mut drawn = |pages: &[&Page]| {
        session.stages.begin(BuildStage::Render);
        let drawn = draw(pages).keep(&mut problems);
        session.stages.begin(BuildStage::Finish);
        drawn
    };
    let (whole, pages): (Vec<&Page>, Vec<&Page>) =
        pages.iter().partition(|page| page.kind().is_whole_guide());
    let whole = drawn(&whole);
    // A font is cut down to the letters of all pages.
    let has_fonts = guide.settings.languages.iter().any(|language| language.font.is_some());
    let at_a_time = if has_fonts { pages.len().max(1) } else { AT_A_TIME };
    let mut batches = pages.chunks(at_a_time);
    let first = batches.next().map_or_else(|| Some(Vec::new()), &mut drawn);
    let Diagnosed { value: fonts, problems: faults_of_fonts } =
        font_subset::fonts(project, guide, first.as_deref().unwrap_or_default());
    let seal = Seal::new(theme, guide);
    let mut assets = PageAssets::new(guide, theme, &fonts, &seal, session);
    let whole = whole.and_then(|whole| finished_whole(whole, &mut assets));
    let sizes = DownloadSizes::new(whole.as_deref().unwrap_or_default(), guide);
    let (mut held, mut staged, mut is_sound) = (Vec::new(), Vec::new(), whole.is_some());
    let mut next = Some(first);
    // Where one template has a fault the others are looked at, too.
    while let Some(batch) = next {
        let batch = batch.filter(|_| is_sound).and_then(|batch| {
            assets.prepare(&batch);
            assets.finished(batch, &sizes, checked)
        });
        is_sound &= batch.is_some();
        let (more, moved) = stage(batch.unwrap_or_default(), guide.settings.budgets.page, session);
        held.extend(more);
        staged.extend(moved);
        next = batches.next().map(&mut drawn);
    }
    let Some(whole) = whole.filter(|_| is_sound) else { return Diagnosed::new(None, problems) };
    problems.extend(faults_of_fonts);
    problems.extend(font_subset::problems(&fonts, guide));
    problems.extend(downloads::problems(&whole, guide.settings.budgets.one_file));
    let abouts = held.iter().chain(&whole).map(|page| &page.about);
    problems.extend(seal::problems(abouts.chain(staged.iter().map(|page| &page.about))));
    let shared = SharedByPages { fonts, sizes, costs: BTreeMap::new() };
    Diagnosed::new(Some(Finished { pages: held, staged, whole, shared }), problems)
}

/// Files that hold a whole language; `None` where nobody waits for them any more.
fn finished_whole(drawn: Vec<RenderedPage>, assets: &mut PageAssets<'_>) -> Option<Vec<FinishedPage>> {
    assets.prepare(&drawn);
    let (assets, session) = (&*assets, assets.session);
    let whole = drawn.into_par_iter().map_init(Scales::default, |scales, drawn| {
        session.is_waited_for().then(|| match drawn.page.kind() {
            PageKind::Text => {
                let direction = assets.direction(&drawn.page.lang);
                let cached = session.page(&[&drawn.html, direction.as_str()], (None, scales), || {
                    MadePage::text(text::bytes(&drawn.html, direction))
                });
                FinishedPage::new(&drawn.page, cached, false, false)
            }
            _ => assets.inline(&drawn, &DownloadSizes::default(), false, scales),
        })
    });
    whole.collect()
}

/// How many pages of those finished at a time are held in any case, those with the most bytes: one of them may be the heaviest.
const HELD: usize = 2;

/// Has pages taken to their places whose content nobody asks for any more, if `session` takes any: a page over its budget is
/// looked at again. Gives back the others.
fn stage(
    pages: Vec<FinishedPage>,
    budget: usize,
    session: &CacheSession<'_>,
) -> (Vec<FinishedPage>, Vec<StagedPage>) {
    if !session.stages_pages() {
        return (pages, Vec::new());
    }
    let mut sizes: Vec<usize> = pages.iter().map(|page| page.about.size).collect();
    sizes.sort_unstable();
    let largest = sizes.iter().rev().nth(HELD - 1).copied().unwrap_or_default();
    let is_held = |page: &FinishedPage| {
        let about = &page.about;
        let tells = page.content.html().is_none_or(|html| html.tells_saving_size());
        tells || about.size >= largest || about.weight.most() > budget
    };
    let (held, moved): (Vec<FinishedPage>, Vec<FinishedPage>) = pages.into_par_iter().partition(is_held);
    let moved = moved.into_par_iter().map(|FinishedPage { about, content }| {
        let file = session.stage(&about.path, &content.bytes());
        StagedPage { about, file }
    });
    (held, moved.collect())
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
    let seal = Seal::new(theme, checked.guide());
    let mut assets = PageAssets::new(checked.guide(), theme, &shared.fonts, &seal, session);
    assets.prepare(&drawn);
    let pages = assets.finished(drawn, &shared.sizes, checked)?;
    pages.iter().all(|page| page.about.faults.is_empty()).then_some(pages)
}
