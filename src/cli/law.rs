//! `wayleaf law`: records what was read of a law, and tells what rests on provisions that have changed.

mod differences;

use std::fs;
use std::path::{Path, PathBuf};

use crate::author::law::{self, LawText};
use crate::calendar::Day;
use crate::guide::Guide;
use crate::guide::ids::{SourceId, nearest};
use crate::law::Style;
use crate::write::put;
use clap::{Args, Subcommand};

use super::context::Context;
use super::exit::{CommandResult, Exit};
use super::files;
use super::output;
use super::recheck;
use super::values::{ListFormat, day, list_format};
use differences::Differences;

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
        /// Record the new words; what rests on changed ones is due, and readers are told, until it is read again
        #[arg(long, requires = "as_of")]
        accept: bool,
        /// How the differences are written [default: human]
        #[arg(long, value_enum, value_name = "FORMAT")]
        format: Option<ListFormat>,
        /// The same as `--format json`
        #[arg(long, hide = true, conflicts_with = "format")]
        json: bool,
    },
    /// Record that somebody has compared units with the new words, as `recheck` does for units and facts
    Reread {
        /// The id of the law in content/sources.yaml
        source: String,
        /// The units, as topic#unit
        #[arg(required = true)]
        units: Vec<String>,
        /// Who compared them
        #[arg(long, value_name = "NAME")]
        by: String,
    },
}

#[derive(Debug, Args)]
struct TextArguments {
    /// The id of the law in content/sources.yaml
    source: String,
    /// A plain text file: the law as copied from its official page
    file: PathBuf,
    /// The day from which the words are in force that the file holds; `record` and `--accept` need it
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
    output::out(&done(context, today, &guide, arguments)?)?;
    Ok(Exit::Clean)
}

fn done(context: &Context, today: Day, guide: &Guide, wanted: &LawArguments) -> Result<String, String> {
    let root = context.root.as_path();
    match &wanted.what {
        LawCommand::Record(arguments) => {
            let Some(as_of) = arguments.as_of else {
                return Err("say with --as-of YYYY-MM-DD from which day the words are in force".to_owned());
            };
            if as_of > today {
                return Err(format!(
                    "--as-of {as_of} has not come yet; give the day of the text that was read"
                ));
            }
            let (source, text) = read(guide, arguments)?;
            let law = arguments.law(&text, guide, &source, as_of);
            let name = arguments.file.display();
            let (file, record) =
                law::record(guide, &source, &law).map_err(|why| format!("`{name}` {why}"))?;
            write(root, &file.path, &file.text)?;
            let (cited, all) = (record.cited.len(), record.outline.len());
            Ok(format!("{}: {all} provisions as of {as_of}, {cited} of them cited\n", file.path))
        }
        LawCommand::Compare { text: arguments, accept, format, json } => {
            let format = match (format, json) {
                (Some(format), _) => *format,
                (None, true) => ListFormat::Json,
                (None, false) => list_format(context.format, "law compare")?,
            };
            let (source, text) = read(guide, arguments)?;
            let law = arguments.law(&text, guide, &source, arguments.as_of.unwrap_or(today));
            let name = arguments.file.display();
            let phrase = |why: crate::law::LawError| format!("`{name}` {why}");
            let list = law::compare(guide, &source, &law).map_err(phrase)?;
            let lacking = law::lacking(guide, &source, &law).map_err(phrase)?;
            if *accept {
                let file = law::accept(guide, &source, &law).map_err(phrase)?;
                write(root, &file.path, &file.text)?;
            }
            let found =
                Differences { guide, source: &source, list: &list, lacking: &lacking, accepted: *accept };
            differences::written(&found, format)
        }
        LawCommand::Reread { source, units, by } => {
            let id = source_id(guide, source)?;
            recheck::reread(context, guide, units, by, today, Some(&id))?;
            Ok(format!("{source}: {} read again\n", units.join(", ")))
        }
    }
}

impl TextArguments {
    fn law<'a>(&self, text: &'a str, guide: &Guide, source: &SourceId, as_of: Day) -> LawText<'a> {
        let known = guide.laws.get(source).is_some_and(|record| record.extract);
        LawText { text, style: self.numbering, as_of, extract: self.extract || known }
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
    let bytes =
        fs::metadata(file).map_err(|error| format!("`{name}` cannot be read: {}", files::why(&error)))?;
    if bytes.len() > crate::law::split::LARGEST as u64 {
        return Err(format!(
            "`{name}` is over {} MB, which no law's text is",
            crate::law::split::LARGEST / 1_000_000
        ));
    }
    let bytes = fs::read(file).map_err(|error| format!("`{name}` cannot be read: {}", files::why(&error)))?;
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

fn numbering(text: &str) -> Result<&'static Style, &'static str> {
    Style::named(text).ok_or("write `danish`, `european` or `german`")
}
