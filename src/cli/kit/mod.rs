//! `wayleaf kit`: hands out what there is to translate, and takes in what a translator made of it.

mod export;
mod import;

use clap::{Args, Subcommand};

use super::context::Context;
use super::exit::CommandResult;
use export::ExportArguments;
use import::ImportArguments;

/// The arguments of `kit`.
#[derive(Debug, Args)]
pub(super) struct KitArguments {
    #[command(subcommand)]
    what: KitCommand,
}

#[derive(Debug, Subcommand)]
enum KitCommand {
    /// Write one file for a translator: a page for any browser, or PO
    Export(ExportArguments),
    /// Take in a file that a translator has sent back: shows what changes and asks
    Import(ImportArguments),
}

/// Hands out, or takes in.
pub(super) fn run(context: &Context, arguments: &KitArguments) -> CommandResult {
    match &arguments.what {
        KitCommand::Export(arguments) => export::run(context, arguments),
        KitCommand::Import(arguments) => import::run(context, arguments),
    }
}
