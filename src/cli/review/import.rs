//! `wayleaf review import`: records what a reviewer found.

use std::path::PathBuf;

use crate::calendar::Day;
use crate::guide::review::{Remark, ReviewVerdict};
use crate::report::one_line;
use crate::review::import::{ReviewImport, ReviewOutcome, import};
use crate::review::submission::ReviewReadError;
use crate::review::{self, LARGEST};
use crate::write::{put, rewrite};
use clap::Args;

use crate::cli::context::Context;
use crate::cli::exit::{CommandError, CommandResult, Exit};
use crate::cli::files;
use crate::cli::output;
use crate::cli::refusals::Refusals;

/// The arguments of `review import`.
#[derive(Debug, Args)]
pub(super) struct ReviewImportArguments {
    /// The file that the review page saved
    file: PathBuf,
    /// Show what would be recorded and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// Shows what comes of each unit, and writes the record.
pub(super) fn run(context: &Context, arguments: &ReviewImportArguments) -> CommandResult {
    let day = context.day()?;
    let import = looked_at(context, arguments, day)?;
    let refused = import.units.iter().any(|unit| matches!(unit.outcome, ReviewOutcome::Refused(_)));
    let told = report(&import);
    match &import.file {
        Some(file) if !arguments.dry_run => {
            let path = context.root.join(&file.path);
            if path.is_file() {
                rewrite(&path, &file.text)?;
            } else {
                put(&path, &file.text)?;
            }
            output::out(&format!("{told}wrote {}\n", file.path))?;
        }
        _ => output::out(&format!("{told}nothing was written\n"))?,
    }
    Ok(if refused { Exit::Faulty } else { Exit::Clean })
}

fn looked_at(
    context: &Context,
    arguments: &ReviewImportArguments,
    day: Day,
) -> Result<ReviewImport, CommandError> {
    let name = arguments.file.display();
    let too_large = |length| ReviewReadError::TooLarge(length).to_string();
    let bytes = files::handed_back(&arguments.file, LARGEST, too_large)?;
    let submission = review::read(&bytes).map_err(|fault| format!("`{name}`: {fault}"))?;
    let (project, _) = context.content()?;
    Ok(import(&project, &submission, day).map_err(|fault| format!("`{name}`: {fault}"))?)
}

/// What is not right, what is not taken, and the sum.
fn report(import: &ReviewImport) -> String {
    let mut text = String::new();
    let (mut right, mut open, mut unfinished, mut refused) = (0, 0, 0, 0);
    let mut refusals = Refusals::default();
    for unit in &import.units {
        let id = one_line(&unit.id);
        match &unit.outcome {
            ReviewOutcome::Taken(verdict, remarks) => {
                match verdict {
                    ReviewVerdict::Right => right += 1,
                    ReviewVerdict::Unclear | ReviewVerdict::Wrong => {
                        open += 1;
                        text.push_str(&format!("{id}: {}\n", verdict.as_str()));
                    }
                }
                if *verdict == ReviewVerdict::Right && !remarks.is_empty() {
                    text.push_str(&format!("{id}: right, with remarks\n"));
                }
                remarks.iter().for_each(|remark| text.push_str(&told(remark)));
            }
            ReviewOutcome::Unfinished(done, all) => {
                unfinished += 1;
                text.push_str(&format!("{id}: {done} of {all} sentences read; left for later\n"));
            }
            ReviewOutcome::Refused(why) => {
                refused += 1;
                let reason = one_line(&why.to_string());
                if refusals.is_told(&format!("  {reason}\n")) {
                    text.push_str(&format!("{id}: not taken: {reason}\n"));
                }
            }
        }
    }
    text.push_str(&refusals.rest());
    text.push_str(&format!(
        "{}, {}, {}, {}: {right} right, {open} wrong or unclear, {unfinished} unfinished, {refused} not taken\n",
        one_line(&import.by),
        import.role.as_str(),
        import.lang,
        import.on
    ));
    text
}

fn told(remark: &Remark) -> String {
    let words = one_line(&remark.words);
    let said = if words.is_empty() { String::new() } else { format!(": {words}") };
    format!("  sentence {}: {}{said}\n", remark.claim, remark.verdict.as_str())
}
