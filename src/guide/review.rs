//! Reviews: who has read which text of the guide, and what they found.

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::{TopicId, UnitId};
use crate::guide::keyword::keyword;
use crate::i18n::lang::Lang;
use crate::project::Span;

/// What `reviews.yaml` says: by language, topic and unit. Title and summary of a topic count as a unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reviews(pub BTreeMap<Lang, BTreeMap<TopicId, BTreeMap<UnitId, Vec<UnitReview>>>>);

/// What somebody found in a unit of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitReview {
    /// As what they read it.
    pub role: ReviewRole,
    /// Their name.
    pub by: String,
    /// The day they read it.
    pub on: Day,
    /// The fingerprint of the text they read.
    pub read: Fingerprint,
    /// That of the recorded provisions beside which they read it; `None` where it cites none.
    pub law: Option<Fingerprint>,
    /// What they found: that of its claims which is furthest from right.
    pub verdict: ReviewVerdict,
    /// What is wrong or unclear, and what else they said.
    pub remarks: Vec<Remark>,
    /// Where it stands.
    pub span: Span,
}

/// What somebody said of a claim of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Which claim: its place in the unit, from 1; the first is its heading.
    pub claim: usize,
    /// What they found.
    pub verdict: ReviewVerdict,
    /// Their words; empty where they gave none.
    pub words: String,
}

/// As what somebody reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReviewRole {
    /// A lawyer: whether it is the law.
    Lawyer,
    /// A doctor: whether what it says of illness and papers is so.
    Doctor,
    /// Somebody whose language it is: whether it can be understood.
    Reader,
}

/// What somebody found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReviewVerdict {
    /// It is right.
    Right,
    /// It cannot be told, or can be taken in two ways.
    Unclear,
    /// It is wrong.
    Wrong,
}

impl Reviews {
    /// What was found in a unit of a language.
    pub fn of(&self, lang: &Lang, topic: &TopicId, unit: &UnitId) -> &[UnitReview] {
        let of_unit = self.0.get(lang).and_then(|topics| topics.get(topic)?.get(unit));
        of_unit.map(Vec::as_slice).unwrap_or_default()
    }

    /// All of them, by language, topic and unit.
    pub fn all(&self) -> impl Iterator<Item = (&Lang, &TopicId, &UnitId, &UnitReview)> {
        self.0.iter().flat_map(|(lang, topics)| {
            topics.iter().flat_map(move |(topic, units)| {
                units.iter().flat_map(move |(unit, found)| {
                    found.iter().map(move |review| (lang, topic, unit, review))
                })
            })
        })
    }

    /// Records what somebody found, in place of what the same person found in the same role before.
    pub fn record(&mut self, lang: &Lang, topic: &TopicId, unit: &UnitId, review: UnitReview) {
        let topics = self.0.entry(lang.clone()).or_default();
        let of_unit = topics.entry(topic.clone()).or_default().entry(unit.clone()).or_default();
        of_unit.retain(|known| (known.role, &known.by) != (review.role, &review.by));
        of_unit.push(review);
        of_unit.sort_by(|one, other| (one.role, &one.by).cmp(&(other.role, &other.by)));
    }
}

impl ReviewRole {
    /// The words of `reviews.yaml`.
    pub const WORDS: [(&str, Self); 3] =
        [("lawyer", Self::Lawyer), ("doctor", Self::Doctor), ("reader", Self::Reader)];

    /// The word of `reviews.yaml`.
    pub fn as_str(self) -> &'static str {
        keyword(&Self::WORDS, &self)
    }
}

impl ReviewVerdict {
    /// The words of `reviews.yaml`.
    pub const WORDS: [(&str, Self); 3] =
        [("right", Self::Right), ("unclear", Self::Unclear), ("wrong", Self::Wrong)];

    /// The word of `reviews.yaml`.
    pub fn as_str(self) -> &'static str {
        keyword(&Self::WORDS, &self)
    }
}
