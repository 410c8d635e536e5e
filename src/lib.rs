//! Wayleaf turns a folder of multilingual Markdown guidance into a small guide that works without
//! connectivity.
//!
//! Data flows one way, and the disk is touched at both ends only:
//!
//! ```text
//! content/ themes/ --load--> Project --parse--> Guide + Theme --check--> CheckedGuide
//!     --plan--> Vec<Page> --render--> Vec<RenderedPage> --finish--> Bundle --write--> site/
//! ```
//!
//! [`load::load`] and [`write::write`] are the only doors to the disk. Everything between them is
//! [`build`]: a function from text to bytes without a clock, an environment or a network, so that the same
//! project on the same day gives the same bytes on any machine. Problems are values ([`diagnostic`]): all
//! of them are collected and returned, and if one is an error there is no bundle to write.

pub mod address;
pub mod author;
pub mod build_cache;
pub mod bundle;
pub mod calendar;
pub mod check;
pub mod compress;
pub mod diagnostic;
mod edit;
pub mod edition;
pub mod finish;
mod font;
pub mod guide;
pub mod hosts;
pub mod i18n;
pub mod kit;
pub mod law;
pub mod load;
mod offline;
pub mod pack;
pub mod parse;
pub mod plan;
pub mod project;
pub mod readability;
pub mod render;
pub mod report;
pub mod serve;
mod tags;
pub mod theme;
pub mod write;

use crate::build_cache::{BuildCache, CacheSession};
use crate::bundle::Bundle;
use crate::calendar::Day;
use crate::diagnostic::{Diagnostic, sort_and_dedup};
use crate::edition::Edition;
use crate::i18n::lang::Lang;
use crate::project::Project;

pub use crate::finish::{LanguageWeight, Summary};

/// The theme every guide is drawn with.
pub const THEME: &str = "plain";

/// What decides a build beside the project itself.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day the edition bears.
    pub edition_date: Day,
    /// Whether the offline worker is withdrawn: phones then remove what they have kept of the guide, and its pages
    /// no longer offer to keep it.
    pub withdraw_worker: bool,
}

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
        Ok(drawn) => finish::finish(drawn, project, &checked, &theme, &edition, options, recall),
        Err(faults) => (None, faults),
    };
    problems.extend(found);
    let (bundle, summary) = made.unzip();
    let problems = sort_and_dedup(problems, project);
    (Outcome { bundle, problems, summary: summary.unwrap_or_default() }, Some(edition))
}
