//! `check --readability` and `check --plain`: how hard each topic and unit is to read, as a table.

use std::fmt::Write as _;

use crate::readability::{self, LIX, MEDIAN, ReadabilityFigures, TopicReadability, UnitReadability};
use crate::report;

use super::context::Context;
use super::exit::{CommandResult, Exit};
use super::output;
use super::values::Format;

/// Writes the table, and a problem for each topic over a limit; with `plain` a warning for each wording to mend.
pub(super) fn run(context: &Context, format: Format, plain: bool, all: bool) -> CommandResult {
    let (project, guide) = context.content()?;
    let measured = readability::measure(&guide);
    let mut table = format!("limits: LIX {LIX}, {MEDIAN} words in the middle sentence\n");
    for TopicReadability { topic, lang, whole, units, .. } in &measured {
        let _ = writeln!(table, "\n{}", row(&format!("{lang} {}", topic.id), whole));
        for UnitReadability { id, figures, chains, unexplained, .. } in units {
            table.push_str(&row(&format!("  {id}"), figures));
            if *chains > 0 {
                let _ = write!(table, "  {chains} passive chains");
            }
            if !unexplained.is_empty() {
                let _ = write!(table, "  not in the glossary: {}", unexplained.join(", "));
            }
            table.push('\n');
        }
    }
    let mut problems = readability::problems(&measured);
    let exit = if problems.is_empty() { Exit::Clean } else { Exit::Faulty };
    if plain {
        problems.extend(readability::wordings(&guide));
    }
    let problems = super::site::shown(problems, &project);
    match format {
        Format::Gitlab => output::out(&report::gitlab(&problems, &project))?,
        Format::Sarif => output::out(&report::sarif(&problems, &project))?,
        _ => output::out(&table)?,
    }
    output::err(&match format {
        Format::Json | Format::Short => report::short(&problems, &project),
        Format::Human if !all => report::human_first(&problems, &project, output::err_has_colour()),
        Format::Human => report::human(&problems, &project, output::err_has_colour()),
        Format::Github => report::github(&problems, &project),
        Format::Gitlab | Format::Sarif => String::new(),
    })?;
    Ok(exit)
}

fn row(name: &str, figures: &ReadabilityFigures) -> String {
    format!(
        "{name:<28} LIX {:>2}  {:>3} sentences  middle {:>2}  longest {:>2}",
        figures.lix(),
        figures.sentences(),
        figures.median(),
        figures.longest()
    )
}
