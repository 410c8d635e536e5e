//! A law's text beside a guide: what is recorded of it, and what rests on provisions that have changed.
//!
//! Text in, text out. The words of the law are looked at and not kept.

pub mod resting;

use std::collections::BTreeSet;

use resting::{Resting, RestingThings};

use crate::calendar::Day;
use crate::guide::Guide;
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::SourceId;
use crate::law::change::{LawChange, LawChangeKind};
use crate::law::record::{Existence, LawReading, LawRecord, write};
use crate::law::split::{self, Provisions, split};
use crate::law::{LawError, Provision, Style};
use crate::parse::law::path;
use crate::project::Rewritten;

/// A text of a law, as copied from its official page.
#[derive(Debug, Clone, Copy)]
pub struct LawText<'a> {
    /// The text.
    pub text: &'a str,
    /// How it numbers its parts; found out where it is not said.
    pub style: Option<&'static Style>,
    /// The day the words are in force that it holds.
    pub as_of: Day,
    /// Whether it is an extract.
    pub extract: bool,
}

/// A provision that is not as it was recorded, and what rests on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawDifference {
    /// The provision.
    pub provision: Provision,
    /// What became of it.
    pub kind: DifferenceKind,
    /// What rests on it.
    pub resting: RestingThings,
}

/// What became of a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DifferenceKind {
    /// Its words are others: the fingerprint that was recorded, and that of the new words.
    Changed {
        /// The fingerprint that was recorded.
        was: String,
        /// That of the new words.
        is: String,
        /// The new words.
        words: String,
    },
    /// Its words stand at another place now.
    Moved(Provision),
    /// It is not there any more.
    Gone,
    /// It was not there before, beside one that is cited.
    New(String),
}

impl DifferenceKind {
    /// What is recorded of it.
    pub fn recorded(&self) -> LawChangeKind {
        match self {
            Self::Changed { .. } => LawChangeKind::Reworded,
            Self::Moved(_) => LawChangeKind::Moved,
            Self::Gone => LawChangeKind::Gone,
            Self::New(_) => LawChangeKind::New,
        }
    }
}

/// The record of a law's text, as its file. `Err` is a phrase that goes on after the name of the text's file.
///
/// A text whose words differ from those recorded is not recorded: what rests on the old ones would be forgotten.
pub fn record(
    guide: &Guide,
    source: &SourceId,
    law: &LawText<'_>,
) -> Result<(Rewritten, LawRecord), LawError> {
    if guide.laws.contains_key(source) {
        holds_all(guide, source, law)?;
        let differences = compare(guide, source, law)?;
        let style = guide.laws.get(source).map(|record| record.style);
        let other = differences.iter().find(|difference| !matches!(difference.kind, DifferenceKind::New(_)));
        if let Some((other, style)) = other.zip(style) {
            return Err(LawError(format!(
                "differs at {} from what is recorded; `wayleaf law compare {source} FILE` shows how, and with --accept records it",
                style.written(&other.provision)
            )));
        }
    }
    let (provisions, style) = read(law)?;
    let record = record_of(guide, source, &provisions, style, law);
    Ok((Rewritten { path: path(source), text: write(&record) }, record))
}

/// How a text differs from what was recorded: where a safety unit rests on it first, then in the order of the law.
pub fn compare(guide: &Guide, source: &SourceId, law: &LawText<'_>) -> Result<Vec<LawDifference>, LawError> {
    let Some(record) = guide.laws.get(source) else {
        return Err(LawError(format!(
            "has nothing to be compared with: run `wayleaf law record {source} FILE` first"
        )));
    };
    let law = LawText { style: law.style.or(Some(record.style)), ..*law };
    let (text, style) = read(&law)?;
    if style != record.style {
        return Err(LawError(format!(
            "is read with {} numbering, and `{source}` is recorded with {} numbering",
            style.name, record.style.name
        )));
    }
    let mut found = Vec::new();
    for (place, was) in &record.cited {
        let kind = match text.get(place) {
            Some(words) if fingerprint(words) == *was => continue,
            now => match (moved(place, was, record, &text), now) {
                (Some(to), _) => DifferenceKind::Moved(to.clone()),
                (None, Some(words)) => {
                    DifferenceKind::Changed { was: was.clone(), is: fingerprint(words), words: words.clone() }
                }
                (None, None) if record.extract && !text.contains_key(&place.top()) => continue,
                (None, None) => DifferenceKind::Gone,
            },
        };
        found.push((place.clone(), kind));
    }
    let parents: BTreeSet<Provision> = record.cited.keys().map(parent).collect();
    for (place, words) in &text {
        let is_new = !record.outline.contains_key(place) && record.existence(place) != Existence::There;
        if is_new && place.0.len() > 1 && parents.contains(&parent(place)) {
            found.push((place.clone(), DifferenceKind::New(words.clone())));
        }
    }
    found.sort_by(|one, other| one.0.cmp(&other.0));
    let resting = Resting::new(guide, source, record.style);
    let mut differences: Vec<LawDifference> = found
        .into_iter()
        .map(|(provision, kind)| {
            let on: BTreeSet<&Provision> = match &kind {
                DifferenceKind::New(_) => {
                    let beside = |known: &&Provision| {
                        parent(known) == parent(&provision) || **known == parent(&provision)
                    };
                    record.cited.keys().filter(beside).collect()
                }
                _ => BTreeSet::from([&provision]),
            };
            let resting = resting.on(&on);
            LawDifference { provision: provision.clone(), kind, resting }
        })
        .collect();
    differences.sort_by_key(|difference| difference.resting.units.iter().all(|unit| unit.is_ordinary));
    Ok(differences)
}

/// The paragraphs or articles that are recorded and cited, and that a text does not hold; empty where the record is of a whole
/// law, in which what is not there is gone.
pub fn lacking(guide: &Guide, source: &SourceId, law: &LawText<'_>) -> Result<Vec<String>, LawError> {
    let Some(record) = guide.laws.get(source).filter(|record| record.extract) else { return Ok(Vec::new()) };
    let (text, _) = read(&LawText { style: law.style.or(Some(record.style)), ..*law })?;
    let tops: BTreeSet<Provision> = record.cited.keys().map(Provision::top).collect();
    Ok(tops.iter().filter(|top| !text.contains_key(*top)).map(|top| record.style.written(top)).collect())
}

/// `Err` where a text lacks what is recorded: a record of it would forget that.
fn holds_all(guide: &Guide, source: &SourceId, law: &LawText<'_>) -> Result<(), LawError> {
    let lacking = lacking(guide, source, law)?;
    if lacking.is_empty() {
        return Ok(());
    }
    Err(LawError(format!("lacks {}, recorded before: give a text that holds them too", lacking.join(", "))))
}

/// Where the words of a cited provision stand now: at one other place of the same level. Short words, and words that stand at
/// several places, are no sign that they moved.
fn moved<'a>(
    place: &Provision,
    was: &str,
    record: &LawRecord,
    text: &'a Provisions,
) -> Option<&'a Provision> {
    /// Fewer letters may stand twice in a law by chance.
    const LEAST: usize = 40;
    let levels = |place: &Provision| place.0.iter().map(|(level, _)| *level).collect::<Vec<_>>();
    let mut candidates = text.iter().filter(|(to, words)| {
        levels(to) == levels(place)
            && words.chars().count() >= LEAST
            && record.cited.get(*to).is_none_or(|print| print != was)
            && fingerprint(words) == was
    });
    let (to, _) = candidates.next()?;
    candidates.next().is_none().then_some(to)
}

/// The record of the new text, with what rests on changed provisions marked to be read again.
pub fn accept(guide: &Guide, source: &SourceId, law: &LawText<'_>) -> Result<Rewritten, LawError> {
    let differences = compare(guide, source, law)?;
    holds_all(guide, source, law)?;
    let before = guide.laws.get(source);
    if let Some(before) = before.filter(|before| law.as_of < before.as_of) {
        return Err(LawError(format!(
            "is as of {}, and the words recorded are as of {}: an older text is not recorded",
            law.as_of, before.as_of
        )));
    }
    let style = law.style.or(before.map(|record| record.style));
    let (provisions, style) = read(&LawText { style, ..*law })?;
    let mut record = record_of(guide, source, &provisions, style, law);
    for LawDifference { provision, kind, resting } in differences {
        let mut change = LawChange {
            provision,
            kind: kind.recorded(),
            on: law.as_of,
            units: resting.units.into_iter().map(|unit| unit.name).collect(),
            facts: resting.facts.into_iter().collect(),
        };
        // What still waits since an earlier change goes on waiting, from that day.
        let is_same = |known: &LawChange| known.provision == change.provision;
        if let Some(at) = record.changed.iter().position(is_same) {
            let earlier = record.changed.remove(at);
            change.on = change.on.min(earlier.on);
            change.units.extend(earlier.units);
            change.facts.extend(earlier.facts);
        }
        if change.is_open() {
            record.changed.push(change);
        }
    }
    Ok(Rewritten { path: path(source), text: write(&record) })
}

/// The records of laws without the units (`topic#unit`) and facts (by id) that somebody has read again, each with the names
/// that waited in it. Names that wait nowhere are in none.
pub fn reread<'a>(
    guide: &Guide,
    names: &'a [String],
    reading: &LawReading,
) -> Vec<(Rewritten, BTreeSet<&'a str>)> {
    let mut files = Vec::new();
    for (source, record) in guide.laws.iter() {
        let mut record = record.clone();
        let mut closed = BTreeSet::new();
        for name in names {
            // A name may wait in several changes: it is taken out of each.
            let waited =
                record.changed.iter_mut().filter_map(|change| change.close(name).then_some(())).count() > 0;
            if waited {
                closed.insert(name.as_str());
            }
            if waited && name.contains('#') {
                record.readings.insert(name.clone(), reading.clone());
            }
        }
        record.changed.retain(LawChange::is_open);
        if !closed.is_empty() {
            files.push((Rewritten { path: path(source), text: write(&record) }, closed));
        }
    }
    files
}

fn read(law: &LawText<'_>) -> Result<(Provisions, &'static Style), LawError> {
    let style = law.style.unwrap_or_else(|| split::detect(law.text));
    Ok((split(law.text, style)?, style))
}

fn record_of(
    guide: &Guide,
    source: &SourceId,
    text: &Provisions,
    style: &'static Style,
    law: &LawText<'_>,
) -> LawRecord {
    let resting = Resting::new(guide, source, style);
    let mut record = LawRecord::new(text, style, law.as_of, law.extract, resting.cited(), fingerprint);
    if let Some(before) = guide.laws.get(source) {
        record.changed.clone_from(&before.changed);
        record.readings.clone_from(&before.readings);
    }
    record
}

fn fingerprint(words: &str) -> String {
    Fingerprint::of(words).to_string()
}

fn parent(place: &Provision) -> Provision {
    Provision(place.0[..place.0.len().saturating_sub(1)].to_vec())
}
