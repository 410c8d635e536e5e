//! `wayleaf build`: checks the guide and writes the site.

use std::mem;
use std::path::PathBuf;

use crate::build::Site;
use crate::bundle::SitePath;
use crate::hosts::Host;
use crate::pack::published;
use crate::stages::{BuildStage, Stages};
use crate::write::{SiteWriter, write};
use clap::Args;

use super::clock;
use super::context::Context;
use super::exit::CommandResult;
use super::progress::Progress;
use super::site::{Built, WantedParts, built, finish, tell};
use super::summary::Report;
use super::timings::Timings;
use super::values::{Format, ReportArguments, SiteArguments, host};

/// The arguments of `build`.
#[derive(Debug, Default, Args)]
pub(super) struct BuildArguments {
    /// The folder the site is written to: new, empty, or written by Wayleaf before [default: `site` in the root]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The host it is for: adds the file and the packed copies which that host wants
    #[arg(long = "for", value_name = "HOST", default_value = "plain", value_parser = host())]
    pub host: Host,
    #[command(flatten)]
    pub site: SiteArguments,
    #[command(flatten)]
    pub report: ReportArguments,
}

/// Builds and writes.
pub(super) fn run(context: &Context, arguments: &BuildArguments) -> CommandResult {
    let out = context.out(arguments.out.as_deref(), "site")?;
    let options = arguments.site.options(context.day()?);
    let progress = Progress::new();
    let (stopwatch, laps) = clock::stopwatch(arguments.report.timings);
    let begin = |stage| stopwatch.begin(stage);
    // Where no phone keeps the guide and the host wants no copies, pages go to their places as they are finished.
    let goes_ahead = options.withdraw_worker && arguments.host == Host::Plain && !arguments.report.timings;
    let writer = goes_ahead.then(|| SiteWriter::begin(&out)).transpose();
    let putter = writer.as_ref().ok().and_then(Option::as_ref).map(SiteWriter::putter);
    let put = putter.map(|putter| move |path: &SitePath, bytes: &[u8]| putter.put(path, bytes));
    let parts = match &put {
        Some(put) => WantedParts::Staged(put),
        None => WantedParts::of_report(arguments.report.timings),
    };
    let Built { project, problems, site } =
        built(&context.root, &options, (&[], parts), &progress, Stages::told_to(&begin))
            .denied(arguments.report.deny);
    let is_sound = site.is_some();
    let (files, summary) = site
        .map(|Site { bundle, pages, policies, summary, guide, theme }| {
            // The program is at its end, which gives back all memory at once.
            mem::forget((guide, theme));
            (((bundle, policies), pages), summary)
        })
        .unzip();
    let (files, pages) = files.unzip();
    let written = files.map(|(bundle, policies)| {
        progress.step("writing");
        stopwatch.begin(BuildStage::Write);
        let site = published(bundle, &policies, arguments.host);
        let written = match writer {
            Ok(Some(writer)) => writer.publish(&site),
            Ok(None) => write(&site, &out),
            Err(error) => Err(error),
        };
        mem::forget(site);
        written
    });
    drop(progress);
    let timings = Timings::of(laps, pages.as_ref());
    let (written, failure) = match written.transpose() {
        Ok(written) => (written, None),
        Err(error) => (None, Some(error.to_string())),
    };
    let report = Report {
        project: &project,
        problems: &problems,
        summary: summary.as_ref(),
        date: options.edition_date,
        written: written.is_some().then_some(out.as_path()),
        failure: failure.clone(),
        missing: Vec::new(),
        all: false,
        timings,
    };
    tell(&report, arguments.report.format.or(context.format).unwrap_or(Format::Human))?;
    mem::forget((project, pages));
    let left_behind = written.as_ref().and_then(|written| written.left_behind.as_deref());
    finish(left_behind, failure, is_sound)
}
