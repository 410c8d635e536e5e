//! What is kept of a law that was read: `content/law/<source>.yaml`.

use std::collections::{BTreeMap, BTreeSet};

use super::change::LawChange;
use super::pinpoint::provisions;
use super::split::Provisions;
use super::{Provision, Style};
use crate::calendar::Day;
use crate::project::Span;

/// A law as it was read on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawRecord {
    /// The day the words were in force that were read.
    pub as_of: Day,
    /// How it numbers its parts.
    pub style: &'static Style,
    /// Whether the text was an extract, so that paragraphs it lacks may exist.
    pub extract: bool,
    /// Every provision there is, but for sentences: how many sentences it has.
    pub outline: BTreeMap<Provision, usize>,
    /// The fingerprints of the words of those that are cited: the first 32 bits of their SHA-256, in hexadecimal digits.
    pub cited: BTreeMap<Provision, String>,
    /// What has changed since, and what rests on it that nobody has read again.
    pub changed: Vec<LawChange>,
    /// The units, as `topic#unit`, that were read again after a change: the last time each.
    pub readings: BTreeMap<String, LawReading>,
    /// Where its file begins; nothing where it comes from no file yet.
    pub span: Option<Span>,
}

/// When somebody read a unit again after the law changed, and who.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawReading {
    /// The day.
    pub on: Day,
    /// The name of who did.
    pub by: String,
}

/// How a place stands to what was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Existence {
    /// It is there.
    There,
    /// Its paragraph is not in the text that was recorded, which was an extract.
    NotRecorded,
    /// There is no such provision; the nearest one that there is.
    Missing(Provision),
}

impl LawRecord {
    /// The record of a text; `pinpoints` are the places the guide cites, and `fingerprint` is taken of the words of each. Pinpoints that cannot be read, and places that the
    /// text does not have, are passed over: the check tells them.
    pub fn new<'a>(
        text: &Provisions,
        style: &'static Style,
        as_of: Day,
        extract: bool,
        pinpoints: impl Iterator<Item = &'a str>,
        fingerprint: impl Fn(&str) -> String,
    ) -> Self {
        let sentence = sentence_level(style);
        let mut outline = BTreeMap::new();
        for place in text.keys() {
            let is_sentence = place.0.last().is_some_and(|(level, _)| Some(*level) == sentence);
            if is_sentence {
                let above = sentence.map(|level| place.above(level)).unwrap_or_default();
                *outline.entry(above).or_insert(0) += 1;
            } else {
                outline.entry(place.clone()).or_insert(0);
            }
        }
        let places = pinpoints.filter_map(|pinpoint| provisions(pinpoint, style)).flatten();
        let cited = places.filter_map(|place| {
            let words = text.get(&place)?;
            Some((place, fingerprint(words)))
        });
        Self {
            as_of,
            style,
            extract,
            outline,
            cited: cited.collect(),
            changed: Vec::new(),
            readings: BTreeMap::new(),
            span: None,
        }
    }

    /// Whether a provision is there.
    pub fn existence(&self, place: &Provision) -> Existence {
        let sentence = sentence_level(self.style);
        let is_there = match place.0.last() {
            Some((level, number)) if Some(*level) == sentence => {
                let above = place.above(*level);
                let count = self.outline.get(&above).copied().unwrap_or_default();
                number.parse::<usize>().is_ok_and(|number| (1..=count).contains(&number))
            }
            _ => self.outline.contains_key(place),
        };
        match is_there {
            true => Existence::There,
            false if self.extract && !self.outline.contains_key(&place.top()) => Existence::NotRecorded,
            false => Existence::Missing(self.nearest(place)),
        }
    }

    /// The longest part of a place that there is, with the last of its neighbours where the number is too high; the place with
    /// the nearest number, where its paragraph is not there.
    fn nearest(&self, place: &Provision) -> Provision {
        for length in (1..place.0.len()).rev() {
            let above = Provision(place.0[..length].to_vec());
            if self.outline.contains_key(&above) {
                let level = place.0[length].0;
                let siblings = self.outline.keys().filter(|known| {
                    known.0.len() == length + 1 && known.0.starts_with(&above.0) && known.0[length].0 == level
                });
                return siblings.max_by_key(|known| value(&known.0[length].1)).cloned().unwrap_or(above);
            }
        }
        let wanted = place.0.first().map_or((0, String::new()), |(_, number)| value(number));
        let tops = self.outline.keys().filter(|known| known.0.len() == 1);
        let distance = |known: &&Provision| {
            let (number, letter) = value(&known.0[0].1);
            (number.abs_diff(wanted.0), letter != wanted.1)
        };
        tops.min_by_key(distance).cloned().unwrap_or_else(|| place.top())
    }
}

/// The level of sentences in a style, counted as in [`Provision`].
fn sentence_level(style: &Style) -> Option<usize> {
    let levels = &style.levels;
    levels.iter().position(|level| level.marker == super::style::Marker::Sentence).map(|at| at + 1)
}

/// A number as it is ordered: `33 a` after `33`.
fn value(number: &str) -> (u32, String) {
    let digits = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    (number[..digits].parse().unwrap_or_default(), number[digits..].trim().to_owned())
}

/// The record as its file.
pub fn write(record: &LawRecord) -> String {
    let style = record.style;
    let mut text = format!(
        "# What was read of this law. `wayleaf law record` writes this file; its words stay outside.\nas-of: {}\nnumbering: {}\nextract: {}\n",
        record.as_of, style.name, record.extract
    );
    text.push_str("outline:   # every provision, and how many sentences it has\n");
    for (place, sentences) in &record.outline {
        text.push_str(&format!("  \"{}\": {sentences}\n", style.written(place)));
    }
    if !record.cited.is_empty() {
        text.push_str("cited:   # the fingerprint of its words\n");
    }
    for (place, print) in &record.cited {
        text.push_str(&format!("  \"{}\": \"{print}\"\n", style.written(place)));
    }
    if !record.changed.is_empty() {
        text.push_str(
            "changed:   # until each of these is read again: wayleaf recheck topic#unit --by NAME, wayleaf recheck FACT --by NAME\n",
        );
        for change in &record.changed {
            let list = |names: &BTreeSet<String>| {
                names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
            };
            text.push_str(&format!(
                "  - {{provision: \"{}\", became: {}, on: {}, units: [{}], facts: [{}]}}\n",
                style.written(&change.provision),
                change.kind.as_str(),
                change.on,
                list(&change.units),
                list(&change.facts)
            ));
        }
    }
    if !record.readings.is_empty() {
        text.push_str("read-again:   # who compared a unit with the new words\n");
        for (unit, reading) in &record.readings {
            let by = reading.by.replace('\\', "\\\\").replace('"', "\\\"");
            text.push_str(&format!("  \"{unit}\": {{on: {}, by: \"{by}\"}}\n", reading.on));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::split::split;
    use crate::law::style::DANISH;

    fn record(extract: bool) -> LawRecord {
        let text = "§ 33. Et. To. Stk. 2. Tre.\n§ 33 a. Fire. Stk. 2. Fem. Stk. 3. Seks 1) a, 2) b.\n";
        let text = split(text, &DANISH).expect("a law");
        let day = Day::parse("2025-09-25").expect("a day");
        LawRecord::new(&text, &DANISH, day, extract, ["§ 33, stk. 2", "§ 99"].into_iter(), |words| {
            format!("{:08x}", words.len())
        })
    }

    fn place(text: &str) -> Provision {
        provisions(text, &DANISH).expect("a pinpoint").remove(0)
    }

    #[test]
    fn a_place_that_does_not_exist_is_told_with_the_nearest() {
        let nearest = |text: &str| match record(false).existence(&place(text)) {
            Existence::Missing(nearest) => DANISH.written(&nearest),
            other => format!("{other:?}"),
        };
        assert_eq!(nearest("§ 33 a, stk. 9"), "§ 33 a, stk. 3");
        assert_eq!(nearest("§ 33 a, stk. 3, nr. 7"), "§ 33 a, stk. 3, nr. 2");
        assert_eq!(nearest("§ 33, stk. 1, 3. pkt."), "§ 33, stk. 1");
        assert_eq!(nearest("§ 35"), "§ 33");
        assert_eq!(nearest("§ 33, stk. 1, 2. pkt."), "There");
        assert_eq!(record(true).existence(&place("§ 35, stk. 1")), Existence::NotRecorded);
    }

    #[test]
    fn only_what_is_cited_bears_a_fingerprint() {
        let record = record(false);
        let cited: Vec<String> = record.cited.keys().map(|place| DANISH.written(place)).collect();
        assert_eq!(cited, ["§ 33, stk. 2"]);
        assert!(write(&record).contains("  \"§ 33, stk. 2\": \""), "{}", write(&record));
        assert!(!write(&record).contains("Tre"), "words of the law are kept");
    }
}
