//! The arguments of the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use wayleaf::author::due::DueWithin;
use wayleaf::calendar::Day;
use wayleaf::hosts::Host;

use super::serve::Serve;
use super::status::Status;
use super::{clock, pack, verify};

/// Builds a small multilingual guide that a person can carry: offline, on a stick, on paper.
#[derive(Debug, Parser)]
#[command(version, disable_help_subcommand = true, after_help = EXIT_CODES)]
pub(super) struct Arguments {
    /// The folder that holds `content` and `themes`
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// How problems and the report are written [default: human]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// The date of this edition, or the day `due` counts from; today if not given
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = clock::given)]
    pub edition_date: Option<Day>,
    /// What to do; `build` if not given
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check the guide and write the site
    Build {
        /// The folder the site is written to: new, empty, or written by Wayleaf before [default: `site` in the root]
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// The host it is for: adds the file and the packed copies which that host wants
        #[arg(long = "for", value_name = "HOST", default_value = "plain", value_parser = pack::host())]
        host: Host,
        /// Take the guide back from phones: their offline copies are removed when they next reach the host
        #[arg(long)]
        withdraw_worker: bool,
        /// How problems and the report are written [default: human]
        #[arg(long, value_enum, value_name = "FORMAT")]
        format: Option<Format>,
    },
    /// Check the guide and write nothing
    Check {
        /// Also measure how hard the texts are to read, and fail where a topic is over the limit
        #[arg(long)]
        plain: bool,
        /// How problems and the report are written [default: human]
        #[arg(long, value_enum, value_name = "FORMAT")]
        format: Option<Format>,
    },
    /// List the facts and sources to look up again, soonest first
    Due {
        /// How far ahead to look, in days, weeks or months; `all` lists everything
        #[arg(long, value_name = "30d|6w|3m|all", default_value = "30d", value_parser = within)]
        within: DueWithin,
        /// How the list is written [default: human]
        #[arg(long, value_enum, value_name = "FORMAT")]
        format: Option<ListFormat>,
    },
    /// Pack the guide for sticks and hosts: zip files that tell whether they are whole
    Pack(pack::Pack),
    /// Record that somebody looked facts up again
    Recheck {
        /// The ids of the facts
        #[arg(required = true, value_name = "FACT")]
        facts: Vec<String>,
        /// Who looked them up
        #[arg(long, value_name = "NAME")]
        by: String,
        /// The last day to rely on them; if not given, as `review` in guide.yaml says for their kinds
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
        until: Option<Day>,
        /// The day they were looked up, today if not given
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
        on: Option<Day>,
    },
    /// Record this edition in content/changes.yaml, once what it changes for the reader is told there
    Release,
    /// Serve the guide: a preview on this computer, or to phones near by
    Serve(Serve),
    /// Hand out what there is to translate, and take in what a translator made of it
    Kit(super::kit::KitArguments),
    /// Record that somebody compared a translation with its source, or the day the source changed
    Stamp {
        /// The language of the translation; the source language for the day of a change, and with --trivial
        lang: String,
        /// The topic; all of them if not given
        topic: Option<String>,
        /// The units, `title` for title and summary; all of the topic if none is given
        units: Vec<String>,
        /// The source was edited without a change of meaning: stamp it in every language
        #[arg(long)]
        trivial: bool,
    },
    /// Tell whether a copy of the guide is whole: a pack, unpacked or not, or a site
    Verify(verify::Verify),
    /// Tell how far each translation is
    Status(Status),
}

/// How problems and the report are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// With the lines in question
    Human,
    /// One problem a line, for editors
    Short,
    /// One JSON object on standard output, for programs
    Json,
    /// Notes beside the lines of a change on GitHub
    Github,
}

/// How the list of what is due is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// A table
    Human,
    /// One JSON object, for programs
    Json,
    /// A page to print, with boxes to tick
    Html,
}

fn within(text: &str) -> Result<DueWithin, &'static str> {
    DueWithin::parse(text).ok_or("write a number of days, weeks or months as in 30d, 6w or 3m, or `all`")
}

fn day(text: &str) -> Result<Day, &'static str> {
    Day::parse(text).ok_or("no such date; write year, month and day as in 2026-11-22")
}

const EXIT_CODES: &str = "Exit codes: 0 in order, perhaps with warnings; 1 errors in content or theme, nothing \
     written; 2 a wrong argument or a fault of the disk, nothing changed";
