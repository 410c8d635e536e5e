//! A topic: its structure, once for all languages, and its articles.

use std::collections::BTreeMap;

use crate::guide::Spanned;
use crate::guide::article::Article;
use crate::guide::ids::{FactId, TopicId, UnitId};
use crate::guide::rule::Rule;
use crate::guide::text::LinkTarget;
use crate::i18n::lang::Lang;
use crate::project::{FileId, Span};

/// One page of the guide.
#[derive(Debug, Clone)]
pub struct Topic {
    /// Its id.
    pub id: TopicId,
    /// What sort of page it becomes.
    pub kind: TopicKind,
    /// The pictogram beside its name.
    pub picture: Option<Spanned<String>>,
    /// Its `topic.yaml`.
    pub file: FileId,
    /// Its units in order; an item belongs to the section before it.
    pub units: Vec<UnitSpec>,
    /// Numbers of items that are gone; no item gets them again.
    pub retired: Vec<Spanned<u32>>,
    /// Its prose by language.
    pub articles: BTreeMap<Lang, Article>,
}

/// What sort of page a topic becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TopicKind {
    /// Guidance.
    Text,
    /// The first page of a language.
    Home,
    /// A list to tick.
    Checklist,
    /// Words with their meanings.
    Glossary,
    /// What a doctor is asked, on paper: each of its sheets is a page.
    Sheet,
    /// Days counted from a date the reader enters.
    Dates,
    /// A sheet for the notice board.
    Poster,
}

/// What `topic.yaml` says of a unit.
#[derive(Debug, Clone)]
pub struct UnitSpec {
    /// Its id.
    pub id: UnitId,
    /// Section or item.
    pub kind: UnitKind,
    /// Whether a wrong text here can cost someone their stay.
    pub safety: bool,
    /// The pictogram beside its heading or line.
    pub picture: Option<Spanned<String>>,
    /// The condition under which it applies; always, where there is none.
    pub when: Option<Spanned<UnitId>>,
    /// The answers that put this item before all others.
    pub first: Option<Rule>,
    /// The answers with which this condition holds.
    pub rule: Option<Rule>,
    /// The number that stands for this item in progress codes, for ever.
    pub number: Option<Spanned<u32>>,
    /// Topics listed under it, on the home page.
    pub topics: Vec<Spanned<TopicId>>,
    /// The pages this item leads on to.
    pub see: Vec<LinkTarget>,
    /// The sheets it stands on, each named after the unit that opens it; on all of them where it names none.
    pub sheets: Vec<Spanned<UnitId>>,
    /// What is counted from the date a reader enters at it.
    pub count: Option<Count>,
    /// Where it stands.
    pub span: Span,
}

/// What is counted from a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Which question it answers.
    pub kind: CountKind,
    /// The fact that says how long.
    pub fact: Spanned<FactId>,
}

/// Which question a count answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountKind {
    /// The last day: so long after the date.
    Until,
    /// From when to when: so long before the date, up to it.
    Window,
    /// How old a paper of that date is, and when it will be older than that.
    Age,
}

/// Section or item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitKind {
    /// A heading with its text.
    Section,
    /// A line to tick with its explanation.
    Item,
    /// Asked so that what does not apply can be folded away; written as a section.
    Question,
    /// An answer to the question before it, of which one is given; written as an item.
    Answer,
    /// A line "If ..." over what applies to some readers only; written as a section.
    Condition,
}

impl Topic {
    /// Whether it is part of the reading order: a poster hangs on a wall.
    pub fn is_read_on(&self) -> bool {
        self.kind != TopicKind::Poster
    }

    /// What `topic.yaml` says of the unit with this id.
    pub fn unit(&self, id: &UnitId) -> Option<&UnitSpec> {
        self.units.iter().find(|spec| spec.id == *id)
    }

    /// Its questions in order, each with its answers.
    pub fn questions(&self) -> Vec<Question<'_>> {
        let mut questions: Vec<Question<'_>> = Vec::new();
        for spec in &self.units {
            match (spec.kind, questions.last_mut()) {
                (UnitKind::Question, _) => questions.push(Question { spec, answers: Vec::new() }),
                (UnitKind::Answer, Some(question)) => question.answers.push(spec),
                _ => {}
            }
        }
        questions
    }

    /// Its items in order.
    pub fn items(&self) -> impl Iterator<Item = &UnitSpec> {
        self.units.iter().filter(|spec| spec.kind == UnitKind::Item)
    }

    /// The number that stands for an item in codes and in what a phone remembers: its own or, where no item has been
    /// given one, its place in the list.
    pub fn number(&self, spec: &UnitSpec) -> Option<u32> {
        let place = || self.items().zip(1..).find(|(item, _)| item.id == spec.id).map(|(_, place)| place);
        let numbered = self.items().any(|item| item.number.is_some());
        if numbered { spec.number.as_ref().map(|number| number.value) } else { place() }
    }

    /// The items that have a number, each with it, in their order.
    pub fn numbers(&self) -> Vec<(u32, &UnitSpec)> {
        let numbered = self.items().any(|item| item.number.is_some());
        let own = |spec: &UnitSpec| spec.number.as_ref().map(|number| number.value);
        let number = |(spec, place)| Some((if numbered { own(spec)? } else { place }, spec));
        self.items().zip(1..).filter_map(number).collect()
    }

    /// How many numbers items have been given, those of items that are gone among them.
    pub fn given(&self) -> u32 {
        let numbers = self.numbers().into_iter().map(|(number, _)| number);
        numbers.chain(self.retired.iter().map(|number| number.value)).max().unwrap_or_default()
    }

    /// How many items are folded away where this condition fails: its own, and those of its sections.
    pub fn decided_by(&self, condition: &UnitId) -> usize {
        let named = |spec: &UnitSpec| spec.when.as_ref().is_some_and(|when| when.value == *condition);
        let mut in_section = false;
        let decided = self.units.iter().filter(|spec| {
            if spec.kind == UnitKind::Section {
                in_section = named(spec);
            }
            spec.kind == UnitKind::Item && (in_section || named(spec))
        });
        decided.count()
    }

    /// Every way to answer all questions: one answer each. As many as the numbers of answers multiplied.
    pub fn combinations(&self) -> Vec<Vec<&UnitId>> {
        let mut ways = vec![Vec::new()];
        for question in self.questions() {
            let longer = ways.iter().flat_map(|way: &Vec<&UnitId>| {
                question.names().map(move |answer| way.iter().copied().chain([answer]).collect())
            });
            ways = longer.collect();
        }
        ways
    }

    /// Its units in order, each with the rules under which it applies: that of its own condition, and that of the
    /// section it belongs to.
    pub fn with_rules(&self) -> impl Iterator<Item = (&UnitSpec, Vec<&Rule>)> {
        let conditions: BTreeMap<&UnitId, &Rule> =
            self.units.iter().filter_map(|spec| Some((&spec.id, spec.rule.as_ref()?))).collect();
        let mut of_section = None;
        self.units.iter().map(move |spec| {
            let own = spec.when.as_ref().and_then(|when| conditions.get(&when.value).copied());
            if spec.kind == UnitKind::Section {
                of_section = own;
            }
            let above = of_section.filter(|_| spec.kind == UnitKind::Item);
            (spec, own.into_iter().chain(above).collect())
        })
    }

    /// The units that open a sheet, which is named after them.
    pub fn sheets(&self) -> impl Iterator<Item = &UnitSpec> {
        self.units.iter().filter(|spec| self.kind == TopicKind::Sheet && spec.opens_sheet())
    }
}

/// A question with its answers.
#[derive(Debug, Clone)]
pub struct Question<'a> {
    /// The question.
    pub spec: &'a UnitSpec,
    /// Its answers, of which one is given.
    pub answers: Vec<&'a UnitSpec>,
}

impl<'a> Question<'a> {
    /// The ids of its answers.
    pub fn names(&self) -> impl Iterator<Item = &'a UnitId> {
        self.answers.iter().map(|answer| &answer.id)
    }
}

impl UnitKind {
    /// Section or item: how Markdown writes it.
    #[must_use]
    pub fn as_written(self) -> Self {
        match self {
            Self::Section | Self::Question | Self::Condition => Self::Section,
            Self::Item | Self::Answer => Self::Item,
        }
    }
}

impl UnitSpec {
    /// Whether a sheet is named after it.
    pub fn opens_sheet(&self) -> bool {
        self.sheets.iter().any(|sheet| sheet.value == self.id)
    }

    /// Whether it stands on this sheet.
    pub fn is_on(&self, sheet: &UnitId) -> bool {
        self.sheets.is_empty() || self.sheets.iter().any(|named| named.value == *sheet)
    }
}

impl TopicKind {
    /// Whether its units may be items.
    pub fn has_items(self) -> bool {
        matches!(self, Self::Checklist | Self::Sheet)
    }

    /// The words of `topic.yaml`.
    pub const WORDS: [(&str, Self); 7] = [
        ("text", Self::Text),
        ("home", Self::Home),
        ("checklist", Self::Checklist),
        ("glossary", Self::Glossary),
        ("sheet", Self::Sheet),
        ("dates", Self::Dates),
        ("poster", Self::Poster),
    ];
}

impl CountKind {
    /// The words of `topic.yaml`.
    pub const WORDS: [(&str, Self); 3] =
        [("until", Self::Until), ("window", Self::Window), ("age", Self::Age)];

    /// The word of `topic.yaml`.
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}
