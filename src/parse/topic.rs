//! `content/topics/<topic>/topic.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::{Code, Diagnosed, Diagnostic};
use crate::guide::ids::UnitId;
use crate::guide::topic::TopicKind;
use crate::guide::unit::{UnitKindSpec, UnitSpec};
use crate::parse::patterns::TopicKindWord;
use crate::parse::unit_spec::{KindWord, RawUnit};
use crate::parse::values::Values;
use crate::parse::yaml::{Located, Yaml};
use crate::project::Spanned;

/// The structure of a topic, once for all languages: what kind of page it becomes, and its units in order.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Topic")]
pub(super) struct RawTopic {
    /// What sort of page the topic becomes.
    #[schemars(with = "TopicKindWord")]
    kind: Located<String>,
    /// A pictogram of the theme, on links to this topic.
    picture: Option<Located<String>>,
    /// Numbers of items that are gone.
    #[serde(default)]
    retired: Vec<Located<u32>>,
    /// Its units in order.
    units: Vec<RawUnit>,
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
        let written = entry.kind.as_ref();
        let unit_kind = written.map_or(Some(KindWord::Section), |kind| values.word(kind, &KindWord::WORDS));
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
        if let Some(known) = units.iter().find(|known| known.id == id.value) {
            let message = format!("the unit `{}` is there twice", id.value);
            let help = "give one of the two another id";
            let twice = Diagnostic::error(Code::DuplicateId, id.span, message, help);
            values.problems.push(twice.with_also(known.span));
        }
        if matches!(unit_kind, Some(KindWord::Item | KindWord::Answer)) {
            if units.is_empty() {
                let help = "put a section before the first item";
                values.problem(Code::UnitOrder, &entry.id, "an item needs a section to belong to", help);
            }
            if kind.is_some_and(|kind| !kind.has_items()) {
                let help =
                    "set the topic's `kind` to `checklist`, `sheet` or `cards`, or make the unit a section";
                let message = "only a checklist, a sheet and cards have items";
                values.problem(Code::UnitOrder, &entry.id, message, help);
            }
        }
        let belongs = match (unit_kind, units.last().map(|last| &last.own)) {
            (Some(KindWord::Answer), last) => {
                matches!(last, Some(UnitKindSpec::Question(_) | UnitKindSpec::Answer(_)))
            }
            (Some(KindWord::Item), last) => last.is_none() || units.last().is_some_and(UnitSpec::is_text),
            _ => true,
        };
        if !belongs {
            let message = format!("`{}` stands where it belongs to nothing", id.value);
            let help = "answers follow their question, items follow their section";
            values.problem(Code::Condition, &entry.id, message, help);
        }
        units.push(UnitSpec {
            id: id.value,
            safety: entry.safety,
            important: entry.important(),
            picture: entry.picture.as_ref().map(|name| values.spanned(name)),
            span: id.span,
            own: entry.own(unit_kind.unwrap_or(KindWord::Section), yaml, &mut values),
        });
    }
    let picture = raw.picture.as_ref().map(|name| values.spanned(name));
    let retired = raw.retired.iter().map(|number| yaml.spanned(number, |number| number)).collect();
    Diagnosed::new(kind.map(|kind| Structure { kind, picture, retired, units }), values.problems)
}
