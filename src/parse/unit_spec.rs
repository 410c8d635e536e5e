//! A unit in `topic.yaml`: what it has by its kind.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

use crate::diagnostic::Code;
use crate::guide::contacts::{ContactCard, Contacts};
use crate::guide::ids::{FactId, TopicId, UnitId};
use crate::guide::rule::{Rule, RuleError};
use crate::guide::text::LinkTarget;
use crate::guide::unit::{Count, CountKind, ItemSpec, SectionSpec, See, UnitKindSpec};
use crate::parse::patterns::{
    ConditionPattern, ContactsPattern, CountPattern, IdPattern, PlacePattern, UnitPlacePattern, known, one_of,
};
use crate::parse::values::Values;
use crate::parse::yaml::{Entries, Located, WordOr, Yaml};
use crate::project::{Span, Spanned};

/// A word, or cards of facts.
type RawContacts = WordOr<Vec<Located<Vec<Located<String>>>>>;

/// A unit: a section of text, an item to tick, a question, an answer or a condition.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Unit")]
pub(super) struct RawUnit {
    /// Never changes, and is unique within the topic.
    #[schemars(with = "IdPattern")]
    pub id: Located<String>,
    /// `section` if not given.
    #[schemars(with = "Option<KindWord>")]
    pub kind: Option<Located<String>>,
    /// Whether a wrong text here can cost a reader dearly.
    #[serde(default)]
    pub safety: bool,
    /// Marked with the word and a tint; at most two units of a page.
    important: Option<Located<bool>>,
    /// A pictogram beside the heading.
    pub picture: Option<Located<String>>,
    /// Of a section or an item: the condition it is for.
    #[schemars(with = "Option<IdPattern>")]
    when: Option<Located<String>>,
    /// Of an item: when it stands before all others.
    #[schemars(with = "Option<ConditionPattern>")]
    first: Option<Located<String>>,
    /// Of a condition: when it holds.
    #[serde(rename = "if")]
    #[schemars(with = "Option<ConditionPattern>")]
    rule: Option<Located<String>>,
    /// Of an item, a question or an answer: stands for it in codes, and never changes.
    number: Option<Located<u32>>,
    /// Of a section: topics listed as links after its text.
    #[serde(default)]
    #[schemars(with = "Vec<IdPattern>")]
    topics: Vec<Located<String>>,
    /// Of an item: pages or sheets it leads on to.
    #[serde(default)]
    see: Vec<Located<WordOr<RawSee>>>,
    /// Of a section or an item: the sheets it stands on.
    #[serde(default)]
    #[schemars(with = "Vec<IdPattern>")]
    sheets: Vec<Located<String>>,
    /// Of a section of dates: what it counts from the reader's date.
    #[schemars(with = "Option<CountPattern>")]
    count: Option<Located<WordOr<Entries<Located<String>>>>>,
    /// Of a section: whom to call. `ask-first`, or cards of facts: an authority, then its phones, links, addresses.
    #[schemars(with = "Option<ContactsPattern>")]
    contacts: Option<Located<RawContacts>>,
    /// Of a section: units of a topic of `kind: dates`, for a form that counts from the date of these papers.
    #[serde(default)]
    #[schemars(with = "Vec<UnitPlacePattern>")]
    days: Vec<Located<String>>,
    /// Of a section: whether it is folded until it is touched.
    folded: Option<Located<bool>>,
    /// Of a section: the name of a drawing over its text, content/drawings/NAME.svg.
    drawing: Option<Located<String>>,
}

/// A page that an item leads on to under a condition.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "See")]
struct RawSee {
    /// The page, or a unit of it.
    #[schemars(with = "PlacePattern")]
    to: Located<String>,
    /// The condition it is for.
    #[schemars(with = "Option<IdPattern>")]
    when: Option<Located<String>>,
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

impl JsonSchema for KindWord {
    fn schema_name() -> Cow<'static, str> {
        "UnitKind".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        one_of(&known(&Self::WORDS))
    }
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
                count: self.count.as_ref().and_then(|written| count(written, yaml, values)),
                contacts: self.contacts.as_ref().and_then(|written| contacts(written, yaml, values)),
                days: self.days.iter().filter_map(|place| day(place, values)).collect(),
                folded: self.folded.as_ref().filter(|folded| folded.value).map(|folded| yaml.span(folded)),
                drawing: self.drawing.as_ref().map(|name| values.spanned(name)),
            }),
            KindWord::Item => UnitKindSpec::Item(ItemSpec {
                when: self.when(values),
                sheets: self.sheets(values),
                first: self.first.as_ref().and_then(|written| rule(written, yaml, values)),
                number: self.number(yaml),
                see: self.see.iter().filter_map(|written| see(written, yaml, values)).collect(),
            }),
            KindWord::Question => UnitKindSpec::Question(self.number(yaml)),
            KindWord::Answer => UnitKindSpec::Answer(self.number(yaml)),
            KindWord::Condition => UnitKindSpec::Condition(self.condition(yaml, values)),
        }
    }

    /// Whether it says that it is important.
    pub(super) fn important(&self) -> bool {
        self.important.as_ref().is_some_and(|important| important.value)
    }

    fn number(&self, yaml: Yaml<'_>) -> Option<Spanned<u32>> {
        self.number.as_ref().map(|number| yaml.spanned(number, |number| number))
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
        let contacts = self.contacts.as_ref().map(|contacts| yaml.span(contacts));
        let fold = self.folded.as_ref().map(|folded| yaml.span(folded));
        let only_section = "only a section of text has it";
        let told: [(bool, Option<Span>, Code, String, &str); 13] = [
            (section || item, place(&self.when), Code::Condition, folded(), FOLDED),
            (item, place(&self.first), Code::Condition, folded(), FOLDED),
            (
                is(&[KindWord::Condition]),
                place(&self.rule),
                Code::Condition,
                senseless("if"),
                "only a unit of `kind: condition` has an `if`",
            ),
            (item, self.see.first().map(|first| yaml.span(first)), Code::DeadLink, senseless("see"), link),
            (
                is(&[KindWord::Item, KindWord::Question, KindWord::Answer]),
                number,
                Code::ItemNumber,
                senseless("number"),
                "only an item, a question or an answer has a number",
            ),
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
            (
                section || item,
                self.important.as_ref().map(|important| yaml.span(important)),
                Code::TopicKind,
                senseless("important"),
                "only a section or an item is important",
            ),
            (section, contacts, Code::TopicKind, senseless("contacts"), only_section),
            (section, first(&self.days), Code::TopicKind, senseless("days"), only_section),
            (section, fold, Code::TopicKind, senseless("folded"), only_section),
            (section, place(&self.drawing), Code::TopicKind, senseless("drawing"), only_section),
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

/// `left`, or a word with a fact: `until: fact-id`, `window: fact-id`, `age: fact-id`.
fn count(
    written: &Located<WordOr<Entries<Located<String>>>>,
    yaml: Yaml<'_>,
    values: &mut Values<'_>,
) -> Option<Count> {
    let entries = match &written.value {
        WordOr::Word(word) if word == Count::LEFT => return Some(Count::Left(yaml.span(written))),
        WordOr::Word(_) => [].as_slice(),
        WordOr::More(entries) => entries.0.as_slice(),
    };
    let [(kind, fact)] = entries else {
        let help = "write `count: left`, or one word with one fact: `count: {until: departure-9b}`";
        values.problem(Code::UnknownWord, written, "`count` counts one thing", help);
        return None;
    };
    let kind = values.word(kind, &CountKind::WORDS);
    let fact = values.id(fact, FactId::new);
    kind.zip(fact).map(|(kind, fact)| Count::Length(kind, fact))
}

/// `ask-first`, or a list of cards, each a list of facts.
fn contacts(written: &Located<RawContacts>, yaml: Yaml<'_>, values: &mut Values<'_>) -> Option<Contacts> {
    match &written.value {
        WordOr::Word(word) if word == Contacts::ASK_FIRST => Some(Contacts::AskFirst(yaml.span(written))),
        WordOr::Word(word) => {
            let message = format!("`{word}` is not a word known here");
            let help =
                "write `ask-first`, or a list of cards: `[[office, office-phone], [court, court-web]]`";
            values.problem(Code::UnknownWord, written, message, help);
            None
        }
        WordOr::More(cards) => {
            let card = |card: &Located<Vec<Located<String>>>, values: &mut Values<'_>| ContactCard {
                facts: card.value.iter().filter_map(|fact| values.id(fact, FactId::new)).collect(),
                span: yaml.span(card),
            };
            let cards = cards.iter().map(|written| card(written, values)).collect();
            Some(Contacts::Cards(cards, yaml.span(written)))
        }
    }
}

/// `topic`, `topic#unit`, or `{to: topic, when: condition}`.
fn see(written: &Located<WordOr<RawSee>>, yaml: Yaml<'_>, values: &mut Values<'_>) -> Option<See> {
    match &written.value {
        WordOr::Word(word) => Some(See { to: values.target_at(word, yaml.span(written))?, when: None }),
        WordOr::More(see) => {
            let when = see.when.as_ref().and_then(|name| values.id(name, UnitId::new));
            Some(See { to: values.target(&see.to)?, when })
        }
    }
}

/// `topic#unit`.
fn day(written: &Located<String>, values: &mut Values<'_>) -> Option<LinkTarget> {
    let target = values.target(written)?;
    if target.topic.is_none() || target.unit.is_none() {
        let message = format!("`{}` names no unit", written.value);
        let help = "write the topic and one of its units: `dates#medical-paper`";
        values.problem(Code::UnknownUnit, written, message, help);
        return None;
    }
    Some(target)
}
