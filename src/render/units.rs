//! Units and sources as templates see them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::check::state::{self, State};
use crate::guide::article::Unit;
use crate::guide::fact::{Fact, FactKind};
use crate::guide::ids::SourceId;
use crate::guide::source::Source;
use crate::guide::text::{Inline, visit, visit_inlines};
use crate::guide::topic::{Topic, UnitKind, UnitSpec};
use crate::i18n::collation::Collation;
use crate::i18n::format;
use crate::i18n::lang::{Direction, Lang};
use crate::render::RenderContext;
use crate::render::checklist::{self, ConditionView, OfficialTextView};
use crate::render::dates::{self, CountView};
use crate::render::html::HtmlWriter;
use crate::render::links::{self, LinkView};
use crate::render::locale_data::LocaleData;
use crate::render::terms::{self, TermView};
use crate::render::text;
use crate::theme::html::Html;
use crate::theme::picture::Picture;

/// A unit as a template sees it.
#[derive(Debug, Serialize)]
pub(crate) struct UnitView {
    pub id: String,
    anchor: String,
    kind: &'static str,
    pub title_html: Html,
    title_text: String,
    body_html: Html,
    pub title_plain: String,
    body_plain: String,
    safety: bool,
    picture: Option<Picture>,
    state: &'static str,
    /// The day the source changed; where nobody recorded it, that of the edition, by which it had.
    changed: String,
    /// Whether `changed` is the very day.
    dated: bool,
    lang_name: String,
    pub lang: String,
    pub dir: &'static str,
    when: Option<Box<ConditionView>>,
    /// The answers that put it first, as a rule; empty where none does.
    first: String,
    number: u32,
    /// What its box is called in HTML: no other list's box is called so. Empty for what is no item.
    name: String,
    twin: Option<OfficialTextView>,
    pub items: Vec<UnitView>,
    terms: Vec<TermView>,
    pub(super) sources: Vec<SourceView>,
    topics: Vec<LinkView>,
    see: Vec<LinkView>,
    count: Option<CountView>,
}

/// A source as a template sees it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SourceView {
    pub(super) id: String,
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
    pins: Vec<String>,
    used_in: Vec<LinkView>,
}

impl UnitView {
    /// Whether it is an item.
    pub(super) fn is_item(&self) -> bool {
        self.kind == ITEM
    }
}

impl SourceView {
    /// Takes over the places cited of the same source.
    pub(super) fn add_pins(&mut self, other: &Self) {
        let new = other.pins.iter().filter(|pin| !self.pins.contains(pin));
        let new: Vec<String> = new.cloned().collect();
        self.pins.extend(new);
    }
}

const SECTION: &str = "section";
const ITEM: &str = "item";

/// The sections of a topic in a language, each with its items.
pub(crate) fn of_topic(build: &RenderContext<'_>, topic: &Topic, locale: &LocaleData<'_>) -> Vec<UnitView> {
    of_specs(build, topic, topic.units.iter(), locale)
}

/// Some units of a topic in a language, in order, items under their sections.
pub(super) fn of_specs<'a>(
    build: &RenderContext<'_>,
    topic: &Topic,
    specs: impl Iterator<Item = &'a UnitSpec>,
    locale: &LocaleData<'_>,
) -> Vec<UnitView> {
    let mut sections: Vec<UnitView> = Vec::new();
    let places = |spec: &&'a UnitSpec| matches!(spec.kind, UnitKind::Section | UnitKind::Item);
    for spec in specs.filter(places) {
        let Some(unit) = of_unit(build, topic, spec, locale) else { continue };
        match (spec.kind, sections.last_mut()) {
            (UnitKind::Item, Some(section)) => section.items.push(unit),
            _ => sections.push(unit),
        }
    }
    sections
}

/// The title of a unit as plain text, and the language it is in.
pub(crate) fn title<'a>(
    build: &'a RenderContext<'a>,
    topic: &Topic,
    spec: &UnitSpec,
    lang: &Lang,
) -> Option<(String, &'a LocaleData<'a>)> {
    let settings = &build.guide.settings;
    let own = matches!(state::of_unit(build.guide, topic, spec, lang), State::Current | State::Behind);
    let locale = build.locale(if own { lang } else { &settings.source })?;
    let unit = topic.articles.get(locale.lang())?.unit(&spec.id)?;
    let writer = HtmlWriter { build, locale, topic: &topic.id };
    Some((writer.plain(&unit.title), locale))
}

/// A unit of a topic in a language, or what is shown in its place.
pub(crate) fn of_unit(
    build: &RenderContext<'_>,
    topic: &Topic,
    spec: &UnitSpec,
    locale: &LocaleData<'_>,
) -> Option<UnitView> {
    let settings = &build.guide.settings;
    let state = state::of_unit(build.guide, topic, spec, locale.lang());
    let shown: &Lang = match state {
        State::Current | State::Behind => locale.lang(),
        State::Missing | State::Withheld => &settings.source,
    };
    let unit = topic.articles.get(shown)?.unit(&spec.id)?;
    let text = build.locale(shown)?;
    let writer = HtmlWriter { build, locale: text, topic: &topic.id };
    let plain = text::TextWriter { build, locale: text, topic: &topic.id };
    let changed = state::changed(build.guide, topic, &spec.id);
    Some(UnitView {
        id: spec.id.to_string(),
        anchor: if spec.opens_sheet() {
            spec.id.to_string()
        } else {
            build.layout.anchor(&topic.id, &spec.id)
        },
        kind: if spec.kind == UnitKind::Item { ITEM } else { SECTION },
        title_html: writer.inlines(&unit.title),
        title_text: writer.plain(&unit.title),
        body_html: writer.blocks(&unit.body),
        title_plain: plain.inlines(&unit.title),
        body_plain: plain.blocks(&unit.body),
        safety: spec.safety,
        picture: build.picture(spec.picture.as_ref()),
        state: state.as_str(),
        changed: locale.days.get(changed.unwrap_or(build.edition.day)),
        dated: changed.is_some(),
        lang_name: text.language.name.clone(),
        lang: shown.to_string(),
        dir: text.language.direction.as_str(),
        when: checklist::when(build, topic, spec, locale).map(Box::new),
        first: spec.first.as_ref().map(|rule| checklist::for_script(topic, rule)).unwrap_or_default(),
        number: topic.number(spec).unwrap_or_default(),
        name: topic.number(spec).map(|number| format!("{}-{number}", topic.id)).unwrap_or_default(),
        twin: checklist::twin(build, topic, spec, locale),
        items: Vec::new(),
        terms: terms::of_unit(build, topic, unit, text),
        sources: cited(build, unit).iter().filter_map(|(id, pins)| source(build, id, pins, locale)).collect(),
        topics: spec
            .topics
            .iter()
            .filter_map(|topic| links::link(build, &topic.value, locale.lang()))
            .collect(),
        see: spec.see.iter().filter_map(|target| links::to(build, topic, target, locale.lang())).collect(),
        count: spec.count.as_ref().and_then(|count| dates::count(build, count)),
    })
}

/// Every source of the guide in a language, with the topics that cite it.
pub(crate) fn all_sources(build: &RenderContext<'_>, locale: &LocaleData<'_>) -> Vec<SourceView> {
    let mut citing: BTreeMap<SourceId, Vec<&Topic>> = BTreeMap::new();
    for topic in build.guide.topics.iter().filter(|topic| topic.is_read_on()) {
        cites(build, topic).into_iter().for_each(|id| citing.entry(id.clone()).or_default().push(topic));
    }
    let all = build.guide.sources.keys();
    all.filter_map(|id| {
        let mut view = source(build, id, &[], locale)?;
        let topics = citing.get(id).into_iter().flatten();
        view.used_in = topics.flat_map(|topic| links::links(build, topic, locale.lang())).collect();
        Some(view)
    })
    .collect()
}

/// Every source by its title, as a list in the official language stands, in which most of them are written: whoever
/// helps a reader finds them in the same place in every language.
pub(super) fn sources_by_title(build: &RenderContext<'_>, locale: &LocaleData<'_>) -> Vec<SourceView> {
    let alphabet = Collation::of(&build.guide.settings.official);
    let mut sources = all_sources(build, locale);
    sources.sort_by(|one, other| alphabet.compare(&one.title, &other.title));
    sources
}

/// The sources a topic rests on, in its source language.
fn cites<'a>(build: &RenderContext<'a>, topic: &'a Topic) -> BTreeSet<&'a SourceId> {
    let mut found = BTreeSet::new();
    let Some(article) = topic.articles.get(&build.guide.settings.source) else { return found };
    let facts = &build.guide.facts;
    for unit in &article.units {
        let mut see = |inline: &'a Inline| match inline {
            Inline::Cite(citation) => _ = found.insert(&citation.source),
            Inline::Fact(fact, _) => found.extend(facts.get(fact).map(|fact| &fact.source.value)),
            _ => {}
        };
        visit_inlines(&unit.title, &mut see);
        visit(&unit.body, &mut see);
    }
    found
}

/// The sources a unit rests on, in the order it does: those it cites and those of its numbers and contacts,
/// each with the places cited.
fn cited(build: &RenderContext<'_>, unit: &Unit) -> Vec<(SourceId, Vec<String>)> {
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
    visit_inlines(&unit.title, &mut see);
    visit(&unit.body, &mut see);
    cited
}

fn source(
    build: &RenderContext<'_>,
    id: &SourceId,
    pins: &[String],
    locale: &LocaleData<'_>,
) -> Option<SourceView> {
    let source = build.guide.sources.get(id)?;
    let url = source.url.clone().unwrap_or_default();
    let place = locale.place_of(id)?;
    Some(SourceView {
        id: id.to_string(),
        place,
        number: locale.count(place),
        title: source.title.clone(),
        short: source.short.as_ref().unwrap_or(&source.title).clone(),
        publisher: source.publisher.clone(),
        language: source.language.to_string(),
        language_dir: direction(build, source).as_str(),
        host: host(&url).to_owned(),
        url,
        date: source.date.map(|date| format::date(locale.language, date)).unwrap_or_default(),
        read: locale.days.get(source.read),
        kind: source.kind.as_str(),
        pins: pins.to_vec(),
        used_in: Vec::new(),
    })
}

fn direction(build: &RenderContext<'_>, source: &Source) -> Direction {
    build
        .guide
        .language(&source.language)
        .map_or_else(|| source.language.direction(), |known| known.direction)
}

/// The name of the site an address leads to.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}
