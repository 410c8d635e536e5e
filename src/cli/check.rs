//! `wayleaf check`: checks the guide and writes nothing.

use crate::diagnostic::any_error;
use crate::options::Options;
use clap::Args;

use super::context::Context;
use super::exit::CommandResult;
use super::progress::Progress;
use super::readability;
use super::site::{Built, built, checked, finish, tell};
use super::summary::Report;
use super::values::Format;

/// The arguments of `check`.
#[allow(clippy::struct_excessive_bools)] // one a switch
#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// Also measure how hard the texts are to read, and fail where a topic is over the limit
    #[arg(long)]
    pub readability: bool,
    /// Also list vague words, pronouns beside terms in brackets and long sentences, as warnings
    #[arg(long)]
    pub plain: bool,
    /// Check texts and theme only: no page is drawn, weighed or walked for dead links, as editors and hooks want it
    #[arg(long, conflicts_with = "withdraw_worker")]
    pub texts: bool,
    /// Check the guide as it is built when it is taken back from phones
    #[arg(long)]
    pub withdraw_worker: bool,
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
    let edition_date = context.day()?;
    let progress = Progress::new();
    if arguments.texts {
        let (project, problems) = checked(&context.root, edition_date, &progress);
        drop(progress);
        let report = Report::of(&project, &problems, edition_date);
        tell(&report, format)?;
        return finish(None, None, !any_error(&problems));
    }
    let options = Options { edition_date, withdraw_worker: arguments.withdraw_worker };
    let Built { project, problems, site } = built(&context.root, &options, &[], &progress);
    drop(progress);
    let summary = site.as_ref().map(|site| &site.summary);
    tell(&Report { summary, ..Report::of(&project, &problems, edition_date) }, format)?;
    finish(None, None, site.is_some())
}
