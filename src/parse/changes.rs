//! `content/changes.yaml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::{Code, Diagnosed};
use crate::guide::changes::{AnswerPlace, Change, ChangeSeverity, Changes, Record, Released};
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::{FactId, TopicId, UnitId};
use crate::parse::patterns::{ChangeSeverityWord, DayPattern, IdPattern, UnitPlacePattern};
use crate::parse::values::Values;
use crate::parse::yaml::{Located, Yaml, perhaps_empty};
use crate::project::Spanned;

/// What changed for the reader, edition by edition.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Changes")]
pub(super) struct RawChanges {
    /// The editions published, as `wayleaf release` wrote them.
    #[serde(default, deserialize_with = "perhaps_empty")]
    editions: Vec<RawEdition>,
    /// What each edition changes for the reader.
    #[serde(default, deserialize_with = "perhaps_empty")]
    changes: Vec<RawChange>,
    /// What the last edition said, as `wayleaf release` wrote it.
    #[serde(default, deserialize_with = "perhaps_empty")]
    released: RawRecord,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Edition")]
struct RawEdition {
    /// Its code.
    code: Located<String>,
    /// Its day.
    #[schemars(with = "DayPattern")]
    date: Located<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Change")]
struct RawChange {
    /// A unit of the topic with the role `changes`, which tells it.
    #[schemars(with = "IdPattern")]
    id: Located<String>,
    /// `next` until `wayleaf release` puts the code here.
    edition: Located<String>,
    /// How much it matters.
    #[schemars(with = "ChangeSeverityWord")]
    severity: Located<String>,
    /// The units it is about.
    #[serde(default)]
    #[schemars(with = "Vec<UnitPlacePattern>")]
    units: Vec<Located<String>>,
    /// The facts it is about.
    #[serde(default)]
    #[schemars(with = "Vec<IdPattern>")]
    facts: Vec<Located<String>>,
}

#[derive(Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Record")]
struct RawRecord {
    /// Fingerprints by unit.
    #[serde(default, deserialize_with = "perhaps_empty")]
    units: BTreeMap<String, String>,
    /// Fingerprints by fact.
    #[serde(default, deserialize_with = "perhaps_empty")]
    facts: BTreeMap<String, String>,
    /// Items by number.
    #[serde(default, deserialize_with = "perhaps_empty")]
    numbers: BTreeMap<String, String>,
    /// Questions and answers by number.
    #[serde(default, deserialize_with = "perhaps_empty")]
    answers: BTreeMap<String, String>,
}

/// As many editions, and as many changes, are remembered: each edition has a page that tells its changes.
const MOST: usize = 500;

/// What stands in place of an edition's code until it is released.
pub const NEXT: &str = "next";

/// Reads `changes.yaml`.
pub(super) fn changes(yaml: Yaml<'_>) -> Diagnosed<Changes> {
    let raw: RawChanges = match yaml.read() {
        Ok(raw) => raw,
        Err(problem) => return Diagnosed::new(Changes::default(), vec![problem]),
    };
    let mut values = Values::new(yaml);
    let beyond = raw.editions.get(MOST).map(|edition| &edition.code);
    if let Some(entry) = beyond.or_else(|| raw.changes.get(MOST).map(|change| &change.id)) {
        let message = format!("more than {MOST} editions or changes");
        values.problem(Code::FileTooLarge, entry, message, "delete the oldest: no phone still holds them");
        return Diagnosed::new(Changes::default(), values.problems);
    }
    let mut editions: Vec<Released> = Vec::new();
    for entry in &raw.editions {
        let code = entry.code.value.clone();
        if editions.iter().any(|known| known.code == code) {
            values.problem(
                Code::DuplicateId,
                &entry.code,
                format!("the edition `{code}` is there twice"),
                "delete one",
            );
        }
        if let Some(day) = values.day(&entry.date) {
            editions.push(Released { code, day: day.value, span: yaml.span(&entry.code) });
        }
    }
    let changes = raw.changes.iter().filter_map(|entry| change(entry, &yaml, &mut values)).collect();
    let print = |text: &String| Fingerprint::parse(text);
    let record = Record {
        units: raw
            .released
            .units
            .iter()
            .filter_map(|(unit, text)| Some((unit.clone(), print(text)?)))
            .collect(),
        facts: raw
            .released
            .facts
            .iter()
            .filter_map(|(fact, text)| Some((FactId::new(fact)?, print(text)?)))
            .collect(),
        numbers: raw.released.numbers.iter().filter_map(|(place, item)| number(place, item)).collect(),
        answers: raw.released.answers.iter().filter_map(|(place, unit)| answer(place, unit)).collect(),
    };
    Diagnosed::new(Changes { editions, changes, record }, values.problems)
}

/// `topic#number: item`.
fn number(place: &str, item: &str) -> Option<((TopicId, u32), UnitId)> {
    let (topic, number) = place.split_once('#')?;
    Some(((TopicId::new(topic)?, number.parse().ok()?), UnitId::new(item)?))
}

/// `topic#question: unit`, `topic#question.answer: unit`.
fn answer(place: &str, unit: &str) -> Option<(AnswerPlace, UnitId)> {
    let (topic, numbers) = place.split_once('#')?;
    let (question, answer) = numbers.split_once('.').unwrap_or((numbers, "0"));
    Some(((TopicId::new(topic)?, question.parse().ok()?, answer.parse().ok()?), UnitId::new(unit)?))
}

fn change(entry: &RawChange, yaml: &Yaml<'_>, values: &mut Values<'_>) -> Option<Change> {
    let id = values.id(&entry.id, UnitId::new);
    let severity = values.word(&entry.severity, &ChangeSeverity::WORDS);
    let units = entry.units.iter().filter_map(|written| unit(written, yaml, values)).collect();
    let facts = entry.facts.iter().filter_map(|fact| values.id(fact, FactId::new)).collect();
    let edition = (entry.edition.value != NEXT).then(|| yaml.spanned(&entry.edition, |code| code));
    Some(Change { id: id?, edition, severity: severity?, units, facts })
}

fn unit(
    written: &Located<String>,
    yaml: &Yaml<'_>,
    values: &mut Values<'_>,
) -> Option<Spanned<(TopicId, UnitId)>> {
    let parts = written.value.split_once('#');
    let ids = parts.and_then(|(topic, unit)| Some((TopicId::new(topic)?, UnitId::new(unit)?)));
    if ids.is_none() {
        let message = format!("`{}` does not name a unit", written.value);
        values.problem(
            Code::UnknownUnit,
            written,
            message,
            "write it as `topic#unit`, like `staying#dates-to-leave`",
        );
    }
    ids.map(|value| Spanned { value, span: yaml.span(written) })
}
