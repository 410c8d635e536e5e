//! Sources: the bibliography.

use std::fmt;

use crate::calendar::Day;
use crate::i18n::lang::Lang;
use crate::project::Span;

/// An entry of the bibliography.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its title, in its own language.
    pub title: String,
    /// How it is called in a narrow place; the title, where there is no such name.
    pub short: Option<String>,
    /// Who published it.
    pub publisher: String,
    /// The language it is written in.
    pub language: Lang,
    /// Its address; project texts may have none.
    pub url: Option<String>,
    /// The date it bears.
    pub date: Option<PartialDate>,
    /// The date of the copy that was read, where a copy was read.
    pub as_of: Option<Day>,
    /// The day it was read.
    pub read: Day,
    /// What sort of text it is.
    pub kind: SourceKind,
    /// Where `sources.yaml` defines it.
    pub span: Span,
}

/// A date of which the day, or day and month, may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartialDate {
    /// Only the year.
    Year(i32),
    /// Year and month (1 to 12).
    Month(i32, u8),
    /// The whole date.
    Day(Day),
}

/// What sort of text a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceKind {
    /// An act or executive order.
    Law,
    /// A ministry, agency or ombudsman.
    Authority,
    /// A court.
    Court,
    /// An organisation.
    Organisation,
    /// A newspaper.
    News,
    /// Another information project.
    Project,
}

impl PartialDate {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.len() {
            4 => Day::parse(&format!("{text}-01-01")).map(|day| Self::Year(day.year())),
            7 => Day::parse(&format!("{text}-01")).map(|day| Self::Month(day.year(), day.month())),
            _ => Day::parse(text).map(Self::Day),
        }
    }

    /// The year.
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) | Self::Month(year, _) => year,
            Self::Day(day) => day.year(),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

impl Source {
    /// The date of the text that was read: that of the copy, or the day of reading.
    pub fn text_read(&self) -> Day {
        self.as_of.unwrap_or(self.read)
    }
}

impl SourceKind {
    /// The words of `sources.yaml`.
    pub const WORDS: [(&str, Self); 6] = [
        ("law", Self::Law),
        ("authority", Self::Authority),
        ("court", Self::Court),
        ("organisation", Self::Organisation),
        ("news", Self::News),
        ("project", Self::Project),
    ];

    /// The word of `sources.yaml`.
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}
