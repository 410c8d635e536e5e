//! Arguments that several commands take, and their values: how a site is built, formats, hosts, days.

use crate::author::due::DueWithin;
use crate::calendar::Day;
use crate::hosts::Host;
use crate::options::Options;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

/// How a site is built, whether it is written, checked or served.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(super) struct SiteArguments {
    /// Take the guide back from phones: their offline copies are removed when they next reach the host
    #[arg(long)]
    pub withdraw_worker: bool,
}

impl SiteArguments {
    /// As the library takes them, for an edition of this day.
    pub(super) fn options(self, edition_date: Day) -> Options {
        Options { edition_date, withdraw_worker: self.withdraw_worker }
    }
}

/// What is told of a run, and how.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(super) struct ReportArguments {
    /// Also tell where the time went, and what the heaviest page of each kind weighs
    #[arg(long)]
    pub timings: bool,
    /// How problems and the report are written [default: human]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// What else stops a build beside errors
    #[arg(long, value_enum, value_name = "WHAT")]
    pub deny: Option<Denied>,
}

/// What stops a build although it is no error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Denied {
    /// Every warning that content/allowed.yaml does not allow
    Warnings,
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
    /// A Code Quality report of GitLab on standard output
    Gitlab,
    /// A log of SARIF 2.1.0 on standard output, for code hosts and editors
    Sarif,
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

/// The format of the list a command writes, if only one for all commands was given.
pub(super) fn list_format(given: Option<Format>, command: &str) -> Result<ListFormat, String> {
    match given {
        None | Some(Format::Human) => Ok(ListFormat::Human),
        Some(Format::Json) => Ok(ListFormat::Json),
        Some(_) => Err(format!(
            "`{command}` has the formats human, json and html: `wayleaf {command} --format json`"
        )),
    }
}

/// Reads the name of a host.
pub(super) fn host() -> impl TypedValueParser<Value = Host> {
    let words = PossibleValuesParser::new(Host::WORDS.map(|(word, _)| word));
    words.map(|word| {
        Host::WORDS.iter().find(|(known, _)| *known == word).map_or(Host::Plain, |(_, host)| *host)
    })
}

/// Reads how far ahead to look.
pub(super) fn within(text: &str) -> Result<DueWithin, &'static str> {
    DueWithin::parse(text).ok_or("write a number of days, weeks or months as in 30d, 6w or 3m, or `all`")
}

/// Reads a day.
pub(super) fn day(text: &str) -> Result<Day, &'static str> {
    Day::parse(text).ok_or("no such date; write year, month and day as in 2026-11-22")
}
