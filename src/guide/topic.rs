//! A topic: its structure, once for all languages, and its articles.

use std::collections::BTreeMap;

use crate::guide::article::Article;
use crate::guide::changes::AnswerPlace;
use crate::guide::ids::{TopicId, UnitId};
use crate::guide::keyword::keyword;
use crate::guide::rule::Rule;
use crate::guide::unit::{UnitKindSpec, UnitSpec};
use crate::i18n::lang::Lang;
use crate::project::{FileId, Spanned};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
    /// What to do now in a situation that a reader is in.
    Situation,
    /// Sentences to show: each item fills the screen in the official language.
    Cards,
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
            match (&spec.own, questions.last_mut()) {
                (UnitKindSpec::Question(_), _) => questions.push(Question { spec, answers: Vec::new() }),
                (UnitKindSpec::Answer(_), Some(question)) => question.answers.push(spec),
                _ => {}
            }
        }
        questions
    }

    /// Its questions and answers, each with its place in codes, in their order.
    pub fn answer_places(&self) -> Vec<(AnswerPlace, &UnitSpec)> {
        let mut places = Vec::new();
        for (question, place) in self.questions().into_iter().zip(1..) {
            let number = question.number(place);
            places.push(((self.id.clone(), number, 0), question.spec));
            let answers = question.numbered();
            places.extend(answers.map(|(answer, spec)| ((self.id.clone(), number, answer), spec)));
        }
        places
    }

    /// Its items in order.
    pub fn items(&self) -> impl Iterator<Item = &UnitSpec> {
        self.units.iter().filter(|spec| spec.item().is_some())
    }

    /// The number that stands for an item in codes and in what a phone remembers: its own or, where no item has been
    /// given one, its place in the list.
    pub fn number(&self, spec: &UnitSpec) -> Option<u32> {
        let place = || self.items().zip(1..).find(|(item, _)| item.id == spec.id).map(|(_, place)| place);
        if self.is_numbered() { own_number(spec) } else { place() }
    }

    /// The items that have a number, each with it, in their order.
    pub fn numbers(&self) -> Vec<(u32, &UnitSpec)> {
        let numbered = self.is_numbered();
        let number = |(spec, place)| Some((if numbered { own_number(spec)? } else { place }, spec));
        self.items().zip(1..).filter_map(number).collect()
    }

    fn is_numbered(&self) -> bool {
        self.items().any(|item| own_number(item).is_some())
    }

    /// How many numbers items have been given, those of items that are gone among them.
    pub fn given(&self) -> u32 {
        let numbers = self.numbers().into_iter().map(|(number, _)| number);
        numbers.chain(self.retired.iter().map(|number| number.value)).max().unwrap_or_default()
    }

    /// How many items are folded away where this condition fails: its own, and those of its sections.
    pub fn decided_by(&self, condition: &UnitId) -> usize {
        let named = |spec: &UnitSpec| spec.when().is_some_and(|when| when.value == *condition);
        let mut in_section = false;
        let decided = self.units.iter().filter(|spec| {
            if spec.section().is_some() {
                in_section = named(spec);
            }
            spec.item().is_some() && (in_section || named(spec))
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
            self.units.iter().filter_map(|spec| Some((&spec.id, spec.condition()?))).collect();
        let mut of_section = None;
        self.units.iter().map(move |spec| {
            let own = spec.when().and_then(|when| conditions.get(&when.value).copied());
            if spec.section().is_some() {
                of_section = own;
            }
            let above = of_section.filter(|_| spec.item().is_some());
            (spec, own.into_iter().chain(above).collect())
        })
    }

    /// The units that open a sheet, which is named after them.
    pub fn sheets(&self) -> impl Iterator<Item = &UnitSpec> {
        self.units.iter().filter(|spec| self.is_sheet_of(spec))
    }

    /// Whether this unit of it opens a sheet.
    pub(crate) fn is_sheet_of(&self, spec: &UnitSpec) -> bool {
        self.kind == TopicKind::Sheet && spec.opens_sheet()
    }
}

fn own_number(spec: &UnitSpec) -> Option<u32> {
    spec.item()?.number.as_ref().map(|number| number.value)
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
    /// The number that stands for it in codes: its own or, where it has been given none, its place among all.
    pub fn number(&self, place: u32) -> u32 {
        self.spec.answer_number().map_or(place, |number| number.value)
    }

    /// Its answers, each with the number that stands for it among them: its own or, where none has been given one, its
    /// place.
    pub fn numbered(&self) -> impl Iterator<Item = (u32, &'a UnitSpec)> {
        let number = |spec: &UnitSpec, place| spec.answer_number().map_or(place, |number| number.value);
        self.answers.iter().zip(1..).map(move |(spec, place)| (number(spec, place), *spec))
    }

    /// The ids of its answers.
    pub fn names(&self) -> impl Iterator<Item = &'a UnitId> {
        self.answers.iter().map(|answer| &answer.id)
    }
}

impl TopicKind {
    /// Whether its units may be items.
    pub fn has_items(self) -> bool {
        matches!(self, Self::Checklist | Self::Sheet | Self::Cards)
    }

    /// The word of `topic.yaml`.
    pub fn as_str(self) -> &'static str {
        keyword(&Self::WORDS, &self)
    }

    /// The words of `topic.yaml`.
    pub const WORDS: [(&str, Self); 9] = [
        ("text", Self::Text),
        ("home", Self::Home),
        ("checklist", Self::Checklist),
        ("glossary", Self::Glossary),
        ("sheet", Self::Sheet),
        ("dates", Self::Dates),
        ("poster", Self::Poster),
        ("situation", Self::Situation),
        ("cards", Self::Cards),
    ];
}
