//! How much of the guide a lawyer, a doctor and a native reader have read as it now stands, and what they found.

use crate::check::review::{ids, standing, unit};
use crate::guide::Guide;
use crate::guide::feature::Feature;
use crate::guide::ids::{TopicId, UnitId};
use crate::guide::review::{ReviewRole, ReviewVerdict, UnitReview};
use crate::i18n::lang::Lang;
use crate::project::Span;

/// How many units of a language are read in a role.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReviewCounts {
    /// All units, title and summary of a topic as one.
    pub units: usize,
    /// Found right.
    pub right: usize,
    /// Found unclear by somebody.
    pub unclear: usize,
    /// Found wrong by somebody.
    pub wrong: usize,
    /// Read before they, or the provisions they cite, changed.
    pub changed: usize,
}

/// How far a role is in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewStatus<'a> {
    /// The language.
    pub lang: &'a Lang,
    /// The role.
    pub role: ReviewRole,
    /// How many units.
    pub counts: ReviewCounts,
}

/// A unit that somebody found wrong or unclear, and that still stands so.
#[derive(Debug, Clone)]
pub struct DoubtedUnit<'a> {
    /// The language.
    pub lang: &'a Lang,
    /// The topic.
    pub topic: &'a TopicId,
    /// The unit.
    pub unit: UnitId,
    /// Who found what.
    pub review: &'a UnitReview,
    /// Where it stands.
    pub span: Span,
}

impl ReviewCounts {
    /// How many are read as they now stand.
    pub fn read(self) -> usize {
        self.right + self.unclear + self.wrong
    }

    /// How many of a hundred are read as they now stand, rounded down: 100 means all of them.
    pub fn percent(self) -> usize {
        (self.read() * 100).checked_div(self.units).unwrap_or(100)
    }
}

/// How far each role is in each language, in menu order; of lawyers and doctors only where a guide has something for them.
pub fn review_status(guide: &Guide) -> Vec<ReviewStatus<'_>> {
    let languages = guide.settings.languages.iter().map(|language| &language.lang);
    let has_work = |role: &ReviewRole| match role {
        ReviewRole::Lawyer => guide.has(Feature::Lawyer),
        ReviewRole::Doctor => guide.has(Feature::Doctor),
        ReviewRole::Reader => true,
    };
    let roles: Vec<ReviewRole> =
        ReviewRole::WORDS.map(|(_, role)| role).into_iter().filter(has_work).collect();
    let each = languages.flat_map(|lang| roles.iter().map(move |role| (lang, *role)));
    each.map(|(lang, role)| ReviewStatus { lang, role, counts: counts(guide, lang, role) }).collect()
}

fn counts(guide: &Guide, lang: &Lang, role: ReviewRole) -> ReviewCounts {
    let mut counts = ReviewCounts::default();
    for topic in &guide.topics {
        for id in ids(topic) {
            counts.units += 1;
            let of_role = |review: &&UnitReview| review.role == role;
            let worst = standing(guide, topic, &id, lang).filter(of_role).map(|review| review.verdict).max();
            let count = match worst {
                Some(ReviewVerdict::Right) => &mut counts.right,
                Some(ReviewVerdict::Unclear) => &mut counts.unclear,
                Some(ReviewVerdict::Wrong) => &mut counts.wrong,
                None if guide.reviews.of(lang, &topic.id, &id).iter().any(|review| review.role == role) => {
                    &mut counts.changed
                }
                None => continue,
            };
            *count += 1;
        }
    }
    counts
}

/// The units that somebody found wrong or unclear as they now stand, language by language in reading order.
pub fn doubted(guide: &Guide) -> Vec<DoubtedUnit<'_>> {
    let mut found = Vec::new();
    for lang in guide.settings.languages.iter().map(|language| &language.lang) {
        for topic in &guide.topics {
            for id in ids(topic) {
                let open =
                    standing(guide, topic, &id, lang).filter(|review| review.verdict != ReviewVerdict::Right);
                let span = unit(topic, &id, lang).map_or(Span::top(topic.file), |unit| unit.head);
                found.extend(open.map(|review| DoubtedUnit {
                    lang,
                    topic: &topic.id,
                    unit: id.clone(),
                    review,
                    span,
                }));
            }
        }
    }
    found
}
