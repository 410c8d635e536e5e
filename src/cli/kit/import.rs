//! `wayleaf kit import`: takes in a file that a translator has sent back.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use crate::calendar::Day;
use crate::check::meaning::told;
use crate::guide::article::Label;
use crate::kit::diff::{self, DiffKind};
use crate::kit::import::{Import, ImportOptions, import};
use crate::kit::judge::EntryOutcome;
use crate::kit::{self, LARGEST};
use crate::parse::size::too_large_to_write;
use crate::report::one_line;
use crate::write::{put, rewrite};
use clap::{Args, ValueEnum};

use crate::cli::context::Context;
use crate::cli::exit::{CommandError, CommandResult, Exit};
use crate::cli::files;
use crate::cli::output;
use crate::cli::refusals::Refusals;

/// The arguments of `kit import`.
#[derive(Debug, Args)]
pub(super) struct ImportArguments {
    /// The file: what the page saved, or a PO file
    file: PathBuf,
    /// Show what would change and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Write without asking
    #[arg(long, conflicts_with = "dry_run")]
    yes: bool,
    /// Take the file's text also where the project's has changed since it was made
    #[arg(long)]
    theirs: bool,
    /// Who translated, in place of what the file says
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// How it was translated, in place of what the file says
    #[arg(long, value_enum)]
    label: Option<LabelArgument>,
    /// A safety unit, as `topic#unit`, that may say something else than before; may be given several times
    #[arg(long, value_name = "UNIT")]
    confirm_meaning: Vec<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LabelArgument {
    /// A person translated
    Human,
    /// A machine translated, a person checked
    MachineReviewed,
    /// A machine translated
    Machine,
}

/// Shows what changes, asks, and writes.
pub(super) fn run(context: &Context, arguments: &ImportArguments) -> CommandResult {
    let day = context.desk_day(None)?;
    let import = looked_at(context, arguments, day)?;
    output::out(&report(&import, output::out_has_colour()))?;
    let refused = import.verdicts.iter().any(|verdict| matches!(verdict.outcome, EntryOutcome::Refused(_)));
    let well = if refused { Exit::Faulty } else { Exit::Clean };
    if import.files.is_empty() || arguments.dry_run {
        output::out("nothing was written\n")?;
        return Ok(well);
    }
    let too_large = too_large_to_write(&import.files);
    if !too_large.is_empty() {
        return Err(too_large.into());
    }
    if !arguments.yes && !asked()? {
        output::out("nothing was written; add --yes to write what is shown above\n")?;
        return Ok(Exit::Faulty);
    }
    let in_theme = import.files.iter().any(|file| file.path.starts_with("themes/"));
    if in_theme && !context.root.join("themes").is_dir() {
        let sentence = "the guide is drawn with the theme that Wayleaf brings along, whose words nothing can be written to; \
                        copy the folder `themes` of Wayleaf beside `content`, then import again";
        return Err(sentence.to_owned().into());
    }
    for file in &import.files {
        let path = context.root.join(&file.path);
        if path.is_file() {
            rewrite(&path, &file.text)?;
        } else {
            put(&path, &file.text)?;
        }
        output::out(&format!("wrote {}\n", file.path))?;
    }
    Ok(well)
}

fn looked_at(context: &Context, take: &ImportArguments, day: Day) -> Result<Import, CommandError> {
    let too_large = |length| kit::ReadError::TooLarge(length).to_string();
    let bytes = files::handed_back(&take.file, LARGEST, too_large)?;
    let submission = kit::read(&bytes).map_err(|fault| format!("`{}`: {fault}", take.file.display()))?;
    let (project, _) = context.content_with_kept()?;
    let label = take.label.map(|made| match made {
        LabelArgument::Human => Label::Human,
        LabelArgument::MachineReviewed => Label::MachineReviewed,
        LabelArgument::Machine => Label::Machine,
    });
    let (by, confirm_meaning) = (take.by.clone(), take.confirm_meaning.clone());
    let options = ImportOptions { day, by, label, theirs: take.theirs, confirm_meaning };
    let import = import(&project, &submission, &options);
    Ok(import.map_err(|error| format!("`{}`: {error}", take.file.display()))?)
}

/// Whether the person at the terminal says yes; where there is none, nobody does.
fn asked() -> io::Result<bool> {
    if !io::stdin().is_terminal() {
        return Ok(false);
    }
    output::err("write this? [y/N] ")?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    io::stderr().flush()?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

/// Every entry with what comes of it, and the sum.
fn report(import: &Import, colour: bool) -> String {
    let mut text = String::new();
    let (mut taken, mut same, mut unfinished, mut refused) = (0, 0, 0, 0);
    let mut refusals = Refusals::default();
    for verdict in &import.verdicts {
        let id = one_line(&verdict.id);
        match &verdict.outcome {
            EntryOutcome::Taken { old, new, behind, left_out, changes } => {
                taken += 1;
                text.push_str(&format!("{id}\n{}", shown(old, new, colour)));
                if *behind {
                    text.push_str(
                        "  note: its source has changed since the file was made; it counts as behind\n",
                    );
                }
                if !changes.is_empty() {
                    text.push_str(&format!(
                        "  warning: it says something else than before: {}\n",
                        told(changes)
                    ));
                }
                for words in left_out {
                    text.push_str(&format!("  note: the marked words `{}` are left out\n", one_line(words)));
                }
            }
            EntryOutcome::Confirmed => {
                taken += 1;
                text.push_str(&format!("{id}: read, and right as it stands\n"));
            }
            EntryOutcome::Same => same += 1,
            EntryOutcome::Unfinished => unfinished += 1,
            EntryOutcome::Refused(reasons) => {
                refused += 1;
                let reasons = reasons.iter().map(|reason| format!("  {}\n", one_line(&reason.to_string())));
                let reasons: String = reasons.collect();
                if refusals.is_told(&reasons) {
                    text.push_str(&format!("{id}: not taken\n{reasons}"));
                }
            }
        }
    }
    text.push_str(&refusals.rest());
    for (about, words) in &import.questions {
        text.push_str(&format!("{about}: a question for the author: {}\n", one_line(words)));
    }
    let how = import.label.map_or("read over", Label::as_str);
    let by = if import.by.is_empty() { String::new() } else { format!(" by {}", one_line(&import.by)) };
    text + &format!(
        "{}, {}{by}: {taken} to take, {same} as they were, {unfinished} not begun or not finished, {refused} not taken\n",
        import.lang, how
    )
}

/// The lines that go and come.
fn shown(old: &str, new: &str, colour: bool) -> String {
    let mut text = String::new();
    for (change, line) in diff::lines(old, new) {
        let (c, on) = match change {
            DiffKind::Same => continue,
            DiffKind::Gone => ('-', "\u{1b}[31m"),
            DiffKind::New => ('+', "\u{1b}[32m"),
        };
        let line = one_line(&line);
        match colour {
            true => text.push_str(&format!("  {on}{c} {line}\u{1b}[0m\n")),
            false => text.push_str(&format!("  {c} {line}\n")),
        }
    }
    if text.is_empty() { "  compared, and right as it stands\n".to_owned() } else { text }
}
