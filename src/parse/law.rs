//! `content/law/<source>.yaml`: what was read of a law.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::{Code, Diagnosed};
use crate::guide::ids::SourceId;
use crate::law::change::{LawChange, LawChangeKind};
use crate::law::pinpoint::provisions;
use crate::law::record::{LawReading, LawRecord};
use crate::law::{Provision, Style};
use crate::parse::patterns::{DayPattern, LawChangeWord, NumberingWord};
use crate::parse::values::Values;
use crate::parse::yaml::{Located, Yaml, perhaps_empty};

/// What was read of a law, as `wayleaf law record` writes it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(rename = "LawRecord")]
pub(super) struct RawLawRecord {
    /// The day the text that was read is of.
    #[schemars(with = "DayPattern")]
    as_of: Located<String>,
    /// How the law numbers its parts.
    #[schemars(with = "NumberingWord")]
    numbering: Located<String>,
    /// Whether only a part of the law was read.
    extract: bool,
    /// The provisions, each with how many sentences it has.
    outline: BTreeMap<String, usize>,
    /// Fingerprints of the provisions that the guide cites.
    #[serde(default, deserialize_with = "perhaps_empty")]
    cited: BTreeMap<String, String>,
    /// What has changed in the law since texts were compared with it.
    #[serde(default, deserialize_with = "perhaps_empty")]
    changed: Vec<RawLawChange>,
    /// Texts that somebody has compared with the new words.
    #[serde(default, deserialize_with = "perhaps_empty")]
    read_again: BTreeMap<String, RawLawReading>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LawChange")]
struct RawLawChange {
    /// The provision.
    provision: Located<String>,
    /// What became of it.
    #[schemars(with = "LawChangeWord")]
    became: Located<String>,
    /// The day the new words are in force from.
    #[schemars(with = "DayPattern")]
    on: Located<String>,
    /// The units that rest on it.
    #[serde(default)]
    units: Vec<String>,
    /// The facts that rest on it.
    #[serde(default)]
    facts: Vec<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LawReading")]
struct RawLawReading {
    /// When.
    #[schemars(with = "DayPattern")]
    on: Located<String>,
    /// Who.
    by: String,
}

/// Where the record of a source lies in a project.
pub fn path(source: &SourceId) -> String {
    format!("content/law/{source}.yaml")
}

/// The source whose record this file is; `None` for any other file.
pub fn source_of(path: &str) -> Option<SourceId> {
    SourceId::new(path.strip_prefix("content/law/")?.strip_suffix(".yaml")?)
}

/// Reads a record; `None` where it cannot be used at all.
pub(super) fn record(yaml: Yaml<'_>) -> Diagnosed<Option<LawRecord>> {
    let raw: RawLawRecord = match yaml.read() {
        Ok(raw) => raw,
        Err(problem) => return Diagnosed::new(None, vec![problem]),
    };
    let mut values = Values::new(yaml);
    let styles: Vec<(&str, &Style)> = Style::ALL.iter().map(|style| (style.name, *style)).collect();
    let (as_of, style) = (values.day(&raw.as_of), values.word(&raw.numbering, &styles));
    let (Some(as_of), Some(style)) = (as_of, style) else { return Diagnosed::new(None, values.problems) };
    let place = |text: &str| provisions(text, style).and_then(|mut places| places.pop());
    let outline = raw.outline.iter().filter_map(|(text, sentences)| Some((place(text)?, *sentences)));
    let cited = raw.cited.into_iter().filter_map(|(text, print)| Some((place(&text)?, print)));
    let (outline, cited): (BTreeMap<Provision, usize>, BTreeMap<Provision, String>) =
        (outline.collect(), cited.collect());
    let mut changed = Vec::new();
    for change in &raw.changed {
        let provision = place(&change.provision.value);
        if provision.is_none() {
            let message = format!("`{}` is no place in a law", change.provision.value);
            values.problem(
                Code::UnknownProvision,
                &change.provision,
                message,
                "run `wayleaf law record` anew",
            );
        }
        let on = values.day(&change.on);
        let kind = values.word(&change.became, &LawChangeKind::WORDS);
        if let (Some(provision), Some(kind), Some(on)) = (provision, kind, on) {
            changed.push(LawChange {
                provision,
                kind,
                on: on.value,
                units: change.units.iter().cloned().collect(),
                facts: change.facts.iter().cloned().collect(),
            });
        }
    }
    let readings = raw.read_again.into_iter().filter_map(|(unit, reading)| {
        let on = values.day(&reading.on)?.value;
        Some((unit, LawReading { on, by: reading.by }))
    });
    let readings = readings.collect();
    let (as_of, span) = (as_of.value, Some(as_of.span));
    let record = LawRecord { as_of, style, extract: raw.extract, outline, cited, changed, readings, span };
    Diagnosed::new(Some(record), values.problems)
}
