//! The pipeline: a project in memory to its site in memory.

use crate::build_cache::{BuildCache, CacheSession};
use crate::bundle::Bundle;
use crate::diagnostic::{Diagnostic, sort_and_dedup};
use crate::edition::Edition;
use crate::i18n::lang::Lang;
use crate::options::{Options, THEME};
use crate::project::Project;
use crate::site::weight::Summary;
use crate::{check, parse, plan, render, site};

/// What came of a build.
#[derive(Debug)]
pub struct Outcome {
    /// The finished site; `None` where there is any error.
    pub bundle: Option<Bundle>,
    /// Everything that was wrong, sorted by place.
    pub problems: Vec<Diagnostic>,
    /// What was made; empty where there is any error.
    pub summary: Summary,
}

/// Builds the site of a project in memory.
pub fn build(project: &Project, options: &Options) -> Outcome {
    build_in(project, options, &[])
}

/// Builds the site in some languages only, each whole: no page speaks of the others. No language stands for all.
pub fn build_in(project: &Project, options: &Options, only: &[Lang]) -> Outcome {
    made(project, options, only, None, &CacheSession::nothing()).0
}

/// Builds the site once more after a change: what `before` holds is not made again, and the edition stays that of the
/// first build. The outcome is that of a build from nothing with this edition. Gives the memo for the next build.
pub fn build_again(project: &Project, options: &Options, before: BuildCache) -> (Outcome, BuildCache) {
    let (recall, told) = CacheSession::of(&before);
    match made(project, options, &[], before.edition().cloned(), &recall) {
        (outcome, Some(edition)) => (outcome, BuildCache::new(edition, told.try_iter())),
        (outcome, None) => (outcome, before),
    }
}

/// What came of a build, and the edition of its pages where it came to drawing any.
fn made(
    project: &Project,
    options: &Options,
    only: &[Lang],
    edition: Option<Edition>,
    recall: &CacheSession<'_>,
) -> (Outcome, Option<Edition>) {
    let (guide, mut problems) = parse::guide(project);
    let (theme, found) = parse::theme::theme(project, THEME);
    problems.extend(found);
    let (Some(guide), Some(theme)) = (guide, theme) else {
        let problems = sort_and_dedup(problems, project);
        return (Outcome { bundle: None, problems, summary: Summary::default() }, None);
    };
    let (checked, mut problems) = check::check(project, guide, &theme, options.edition_date, problems);
    let Some(checked) = checked else {
        let problems = sort_and_dedup(problems, project);
        return (Outcome { bundle: None, problems, summary: Summary::default() }, None);
    };
    let edition = edition.unwrap_or_else(|| Edition::new(project, options.edition_date));
    let pages = plan::plan(&checked, &edition, only);
    let (made, found) = match render::render(project, &checked, &theme, &pages, &edition) {
        Ok(drawn) => site::site(drawn, project, &checked, &theme, &edition, options, recall),
        Err(faults) => (None, faults),
    };
    problems.extend(found);
    let (bundle, summary) = made.unzip();
    let problems = sort_and_dedup(problems, project);
    (Outcome { bundle, problems, summary: summary.unwrap_or_default() }, Some(edition))
}
