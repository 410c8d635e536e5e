//! The record of editions: what changed for the reader, and what the last edition said.

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::{FactId, TopicId, UnitId};
use crate::guide::keyword::keyword;
use crate::project::{Span, Spanned};

/// What `changes.yaml` says.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// The editions released, oldest first.
    pub editions: Vec<Released>,
    /// What changed for the reader.
    pub changes: Vec<Change>,
    /// What the last edition released said.
    pub record: Record,
}

/// An edition that was released.
#[derive(Debug, Clone)]
pub struct Released {
    /// Its code.
    pub code: String,
    /// The day it was made.
    pub day: Day,
    /// Where it stands.
    pub span: Span,
}

/// Something that changed for the reader.
#[derive(Debug, Clone)]
pub struct Change {
    /// The unit of the topic `changes` that tells of it, so that it is translated like other text.
    pub id: Spanned<UnitId>,
    /// The edition that brought it; `None` for the one to be released next.
    pub edition: Option<Spanned<String>>,
    /// How much it matters.
    pub severity: ChangeSeverity,
    /// The units concerned.
    pub units: Vec<Spanned<(TopicId, UnitId)>>,
    /// The facts concerned.
    pub facts: Vec<Spanned<FactId>>,
}

/// How much a change matters to a reader with an old copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeSeverity {
    /// Acting on the old text can do harm.
    High,
    /// The old text misses something useful.
    Medium,
    /// Wording, new languages, layout.
    Low,
}

/// Where codes hold an answer: the topic, the number of the question, that of the answer. The question itself has 0.
pub type AnswerPlace = (TopicId, u32, u32);

/// What an edition said: fingerprints of its safety units and of its facts, and the numbers of its items, questions and answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// Safety units, as `topic#unit`.
    pub units: BTreeMap<String, Fingerprint>,
    /// Facts.
    pub facts: BTreeMap<FactId, Fingerprint>,
    /// The item each number of a topic was given to, those of items that are gone among them.
    pub numbers: BTreeMap<(TopicId, u32), UnitId>,
    /// The question each number of a topic was given to, and under it, with its own number, each answer.
    pub answers: BTreeMap<AnswerPlace, UnitId>,
}

impl Changes {
    /// The changes a reader with this edition has missed, most serious first.
    pub fn since(&self, code: &str) -> Vec<&Change> {
        let places: BTreeMap<&str, usize> =
            self.editions.iter().enumerate().rev().map(|(at, edition)| (edition.code.as_str(), at)).collect();
        let place = |code: &str| places.get(code).copied();
        let old = place(code);
        let later = self.changes.iter().filter(|change| match (&change.edition, old) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(edition), Some(old)) => place(&edition.value).is_some_and(|at| at > old),
        });
        let mut later: Vec<&Change> = later.collect();
        later.sort_by_key(|change| change.severity);
        later
    }
}

impl Change {
    /// The units concerned, each as `topic#unit`.
    pub fn unit_names(&self) -> impl Iterator<Item = String> {
        self.units.iter().map(|unit| format!("{}#{}", unit.value.0, unit.value.1))
    }
}

impl ChangeSeverity {
    /// The words of `changes.yaml`.
    pub const WORDS: [(&str, Self); 3] = [("high", Self::High), ("medium", Self::Medium), ("low", Self::Low)];

    /// The word of `changes.yaml`.
    pub fn as_str(self) -> &'static str {
        keyword(&Self::WORDS, &self)
    }
}
