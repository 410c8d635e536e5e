//! `wayleaf recheck`: records that somebody looked facts up again.

use crate::author::recheck::{Recheck, recheck};
use crate::calendar::Day;
use crate::write::rewrite;
use clap::Args;

use super::context::Context;
use super::exit::{CommandResult, Exit};
use super::output;
use super::values::day;

/// The arguments of `recheck`.
#[derive(Debug, Args)]
pub(super) struct RecheckArguments {
    /// The ids of the facts
    #[arg(required = true, value_name = "FACT")]
    pub facts: Vec<String>,
    /// Who looked them up
    #[arg(long, value_name = "NAME")]
    pub by: String,
    /// The last day to rely on them; if not given, as `review` in guide.yaml says for their kinds
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub until: Option<Day>,
    /// The day they were looked up, today if not given
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub on: Option<Day>,
}

/// Records it, and writes a line a fact.
pub(super) fn run(context: &Context, arguments: &RecheckArguments) -> CommandResult {
    let on = context.day_or(arguments.on)?;
    let wanted = Recheck { facts: &arguments.facts, by: &arguments.by, on, until: arguments.until };
    let (project, guide) = context.content()?;
    let done = recheck(&project, &guide, &wanted)
        .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    rewrite(&context.root.join(&done.file.path), &done.file.text)?;
    let lines = done.until.iter().map(|(id, until)| format!("{id}: checked {on}, until {until}\n"));
    output::out(&lines.collect::<String>())?;
    Ok(Exit::Clean)
}
