//! What a guide has that others do not: interface strings about what it lacks need no translation.

use std::collections::BTreeSet;

use crate::guide::Guide;
use crate::guide::contacts::Contacts;
use crate::guide::fact::{FactKind, FactValue, Measure};
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::UnitId;
use crate::guide::keyword::keyword;
use crate::guide::review::ReviewRole;
use crate::guide::source::SourceKind;
use crate::guide::topic::TopicKind;
use crate::guide::unit::{UnitKindSpec, UnitSpec};

/// Something that a guide may do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// It speaks of law: a source or a fact of it is law.
    Law,
    /// The words of a law were recorded, so that pages tell of which day they are.
    LawRecord,
    /// It has a bibliography.
    Sources,
    /// It has a list to tick.
    Checklist,
    /// Its list asks questions.
    Questions,
    /// It explains words.
    Glossary,
    /// It counts days from a date.
    Dates,
    /// It has sheets for a doctor.
    Sheets,
    /// It has sentences to show.
    Cards,
    /// It has a poster.
    Poster,
    /// It has situations, and so a leaflet.
    Situations,
    /// Its posters name a wireless network.
    Hotspot,
    /// Its one file is split into parts.
    Parts,
    /// Pages name people to ask.
    AskFirst,
    /// Pages offer to call somebody.
    Call,
    /// It has phones, addresses or links, which may have been seen long ago.
    Contacts,
    /// A section names whom to ask first, and there is nobody.
    Nobody,
    /// A wrong text in it can cost a reader dearly.
    Safety,
    /// Lawyers read it.
    Lawyer,
    /// Doctors read it.
    Doctor,
    /// A translation was taken as it is, and nobody has compared it with its source.
    Adopted,
    /// A text or a fact of it was checked by nobody yet.
    Unchecked,
    /// A fact is a number of minutes.
    Minutes,
    /// A fact is a number of hours.
    Hours,
    /// A fact is a number of days.
    Days,
    /// A fact is a number of weeks.
    Weeks,
    /// A fact is a number of months.
    Months,
    /// A fact is a number of years.
    Years,
    /// A fact is a number of degrees.
    Degrees,
    /// A fact is a number of litres.
    Litres,
    /// A fact is a share in hundredths.
    Percent,
    /// A fact is an amount.
    Amounts,
    /// A fact is the last day so long before another.
    DaysBefore,
}

impl Feature {
    /// The words of `theme.yaml`.
    pub const WORDS: [(&str, Self); 33] = [
        ("law", Self::Law),
        ("law-record", Self::LawRecord),
        ("sources", Self::Sources),
        ("checklist", Self::Checklist),
        ("questions", Self::Questions),
        ("glossary", Self::Glossary),
        ("dates", Self::Dates),
        ("sheets", Self::Sheets),
        ("cards", Self::Cards),
        ("poster", Self::Poster),
        ("situations", Self::Situations),
        ("hotspot", Self::Hotspot),
        ("parts", Self::Parts),
        ("ask-first", Self::AskFirst),
        ("call", Self::Call),
        ("contacts", Self::Contacts),
        ("nobody", Self::Nobody),
        ("safety", Self::Safety),
        ("lawyer", Self::Lawyer),
        ("doctor", Self::Doctor),
        ("adopted", Self::Adopted),
        ("unchecked", Self::Unchecked),
        ("minutes", Self::Minutes),
        ("hours", Self::Hours),
        ("days", Self::Days),
        ("weeks", Self::Weeks),
        ("months", Self::Months),
        ("years", Self::Years),
        ("degrees", Self::Degrees),
        ("litres", Self::Litres),
        ("percent", Self::Percent),
        ("amounts", Self::Amounts),
        ("days-before", Self::DaysBefore),
    ];

    /// The word of `theme.yaml`.
    pub fn as_str(self) -> &'static str {
        keyword(&Self::WORDS, &self)
    }

    /// The word as rules name it.
    fn name(self) -> Option<UnitId> {
        UnitId::new(self.as_str())
    }
}

impl Guide {
    /// What it has.
    pub fn features(&self) -> BTreeSet<Feature> {
        Feature::WORDS.into_iter().map(|(_, feature)| feature).filter(|feature| self.has(*feature)).collect()
    }

    /// The names of what it has, as rules of a theme name it.
    pub fn feature_names(&self) -> Vec<UnitId> {
        self.features().into_iter().filter_map(Feature::name).collect()
    }

    /// Whether it has this.
    pub fn has(&self, feature: Feature) -> bool {
        let settings = &self.settings;
        let has_kind = |kind| self.of_kind(kind).is_some();
        let has_fact = |kind| self.facts.values().any(|fact| fact.kind == kind);
        match feature {
            Feature::Law => {
                has_fact(FactKind::Law)
                    || !self.laws.is_empty()
                    || self.sources.values().any(|source| source.kind == SourceKind::Law)
            }
            Feature::LawRecord => !self.laws.is_empty(),
            Feature::Sources => !self.sources.is_empty(),
            Feature::Checklist => has_kind(TopicKind::Checklist),
            Feature::Questions => self.has_unit(|unit| matches!(unit.own, UnitKindSpec::Question(_))),
            Feature::Glossary => has_kind(TopicKind::Glossary),
            Feature::Dates => has_kind(TopicKind::Dates),
            Feature::Sheets => has_kind(TopicKind::Sheet),
            Feature::Cards => has_kind(TopicKind::Cards),
            Feature::Poster => has_kind(TopicKind::Poster),
            Feature::Situations => has_kind(TopicKind::Situation),
            Feature::Hotspot => settings.hotspot.is_some(),
            Feature::Parts => !settings.one_file_parts.is_empty(),
            Feature::AskFirst => !settings.ask_first.is_empty(),
            Feature::Call => self.phone_to_call().is_some(),
            Feature::Contacts => self.facts.values().any(|fact| fact.kind.is_contact()),
            Feature::Nobody => settings.ask_first.is_empty() && self.has_unit(|unit| asks_first(&unit.own)),
            Feature::Safety => self.has_unit(|unit| unit.safety),
            Feature::Lawyer => self.has(Feature::Law) || self.was_read_by(ReviewRole::Lawyer),
            Feature::Doctor => self.has(Feature::Sheets) || self.was_read_by(ReviewRole::Doctor),
            Feature::Adopted => self.has_uncompared(),
            Feature::Unchecked => self.has_unchecked(),
            Feature::Minutes => self.measures(Measure::Minute),
            Feature::Hours => self.measures(Measure::Hour),
            Feature::Days => self.measures(Measure::Day),
            Feature::Weeks => self.measures(Measure::Week),
            Feature::Months => self.measures(Measure::Month),
            Feature::Years => self.measures(Measure::Year),
            Feature::Degrees => self.measures(Measure::Celsius),
            Feature::Litres => self.measures(Measure::Litre),
            Feature::Percent => self.measures(Measure::Percent),
            Feature::Amounts => has_fact(FactKind::Amount),
            Feature::DaysBefore => self.facts.values().any(|fact| matches!(fact.value, FactValue::Before(_))),
        }
    }

    fn has_unit(&self, holds: impl Fn(&UnitSpec) -> bool) -> bool {
        self.topics.iter().any(|topic| topic.units.iter().any(&holds))
    }

    fn has_unchecked(&self) -> bool {
        let mut articles = self.topics.iter().filter_map(|topic| topic.articles.get(&self.settings.source));
        articles.any(|article| article.date.is_none()) || self.facts.values().any(|fact| !fact.is_checked())
    }

    fn has_uncompared(&self) -> bool {
        let articles = self.topics.iter().flat_map(|topic| topic.articles.values());
        let mut stamps = articles.flat_map(|article| article.made_from.values());
        stamps.any(|stamped| stamped.value == Fingerprint::UNCOMPARED)
    }

    /// Whether a fact of it is a number in this unit.
    pub(crate) fn measures(&self, measure: Measure) -> bool {
        self.facts.values().any(|fact| match &fact.value {
            FactValue::Number(_, unit) => *unit == Some(measure),
            FactValue::Before(before) => before.measure == measure,
            FactValue::Words(_) | FactValue::PerLanguage(_) | FactValue::Date(_) | FactValue::Hours(_) => {
                false
            }
        })
    }

    fn was_read_by(&self, role: ReviewRole) -> bool {
        self.reviews.all().any(|(.., review)| review.role == role)
    }
}

fn asks_first(unit: &UnitKindSpec) -> bool {
    matches!(unit, UnitKindSpec::Section(section) if matches!(section.contacts, Some(Contacts::AskFirst(_))))
}
