//! `wayleaf completions`: what a shell needs to complete the program's words, from the definitions it reads its arguments by.

use clap::{Args, Command};
use clap_complete::Shell;

use super::exit::{CommandResult, Exit};
use super::output;

/// The arguments of `completions`.
#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    /// The shell that is to complete
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Writes the script for a shell to standard output.
pub(super) fn run(arguments: &CompletionsArguments, mut program: Command) -> CommandResult {
    let name = program.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut program, name, &mut script);
    output::out(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Clean)
}
