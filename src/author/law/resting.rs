//! What rests on the provisions of a law: units, facts, and what `changes.yaml` tells of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::guide::Guide;
use crate::guide::article::Article;
use crate::guide::changes::Change;
use crate::guide::fact::Fact;
use crate::guide::ids::{FactId, SourceId};
use crate::guide::text::Inline;
use crate::guide::topic::{Topic, TopicKind};
use crate::guide::unit::UnitSpec;
use crate::i18n::lang::Lang;
use crate::law::pinpoint::provisions;
use crate::law::{Provision, Style};

/// What rests on some provisions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RestingThings {
    /// Units, those whose wrong text could harm first.
    pub units: Vec<RestingUnit>,
    /// The ids of facts.
    pub facts: Vec<String>,
    /// Entries of `changes.yaml` that tell of one of these units or facts.
    pub changes: Vec<RestingChange>,
}

/// A unit that rests on a provision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RestingUnit {
    /// Whether it is no safety unit; false comes first.
    pub is_ordinary: bool,
    /// `topic#unit`.
    pub name: String,
    /// Whether it hangs on a wall.
    pub is_on_poster: bool,
    /// The languages it is written in, in menu order.
    pub languages: Vec<String>,
}

/// An entry of `changes.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestingChange {
    /// Its id.
    pub id: String,
    /// The languages it is told in, in menu order.
    pub languages: Vec<String>,
}

/// Provisions by the language of the text that cites them.
type ByLanguage<'a> = BTreeMap<&'a Lang, BTreeSet<Provision>>;

/// Everything that rests on one law.
pub(super) struct Resting<'a> {
    guide: &'a Guide,
    /// Each unit with the provisions its text rests on, language by language.
    units: Vec<(&'a Topic, &'a UnitSpec, ByLanguage<'a>)>,
    facts: Vec<(&'a FactId, BTreeSet<Provision>)>,
    pinpoints: BTreeSet<&'a str>,
}

impl<'a> Resting<'a> {
    /// Looks at everything that cites the law.
    pub(super) fn new(guide: &'a Guide, source: &SourceId, style: &Style) -> Self {
        let places = |pinpoint: &str| provisions(pinpoint, style).unwrap_or_default();
        let mut pinpoints = BTreeSet::new();
        let mut facts = Vec::new();
        for (id, fact) in guide.facts.iter() {
            if let Some(section) = section(fact, source) {
                pinpoints.insert(section);
                facts.push((id, places(section).into_iter().collect()));
            }
        }
        let mut units = Vec::new();
        for topic in &guide.topics {
            for spec in &topic.units {
                let mut by_language: BTreeMap<&Lang, BTreeSet<Provision>> = BTreeMap::new();
                for (lang, article) in &topic.articles {
                    let cited = cited(guide, source, spec, article);
                    if !cited.is_empty() {
                        by_language
                            .insert(lang, cited.iter().flat_map(|pinpoint| places(pinpoint)).collect());
                        pinpoints.extend(cited);
                    }
                }
                if !by_language.is_empty() {
                    units.push((topic, spec, by_language));
                }
            }
        }
        Self { guide, units, facts, pinpoints }
    }

    /// Every pinpoint that names a place in the law.
    pub(super) fn cited(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.pinpoints.iter().copied()
    }

    /// What rests on one of these provisions.
    pub(super) fn on(&self, places: &BTreeSet<&Provision>) -> RestingThings {
        let rests = |on: &BTreeSet<Provision>| on.iter().any(|place| places.contains(place));
        let mut units: Vec<RestingUnit> = self
            .units
            .iter()
            .filter_map(|(topic, spec, by_language)| {
                let own: BTreeSet<&Lang> =
                    by_language.iter().filter(|(_, on)| rests(on)).map(|(lang, _)| *lang).collect();
                // A translation says what its source says, whether or not it cites the same.
                let all = own.contains(&self.guide.settings.source);
                let languages = written(self.guide, topic, spec, |lang| all || own.contains(lang));
                (!own.is_empty()).then(|| RestingUnit {
                    is_ordinary: !spec.safety,
                    name: format!("{}#{}", topic.id, spec.id),
                    is_on_poster: topic.kind == TopicKind::Poster,
                    languages,
                })
            })
            .collect();
        units.sort();
        let facts: Vec<String> =
            self.facts.iter().filter(|(_, on)| rests(on)).map(|(id, _)| id.to_string()).collect();
        let tells = |change: &&Change| {
            change.unit_names().any(|name| units.iter().any(|unit| unit.name == name))
                || change.facts.iter().any(|fact| facts.iter().any(|id| id == fact.value.as_str()))
        };
        let changes =
            self.guide.changes.changes.iter().filter(tells).map(|change| self.told(change)).collect();
        RestingThings { units, facts, changes }
    }

    fn told(&self, change: &Change) -> RestingChange {
        let topic = self.guide.telling_of_changes();
        let spec = topic.and_then(|topic| Some((topic, topic.unit(&change.id.value)?)));
        let languages = spec.map(|(topic, spec)| written(self.guide, topic, spec, |_| true));
        RestingChange { id: change.id.value.to_string(), languages: languages.unwrap_or_default() }
    }
}

/// The languages a unit is written in, in menu order, of those wanted.
fn written(guide: &Guide, topic: &Topic, spec: &UnitSpec, wanted: impl Fn(&Lang) -> bool) -> Vec<String> {
    let languages = guide.settings.languages.iter().map(|language| &language.lang);
    let is_written =
        |lang: &&Lang| topic.articles.get(*lang).is_some_and(|article| article.unit(&spec.id).is_some());
    languages.filter(is_written).filter(|lang| wanted(lang)).map(ToString::to_string).collect()
}

/// The pinpoints of a law in a unit as written in one language, and those of the facts it places or counts with.
fn cited<'a>(guide: &'a Guide, source: &SourceId, spec: &'a UnitSpec, article: &'a Article) -> Vec<&'a str> {
    let Some(unit) = article.unit(&spec.id) else { return Vec::new() };
    let of_fact = |id: &FactId| guide.facts.get(id).and_then(|fact| section(fact, source));
    let counted = spec.section().and_then(|section| section.count.as_ref());
    let mut found: Vec<&str> = counted.and_then(|count| of_fact(&count.fact()?.value)).into_iter().collect();
    let mut see = |inline: &'a Inline| match inline {
        Inline::Cite(citation) if citation.source == *source => found.extend(citation.pinpoint.as_deref()),
        Inline::Fact(id, _) => found.extend(of_fact(id)),
        _ => {}
    };
    unit.visit(&mut see);
    found
}

/// The place in this law that a fact rests on.
fn section<'a>(fact: &'a Fact, source: &SourceId) -> Option<&'a str> {
    fact.section.as_deref().filter(|_| fact.source.value == *source)
}
