//! `wayleaf check`: checks the guide and writes nothing.

use std::mem;

use crate::diagnostic::any_error;
use crate::guide::Guide;
use crate::report::one_line;
use crate::stages::Stages;
use clap::Args;

use super::clock;
use super::context::Context;
use super::exit::{CommandResult, Exit};
use super::missing;
use super::output;
use super::progress::Progress;
use super::readability;
use super::site::{Built, CheckedTexts, WantedParts, built, checked, finish, is_denied, tell};
use super::summary::Report;
use super::timings::Timings;
use super::values::{Format, ReportArguments, SiteArguments};

/// The arguments of `check`.
#[allow(clippy::struct_excessive_bools)] // one a switch
#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// Also measure how hard the texts are to read, and fail where a topic is over the limit
    #[arg(long, conflicts_with = "timings")]
    pub readability: bool,
    /// Also list vague words, pronouns beside terms in brackets and long sentences, as warnings
    #[arg(long, conflicts_with = "timings")]
    pub plain: bool,
    /// Check texts and theme only: no page is drawn, weighed or walked for dead links, as editors and hooks want it
    #[arg(long, conflicts_with = "withdraw_worker")]
    pub texts: bool,
    /// List what content/allowed.yaml allows, each with its reason, and check nothing
    #[arg(long)]
    pub allowed: bool,
    /// List what each language lacks, page by page, unit by unit, string by string, and check nothing
    #[arg(long, conflicts_with = "allowed")]
    pub missing: bool,
    /// Show every problem, not only the first ones of each kind
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub site: SiteArguments,
    #[command(flatten)]
    pub report: ReportArguments,
}

/// Checks, or measures how hard the texts are to read.
pub(super) fn run(context: &Context, arguments: &CheckArguments) -> CommandResult {
    let format = arguments.report.format.or(context.format).unwrap_or(Format::Human);
    if arguments.readability || arguments.plain {
        return readability::run(context, format, arguments.plain, arguments.all);
    }
    if arguments.allowed {
        output::out(&allowed(&context.content()?.1))?;
        return Ok(Exit::Clean);
    }
    if arguments.missing {
        return missing::run(context, format);
    }
    let edition_date = context.day()?;
    let progress = Progress::new();
    let (stopwatch, laps) = clock::stopwatch(arguments.report.timings);
    let begin = |stage| stopwatch.begin(stage);
    let stages = Stages::told_to(&begin);
    let all = arguments.all;
    if arguments.texts {
        let CheckedTexts { project, problems, parsed } =
            checked(&context.root, edition_date, &progress, stages);
        drop(progress);
        let timings = Timings::of(laps, None);
        let gaps = missing::counts(&project, parsed.guide.as_ref(), parsed.theme.as_deref());
        let report = Report { timings, all, missing: gaps, ..Report::of(&project, &problems, edition_date) };
        tell(&report, format)?;
        // The program is at its end, which gives back all memory at once.
        mem::forget(parsed);
        return finish(None, None, !any_error(&problems) && !is_denied(arguments.report.deny, &problems));
    }
    let options = arguments.site.options(edition_date);
    let parts = WantedParts::of_report(arguments.report.timings);
    let Built { project, problems, site } = built(&context.root, &options, (&[], parts), &progress, stages)
        .compared()
        .denied(arguments.report.deny);
    drop(progress);
    let timings = Timings::of(laps, site.as_ref().map(|site| &site.pages));
    let summary = site.as_ref().map(|site| &site.summary);
    let (guide, theme) = site.as_ref().map(|site| (&site.guide, &*site.theme)).unzip();
    let missing = missing::counts(&project, guide, theme);
    let of = Report::of(&project, &problems, edition_date);
    tell(&Report { summary, missing, all, timings, ..of }, format)?;
    finish(None, None, site.is_some())
}

/// What a guide allows, a line each.
fn allowed(guide: &Guide) -> String {
    let lines = guide.allowed.iter().map(|allowed| {
        let words = allowed.words.as_ref().map_or_else(String::new, |words| format!(" `{words}`"));
        format!("{}: {}{words}: {}\n", allowed.file, allowed.code.as_str(), one_line(&allowed.reason))
    });
    lines.collect()
}
