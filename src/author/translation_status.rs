//! How far each language is: which units are current, behind, missing or withheld.

use crate::calendar::Day;
use crate::check::state::{self, State};
use crate::guide::Guide;
use crate::guide::ids::{TopicId, UnitId};
use crate::guide::one_file_part::OneFilePart;
use crate::guide::topic::Topic;
use crate::i18n::lang::Lang;
use crate::i18n::language::Language;
use crate::project::Span;

/// How many units are in which state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StateCounts {
    /// Made from the source as it is.
    pub current: usize,
    /// Behind, and shown with a notice.
    pub behind: usize,
    /// Not translated.
    pub missing: usize,
    /// Behind, and replaced by the source text.
    pub withheld: usize,
}

/// A topic in a language.
#[derive(Debug, Clone)]
pub struct TopicStatus<'a> {
    /// The topic.
    pub topic: &'a TopicId,
    /// Its units in the language; title and summary count as one.
    pub counts: StateCounts,
    /// What is not current, in reading order.
    pub open: Vec<OpenUnit<'a>>,
}

/// A language, topic by topic in reading order.
#[derive(Debug, Clone)]
pub struct LanguageStatus<'a> {
    /// The language.
    pub language: &'a Language,
    /// Its topics.
    pub topics: Vec<TopicStatus<'a>>,
    /// The titles of the parts of the one file.
    pub part_titles: PartTitleStatus<'a>,
}

/// The titles of the parts of the one file in a language; none where the guide splits no file.
#[derive(Debug, Clone, Default)]
pub struct PartTitleStatus<'a> {
    /// How many there are, and are missing.
    pub counts: StateCounts,
    /// The parts without one, in their order.
    pub missing: Vec<&'a OneFilePart>,
}

/// A unit that is not current.
#[derive(Debug, Clone)]
pub struct OpenUnit<'a> {
    /// The topic.
    pub topic: &'a TopicId,
    /// The unit; `title` stands for title and summary.
    pub unit: UnitId,
    /// How it stands.
    pub state: State,
    /// The day its source changed, where that is recorded.
    pub changed: Option<Day>,
    /// Where it is to be written: the unit, or, where that is missing, its source.
    pub span: Span,
}

impl StateCounts {
    fn add(&mut self, state: State) {
        let count = match state {
            State::Current => &mut self.current,
            State::Behind => &mut self.behind,
            State::Missing => &mut self.missing,
            State::Withheld => &mut self.withheld,
        };
        *count += 1;
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            current: self.current + other.current,
            behind: self.behind + other.behind,
            missing: self.missing + other.missing,
            withheld: self.withheld + other.withheld,
        }
    }

    /// All units.
    pub fn units(self) -> usize {
        self.current + self.behind + self.missing + self.withheld
    }

    /// How many of a hundred are current, rounded down: 100 means all of them.
    pub fn percent(self) -> usize {
        (self.current * 100).checked_div(self.units()).unwrap_or(100)
    }
}

impl LanguageStatus<'_> {
    /// All topics together, and the titles of parts.
    pub fn counts(&self) -> StateCounts {
        self.topics.iter().fold(self.part_titles.counts, |sum, topic| sum.and(topic.counts))
    }
}

/// How far each language is, the source language left out, in menu order.
pub fn standing(guide: &Guide) -> Vec<LanguageStatus<'_>> {
    let languages = guide.settings.languages.iter();
    let translations = languages.filter(|language| language.lang != guide.settings.source);
    translations
        .map(|language| LanguageStatus {
            language,
            topics: guide.topics.iter().map(|topic| of_topic(guide, topic, &language.lang)).collect(),
            part_titles: part_titles(guide, &language.lang),
        })
        .collect()
}

fn part_titles<'a>(guide: &'a Guide, lang: &Lang) -> PartTitleStatus<'a> {
    let mut of_parts = PartTitleStatus::default();
    for part in &guide.settings.one_file_parts {
        if part.title.contains_key(lang) {
            of_parts.counts.add(State::Current);
        } else {
            of_parts.counts.add(State::Missing);
            of_parts.missing.push(part);
        }
    }
    of_parts
}

fn of_topic<'a>(guide: &'a Guide, topic: &'a Topic, lang: &Lang) -> TopicStatus<'a> {
    let mut of_topic = TopicStatus { topic: &topic.id, counts: StateCounts::default(), open: Vec::new() };
    let (article, source) = (topic.articles.get(lang), topic.articles.get(&guide.settings.source));
    let mut add = |unit: UnitId, state: State, span: Span| {
        of_topic.counts.add(state);
        if state != State::Current {
            let changed = state::changed(guide, topic, &unit).filter(|_| state != State::Missing);
            of_topic.open.push(OpenUnit { topic: &topic.id, unit, state, changed, span });
        }
    };
    let top = article.or(source).map_or(Span::top(topic.file), |article| article.span);
    if let Some(title) = UnitId::new(UnitId::TITLE) {
        add(title, state::of_title(guide, topic, lang), top);
    }
    for spec in &topic.units {
        let unit = article.and_then(|article| article.unit(&spec.id));
        let place = unit.or(source.and_then(|source| source.unit(&spec.id)));
        let span = place.map_or(spec.span, |unit| unit.head);
        add(spec.id.clone(), state::of_unit(guide, topic, spec, lang), span);
    }
    of_topic
}
