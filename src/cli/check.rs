//! `wayleaf check`: checks the guide and writes nothing.

use crate::options::Options;
use clap::Args;

use super::context::Context;
use super::exit::CommandResult;
use super::progress::Progress;
use super::readability;
use super::site::{Built, built, finish, tell};
use super::summary::Report;
use super::values::Format;

/// The arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// Also measure how hard the texts are to read, and fail where a topic is over the limit
    #[arg(long)]
    pub readability: bool,
    /// Also list vague words, pronouns beside terms in brackets and long sentences, as warnings
    #[arg(long)]
    pub plain: bool,
    /// How problems and the report are written [default: human]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,
}

/// Checks, or measures how hard the texts are to read.
pub(super) fn run(context: &Context, arguments: &CheckArguments) -> CommandResult {
    let format = arguments.format.or(context.format).unwrap_or(Format::Human);
    if arguments.readability || arguments.plain {
        return readability::run(context, format, arguments.plain);
    }
    let options = Options { edition_date: context.day()?, withdraw_worker: false };
    let progress = Progress::new();
    let Built { project, problems, site } = built(&context.root, &options, &[], &progress);
    drop(progress);
    let report = Report {
        project: &project,
        problems: &problems,
        summary: site.as_ref().map(|site| &site.summary),
        date: options.edition_date,
        written: None,
        failure: None,
    };
    tell(&report, format)?;
    finish(None, None, site.is_some())
}
