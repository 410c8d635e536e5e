//! `wayleaf recheck`: records that somebody looked facts up again, and read units again after the law changed.

use crate::author::law;
use crate::author::recheck::{Recheck, RecheckError, recheck};
use crate::calendar::Day;
use crate::guide::Guide;
use crate::guide::ids::SourceId;
use crate::law::record::LawReading;
use crate::parse;
use crate::write::{put, rewrite};
use clap::Args;

use super::context::Context;
use super::exit::{CommandResult, Exit};
use super::output;
use super::values::day;

/// The arguments of `recheck`.
#[derive(Debug, Args)]
pub(super) struct RecheckArguments {
    /// The ids of the facts; units, as topic#unit, that wait to be compared with a changed law
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

/// Records it, and writes a line a fact and a unit.
pub(super) fn run(context: &Context, arguments: &RecheckArguments) -> CommandResult {
    let on = context.desk_day(arguments.on)?;
    let (units, facts): (Vec<String>, Vec<String>) =
        arguments.facts.iter().cloned().partition(|name| name.contains('#'));
    let wanted = Recheck { facts: &facts, by: &arguments.by, on, until: arguments.until };
    let (project, guide) = context.content()?;
    if !units.is_empty() && arguments.until.is_some() {
        return Err("--until is for facts; a unit is read again when its law changes again"
            .to_owned()
            .into());
    }
    let dated = if facts.is_empty() { None } else { Some(recheck(&project, &guide, &wanted)) };
    let dated = dated.transpose();
    let dated = dated.map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    reread(context, &guide, &arguments.facts, &arguments.by, on, None)?;
    let mut lines = String::new();
    if let Some(done) = dated {
        rewrite(&context.root.join(&done.file.path), &done.file.text)?;
        let of_facts = done.until.iter().map(|(id, until)| format!("{id}: checked {on}, until {until}\n"));
        lines.extend(of_facts);
    }
    lines.extend(units.iter().map(|unit| format!("{unit}: read again {on}\n")));
    output::out(&lines)?;
    Ok(Exit::Clean)
}

/// Takes units as read again, and facts with them, in the records of laws; every unit must wait in one, in that of `source`
/// where it is given.
pub(super) fn reread(
    context: &Context,
    guide: &Guide,
    names: &[String],
    by: &str,
    on: Day,
    source: Option<&SourceId>,
) -> Result<(), String> {
    let by = by.trim();
    if by.is_empty() || by.chars().any(char::is_control) {
        return Err(RecheckError::Name.to_string());
    }
    let reading = LawReading { on, by: by.to_owned() };
    let mut files = law::reread(guide, names, &reading);
    if let Some(source) = source {
        files.retain(|(file, _)| file.path == parse::law::path(source));
    }
    // Without a source, a name without `#` is a fact, which somebody may look up at any time.
    for name in names.iter().filter(|name| name.contains('#') || source.is_some()) {
        if !files.iter().any(|(_, closed)| closed.contains(name.as_str())) {
            let of = source.map(|source| format!(" of `{source}`")).unwrap_or_default();
            return Err(format!(
                "no change{of} waits for `{name}`; `wayleaf due --within all` lists those that wait, units as `topic#unit`"
            ));
        }
    }
    for (file, _) in files {
        put(&context.root.join(&file.path), &file.text).map_err(|error| error.to_string())?;
    }
    Ok(())
}
