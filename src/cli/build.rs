//! `wayleaf build`: checks the guide and writes the site.

use std::path::PathBuf;

use crate::hosts::Host;
use crate::pack::published;
use crate::write::write;
use clap::Args;

use super::context::Context;
use super::exit::CommandResult;
use super::progress::Progress;
use super::site::{Built, built, finish, tell};
use super::summary::Report;
use super::values::{Format, SiteArguments, host};

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
    /// How problems and the report are written [default: human]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,
}

/// Builds and writes.
pub(super) fn run(context: &Context, arguments: &BuildArguments) -> CommandResult {
    let out = context.out(arguments.out.as_deref(), "site")?;
    let options = arguments.site.options(context.day()?);
    let progress = Progress::new();
    let Built { project, problems, site } = built(&context.root, &options, &[], &progress);
    let (bundle, summary) = site.map(|site| ((site.bundle, site.pages), site.summary)).unzip();
    let is_sound = bundle.is_some();
    let written = bundle.map(|(bundle, pages)| {
        progress.step("writing");
        write(&published(bundle, pages.values().map(|page| page.policy()), arguments.host), &out)
    });
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
    let left_behind = written.as_ref().and_then(|written| written.left_behind.as_deref());
    finish(left_behind, failure, is_sound)
}
