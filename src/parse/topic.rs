//! `content/topics/<topic>/topic.yaml`.

use serde::Deserialize;

use crate::diagnostic::{Code, Diagnosed};
use crate::guide::ids::{FactId, TopicId, UnitId};
use crate::guide::rule::{Rule, RuleError};
use crate::guide::topic::TopicKind;
use crate::guide::unit::{Count, CountKind, UnitKind, UnitSpec};
use crate::parse::values::Values;
use crate::parse::yaml::{Entries, Located, Yaml};
use crate::project::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTopic {
    kind: Located<String>,
    picture: Option<Located<String>>,
    #[serde(default)]
    retired: Vec<Located<u32>>,
    units: Vec<RawUnit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawUnit {
    id: Located<String>,
    kind: Option<Located<String>>,
    #[serde(default)]
    safety: bool,
    picture: Option<Located<String>>,
    when: Option<Located<String>>,
    first: Option<Located<String>>,
    #[serde(rename = "if")]
    rule: Option<Located<String>>,
    number: Option<Located<u32>>,
    #[serde(default)]
    topics: Vec<Located<String>>,
    #[serde(default)]
    see: Vec<Located<String>>,
    #[serde(default)]
    sheets: Vec<Located<String>>,
    count: Option<Located<Entries<Located<String>>>>,
}

/// What a `topic.yaml` says.
#[derive(Debug)]
pub struct Structure {
    /// What sort of page the topic becomes.
    pub kind: TopicKind,
    /// The pictogram beside its name.
    pub picture: Option<Spanned<String>>,
    /// Numbers of items that are gone.
    pub retired: Vec<Spanned<u32>>,
    /// Its units in order.
    pub units: Vec<UnitSpec>,
}

const KINDS: [(&str, UnitKind); 5] = [
    ("section", UnitKind::Section),
    ("item", UnitKind::Item),
    ("question", UnitKind::Question),
    ("answer", UnitKind::Answer),
    ("condition", UnitKind::Condition),
];

/// How the ids begin that themes give to parts of a page: a unit with such an id could stand there twice.
const OF_THEMES: [&str; 2] = ["w-", "tick-"];

/// No page has more sections and items.
pub(super) const MOST_UNITS: usize = 500;

/// Reads a `topic.yaml`.
pub fn topic(yaml: Yaml<'_>) -> Diagnosed<Option<Structure>> {
    let raw: RawTopic = match yaml.read() {
        Ok(raw) => raw,
        Err(problem) => return Diagnosed::new(None, vec![problem]),
    };
    let mut values = Values::new(yaml);
    if raw.units.len() > MOST_UNITS {
        let message = format!("the topic has {} units; {MOST_UNITS} is the limit", raw.units.len());
        values.problem(Code::FileTooLarge, &raw.kind, message, "part the topic in two");
        return Diagnosed::new(None, values.problems);
    }
    let kind = values.word(&raw.kind, &TopicKind::WORDS);
    let mut units: Vec<UnitSpec> = Vec::new();
    for entry in &raw.units {
        let Some(id) = values.id(&entry.id, UnitId::new) else { continue };
        let unit_kind = entry.kind.as_ref().map_or(Some(UnitKind::Section), |kind| values.word(kind, &KINDS));
        if id.value.as_str() == UnitId::TITLE {
            values.problem(
                Code::BadId,
                &entry.id,
                "`title` stands for the topic's title and summary",
                "give the unit another id",
            );
        }
        if let Some(start) = OF_THEMES.iter().find(|start| id.value.as_str().starts_with(*start)) {
            let message = format!("ids that begin with `{start}` belong to the theme");
            values.problem(Code::BadId, &entry.id, message, "give the unit another id");
        }
        if units.iter().any(|known| known.id == id.value) {
            let message = format!("the unit `{}` is there twice", id.value);
            values.problem(Code::DuplicateId, &entry.id, message, "give one of the two another id");
        }
        if unit_kind.is_some_and(|kind| kind.as_written() == UnitKind::Item) {
            if units.is_empty() {
                let help = "put a section before the first item";
                values.problem(Code::UnitOrder, &entry.id, "an item needs a section to belong to", help);
            }
            if kind.is_some_and(|kind| !kind.has_items()) {
                let help = "set the topic's `kind` to `checklist` or `sheet`, or make the unit a section";
                values.problem(Code::UnitOrder, &entry.id, "only a checklist or a sheet has items", help);
            }
        }
        let belongs = match (unit_kind, units.last().map(|last| last.kind)) {
            (Some(UnitKind::Answer), last) => matches!(last, Some(UnitKind::Question | UnitKind::Answer)),
            (Some(UnitKind::Item), last) => matches!(last, None | Some(UnitKind::Section | UnitKind::Item)),
            _ => true,
        };
        if !belongs {
            let message = format!("`{}` stands where it belongs to nothing", id.value);
            let help = "answers follow their question, items follow their section";
            values.problem(Code::Condition, &entry.id, message, help);
        }
        let mut rule = |written: &Option<Located<String>>| {
            let written = written.as_ref()?;
            let rule = Rule::parse(&written.value, yaml.span(written));
            let bad = |error: RuleError| {
                let help = "write answers joined by `and`, `or` and `not`: `ill-mind or ill-both`";
                values.problem(Code::Condition, written, error.to_string(), help);
            };
            rule.map_err(bad).ok()
        };
        let (first, rule) = (rule(&entry.first), rule(&entry.rule));
        let when = entry.when.as_ref().and_then(|name| values.id(name, UnitId::new));
        let topics = entry.topics.iter().filter_map(|topic| values.id(topic, TopicId::new)).collect();
        let see = entry.see.iter().filter_map(|place| values.target(place)).collect();
        let sheets = entry.sheets.iter().filter_map(|sheet| values.id(sheet, UnitId::new)).collect();
        let count = entry.count.as_ref().and_then(|written| count(written, &mut values));
        units.push(UnitSpec {
            id: id.value,
            kind: unit_kind.unwrap_or(UnitKind::Section),
            safety: entry.safety,
            picture: entry.picture.as_ref().map(|name| values.spanned(name)),
            when,
            first,
            rule,
            number: entry.number.as_ref().map(|number| yaml.spanned(number, |number| number)),
            topics,
            see,
            sheets,
            count,
            span: id.span,
        });
    }
    let picture = raw.picture.as_ref().map(|name| values.spanned(name));
    let retired = raw.retired.iter().map(|number| yaml.spanned(number, |number| number)).collect();
    Diagnosed::new(kind.map(|kind| Structure { kind, picture, retired, units }), values.problems)
}

/// `until: fact-id`, `window: fact-id` or `age: fact-id`.
fn count(written: &Located<Entries<Located<String>>>, values: &mut Values<'_>) -> Option<Count> {
    let [(kind, fact)] = written.value.0.as_slice() else {
        let help = "write one word with one fact: `count: {until: departure-9b}`";
        values.problem(Code::UnknownWord, written, "`count` counts one thing", help);
        return None;
    };
    let kind = values.word(kind, &CountKind::WORDS);
    let fact = values.id(fact, FactId::new);
    kind.zip(fact).map(|(kind, fact)| Count { kind, fact })
}
