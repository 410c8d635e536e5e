//! The model: what a guide is made of, as plain data.
//!
//! One word per idea: a **guide** in several **languages** has **topics** (one page each) made of
//! **units** (a section, or an **item** to tick); units place **facts** and cite **sources**.

pub mod allowed;
pub mod article;
pub mod asked;
pub mod budgets;
pub mod changes;
pub mod contacts;
pub mod drawing;
pub mod entry_id;
pub mod fact;
pub mod feature;
pub mod fingerprint;
pub mod ids;
pub(crate) mod keyword;
pub mod one_file_part;
pub mod review;
pub mod rule;
pub mod shared_text;
pub mod source;
pub mod term;
pub mod term_base;
pub mod text;
pub mod topic;
pub mod topics;
pub mod unit;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::address::dialled;
use crate::calendar::Day;
use crate::guide::allowed::AllowedFinding;
use crate::guide::asked::TranslatorQuestion;
use crate::guide::budgets::Budgets;
use crate::guide::changes::Changes;
use crate::guide::drawing::Drawing;
use crate::guide::fact::{Fact, FactKind};
use crate::guide::ids::{FactId, PartId, SourceId, TopicId};
use crate::guide::one_file_part::OneFilePart;
use crate::guide::review::Reviews;
use crate::guide::source::{Source, SourceKind};
use crate::guide::term_base::TermBase;
use crate::guide::text::LinkTarget;
use crate::guide::topic::{Topic, TopicKind};
use crate::guide::topics::Topics;
use crate::guide::unit::UnitSpec;
use crate::i18n::lang::Lang;
use crate::i18n::language::Language;
use crate::law::record::LawRecord;
use crate::project::{Span, Spanned};

/// Everything under `content/`, understood but not yet checked. Its parts are shared: a preview puts a changed topic
/// among the others.
#[derive(Debug, Clone)]
pub struct Guide {
    /// What `guide.yaml` says.
    pub settings: Arc<Settings>,
    /// `facts.yaml`, by id.
    pub facts: Arc<BTreeMap<FactId, Fact>>,
    /// `sources.yaml`, by id.
    pub sources: Arc<BTreeMap<SourceId, Source>>,
    /// `law/*.yaml`: what was read of laws, by source.
    pub laws: Arc<BTreeMap<SourceId, LawRecord>>,
    /// `reviews.yaml`: who has read which text.
    pub reviews: Arc<Reviews>,
    /// `asked.yaml`: what translators ask, in its order.
    pub asked: Arc<Vec<TranslatorQuestion>>,
    /// `allowed.yaml`: findings that may stay.
    pub allowed: Arc<Vec<AllowedFinding>>,
    /// `drawings/*.svg`, by name.
    pub drawings: Arc<BTreeMap<String, Drawing>>,
    /// `terms/*.yaml`, by language.
    pub term_bases: Arc<BTreeMap<Lang, TermBase>>,
    /// `changes.yaml`.
    pub changes: Arc<Changes>,
    /// The topics: `home` first, then in reading order.
    pub topics: Topics,
    /// What is written down and could not be read.
    pub unread: Arc<Unread>,
}

/// Entries that are written down and could not be read: a problem says so already, and nobody is told that they
/// do not exist. `None` stands for a file that could not be read as a whole.
#[derive(Debug, Clone)]
pub struct Unread {
    /// Facts.
    pub facts: Option<BTreeSet<FactId>>,
    /// Sources.
    pub sources: Option<BTreeSet<SourceId>>,
}

/// What `guide.yaml` says.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Who publishes the guide.
    pub publisher: String,
    /// Where its name stands.
    pub publisher_span: Span,
    /// What tabs, bookmarks and the browser's history call the guide: a name that says nothing of its reader.
    pub tab_name: String,
    /// Where it stands.
    pub tab_name_span: Span,
    /// The language all others are translated from.
    pub source: Lang,
    /// The language of the law, the papers and the authorities.
    pub official: Lang,
    /// All languages, in menu order.
    pub languages: Vec<Language>,
    /// The reading order of the topics, without `home`.
    pub order: Vec<(TopicId, Span)>,
    /// The contacts to ask before acting on an old page.
    pub ask_first: Vec<Spanned<FactId>>,
    /// The topics that pages lead to by what they are for.
    pub roles: Roles,
    /// How long a thing may be relied on.
    pub review: Review,
    /// Whether a warning stops the build as an error does.
    pub deny_warnings: bool,
    /// What its pages and files may weigh.
    pub budgets: Budgets,
    /// The parts of the one file; none where it holds the whole guide.
    pub one_file_parts: Vec<OneFilePart>,
    /// Where the guide is published, with a slash at its end.
    pub address: Option<String>,
    /// The wireless network that leads to the guide where it hangs.
    pub hotspot: Option<Hotspot>,
    /// Words that say too little, by the tag of their language.
    pub vague_words: BTreeMap<String, Vec<VagueWord>>,
    /// Names that are the same in every language: no rule takes them for words of another one.
    pub names: Vec<Spanned<String>>,
    /// Words that stand for a noun, in small letters, by the tag of their language.
    pub pronouns: BTreeMap<String, Vec<String>>,
}

/// A word or phrase that says too little: its readers cannot tell what to do, and no translator what is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VagueWord {
    /// The word or phrase.
    pub word: String,
    /// What to write in its place.
    pub write: String,
    /// Words in the same paragraph with which it says enough.
    pub unless: Vec<String>,
}

/// The topics that have a task beside being read; a guide may do without any of them.
#[derive(Debug, Clone, Default)]
pub struct Roles {
    /// Names people who help: the age of every page links to it.
    pub help: Option<LinkTarget>,
    /// Tells of the guide itself: the foot of every page links to it.
    pub about: Option<LinkTarget>,
    /// Tells in its units of the changes listed in `changes.yaml`.
    pub changes: Option<LinkTarget>,
    /// The place that explains the labels of translations.
    pub labels: Option<LinkTarget>,
}

/// A wireless network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hotspot {
    /// Its name (SSID), at most 32 bytes.
    pub name: String,
    /// Its password (WPA), 8 to 63 characters; none where it is open.
    pub password: Option<String>,
}

/// Months a thing may be relied on after the day its text was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Review {
    /// Law, deadlines, amounts, names of authorities.
    pub law: u32,
    /// Phones, addresses, links.
    pub contact: u32,
    /// Everything else.
    pub explanation: u32,
}

impl Unread {
    /// Whether this fact may be there, unread.
    pub fn has_fact(&self, id: &FactId) -> bool {
        self.facts.as_ref().is_none_or(|ids| ids.contains(id))
    }

    /// Whether this source may be there, unread.
    pub fn has_source(&self, id: &SourceId) -> bool {
        self.sources.as_ref().is_none_or(|ids| ids.contains(id))
    }
}

impl Review {
    /// Months a fact of this kind may be relied on after somebody looked it up.
    pub fn months_of_fact(&self, kind: FactKind) -> u32 {
        if kind.is_contact() { self.contact } else { self.law }
    }

    /// Months a source of this kind may be relied on after it was read.
    pub fn months_of_source(&self, kind: SourceKind) -> u32 {
        if kind == SourceKind::Law { self.law } else { self.explanation }
    }
}

impl Roles {
    /// Every role that is given, in the order of `docs/content.md`.
    pub fn given(&self) -> impl Iterator<Item = &LinkTarget> {
        [&self.help, &self.about, &self.changes, &self.labels].into_iter().flatten()
    }
}

impl Guide {
    /// The topic with this id.
    pub fn topic(&self, id: &TopicId) -> Option<&Topic> {
        self.topics.get(id)
    }

    /// The day from which the rule that a unit (`topic#unit`) rests on is another, where nobody has read the unit again since.
    pub fn rule_changed(&self, unit: &str) -> Option<Day> {
        let changes = self.laws.values().flat_map(|law| &law.changed);
        let of_unit = changes.filter(|change| change.kind.is_of_the_rule() && change.units.contains(unit));
        of_unit.map(|change| change.on).min()
    }

    /// The newest change of a law that is not worked into the text that was recorded: the day of the newest source that amends
    /// it and is younger than that text.
    pub fn newest_amendment(&self, law: &SourceId) -> Option<Day> {
        let read = self.laws.get(law)?.as_of;
        let amending = self.sources.values().filter(|source| source.amends.iter().any(|id| id.value == *law));
        amending.filter_map(Source::day).filter(|day| *day > read).max()
    }

    /// The first telephone number among the contacts to ask that can be dialled, and its place among them.
    pub fn phone_to_call(&self) -> Option<(usize, &str)> {
        self.settings.ask_first.iter().enumerate().find_map(|(at, id)| {
            let number = self.facts.get(&id.value)?.phone()?;
            dialled(number).map(|_| (at, number))
        })
    }

    /// The first topic of a kind.
    pub fn of_kind(&self, kind: TopicKind) -> Option<&Topic> {
        self.topics.of_kind(kind).next()
    }

    /// The topic whose units tell of the changes listed in `changes.yaml`.
    pub fn telling_of_changes(&self) -> Option<&Topic> {
        self.topic(self.settings.roles.changes.as_ref()?.topic.as_ref()?)
    }

    /// Whether anything is told to a reader with a copy of the edition `code`.
    pub fn tells_changes_since(&self, code: &str) -> bool {
        self.telling_of_changes().is_some() && !self.changes.since(code).is_empty()
    }

    /// The topic that becomes the page with this name; a sheet topic becomes its sheets instead.
    pub fn page(&self, id: &TopicId) -> Option<&Topic> {
        self.topic(id).filter(|topic| topic.kind != TopicKind::Sheet)
    }

    /// The sheet with this name: its topic, and the unit that opens it.
    pub fn sheet(&self, id: &TopicId) -> Option<(&Topic, &UnitSpec)> {
        self.topics.sheet(id)
    }

    /// The part of the one file with this name.
    pub fn one_file_part(&self, id: &PartId) -> Option<&OneFilePart> {
        self.settings.one_file_parts.iter().find(|part| part.id == *id)
    }

    /// The language with this tag.
    pub fn language(&self, lang: &Lang) -> Option<&Language> {
        self.settings.languages.iter().find(|language| language.lang == *lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_have_their_own_span_and_all_other_facts_that_of_the_law() {
        let review = Review { law: 1, contact: 2, explanation: 3 };
        for (word, kind) in FactKind::WORDS {
            let months = if ["phone", "address", "link"].contains(&word) { 2 } else { 1 };
            assert_eq!(review.months_of_fact(kind), months, "{word}");
        }
        assert_eq!(review.months_of_source(SourceKind::Law), 1);
        assert_eq!(review.months_of_source(SourceKind::Court), 3);
    }
}
