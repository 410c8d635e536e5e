//! Sources: the bibliography.

use crate::calendar::{Day, PartialDate};
use crate::guide::ids::SourceId;
use crate::i18n::lang::Lang;
use crate::project::{Span, Spanned};

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
    /// The laws it changes.
    pub amends: Vec<Spanned<SourceId>>,
    /// What of it could not be read, in a phrase; nothing where all of it was.
    pub not_read: Option<String>,
    /// Where `sources.yaml` defines it.
    pub span: Span,
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

impl Source {
    /// The date of the text that was read: that of the copy, or the day of reading.
    pub fn text_read(&self) -> Day {
        self.as_of.unwrap_or(self.read)
    }

    /// The day it bears, where it bears one.
    pub fn day(&self) -> Option<Day> {
        match self.date? {
            PartialDate::Day(day) => Some(day),
            PartialDate::Year(_) | PartialDate::Month(..) => None,
        }
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
