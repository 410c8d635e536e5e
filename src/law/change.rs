//! A provision that is not as it was recorded, until everything that rests on it has been read again.

use std::collections::BTreeSet;

use super::Provision;
use crate::calendar::Day;

/// A provision that is not as it was recorded, and what rests on it that nobody has read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawChange {
    /// The provision.
    pub provision: Provision,
    /// What became of it.
    pub kind: LawChangeKind,
    /// The day from which the new words are in force, as was said of the text that was read.
    pub on: Day,
    /// The units, as `topic#unit`, that rest on it and were not read again.
    pub units: BTreeSet<String>,
    /// The ids of the facts that rest on it and were not looked up again.
    pub facts: BTreeSet<String>,
}

/// What became of a provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LawChangeKind {
    /// Its words are others.
    Reworded,
    /// Its words stand at another place.
    Moved,
    /// It is not there any more.
    Gone,
    /// It was not there before, beside one that is cited.
    New,
}

impl LawChangeKind {
    /// The words of `content/law/*.yaml`.
    pub const WORDS: [(&str, Self); 4] =
        [("reworded", Self::Reworded), ("moved", Self::Moved), ("gone", Self::Gone), ("new", Self::New)];

    /// The word of `content/law/*.yaml`.
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }

    /// What became of it, in a phrase that goes on after the provision.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Reworded => "has other words",
            Self::Moved => "stands at another place",
            Self::Gone => "is gone",
            Self::New => "is new",
        }
    }

    /// Whether the rule itself may be another, so that readers are told.
    pub fn is_of_the_rule(self) -> bool {
        matches!(self, Self::Reworded | Self::Gone)
    }
}

impl LawChange {
    /// Whether something still waits to be read again.
    pub fn is_open(&self) -> bool {
        !self.units.is_empty() || !self.facts.is_empty()
    }

    /// Takes a unit (`topic#unit`) or a fact as read again; whether it was waited for.
    pub fn close(&mut self, name: &str) -> bool {
        self.units.remove(name) || self.facts.remove(name)
    }
}
