//! The pipeline: a project in memory to its site in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::bundle::{Bundle, SitePath};
use crate::calendar::Day;
use crate::check::{self, CheckedGuide};
use crate::diagnostic::{Diagnosed, sort_and_dedup};
use crate::edition::Edition;
use crate::finish::SharedByPages;
use crate::guide::Guide;
use crate::i18n::lang::Lang;
use crate::options::Options;
use crate::page::{FinishedHtml, Policy};
use crate::page_cache::{CacheSession, PageStage};
use crate::parse::{self, Parsed};
use crate::plan::Page;
use crate::project::Project;
use crate::render::PageSelection;
use crate::site::BuiltSite;
use crate::site::weight::Summary;
use crate::stages::{BuildStage, Stages};
use crate::theme::Theme;
use crate::{plan, render, site};

/// A finished site, and what it was made from.
#[derive(Debug)]
pub struct Site {
    /// Its files.
    pub bundle: Bundle,
    /// Its pages of HTML, each with its parts beside it, for a preview; none where the site is only published.
    pub pages: BTreeMap<SitePath, Arc<FinishedHtml>>,
    /// The policies of its pages, for what a host is told.
    pub policies: Vec<Policy>,
    /// What was made.
    pub summary: Summary,
    /// The guide it tells.
    pub guide: Guide,
    /// The theme it is drawn with.
    pub theme: Arc<Theme>,
}

/// Builds the site of a project in memory: `None` if there is any error. Problems are sorted by place.
pub fn build(project: &Project, options: &Options) -> Diagnosed<Option<Site>> {
    build_in(project, options, &[])
}

/// Builds the site in some languages only, each whole: no page speaks of the others. No language stands for all.
pub fn build_in(project: &Project, options: &Options, only: &[Lang]) -> Diagnosed<Option<Site>> {
    build_observed(project, options, only, Stages::default())
}

/// Builds as [`build_in`] does, and tells which stage begins.
pub fn build_observed(
    project: &Project,
    options: &Options,
    only: &[Lang],
    stages: Stages<'_>,
) -> Diagnosed<Option<Site>> {
    build_in_session(project, options, only, &CacheSession::nothing().observed(stages))
}

/// Builds as [`build_observed`] does, in less memory: `pages` are left out, and where no phone is to keep the guide, pages that
/// `stage` takes to their places as they are finished are only named in the bundle.
pub(crate) fn build_to_publish(
    project: &Project,
    options: &Options,
    only: &[Lang],
    stages: Stages<'_>,
    stage: Option<PageStage<'_>>,
) -> Diagnosed<Option<Site>> {
    let session = CacheSession::nothing().observed(stages).without_parts();
    // What a phone keeps is made of all pages.
    build_in_session(project, options, only, &session.staging(stage.filter(|_| options.withdraw_worker)))
}

fn build_in_session(
    project: &Project,
    options: &Options,
    only: &[Lang],
    session: &CacheSession<'_>,
) -> Diagnosed<Option<Site>> {
    session.stages.begin(BuildStage::Parse);
    let parsed = parse::parse(project, &parse::theme::chosen(project));
    build_read(project, parsed, options, only, session)
}

/// Builds the site of a project that is parsed already.
pub fn build_parsed(
    project: &Project,
    parsed: Diagnosed<Parsed>,
    options: &Options,
    only: &[Lang],
) -> Diagnosed<Option<Site>> {
    build_read(project, parsed, options, only, &CacheSession::nothing())
}

fn build_read(
    project: &Project,
    parsed: Diagnosed<Parsed>,
    options: &Options,
    only: &[Lang],
    session: &CacheSession<'_>,
) -> Diagnosed<Option<Site>> {
    session.stages.begin(BuildStage::Check);
    let Diagnosed { value: Parsed { mut guide, theme }, problems } = parsed;
    let mut built = Diagnosed::new(None, Vec::new());
    match guide.as_mut().zip(theme.as_ref()) {
        Some((guide, theme)) => {
            built.problems = check::findings(project, guide, theme, options.edition_date, problems);
            // Somebody who takes pages to their places as they are finished asks nothing more of the guide.
            if session.stages_pages() {
                guide.topics.forget_lines();
            }
            if let Some(checked) = check::sound(guide, &built.problems) {
                let drawn = draw(project, &checked, theme, options, None, session, only);
                built.value = drawn.site.keep(&mut built.problems);
            }
        }
        None => built.problems = problems,
    }
    built.problems = sort_and_dedup(built.problems, project);
    built
}

/// A project's texts and theme, and what is wrong with them as far as that is found without drawing a page. Problems are
/// sorted by place.
pub fn check_texts(project: &Project, edition_date: Day, stages: Stages<'_>) -> Diagnosed<Parsed> {
    stages.begin(BuildStage::Parse);
    let Diagnosed { value: parsed, problems } = parse::parse(project, &parse::theme::chosen(project));
    stages.begin(BuildStage::Check);
    let problems = match parsed.guide.as_ref().zip(parsed.theme.as_ref()) {
        Some((guide, theme)) => {
            let mut problems = check::findings(project, guide, theme, edition_date, problems);
            problems.extend(check::meaning_findings(project, guide));
            problems
        }
        None => problems,
    };
    Diagnosed::new(parsed, sort_and_dedup(problems, project))
}

/// A site as it was drawn.
pub(crate) struct Drawn {
    /// None where something is wrong with it, or nobody waits for it any more; with the problems of its pages.
    pub site: Diagnosed<Option<Site>>,
    /// The edition its pages bear.
    pub edition: Edition,
    /// What its pages were given that was made from other pages.
    pub shared: Option<SharedByPages>,
}

/// Draws the site of a guide that has kept every rule, in some languages or, where none is named, in all.
pub(crate) fn draw(
    project: &Project,
    checked: &CheckedGuide<'_>,
    theme: &Arc<Theme>,
    options: &Options,
    edition: Option<Edition>,
    session: &CacheSession<'_>,
    only: &[Lang],
) -> Drawn {
    session.stages.begin(BuildStage::Plan);
    let edition = edition.unwrap_or_else(|| Edition::new(project, options.edition_date));
    let pages = plan::plan(checked, &edition, only);
    let is_stale = || !session.is_waited_for();
    let selection = PageSelection { is_stale: &is_stale, ..PageSelection::ALL };
    let mut problems = Vec::new();
    session.stages.begin(BuildStage::Render);
    let made = render::with_renderer(project, checked, theme, &pages, &edition, |renderer| {
        let draw = |pages: &[&Page]| renderer.draw(pages.iter().copied(), selection);
        site::site((&pages, draw), project, checked, theme, &edition, options, session)
    });
    let made = made.keep(&mut problems);
    let (site, shared) = made
        .map(|BuiltSite { bundle, pages, policies, summary, shared }| {
            let (guide, theme) = (checked.guide().clone(), Arc::clone(theme));
            (Site { bundle, pages, policies, summary, guide, theme }, shared)
        })
        .unzip();
    Drawn { site: Diagnosed::new(site, problems), edition, shared }
}
