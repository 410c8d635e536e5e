//! `wayleaf review`: hands out what there is to review, and takes in what a reviewer found.

mod export;
mod import;

use clap::{Args, Subcommand};

use super::context::Context;
use super::exit::CommandResult;

/// The arguments of `review`.
#[derive(Debug, Args)]
pub(super) struct ReviewArguments {
    #[command(subcommand)]
    what: ReviewCommand,
}

#[derive(Debug, Subcommand)]
enum ReviewCommand {
    /// Write the page for a lawyer, a doctor or a native reader: every sentence beside the words of the law it cites
    Export(export::ReviewExportArguments),
    /// Record what a reviewer found; what has changed since it was read is named and not taken
    Import(import::ReviewImportArguments),
}

/// Does it.
pub(super) fn run(context: &Context, arguments: &ReviewArguments) -> CommandResult {
    match &arguments.what {
        ReviewCommand::Export(arguments) => export::run(context, arguments),
        ReviewCommand::Import(arguments) => import::run(context, arguments),
    }
}
