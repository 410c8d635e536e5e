//! The pipeline: a project in memory to its site in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::build_cache::{BuildCache, CacheSession};
use crate::bundle::{Bundle, SitePath};
use crate::calendar::Day;
use crate::diagnostic::{Diagnosed, Diagnostic, sort_and_dedup};
use crate::edition::Edition;
use crate::guide::Guide;
use crate::i18n::lang::Lang;
use crate::options::{Options, THEME};
use crate::page::FinishedHtml;
use crate::parse::{self, Parsed};
use crate::project::Project;
use crate::site::BuiltSite;
use crate::site::weight::Summary;
use crate::stages::{BuildStage, Stages};
use crate::theme::Theme;
use crate::{check, plan, render, site};

/// A finished site, and what it was made from.
#[derive(Debug)]
pub struct Site {
    /// Its files.
    pub bundle: Bundle,
    /// Its pages of HTML, each with its parts beside it: for what a host is told, and for a preview.
    pub pages: BTreeMap<SitePath, Arc<FinishedHtml>>,
    /// What was made.
    pub summary: Summary,
    /// The guide it tells.
    pub guide: Guide,
    /// The theme it is drawn with.
    pub theme: Theme,
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
    stages.begin(BuildStage::Parse);
    let parsed = parse::parse(project, THEME);
    run(project, parsed, options, only, None, &CacheSession::nothing().observed(stages)).0
}

/// Builds the site of a project that is parsed already.
pub fn build_parsed(
    project: &Project,
    parsed: Diagnosed<Parsed>,
    options: &Options,
    only: &[Lang],
) -> Diagnosed<Option<Site>> {
    run(project, parsed, options, only, None, &CacheSession::nothing()).0
}

/// Builds the site once more after a change: what `before` holds is not made again, and the edition stays that of the
/// first build. The outcome is that of a build from nothing with this edition. Gives the cache for the next build.
pub fn build_again(
    project: &Project,
    options: &Options,
    before: BuildCache,
) -> (Diagnosed<Option<Site>>, BuildCache) {
    let (session, told) = CacheSession::of(&before);
    let parsed = parse::parse(project, THEME);
    match run(project, parsed, options, &[], before.edition().cloned(), &session) {
        (built, Some(edition)) => (built, BuildCache::new(edition, told.try_iter())),
        (built, None) => (built, before),
    }
}

/// What is wrong with a project's texts and theme, as far as that is found without drawing a page. Problems are sorted by
/// place.
pub fn check_texts(project: &Project, edition_date: Day, stages: Stages<'_>) -> Vec<Diagnostic> {
    stages.begin(BuildStage::Parse);
    let Diagnosed { value: Parsed { guide, theme }, problems } = parse::parse(project, THEME);
    stages.begin(BuildStage::Check);
    let problems = match guide.as_ref().zip(theme.as_ref()) {
        Some((guide, theme)) => check::findings(project, guide, theme, edition_date, problems),
        None => problems,
    };
    // A large guide is given back piece by piece, which nobody need wait for.
    rayon::spawn(move || drop((guide, theme)));
    sort_and_dedup(problems, project)
}

/// The site, and the edition of its pages if any were drawn.
fn run(
    project: &Project,
    parsed: Diagnosed<Parsed>,
    options: &Options,
    only: &[Lang],
    edition: Option<Edition>,
    session: &CacheSession<'_>,
) -> (Diagnosed<Option<Site>>, Option<Edition>) {
    let sorted = |built: Diagnosed<Option<Site>>| Diagnosed {
        problems: sort_and_dedup(built.problems, project),
        ..built
    };
    let Diagnosed { value: Parsed { guide, theme }, problems } = parsed;
    let (Some(guide), Some(theme)) = (guide, theme) else {
        return (sorted(Diagnosed::new(None, problems)), None);
    };
    session.stages.begin(BuildStage::Check);
    let Diagnosed { value: checked, mut problems } =
        check::check(project, &guide, &theme, options.edition_date, problems);
    let Some(checked) = checked else { return (sorted(Diagnosed::new(None, problems)), None) };
    session.stages.begin(BuildStage::Plan);
    let edition = edition.unwrap_or_else(|| Edition::new(project, options.edition_date));
    let pages = plan::plan(&checked, &edition, only);
    session.stages.begin(BuildStage::Render);
    let drawn = render::render(project, &checked, &theme, &pages, &edition).keep(&mut problems);
    let made = drawn.and_then(|drawn| {
        site::site(drawn, project, &checked, &theme, &edition, options, session).keep(&mut problems)
    });
    let site = made.map(|BuiltSite { bundle, pages, summary }| Site { bundle, pages, summary, guide, theme });
    (sorted(Diagnosed::new(site, problems)), Some(edition))
}
