//! What carries the meaning of a sentence whatever its words are: what it denies, demands, allows, and when. Counted in
//! a text, by tables of each language, and compared with what the text said before, and with its source.

pub(crate) mod beside_source;
mod habits;
pub mod kind;
mod segments;
mod shape;
pub mod table;
mod text;
mod words;

use std::collections::BTreeMap;
use std::fmt;

use crate::check::meaning::kind::{KindCounts, MeaningKind};
use crate::check::meaning::table::MeaningTable;
use crate::check::numerals;

pub use text::differing;

/// What carries the meaning of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meaning {
    counts: KindCounts,
    /// The numbers, sorted.
    numbers: Vec<String>,
    /// The facts in their order: who acts, and how long.
    facts: Vec<String>,
    /// The words of the official language, sorted.
    official: Vec<String>,
}

/// Something that carries meaning, and that a text has more often, less often or in another order than it had before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeaningChange {
    /// Words of a kind: how often before, how often now.
    Words(MeaningKind, u16, u16),
    /// Numbers: those that went, those that came.
    Numbers(Vec<String>, Vec<String>),
    /// Facts: those before, in their order, and those now.
    Facts(Vec<String>, Vec<String>),
    /// Words of the official language: those that went, those that came.
    Official(Vec<String>, Vec<String>),
}

impl Meaning {
    /// Reads a text as content files write it; `None` for the table where its language has none: numbers, facts and
    /// official words are read all the same.
    pub fn of(text: &str, table: Option<&MeaningTable>) -> Self {
        let read = text::read(text);
        let numbers = numerals::numbers(&read.words).into_iter().map(|(number, _)| number);
        let mut meaning = Self {
            counts: table.map(|table| table.count(&read.words)).unwrap_or_default(),
            numbers: numbers.collect(),
            facts: read.facts,
            official: read.official,
        };
        meaning.numbers.sort();
        meaning.official.sort();
        meaning
    }

    /// What differs in a later text from this one.
    pub fn changes(&self, now: &Self) -> Vec<MeaningChange> {
        let words = MeaningKind::ALL.iter().map(|kind| (*kind, self.counts.of(*kind), now.counts.of(*kind)));
        let mut changes: Vec<MeaningChange> = words
            .filter(|(_, before, after)| before != after)
            .map(|(kind, before, after)| MeaningChange::Words(kind, before, after))
            .collect();
        if self.numbers != now.numbers {
            let (gone, new) = exchanged(&self.numbers, &now.numbers);
            changes.push(MeaningChange::Numbers(gone, new));
        }
        if self.facts != now.facts {
            changes.push(MeaningChange::Facts(self.facts.clone(), now.facts.clone()));
        }
        if self.official != now.official {
            let (gone, new) = exchanged(&self.official, &now.official);
            changes.push(MeaningChange::Official(gone, new));
        }
        changes
    }
}

/// What a text of a language says otherwise than it did before.
pub fn changes(before: &str, now: &str, table: Option<&MeaningTable>) -> Vec<MeaningChange> {
    if before == now {
        return Vec::new();
    }
    Meaning::of(before, table).changes(&Meaning::of(now, table))
}

impl fmt::Display for MeaningChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(kind, before, now) => write!(f, "{} {before} → {now}", kind.as_str()),
            Self::Numbers(gone, new) => write!(f, "numbers {} → {}", listed(gone), listed(new)),
            Self::Facts(before, now) => write!(f, "facts {} → {}", listed(before), listed(now)),
            Self::Official(gone, new) => write!(f, "official words {} → {}", listed(gone), listed(new)),
        }
    }
}

/// Changes in one line.
pub fn told(changes: &[MeaningChange]) -> String {
    changes.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn listed(words: &[String]) -> String {
    if words.is_empty() { "none".to_owned() } else { words.join(", ") }
}

/// What the first list has more often than the second, and the other way round.
fn exchanged(before: &[String], now: &[String]) -> (Vec<String>, Vec<String>) {
    let mut balance: BTreeMap<&String, isize> = BTreeMap::new();
    before.iter().for_each(|word| *balance.entry(word).or_default() -= 1);
    now.iter().for_each(|word| *balance.entry(word).or_default() += 1);
    let of = |sign: isize| {
        let words = balance.iter().filter(move |(_, count)| count.signum() == sign);
        words.map(|(word, _)| (*word).clone()).collect()
    };
    (of(-1), of(1))
}
