//! The differences between a law's text and what was recorded of it, for people, for programs and on paper.

use crate::author::law::{DifferenceKind, LawDifference};
use crate::guide::Guide;
use crate::guide::ids::SourceId;
use crate::law::Provision;
use crate::report::one_line;
use serde::Serialize;

use super::super::paper;
use super::super::values::ListFormat;

const PAGE: &str = include_str!("../law.html");

/// What is written.
pub(super) struct Differences<'a> {
    pub guide: &'a Guide,
    pub source: &'a SourceId,
    pub list: &'a [LawDifference],
    /// What the text does not hold, and was not compared.
    pub lacking: &'a [String],
    pub accepted: bool,
}

/// The list in JSON. Fields are added here and never renamed.
#[derive(Serialize)]
struct DifferencesJson<'a> {
    source: &'a str,
    title: &'a str,
    language: &'a str,
    publisher: &'a str,
    accepted: bool,
    lacking: &'a [String],
    differences: Vec<DifferenceRow<'a>>,
}

/// A provision that is not as it was recorded.
#[derive(Serialize)]
struct DifferenceRow<'a> {
    provision: String,
    difference: DifferenceKindJson<'a>,
    units: Vec<RestingUnitJson<'a>>,
    facts: &'a [String],
    changes: Vec<RestingChangeJson<'a>>,
}

#[derive(Serialize)]
struct DifferenceKindJson<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<&'a str>,
}

#[derive(Serialize)]
struct RestingUnitJson<'a> {
    unit: &'a str,
    safety: bool,
    poster: bool,
    languages: &'a [String],
}

#[derive(Serialize)]
struct RestingChangeJson<'a> {
    change: &'a str,
    languages: &'a [String],
}

/// The list in a format.
pub(super) fn written(found: &Differences<'_>, format: ListFormat) -> Result<String, String> {
    Ok(match format {
        ListFormat::Human => told(found),
        ListFormat::Json => format!("{}\n", serde_json::to_string(&json(found)).unwrap_or_default()),
        ListFormat::Html => paper::page(PAGE, &json(found))?,
    })
}

impl Differences<'_> {
    fn named(&self, place: &Provision) -> String {
        self.guide.laws.get(self.source).map(|law| law.style.written(place)).unwrap_or_default()
    }
}

fn told(found: &Differences<'_>) -> String {
    let mut text = String::new();
    for difference in found.list {
        let place = found.named(&difference.provision);
        text.push_str(&match &difference.kind {
            DifferenceKind::Changed { was, is, words } => {
                format!("{place}: changed ({was} to {is})\n    {}\n", one_line(words))
            }
            DifferenceKind::Moved(to) => format!("{place}: stands at {} now\n", found.named(to)),
            DifferenceKind::Gone => format!("{place}: is not there any more\n"),
            DifferenceKind::New(words) => format!("{place}: new\n    {}\n", one_line(words)),
        });
        let resting = &difference.resting;
        for unit in &resting.units {
            let mark = if unit.is_ordinary { "  " } else { "! " };
            let poster = if unit.is_on_poster { ", on the poster" } else { "" };
            text.push_str(&format!("  {mark}{} ({}){poster}\n", unit.name, unit.languages.join(", ")));
        }
        for fact in &resting.facts {
            text.push_str(&format!("    fact {fact}\n"));
        }
        for change in &resting.changes {
            text.push_str(&format!("    change {} ({})\n", change.id, change.languages.join(", ")));
        }
    }
    if found.list.is_empty() {
        text.push_str("nothing that is cited has changed\n");
    } else {
        text.push_str("\n`!`: a wrong text could harm. ");
        text.push_str(if found.accepted {
            "The new words are recorded. `wayleaf due` lists these units and facts, and pages tell that the rule has changed, until `wayleaf recheck` says that each was read again.\n"
        } else {
            "Nothing is recorded; --accept does that.\n"
        });
    }
    if !found.lacking.is_empty() {
        let lacking = found.lacking.join(", ");
        text.push_str(&format!("not in this text, and not compared: {lacking}\n"));
    }
    text
}

fn json<'a>(found: &Differences<'a>) -> DifferencesJson<'a> {
    let row = |difference: &'a LawDifference| {
        let none = DifferenceKindJson { kind: "", was: None, is: None, to: None, words: None };
        let kind = match &difference.kind {
            DifferenceKind::Changed { was, is, words } => DifferenceKindJson {
                kind: "changed",
                was: Some(was),
                is: Some(is),
                words: Some(words),
                ..none
            },
            DifferenceKind::Moved(to) => {
                DifferenceKindJson { kind: "moved", to: Some(found.named(to)), ..none }
            }
            DifferenceKind::Gone => DifferenceKindJson { kind: "gone", ..none },
            DifferenceKind::New(words) => DifferenceKindJson { kind: "new", words: Some(words), ..none },
        };
        let resting = &difference.resting;
        DifferenceRow {
            provision: found.named(&difference.provision),
            difference: kind,
            units: resting
                .units
                .iter()
                .map(|unit| RestingUnitJson {
                    unit: &unit.name,
                    safety: !unit.is_ordinary,
                    poster: unit.is_on_poster,
                    languages: &unit.languages,
                })
                .collect(),
            facts: &resting.facts,
            changes: resting
                .changes
                .iter()
                .map(|change| RestingChangeJson { change: &change.id, languages: &change.languages })
                .collect(),
        }
    };
    let source = found.guide.sources.get(found.source);
    DifferencesJson {
        source: found.source.as_str(),
        title: source.map(|source| source.title.as_str()).unwrap_or_default(),
        language: source.map(|source| source.language.as_str()).unwrap_or_default(),
        publisher: &found.guide.settings.publisher,
        accepted: found.accepted,
        lacking: found.lacking,
        differences: found.list.iter().map(row).collect(),
    }
}
