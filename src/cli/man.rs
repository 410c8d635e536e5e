//! `wayleaf man`: a page of the manual for the program and one for each of its commands, from the definitions it reads its
//! arguments by.

use std::io;
use std::path::PathBuf;

use crate::report::one_line;
use crate::write::put;
use clap::{Args, Command};
use clap_mangen::Man;

use super::exit::{CommandResult, Exit};
use super::output;

/// The arguments of `man`.
#[derive(Debug, Args)]
pub(super) struct ManArguments {
    /// The folder for the pages; those of the same names are replaced
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

/// Writes `wayleaf.1`, `wayleaf-check.1` and so on, and says their names.
pub(super) fn run(arguments: &ManArguments, program: Command) -> CommandResult {
    let mut program = program.disable_help_subcommand(true);
    program.build();
    let mut pages = Vec::new();
    add(&program, &mut pages).map_err(|error| format!("a page cannot be drawn: {error}"))?;
    for (name, text) in &pages {
        let path = arguments.folder.join(name);
        put(&path, text)?;
        output::out(&format!("{}\n", one_line(&path.display().to_string())))?;
    }
    Ok(Exit::Clean)
}

/// The pages of a command and of those under it, by their names.
fn add(command: &Command, pages: &mut Vec<(String, String)>) -> io::Result<()> {
    let page = Man::new(command.clone());
    let mut text = Vec::new();
    page.render(&mut text)?;
    pages.push((page.get_filename(), String::from_utf8_lossy(&text).into_owned()));
    command.get_subcommands().try_for_each(|under| add(under, pages))
}
