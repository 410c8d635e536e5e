//! Which facts a run of code could hold, told by its digits: no run is compared with all facts of a guide.

use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::PartialDate;
use crate::guide::Guide;
use crate::guide::fact::{Fact, FactKind, FactValue};
use crate::guide::ids::FactId;

/// The last digits of a telephone number that tell it from others, with or without the number of its country.
pub(super) const TELLING: usize = 8;

/// The facts that code could hold, by digits of what they say: no run of code is compared with all facts.
#[derive(Debug, Default)]
pub(crate) struct FactDigits {
    /// By the first digits in a row of a number, a date or a paragraph.
    first: BTreeMap<String, Vec<FactId>>,
    /// By the last digits of a telephone number.
    phones: BTreeMap<String, Vec<FactId>>,
}

impl FactDigits {
    /// Those of a guide.
    pub(crate) fn new(guide: &Guide) -> Self {
        let mut known = Self::default();
        for (id, fact) in guide.facts.iter() {
            if let Some(number) = fact.phone() {
                known.phones.entry(telling(&digits(number)).to_owned()).or_default().push(id.clone());
            } else if let Some(said) = said(fact) {
                let first = runs(&said).next().unwrap_or_default().to_owned();
                known.first.entry(first).or_default().push(id.clone());
            }
        }
        known
    }

    /// The facts that a run of code may hold.
    pub(super) fn in_code(&self, guide: &Guide, code: &str) -> BTreeSet<FactId> {
        let of =
            |known: &BTreeMap<String, Vec<FactId>>, key: &str| known.get(key).cloned().unwrap_or_default();
        let placed = code.split("{{").skip(1).filter_map(|rest| FactId::new(rest.split_once("}}")?.0));
        let placed = placed.filter(|id| guide.facts.contains_key(id));
        let first = runs(code).chain([""]).flat_map(|run| of(&self.first, run));
        let phones = dialled_runs(code).flat_map(|(_, run)| of(&self.phones, telling(&digits(run))));
        placed.chain(first).chain(phones).collect()
    }
}

/// The digits in a row of a text, one run after the other.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty())
}

/// The digits of a text in one piece.
pub(super) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The end of a telephone number that tells it from others.
fn telling(digits: &str) -> &str {
    &digits[digits.len().saturating_sub(TELLING)..]
}

/// What a fact says that code would hold letter for letter; telephone numbers are parted in many ways.
pub(super) fn said(fact: &Fact) -> Option<String> {
    match &fact.value {
        FactValue::Number(number, _) => Some(number.to_string()),
        FactValue::Date(PartialDate::Day(day)) => Some(day.to_string()),
        FactValue::Before(before) => Some(before.day.to_string()),
        FactValue::Words(words) if fact.kind == FactKind::Law && words.contains('§') => Some(words.clone()),
        // A year, or a time of day, is much else too.
        FactValue::Date(_) | FactValue::Hours(_) | FactValue::Words(_) | FactValue::PerLanguage(_) => None,
    }
}

/// What could be dialled in a text: digits in a row with the signs that part them, each with the byte it begins at.
pub(super) fn dialled_runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '.' | '/' | '(' | ')' | '\u{a0}');
    let mut at = 0;
    text.split_inclusive(move |c: char| !is_part(c)).map(move |run| {
        let own =
            run.trim_end_matches(|c: char| !is_part(c)).trim_matches([' ', '.', '/', '-', ')', '\u{a0}']);
        let start = at + run.find(own).unwrap_or_default();
        at += run.len();
        (start, own)
    })
}
