//! `wayleaf kit`: hands out what there is to translate, and takes in what a translator made of it.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use wayleaf::calendar::Day;
use wayleaf::edition::Edition;
use wayleaf::guide::article::Label;
use wayleaf::i18n::lang::Lang;
use wayleaf::kit::diff::{self, DiffKind};
use wayleaf::kit::import::{EntryOutcome, Import, ImportOptions, import};
use wayleaf::kit::{self, EntryFilter, LARGEST};
use wayleaf::parse;
use wayleaf::report::one_line;
use wayleaf::theme::Theme;
use wayleaf::write::{put, rewrite};

use super::output;

/// What to do with a kit.
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

#[derive(Debug, Args)]
struct ExportArguments {
    /// The language to translate into; guide.yaml must list it
    lang: String,
    /// The file to write [default: wayleaf-kit-LANG.html, or .po]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value = "html")]
    format: KitFormat,
    /// Which texts to hand out: what is missing or behind, or all
    #[arg(long, value_enum, default_value = "all")]
    only: Selection,
}

#[derive(Debug, Args)]
struct ImportArguments {
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
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum KitFormat {
    /// One page that works from a stick in any browser
    Html,
    /// Gettext, for Poedit and Weblate
    Po,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Selection {
    /// What is missing or behind its source
    Behind,
    /// Everything
    All,
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

/// How a command on a kit ended.
pub(super) enum Done {
    /// All is well.
    Clean,
    /// Something was refused, or waits for a yes.
    Partly,
    /// Nothing could be done; a sentence that says why and what to do.
    Stuck(String),
}

/// Does what is asked; `Err` only where the terminal cannot be written.
pub(super) fn run(root: &Path, day: Day, kit: &KitArguments) -> io::Result<Done> {
    match &kit.what {
        KitCommand::Export(export) => match hand_out(root, day, export) {
            Ok(said) => output::out(&said).map(|()| Done::Clean),
            Err(sentence) => Ok(Done::Stuck(sentence)),
        },
        KitCommand::Import(take) => take_in(root, day, take),
    }
}

fn hand_out(root: &Path, day: Day, export: &ExportArguments) -> Result<String, String> {
    let (project, guide) = super::content(root)?;
    let theme = theme(&project)?;
    let edition = Edition::new(&project, day);
    let known = guide.settings.languages.iter().map(|language| language.lang.as_str());
    let lang = Lang::parse(&export.lang);
    let catalog = lang.and_then(|lang| kit::catalog(&project, &guide, &theme, &edition, &lang));
    let catalog = catalog.ok_or_else(|| {
        let others: Vec<&str> = known.filter(|tag| *tag != guide.settings.source.as_str()).collect();
        format!(
            "`{}` is not a language to translate into; guide.yaml lists {}: add a line for a new one there first",
            export.lang,
            others.join(", ")
        )
    })?;
    let base = catalog.base();
    let only = match export.only {
        Selection::Behind => EntryFilter::Behind,
        Selection::All => EntryFilter::All,
    };
    let catalog = catalog.only(only);
    if catalog.entries.is_empty() {
        return Ok(format!(
            "nothing to translate: `{}` is current; `--only all` hands out everything\n",
            export.lang
        ));
    }
    let (text, ending) = match export.format {
        KitFormat::Html => (kit::page(&catalog)?, "html"),
        KitFormat::Po => (kit::to_po(&catalog, base), "po"),
    };
    let out =
        export.out.clone().unwrap_or_else(|| PathBuf::from(format!("wayleaf-kit-{}.{ending}", catalog.lang)));
    if fs::read(&out).is_ok_and(|old| old != text.as_bytes()) {
        return Err(format!(
            "there is another file `{}` already, perhaps with somebody's work in it; move it away, or name a new one \
             with --out",
            out.display()
        ));
    }
    put(&out, &text).map_err(|error| error.to_string())?;
    let count = catalog.entries.len();
    Ok(format!(
        "{count} texts for {} in {}, {} bytes\n",
        catalog.lang,
        one_line(&out.display().to_string()),
        text.len()
    ))
}

fn theme(project: &wayleaf::project::Project) -> Result<Theme, String> {
    let theme = parse::theme::theme(project, wayleaf::THEME).0;
    theme.ok_or_else(|| {
        "the theme cannot be read; run `wayleaf check` and mend what it names first".to_owned()
    })
}

fn take_in(root: &Path, day: Day, take: &ImportArguments) -> io::Result<Done> {
    let import = match looked_at(root, day, take) {
        Ok(import) => import,
        Err(sentence) => return Ok(Done::Stuck(sentence)),
    };
    output::out(&report(&import, output::out_has_colour()))?;
    let refused = import.verdicts.iter().any(|verdict| matches!(verdict.outcome, EntryOutcome::Refused(_)));
    let well = if refused { Done::Partly } else { Done::Clean };
    if import.files.is_empty() || take.dry_run {
        output::out("nothing was written\n")?;
        return Ok(well);
    }
    if !take.yes && !asked()? {
        output::out("nothing was written; add --yes to write what is shown above\n")?;
        return Ok(Done::Partly);
    }
    for file in &import.files {
        let path = root.join(&file.path);
        let written = if path.is_file() { rewrite(&path, &file.text) } else { put(&path, &file.text) };
        if let Err(error) = written {
            return Ok(Done::Stuck(error.to_string()));
        }
        output::out(&format!("wrote {}\n", file.path))?;
    }
    Ok(well)
}

fn looked_at(root: &Path, day: Day, take: &ImportArguments) -> Result<Import, String> {
    let bytes = read(&take.file)?;
    let submission = kit::read(&bytes).map_err(|fault| format!("`{}`: {fault}", take.file.display()))?;
    let (project, _) = super::content(root)?;
    let label = take.label.map(|made| match made {
        LabelArgument::Human => Label::Human,
        LabelArgument::MachineReviewed => Label::MachineReviewed,
        LabelArgument::Machine => Label::Machine,
    });
    let options = ImportOptions { day, by: take.by.clone(), label, theirs: take.theirs };
    import(&project, &submission, &options).map_err(|misfit| format!("`{}`: {misfit}", take.file.display()))
}

/// The bytes of a file, and no more than one too many.
fn read(path: &Path) -> Result<Vec<u8>, String> {
    let sentence = |error: io::Error| format!("`{}` cannot be read: {error}", path.display());
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(sentence)?;
    let length = file.metadata().map_err(sentence)?.len();
    file.take(LARGEST as u64 + 1).read_to_end(&mut bytes).map_err(sentence)?;
    if bytes.len() > LARGEST {
        let length = usize::try_from(length).unwrap_or(usize::MAX).max(bytes.len());
        return Err(format!("`{}`: {}", path.display(), kit::ReadError::TooLarge(length)));
    }
    Ok(bytes)
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
    for verdict in &import.verdicts {
        let id = one_line(&verdict.id);
        match &verdict.outcome {
            EntryOutcome::Taken { old, new, behind, left_out } => {
                taken += 1;
                text.push_str(&format!("{id}\n{}", shown(old, new, colour)));
                if *behind {
                    text.push_str(
                        "  note: its source has changed since the file was made; it counts as behind\n",
                    );
                }
                for words in left_out {
                    text.push_str(&format!("  note: the Danish words `{}` are left out\n", one_line(words)));
                }
            }
            EntryOutcome::Same => same += 1,
            EntryOutcome::Unfinished => unfinished += 1,
            EntryOutcome::Refused(reasons) => {
                refused += 1;
                text.push_str(&format!("{id}: not taken\n"));
                for reason in reasons {
                    text.push_str(&format!("  {}\n", one_line(&reason.to_string())));
                }
            }
        }
    }
    let by = if import.by.is_empty() { String::new() } else { format!(" by {}", one_line(&import.by)) };
    text + &format!(
        "{}, {}{by}: {taken} to take, {same} as they were, {unfinished} not begun or not finished, {refused} not taken\n",
        import.lang,
        import.label.as_str()
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
