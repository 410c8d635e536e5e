//! `wayleaf recheck`: records that somebody looked facts up again, and read units again after the law changed.

use clap::Args;
use wayleaf::author::law;
use wayleaf::author::recheck::{Recheck, RecheckError, recheck};
use wayleaf::calendar::Day;
use wayleaf::guide::Guide;
use wayleaf::guide::ids::SourceId;
use wayleaf::law::record::LawReading;
use wayleaf::parse;
use wayleaf::write::{put, rewrite};

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
    let dated = dated.map_err(|errors| errors.iter().map(sentence).collect::<Vec<_>>())?;
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
        return Err(sentence(&RecheckError::Name));
    }
    let reading = LawReading { on, by: by.to_owned() };
    let mut files = law::reread(guide, names, &reading);
    if let Some(source) = source {
        files.retain(|(file, _)| file.path == parse::law::path(source));
    }
    for unit in names.iter().filter(|name| name.contains('#')) {
        if !files.iter().any(|(_, closed)| closed.contains(unit.as_str())) {
            let of = source.map(|source| format!(" of `{source}`")).unwrap_or_default();
            return Err(format!("no change{of} waits for `{unit}`; `wayleaf due` lists those that wait"));
        }
    }
    for (file, _) in files {
        put(&context.root.join(&file.path), &file.text).map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn sentence(refusal: &RecheckError) -> String {
    match refusal {
        RecheckError::Unknown { fact, meant: Some(meant) } => {
            format!("there is no fact `{fact}`; did you mean `{meant}`?")
        }
        RecheckError::Unknown { fact, meant: None } => {
            format!("there is no fact `{fact}`; `wayleaf due --within all` lists all there are")
        }
        RecheckError::Order { on, until } => {
            format!("--until {until} lies before the day the facts were checked ({on}); give a later day")
        }
        RecheckError::Name => {
            "--by is no name; write the name of the person who looked, on one line".to_owned()
        }
        RecheckError::Unwieldy(fact) => format!(
            "the dates of `{fact}` cannot be changed alone; write `checked`, `checked-by` and `until` on a \
             line each in content/facts.yaml"
        ),
    }
}
