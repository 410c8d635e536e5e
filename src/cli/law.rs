//! `wayleaf law`: records what was read of a law, and tells what rests on provisions that have changed.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::json;
use wayleaf::author::law::{self, DifferenceKind, LawDifference, LawText};
use wayleaf::calendar::Day;
use wayleaf::guide::Guide;
use wayleaf::guide::ids::{SourceId, nearest};
use wayleaf::law::Style;
use wayleaf::report::one_line;
use wayleaf::write::put;

use super::context::Context;
use super::exit::{CommandResult, Exit};
use super::output;
use super::values::day;

/// The arguments of `law`.
#[derive(Debug, Args)]
pub(super) struct LawArguments {
    #[command(subcommand)]
    what: LawCommand,
}

#[derive(Debug, Subcommand)]
enum LawCommand {
    /// Keep the outline of a law and the fingerprints of what the guide cites, so that pinpoints are checked from now on
    Record(TextArguments),
    /// Tell which cited provisions have changed, and every unit and fact that rests on them
    Compare {
        #[command(flatten)]
        text: TextArguments,
        /// Record the new words; units that rest on changed ones are named at each build until they are read again
        #[arg(long)]
        accept: bool,
        /// Write one JSON object, for programs
        #[arg(long)]
        json: bool,
    },
    /// Record that somebody has compared a unit with the new words
    Reread {
        /// The id of the law in content/sources.yaml
        source: String,
        /// The units, as topic#unit
        #[arg(required = true)]
        units: Vec<String>,
    },
}

#[derive(Debug, Args)]
struct TextArguments {
    /// The id of the law in content/sources.yaml
    source: String,
    /// A plain text file: the law as copied from its official page
    file: PathBuf,
    /// The day the words are in force that the file holds
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<Day>,
    /// How the law numbers its parts; found out if not given
    #[arg(long, value_name = "danish|european|german", value_parser = numbering)]
    numbering: Option<&'static Style>,
    /// The file holds a part of the law only
    #[arg(long)]
    extract: bool,
}

/// Does it; gives what to print, or what is wrong.
pub(super) fn run(context: &Context, arguments: &LawArguments) -> CommandResult {
    let today = context.day()?;
    let (_, guide) = context.content()?;
    output::out(&done(context, today, guide, arguments)?)?;
    Ok(Exit::Clean)
}

fn done(context: &Context, today: Day, guide: Guide, wanted: &LawArguments) -> Result<String, String> {
    let root = context.root.as_path();
    match &wanted.what {
        LawCommand::Record(arguments) => {
            let (source, text) = read(&guide, arguments)?;
            let law = arguments.law(&text, &guide, &source, today);
            let name = arguments.file.display();
            let (file, record) =
                law::record(&guide, &source, &law).map_err(|why| format!("`{name}` {why}"))?;
            write(root, &file.path, &file.text)?;
            let (cited, all) = (record.cited.len(), record.outline.len());
            Ok(format!("{}: {all} provisions as of {}, {cited} of them cited\n", file.path, record.as_of))
        }
        LawCommand::Compare { text: arguments, accept, json } => {
            let (source, text) = read(&guide, arguments)?;
            let law = arguments.law(&text, &guide, &source, today);
            let name = arguments.file.display();
            let phrase = |why: wayleaf::law::LawError| format!("`{name}` {why}");
            let differences = law::compare(&guide, &source, &law).map_err(phrase)?;
            let style = guide.laws.get(&source).map(|record| record.style);
            if *accept {
                let file = law::accept(&guide, &source, &law).map_err(phrase)?;
                write(root, &file.path, &file.text)?;
            }
            Ok(if *json { as_json(&differences, style) } else { told(&differences, style, *accept) })
        }
        LawCommand::Reread { source, units } => {
            let id = source_id(&guide, source)?;
            let mut guide = guide;
            let mut file = None;
            for unit in units {
                let done = law::reread(&guide, &id, unit);
                let done = done.ok_or_else(|| {
                    format!(
                        "no change of `{source}` waits for `{unit}`; `wayleaf check` lists those that wait"
                    )
                })?;
                if let Some(record) = guide.laws.get_mut(&id) {
                    record.changed.iter_mut().for_each(|change| _ = change.units.remove(unit));
                    record.changed.retain(|change| !change.units.is_empty());
                }
                file = Some(done);
            }
            if let Some(file) = file {
                write(root, &file.path, &file.text)?;
            }
            Ok(format!("{source}: {} read again\n", units.join(", ")))
        }
    }
}

impl TextArguments {
    fn law<'a>(&self, text: &'a str, guide: &Guide, source: &SourceId, today: Day) -> LawText<'a> {
        let known = guide.laws.get(source).is_some_and(|record| record.extract);
        LawText {
            text,
            style: self.numbering,
            as_of: self.as_of.unwrap_or(today),
            extract: self.extract || known,
        }
    }
}

/// The source, and the text of the file.
fn read(guide: &Guide, arguments: &TextArguments) -> Result<(SourceId, String), String> {
    let source = source_id(guide, &arguments.source)?;
    let text = text(&arguments.file)?;
    Ok((source, text))
}

/// The text of a law's file.
pub(super) fn text(file: &Path) -> Result<String, String> {
    let name = file.display();
    let bytes = fs::metadata(file).map_err(|error| format!("`{name}` cannot be read ({error})"))?;
    if bytes.len() > wayleaf::law::split::LARGEST as u64 {
        return Err(format!(
            "`{name}` is over {} MB, which no law's text is",
            wayleaf::law::split::LARGEST / 1_000_000
        ));
    }
    let bytes = fs::read(file).map_err(|error| format!("`{name}` cannot be read ({error})"))?;
    if bytes.starts_with(b"%PDF") {
        return Err(format!("`{name}` is a PDF; copy the text of the official page into a plain text file"));
    }
    String::from_utf8(bytes).map_err(|_| format!("`{name}` is no plain text in UTF-8; save it as such"))
}

/// The source of this id.
pub(super) fn source_id(guide: &Guide, source: &str) -> Result<SourceId, String> {
    let id = SourceId::new(source).filter(|id| guide.sources.contains_key(id));
    let names: Vec<&str> = guide.sources.keys().map(SourceId::as_str).collect();
    id.ok_or_else(|| match nearest(source, &names) {
        Some(name) => format!("there is no source `{source}`; did you mean `{name}`?"),
        None => format!("there is no source `{source}` in content/sources.yaml"),
    })
}

fn write(root: &Path, path: &str, text: &str) -> Result<(), String> {
    put(&root.join(path), text).map_err(|error| error.to_string())
}

/// The differences for people.
fn told(differences: &[LawDifference], style: Option<&Style>, accepted: bool) -> String {
    if differences.is_empty() {
        return "nothing that is cited has changed\n".to_owned();
    }
    let named = |place: &wayleaf::law::Provision| style.map(|style| style.written(place)).unwrap_or_default();
    let mut text = String::new();
    for difference in differences {
        let place = named(&difference.provision);
        text.push_str(&match &difference.kind {
            DifferenceKind::Changed { was, is, words } => {
                format!("{place}: changed ({was} to {is})\n    {}\n", one_line(words))
            }
            DifferenceKind::Moved(to) => format!("{place}: stands at {} now\n", named(to)),
            DifferenceKind::Gone => format!("{place}: is not there any more\n"),
            DifferenceKind::New(words) => format!("{place}: new\n    {}\n", one_line(words)),
        });
        for unit in &difference.units {
            let mark = if unit.is_ordinary { "  " } else { "! " };
            text.push_str(&format!("  {mark}{} ({})\n", unit.name, unit.languages.join(", ")));
        }
        for fact in &difference.facts {
            text.push_str(&format!("    fact {fact}\n"));
        }
    }
    text.push_str("\n`!`: a wrong text could harm. ");
    text.push_str(if accepted {
        "The new words are recorded; `wayleaf check` names these units until `wayleaf law reread` says that each was read again.\n"
    } else {
        "Nothing is recorded; --accept does that.\n"
    });
    text
}

fn as_json(differences: &[LawDifference], style: Option<&Style>) -> String {
    let named = |place: &wayleaf::law::Provision| style.map(|style| style.written(place)).unwrap_or_default();
    let list: Vec<serde_json::Value> = differences
        .iter()
        .map(|difference| {
            let kind = match &difference.kind {
                DifferenceKind::Changed { was, is, words } => json!({"kind": "changed", "was": was, "is": is, "words": words}),
                DifferenceKind::Moved(to) => json!({"kind": "moved", "to": named(to)}),
                DifferenceKind::Gone => json!({"kind": "gone"}),
                DifferenceKind::New(words) => json!({"kind": "new", "words": words}),
            };
            let units: Vec<_> = difference
                .units
                .iter()
                .map(|unit| json!({"unit": unit.name, "safety": !unit.is_ordinary, "languages": unit.languages}))
                .collect();
            json!({"provision": named(&difference.provision), "difference": kind, "units": units, "facts": difference.facts})
        })
        .collect();
    format!("{}\n", json!({"differences": list}))
}

fn numbering(text: &str) -> Result<&'static Style, &'static str> {
    Style::named(text).ok_or("write `danish`, `european` or `german`")
}
