//! Sources as templates see them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::address::without_scheme;
use crate::check::CheckedGuide;
use crate::guide::Guide;
use crate::guide::article::Article;
use crate::guide::fact::{Fact, FactKind};
use crate::guide::ids::SourceId;
use crate::guide::text::Inline;
use crate::guide::topic::Topic;
use crate::guide::unit::{Unit, UnitSpec};
use crate::i18n::collation::Collation;
use crate::i18n::format;
use crate::i18n::lang::{Direction, Lang};
use crate::render::context::RenderContext;
use crate::render::links::{self, LinkView};
use crate::render::locale_data::LocaleData;

/// A source as a template sees it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SourceView {
    id: String,
    place: usize,
    number: String,
    title: String,
    /// The title without what identifies the copy, where there is such a name.
    short: String,
    publisher: String,
    language: String,
    language_dir: &'static str,
    url: String,
    host: String,
    date: String,
    read: String,
    kind: &'static str,
}

/// A source where it is cited, with the places cited.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CitedSourceView {
    #[serde(flatten)]
    source: SourceView,
    pins: Vec<String>,
    /// Places are cited as the law does it, in the official language.
    pins_language: String,
    pins_dir: &'static str,
}

/// A source in the list of all, with the pages that rest on it.
#[derive(Debug, Serialize)]
pub(crate) struct ListedSourceView {
    #[serde(flatten)]
    source: SourceView,
    used_in: Vec<LinkView>,
}

impl CitedSourceView {
    /// The id of the source.
    pub(super) fn id(&self) -> &str {
        &self.source.id
    }

    /// Takes over the places cited of the same source.
    pub(super) fn add_pins(&mut self, other: &Self) {
        let new = other.pins.iter().filter(|pin| !self.pins.contains(pin));
        let new: Vec<String> = new.cloned().collect();
        self.pins.extend(new);
    }
}

/// Every source that a language is told of, with the topics that cite it; of a file that holds a part, the sources of that part.
pub(crate) fn all(build: &RenderContext<'_>, locale: &LocaleData<'_>) -> Vec<ListedSourceView> {
    let all = build.guide.sources.keys().filter(|id| build.sources.is_listed(id));
    all.filter_map(|id| {
        let topics = build.citing.get(id).into_iter().flatten();
        if build.part.is_some_and(|part| !topics.clone().any(|topic| part.has(&topic.id))) {
            return None;
        }
        let used_in = topics.flat_map(|topic| links::links(build, topic, locale.lang())).collect();
        Some(ListedSourceView { source: source(build, id, locale)?, used_in })
    })
    .collect()
}

/// Every source by its title, as a list in the official language stands, in which most of them are written: whoever
/// helps a reader finds them in the same place in every language.
pub(super) fn by_title(build: &RenderContext<'_>, locale: &LocaleData<'_>) -> Vec<ListedSourceView> {
    let alphabet = Collation::of(&build.guide.settings.official);
    let mut sources = all(build, locale);
    sources.sort_by(|one, other| alphabet.compare(&one.source.title, &other.source.title));
    sources
}

/// The topics that rest on each source, in their order.
pub(super) fn citing<'a>(checked: &CheckedGuide<'a>) -> BTreeMap<&'a SourceId, Vec<&'a Topic>> {
    let mut citing: BTreeMap<&SourceId, Vec<&Topic>> = BTreeMap::new();
    let guide = checked.guide();
    for topic in guide.topics.iter().filter(|topic| topic.is_read_on()) {
        let shown = checked.topic(&topic.id, &guide.settings.source);
        let cited = shown.map(|shown| cites(guide, topic, shown.source));
        cited.into_iter().flatten().for_each(|id| citing.entry(id).or_default().push(topic));
    }
    citing
}

/// The sources an article in the source language rests on.
fn cites<'a>(guide: &'a Guide, topic: &'a Topic, article: &'a Article) -> BTreeSet<&'a SourceId> {
    let mut found = BTreeSet::new();
    let facts = &guide.facts;
    for unit in &article.units {
        found.extend(contacts(guide, topic.unit(&unit.id)).map(|fact| &fact.source.value));
        let mut see = |inline: &'a Inline| match inline {
            Inline::Cite(citation) => _ = found.insert(&citation.source),
            Inline::Fact(fact, _) => found.extend(facts.get(fact).map(|fact| &fact.source.value)),
            _ => {}
        };
        unit.visit(&mut see);
    }
    found
}

/// The facts on the cards of a unit that say how to reach somebody.
fn contacts<'a>(guide: &'a Guide, spec: Option<&'a UnitSpec>) -> impl Iterator<Item = &'a Fact> {
    let contacts = spec.and_then(UnitSpec::section).and_then(|section| section.contacts.as_ref());
    let facts = contacts.into_iter().flat_map(|contacts| contacts.facts(&guide.settings.ask_first));
    facts.filter_map(|id| guide.facts.get(id)).filter(|fact| fact.kind.is_contact())
}

/// The sources a unit rests on as templates see them, in the order it does.
pub(super) fn of_unit(
    build: &RenderContext<'_>,
    spec: &UnitSpec,
    unit: &Unit,
    locale: &LocaleData<'_>,
) -> Vec<CitedSourceView> {
    let official = &build.guide.settings.official;
    let view = |(id, pins): (SourceId, Vec<String>)| {
        Some(CitedSourceView {
            source: source(build, &id, locale)?,
            pins,
            pins_language: official.to_string(),
            pins_dir: direction(build, official).as_str(),
        })
    };
    cited(build, spec, unit).into_iter().filter_map(view).collect()
}

/// The sources a unit rests on, in the order it does: those it cites and those of its numbers and contacts,
/// each with the places cited.
fn cited(build: &RenderContext<'_>, spec: &UnitSpec, unit: &Unit) -> Vec<(SourceId, Vec<String>)> {
    let mut cited: Vec<(SourceId, Vec<String>)> = Vec::new();
    let mut places: BTreeMap<SourceId, usize> = BTreeMap::new();
    let mut pinned: BTreeSet<(usize, String)> = BTreeSet::new();
    let mut add = |source: &SourceId, pinpoint: Option<&String>| {
        let at = *places.entry(source.clone()).or_insert_with(|| {
            cited.push((source.clone(), Vec::new()));
            cited.len() - 1
        });
        if let Some(pin) = pinpoint.filter(|pin| pinned.insert((at, (*pin).clone()))) {
            cited[at].1.push(pin.clone());
        }
    };
    let facts = &build.guide.facts;
    let mut see = |inline: &Inline| match inline {
        Inline::Cite(citation) => add(&citation.source, citation.pinpoint.as_ref()),
        Inline::Fact(id, _) => {
            // The name of an authority or of a paragraph stands in most units; it is no claim of its own.
            let named = |fact: &&Fact| !matches!(fact.kind, FactKind::Authority | FactKind::Law);
            if let Some(fact) = facts.get(id).filter(named) {
                add(&fact.source.value, fact.section.as_ref());
            }
        }
        _ => {}
    };
    unit.visit(&mut see);
    contacts(build.guide, Some(spec)).for_each(|fact| add(&fact.source.value, fact.section.as_ref()));
    cited
}

fn source(build: &RenderContext<'_>, id: &SourceId, locale: &LocaleData<'_>) -> Option<SourceView> {
    let source = build.guide.sources.get(id)?;
    let url = source.url.clone().unwrap_or_default();
    let place = build.sources.number(id)?;
    Some(SourceView {
        id: id.to_string(),
        place,
        number: locale.count(place),
        title: source.title.clone(),
        short: source.short.as_ref().unwrap_or(&source.title).clone(),
        publisher: source.publisher.clone(),
        language: source.language.to_string(),
        language_dir: direction(build, &source.language).as_str(),
        host: host(&url).to_owned(),
        url,
        date: source.date.map(|date| format::date(locale.language, date)).unwrap_or_default(),
        read: locale.days.get(source.read),
        kind: source.kind.as_str(),
    })
}

fn direction(build: &RenderContext<'_>, lang: &Lang) -> Direction {
    build.guide.language(lang).map_or_else(|| lang.direction(), |known| known.direction)
}

/// The name of the site an address leads to.
fn host(url: &str) -> &str {
    let rest = without_scheme(url);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}
