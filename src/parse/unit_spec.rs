//! A unit in `topic.yaml`: what it has by its kind.

use serde::Deserialize;

use crate::diagnostic::Code;
use crate::guide::ids::{FactId, TopicId, UnitId};
use crate::guide::rule::{Rule, RuleError};
use crate::guide::unit::{Count, CountKind, ItemSpec, SectionSpec, UnitKindSpec};
use crate::parse::values::Values;
use crate::parse::yaml::{Entries, Located, Yaml};
use crate::project::{Span, Spanned};

/// A unit as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawUnit {
    pub id: Located<String>,
    pub kind: Option<Located<String>>,
    #[serde(default)]
    pub safety: bool,
    pub picture: Option<Located<String>>,
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

/// The kinds of units, as `topic.yaml` names them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum KindWord {
    Section,
    Item,
    Question,
    Answer,
    Condition,
}

impl KindWord {
    /// The words of `topic.yaml`.
    pub(super) const WORDS: [(&str, Self); 5] = [
        ("section", Self::Section),
        ("item", Self::Item),
        ("question", Self::Question),
        ("answer", Self::Answer),
        ("condition", Self::Condition),
    ];
}

const FOLDED: &str = "`when` belongs to sections and items, `first` to items";

impl RawUnit {
    /// What the unit has by its kind. What only other kinds have is a problem, and is not read.
    pub(super) fn own(&self, kind: KindWord, yaml: Yaml<'_>, values: &mut Values<'_>) -> UnitKindSpec {
        self.misplaced(kind, yaml, values);
        match kind {
            KindWord::Section => UnitKindSpec::Section(SectionSpec {
                when: self.when(values),
                sheets: self.sheets(values),
                topics: self.topics.iter().filter_map(|topic| values.id(topic, TopicId::new)).collect(),
                count: self.count.as_ref().and_then(|written| count(written, values)),
            }),
            KindWord::Item => UnitKindSpec::Item(ItemSpec {
                when: self.when(values),
                sheets: self.sheets(values),
                first: self.first.as_ref().and_then(|written| rule(written, yaml, values)),
                number: self.number.as_ref().map(|number| yaml.spanned(number, |number| number)),
                see: self.see.iter().filter_map(|place| values.target(place)).collect(),
            }),
            KindWord::Question => UnitKindSpec::Question,
            KindWord::Answer => UnitKindSpec::Answer,
            KindWord::Condition => UnitKindSpec::Condition(self.condition(yaml, values)),
        }
    }

    fn when(&self, values: &mut Values<'_>) -> Option<Spanned<UnitId>> {
        self.when.as_ref().and_then(|name| values.id(name, UnitId::new))
    }

    fn sheets(&self, values: &mut Values<'_>) -> Vec<Spanned<UnitId>> {
        self.sheets.iter().filter_map(|sheet| values.id(sheet, UnitId::new)).collect()
    }

    fn condition(&self, yaml: Yaml<'_>, values: &mut Values<'_>) -> Rule {
        let Some(written) = &self.rule else {
            let message = format!("the condition `{}` does not say when it holds", self.id.value);
            values.problem(Code::Condition, &self.id, message, "write `if:` and an answer");
            return Rule::unread(yaml.span(&self.id));
        };
        rule(written, yaml, values).unwrap_or_else(|| Rule::unread(yaml.span(written)))
    }

    fn misplaced(&self, kind: KindWord, yaml: Yaml<'_>, values: &mut Values<'_>) {
        let is = |kinds: &[KindWord]| kinds.contains(&kind);
        let first = |list: &[Located<String>]| list.first().map(|first| yaml.span(first));
        let place = |written: &Option<Located<String>>| written.as_ref().map(|written| yaml.span(written));
        let (section, item) = (is(&[KindWord::Section]), is(&[KindWord::Item]));
        let id = &self.id.value;
        let folded = || format!("`{id}` can neither be folded away nor put first");
        let senseless = |key: &str| format!("`{key}` makes no sense at `{id}`");
        let link = "only an item leads on to a page; in a section, write the link into the text";
        let number = self.number.as_ref().map(|number| yaml.span(number));
        let count = self.count.as_ref().map(|count| yaml.span(count));
        let told: [(bool, Option<Span>, Code, String, &str); 8] = [
            (section || item, place(&self.when), Code::Condition, folded(), FOLDED),
            (item, place(&self.first), Code::Condition, folded(), FOLDED),
            (
                is(&[KindWord::Condition]),
                place(&self.rule),
                Code::Condition,
                senseless("if"),
                "only a unit of `kind: condition` has an `if`",
            ),
            (item, first(&self.see), Code::DeadLink, senseless("see"), link),
            (item, number, Code::ItemNumber, senseless("number"), "only an item has a number"),
            (section, count, Code::TopicKind, senseless("count"), "only a section counts from a date"),
            (
                section,
                first(&self.topics),
                Code::TopicKind,
                senseless("topics"),
                "topics are listed under a section",
            ),
            (
                section || item,
                first(&self.sheets),
                Code::TopicKind,
                senseless("sheets"),
                "sections and items stand on sheets",
            ),
        ];
        for (belongs, place, code, message, help) in told {
            if let Some(place) = place.filter(|_| !belongs) {
                values.told(code, place, message, help);
            }
        }
    }
}

fn rule(written: &Located<String>, yaml: Yaml<'_>, values: &mut Values<'_>) -> Option<Rule> {
    let bad = |error: RuleError| {
        let help = "write answers joined by `and`, `or` and `not`: `ill-mind or ill-both`";
        values.problem(Code::Condition, written, error.to_string(), help);
    };
    Rule::parse(&written.value, yaml.span(written)).map_err(bad).ok()
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
