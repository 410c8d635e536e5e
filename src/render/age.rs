//! The age of a page: when what it says was checked, and how long to rely on it.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::calendar::Day;
use crate::check::CheckedGuide;
use crate::guide::Guide;
use crate::guide::article::Article;
use crate::guide::fact::Fact;
use crate::guide::ids::{SourceId, TopicId};
use crate::guide::source::{Source, SourceKind};
use crate::guide::text::Inline;
use crate::guide::topic::Topic;
use crate::guide::unit::UnitSpec;
use crate::i18n::lang::Lang;

/// When what a page says was checked, and how long to rely on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Age {
    /// The earliest day anything on the page was checked.
    pub checked: Day,
    /// The last day to rely on all of it: the earliest among what it uses.
    pub until: Day,
    /// The laws it rests on, where the text of one is recorded.
    pub law: Option<LawAge>,
}

/// What a page says of its age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TopicAge {
    /// Somebody has checked all of it.
    Checked(Age),
    /// Nobody has checked its text yet, or a fact on it.
    Unchecked,
}

/// How old the law is that a page rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LawAge {
    /// The day of the oldest text that was read.
    pub read: Day,
    /// The day of the newest change that is not worked in.
    pub amended: Option<Day>,
}

/// Months after which a page past its day folds its safety units away.
pub(crate) const FOLD_AFTER: u32 = 6;

/// The ages of the pages of all topics.
pub(super) fn of_topics<'a>(checked: &CheckedGuide<'a>) -> BTreeMap<&'a TopicId, TopicAge> {
    let guide = checked.guide();
    let topics: Vec<(&Topic, &Article)> =
        checked.topics(&guide.settings.source).map(|shown| (shown.topic, shown.source)).collect();
    let age = |(topic, article): (&'a Topic, _)| Some((&topic.id, of_topic(guide, topic, article)?));
    topics.into_par_iter().filter_map(age).collect()
}

/// The age of the page made from a topic and its article in the source language.
fn of_topic(guide: &Guide, topic: &Topic, article: &Article) -> Option<TopicAge> {
    let sections = topic.units.iter().filter_map(UnitSpec::section);
    let contacts = sections.filter_map(|section| section.contacts.as_ref());
    let contacts = contacts.flat_map(|contacts| contacts.facts(&guide.settings.ask_first));
    let mut facts: Vec<&Fact> = contacts.filter_map(|id| guide.facts.get(id)).collect();
    let mut laws: Vec<Day> = Vec::new();
    let mut cited: BTreeSet<SourceId> = BTreeSet::new();
    let mut see = |inline: &Inline| match inline {
        Inline::Fact(id, _) => facts.extend(guide.facts.get(id)),
        Inline::Cite(citation) => {
            let source = guide.sources.get(&citation.source).filter(|source| source.kind == SourceKind::Law);
            laws.extend(source.map(Source::text_read));
            cited.insert(citation.source.clone());
        }
        _ => {}
    };
    article.visit(&mut see);
    if article.date.is_none() || facts.iter().any(|fact| !fact.is_checked()) {
        return Some(TopicAge::Unchecked);
    }
    let written = article.date.as_ref().map(|date| date.value);
    let stale = written.map(|day| day.plus_months(guide.settings.review.explanation));
    let checked = facts.iter().map(|fact| fact.checked).chain(written).min()?;
    let of_laws = laws.iter().map(|read| read.plus_months(guide.settings.review.law));
    let until = facts.iter().map(|fact| fact.until.value).chain(of_laws).chain(stale).min()?;
    cited.extend(facts.iter().map(|fact| fact.source.value.clone()));
    let law = cited.iter().filter_map(|law| of_law(guide, law)).reduce(LawAge::and);
    Some(TopicAge::Checked(Age { checked, until, law }))
}

/// The age of a law whose text is recorded.
fn of_law(guide: &Guide, law: &SourceId) -> Option<LawAge> {
    let read = guide.laws.get(law)?.as_of;
    Some(LawAge { read, amended: guide.newest_amendment(law) })
}

impl LawAge {
    fn and(self, other: Self) -> Self {
        Self { read: self.read.min(other.read), amended: self.amended.max(other.amended) }
    }
}

/// The age of the guide as a whole in each language: the same for all pages that belong to no topic.
pub(super) fn of_guide<'a>(
    checked: &CheckedGuide<'a>,
    ages: &BTreeMap<&TopicId, TopicAge>,
) -> BTreeMap<&'a Lang, TopicAge> {
    let of_language = |lang: &'a Lang| {
        let ages = checked.topics(lang).filter_map(|shown| ages.get(&shown.topic.id).copied());
        let whole = ages.reduce(|one, other| match (one, other) {
            (TopicAge::Checked(one), TopicAge::Checked(other)) => TopicAge::Checked(one.and(other)),
            _ => TopicAge::Unchecked,
        });
        Some((lang, whole?))
    };
    checked.guide().settings.languages.par_iter().filter_map(|language| of_language(&language.lang)).collect()
}

impl TopicAge {
    /// The age, where somebody has checked the page.
    pub(crate) fn checked(self) -> Option<Age> {
        match self {
            Self::Checked(age) => Some(age),
            Self::Unchecked => None,
        }
    }
}

impl Age {
    fn and(self, other: Self) -> Self {
        Self {
            checked: self.checked.min(other.checked),
            until: self.until.min(other.until),
            law: self.law.into_iter().chain(other.law).reduce(LawAge::and),
        }
    }
}
