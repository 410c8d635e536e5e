//! The arguments of the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use wayleaf::calendar::Day;

use super::clock;

/// Builds a small multilingual guide that a person can carry: offline, on a stick, on paper.
#[derive(Debug, Parser)]
#[command(version, disable_help_subcommand = true, after_help = EXIT_CODES)]
pub struct Arguments {
    /// The folder that holds `content` and `themes`
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// How problems and the report are written
    #[arg(long, global = true, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    pub format: Format,
    /// The date of this edition, today if not given
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = clock::given)]
    pub edition_date: Option<Day>,
    /// What to do; `build` if not given
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check the guide and write the site
    Build {
        /// The folder the site is written to: new, empty, or written by Wayleaf before [default: `site` in the root]
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
    /// Check the guide and write nothing
    Check,
    /// Record that somebody compared a translation with its source
    Stamp {
        /// The language of the translation; with --trivial, the source language
        lang: String,
        /// The topic; all of them if not given
        topic: Option<String>,
        /// The units, `title` for title and summary; all of the topic if none is given
        units: Vec<String>,
        /// The source was edited without a change of meaning: stamp it in every language
        #[arg(long)]
        trivial: bool,
    },
}

/// How problems and the report are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the lines in question
    Human,
    /// One problem a line, for editors
    Short,
    /// One JSON object on standard output, for programs
    Json,
    /// Notes beside the lines of a change on GitHub
    Github,
}

const EXIT_CODES: &str = "Exit codes: 0 in order, perhaps with warnings; 1 errors in content or theme, nothing \
     written; 2 a wrong argument or a fault of the disk, nothing changed";
