//! A law's text beside a guide: what is recorded of it, and what rests on provisions that have changed.
//!
//! Text in, text out. The words of the law are looked at and not kept.

use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::Day;
use crate::guide::Guide;
use crate::guide::fact::Fact;
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::SourceId;
use crate::guide::text::Inline;
use crate::guide::topic::Topic;
use crate::guide::unit::Unit;
use crate::law::pinpoint::provisions;
use crate::law::record::{LawChange, LawRecord, write};
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
    /// The units that rest on it, as `topic#unit`, those whose wrong text could harm most first.
    pub units: Vec<RestingUnit>,
    /// The facts that rest on it.
    pub facts: Vec<String>,
}

/// A unit that rests on a provision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RestingUnit {
    /// Whether it is no safety unit; false comes first.
    pub is_ordinary: bool,
    /// `topic#unit`.
    pub name: String,
    /// The languages it is written in, in menu order.
    pub languages: Vec<String>,
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

/// The record of a law's text, as its file. `Err` is a phrase that goes on after the name of the text's file.
pub fn record(
    guide: &Guide,
    source: &SourceId,
    law: &LawText<'_>,
) -> Result<(Rewritten, LawRecord), LawError> {
    let (provisions, style) = read(law)?;
    let record = record_of(guide, source, &provisions, style, law);
    Ok((Rewritten { path: path(source), text: write(&record) }, record))
}

/// How a text differs from what was recorded, in the order of the law.
pub fn compare(guide: &Guide, source: &SourceId, law: &LawText<'_>) -> Result<Vec<LawDifference>, LawError> {
    let Some(record) = guide.laws.get(source) else {
        return Err(LawError(format!(
            "has nothing to be compared with: run `wayleaf law record {source} FILE` first"
        )));
    };
    let law = LawText { style: law.style.or(Some(record.style)), ..*law };
    let (text, _) = read(&law)?;
    let by_words: BTreeMap<String, &Provision> =
        text.iter().map(|(place, words)| (fingerprint(words), place)).collect();
    let mut found = Vec::new();
    for (place, was) in &record.cited {
        let kind = match text.get(place) {
            Some(words) if fingerprint(words) == *was => continue,
            now => match (by_words.get(was), now) {
                (Some(to), _) => DifferenceKind::Moved((*to).clone()),
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
        let is_sentence = !record.outline.contains_key(place)
            && record.existence(place) == crate::law::record::Existence::There;
        if !record.outline.contains_key(place)
            && !is_sentence
            && place.0.len() > 1
            && parents.contains(&parent(place))
        {
            found.push((place.clone(), DifferenceKind::New(words.clone())));
        }
    }
    found.sort_by(|one, other| one.0.cmp(&other.0));
    let resting = Resting::new(guide, source, record.style);
    Ok(found
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
            let (units, facts) = resting.on(&on);
            LawDifference { provision: provision.clone(), kind, units, facts }
        })
        .collect())
}

/// The record of the new text, with what rests on changed provisions marked to be read again.
pub fn accept(guide: &Guide, source: &SourceId, law: &LawText<'_>) -> Result<Rewritten, LawError> {
    let differences = compare(guide, source, law)?;
    let style = law.style.or(guide.laws.get(source).map(|record| record.style));
    let (provisions, style) = read(&LawText { style, ..*law })?;
    let mut record = record_of(guide, source, &provisions, style, law);
    for difference in differences {
        let units: BTreeSet<String> = difference.units.into_iter().map(|unit| unit.name).collect();
        if !units.is_empty() {
            record.changed.retain(|change| change.provision != difference.provision);
            record.changed.push(LawChange { provision: difference.provision, on: law.as_of, units });
        }
    }
    Ok(Rewritten { path: path(source), text: write(&record) })
}

/// The record without a unit that somebody has read again; `None` where it was not waited for.
pub fn reread(guide: &Guide, source: &SourceId, unit: &str) -> Option<Rewritten> {
    let mut record = guide.laws.get(source)?.clone();
    let before = record.clone();
    for change in &mut record.changed {
        change.units.remove(unit);
    }
    record.changed.retain(|change| !change.units.is_empty());
    (record != before).then(|| Rewritten { path: path(source), text: write(&record) })
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
    record.changed = guide.laws.get(source).map(|before| before.changed.clone()).unwrap_or_default();
    record
}

fn fingerprint(words: &str) -> String {
    Fingerprint::of(words).to_string()
}

fn parent(place: &Provision) -> Provision {
    Provision(place.0[..place.0.len().saturating_sub(1)].to_vec())
}

/// What rests on the provisions of one law.
struct Resting<'a> {
    units: Vec<(RestingUnit, BTreeSet<Provision>)>,
    facts: Vec<(String, BTreeSet<Provision>)>,
    pinpoints: Vec<&'a str>,
}

impl<'a> Resting<'a> {
    fn new(guide: &'a Guide, source: &SourceId, style: &Style) -> Self {
        let places = |pinpoint: &str| provisions(pinpoint, style).unwrap_or_default();
        let of_law = |fact: &&'a Fact| fact.source.value == *source;
        let mut pinpoints = Vec::new();
        let mut facts = Vec::new();
        for (id, fact) in &guide.facts {
            if let Some(section) = fact.section.as_deref().filter(|_| of_law(&fact)) {
                pinpoints.push(section);
                facts.push((id.to_string(), places(section).into_iter().collect()));
            }
        }
        let mut units = Vec::new();
        for topic in &guide.topics {
            let Some(article) = topic.articles.get(&guide.settings.source) else { continue };
            for unit in &article.units {
                let cited = cited(guide, source, unit);
                if !cited.is_empty() {
                    pinpoints.extend(&cited);
                    let on = cited.iter().flat_map(|pinpoint| places(pinpoint)).collect();
                    units.push((resting_unit(guide, topic, unit), on));
                }
            }
        }
        Self { units, facts, pinpoints }
    }

    fn cited(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.pinpoints.iter().copied()
    }

    fn on(&self, places: &BTreeSet<&Provision>) -> (Vec<RestingUnit>, Vec<String>) {
        let rests = |on: &BTreeSet<Provision>| on.iter().any(|place| places.contains(place));
        let mut units: Vec<RestingUnit> =
            self.units.iter().filter(|(_, on)| rests(on)).map(|(unit, _)| unit.clone()).collect();
        units.sort();
        let facts = self.facts.iter().filter(|(_, on)| rests(on)).map(|(id, _)| id.clone()).collect();
        (units, facts)
    }
}

/// The pinpoints of a law in a unit, and those of the facts it places.
fn cited<'a>(guide: &'a Guide, source: &SourceId, unit: &'a Unit) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut see = |inline: &'a Inline| match inline {
        Inline::Cite(citation) if citation.source == *source => found.extend(citation.pinpoint.as_deref()),
        Inline::Fact(id, _) => {
            let fact = guide.facts.get(id).filter(|fact| fact.source.value == *source);
            found.extend(fact.and_then(|fact| fact.section.as_deref()));
        }
        _ => {}
    };
    unit.visit(&mut see);
    found
}

fn resting_unit(guide: &Guide, topic: &Topic, unit: &Unit) -> RestingUnit {
    let languages = guide.settings.languages.iter().map(|language| &language.lang);
    let written = languages
        .filter(|lang| topic.articles.get(*lang).is_some_and(|article| article.unit(&unit.id).is_some()));
    RestingUnit {
        is_ordinary: !topic.unit(&unit.id).is_some_and(|spec| spec.safety),
        name: format!("{}#{}", topic.id, unit.id),
        languages: written.map(ToString::to_string).collect(),
    }
}
