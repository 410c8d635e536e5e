//! `wayleaf build`: checks the guide and writes the site.

use std::mem;
use std::path::PathBuf;

use crate::build::Site;
use crate::hosts::Host;
use crate::options::Options;
use crate::pack::published;
use crate::write::write;
use clap::Args;

use super::context::Context;
use super::exit::CommandResult;
use super::progress::Progress;
use super::site::{Built, built, finish, tell};
use super::summary::Report;
use super::values::{Format, host};

/// The arguments of `build`.
#[derive(Debug, Default, Args)]
pub(super) struct BuildArguments {
    /// The folder the site is written to: new, empty, or written by Wayleaf before [default: `site` in the root]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The host it is for: adds the file and the packed copies which that host wants
    #[arg(long = "for", value_name = "HOST", default_value = "plain", value_parser = host())]
    pub host: Host,
    /// Take the guide back from phones: their offline copies are removed when they next reach the host
    #[arg(long)]
    pub withdraw_worker: bool,
    /// How problems and the report are written [default: human]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,
}

/// Builds and writes.
pub(super) fn run(context: &Context, arguments: &BuildArguments) -> CommandResult {
    let out = context.out(arguments.out.as_deref(), "site")?;
    let options = Options { edition_date: context.day()?, withdraw_worker: arguments.withdraw_worker };
    let progress = Progress::new();
    let Built { project, problems, site } = built(&context.root, &options, &[], &progress);
    let is_sound = site.is_some();
    let (written, summary) = site
        .map(|Site { bundle, pages, summary, guide, theme }| {
            progress.step("writing");
            let policies = pages.values().map(|page| page.policy());
            let site = published(bundle, policies, arguments.host);
            let written = write(&site, &out);
            // The program is at its end, which gives back all memory at once.
            mem::forget((site, pages, guide, theme));
            (written, summary)
        })
        .unzip();
    drop(progress);
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
    };
    tell(&report, arguments.format.or(context.format).unwrap_or(Format::Human))?;
    mem::forget(project);
    let left_behind = written.as_ref().and_then(|written| written.left_behind.as_deref());
    finish(left_behind, failure, is_sound)
}
