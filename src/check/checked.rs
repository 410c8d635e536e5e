//! What readers are shown, decided once: of every topic in every language the words, the language these are in, and the
//! state of the translation.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::calendar::Day;
use crate::check::review;
use crate::check::state::{self, State};
use crate::guide::Guide;
use crate::guide::article::Article;
use crate::guide::ids::{TopicId, UnitId};
use crate::guide::review::UnitReview;
use crate::guide::text::Inline;
use crate::guide::topic::{Topic, TopicKind};
use crate::guide::unit::{Unit, UnitKind, UnitKindSpec, UnitSpec};
use crate::i18n::lang::Lang;

/// A guide that has kept every rule, with what is shown of it in each language: only [`check`](super::check) makes one.
#[derive(Debug)]
pub struct CheckedGuide<'g> {
    guide: &'g Guide,
    /// Where each language stands in the menu.
    languages: BTreeMap<&'g Lang, usize>,
    /// Topic by topic, and in each language by language.
    topics: Vec<Option<ShownTopic<'g>>>,
}

/// What readers of a language are shown of a topic.
#[derive(Debug)]
pub struct ShownTopic<'g> {
    /// The topic.
    pub topic: &'g Topic,
    /// Title and summary.
    pub title: ShownTitle<'g>,
    /// Its units in order.
    pub units: Vec<ShownUnit<'g>>,
    /// Its article in the source language.
    pub source: &'g Article,
    /// Its article in the readers' language, if there is one.
    pub own: Option<&'g Article>,
    /// Whether a notice stands on its page for a unit that is not current, in the readers' language or in the official
    /// one where its words stand beside them.
    pub lags: bool,
}

/// Title and summary as they are shown.
#[derive(Debug)]
pub struct ShownTitle<'g> {
    /// The state of their translation.
    pub state: State,
    /// The language of both.
    pub lang: &'g Lang,
    /// The title.
    pub title: &'g [Inline],
    /// The summary.
    pub summary: &'g [Inline],
    /// The day their source changed, if that is recorded.
    pub changed: Option<Day>,
    /// Whether they were taken as they are, and nobody has compared them with their source.
    pub uncompared: bool,
}

/// A unit as it is shown.
#[derive(Debug)]
pub struct ShownUnit<'g> {
    /// What `topic.yaml` says of it.
    pub spec: &'g UnitSpec,
    /// The state of its translation.
    pub state: State,
    /// Its words.
    pub unit: &'g Unit,
    /// The language of its words: the readers', or the source language.
    pub lang: &'g Lang,
    /// Its words in the source language.
    pub source: &'g Unit,
    /// The day its source changed, if that is recorded.
    pub changed: Option<Day>,
    /// Whether its translation was taken as it is, and nobody has compared it with its source.
    pub uncompared: bool,
    /// What stands beside an item, a question or an answer for whoever reads the official language; `None` on that language's own pages,
    /// and in a checklist where it would be the very words that are shown.
    pub official: Option<OfficialUnit<'g>>,
    /// What was found by those who read it in the readers' language as it now stands.
    pub reviews: Vec<&'g UnitReview>,
}

/// An item in the official language, or in the source language if the official one lacks it or is behind.
#[derive(Debug)]
pub struct OfficialUnit<'g> {
    /// Its words.
    pub unit: &'g Unit,
    /// Their language.
    pub lang: &'g Lang,
    /// Whether these are the source's words.
    pub is_missing: bool,
}

impl<'g> CheckedGuide<'g> {
    /// Decides what is shown of a guide that has kept every rule.
    pub(super) fn new(guide: &'g Guide) -> Self {
        let languages = guide.settings.languages.iter().map(|language| &language.lang);
        let languages: BTreeMap<&'g Lang, usize> = languages.zip(0..).collect();
        let shown = guide.topics.shared().par_iter().flat_map_iter(|topic| {
            let langs = guide.settings.languages.iter().map(|language| &language.lang);
            langs.map(|lang| ShownTopic::new(guide, topic, lang))
        });
        Self { guide, languages, topics: shown.collect() }
    }

    /// The guide.
    pub fn guide(&self) -> &'g Guide {
        self.guide
    }

    /// What readers of a language are shown of a topic; `None` if the guide has no such topic or language.
    pub fn topic(&self, id: &TopicId, lang: &Lang) -> Option<&ShownTopic<'g>> {
        self.shown(self.guide.topics.place(id)?, lang)
    }

    /// What readers of a language are shown of every topic.
    pub fn topics(&self, lang: &Lang) -> impl Iterator<Item = &ShownTopic<'g>> {
        (0..self.guide.topics.len()).filter_map(move |place| self.shown(place, lang))
    }

    fn shown(&self, place: usize, lang: &Lang) -> Option<&ShownTopic<'g>> {
        let at = self.languages.get(lang)?;
        self.topics.get(place * self.guide.settings.languages.len() + at)?.as_ref()
    }
}

impl<'g> ShownTopic<'g> {
    fn new(guide: &'g Guide, topic: &'g Topic, lang: &'g Lang) -> Option<Self> {
        let settings = &guide.settings;
        let source = topic.articles.get(&settings.source)?;
        let own = topic.articles.get(lang);
        let units = topic.units.iter().filter_map(|spec| ShownUnit::new(guide, topic, spec, lang));
        let is_current =
            |lang| topic.units.iter().all(|spec| state::of_unit(guide, topic, spec, lang) == State::Current);
        let has_official = matches!(topic.kind, TopicKind::Checklist | TopicKind::Cards);
        Some(Self {
            topic,
            title: ShownTitle::new(guide, topic, lang)?,
            units: units.collect(),
            source,
            own,
            lags: !is_current(lang) || has_official && !is_current(&settings.official),
        })
    }

    /// The unit with this id.
    pub fn unit(&self, id: &UnitId) -> Option<&ShownUnit<'g>> {
        self.units.iter().find(|unit| unit.spec.id == *id)
    }
}

impl<'g> ShownTitle<'g> {
    fn new(guide: &'g Guide, topic: &'g Topic, lang: &'g Lang) -> Option<Self> {
        let state = state::of_title(guide, topic, lang);
        let lang = if state == State::Missing { &guide.settings.source } else { lang };
        let article = topic.articles.get(lang)?;
        let id = UnitId::new(UnitId::TITLE);
        let changed = id.as_ref().and_then(|id| state::changed(guide, topic, id));
        let uncompared = id.is_some_and(|id| state::is_uncompared(article, &id));
        Some(Self { state, lang, title: &article.title, summary: &article.summary, changed, uncompared })
    }
}

impl<'g> ShownUnit<'g> {
    fn new(guide: &'g Guide, topic: &'g Topic, spec: &'g UnitSpec, lang: &'g Lang) -> Option<Self> {
        let settings = &guide.settings;
        let written = |lang: &Lang| topic.articles.get(lang)?.unit(&spec.id);
        let source = written(&settings.source)?;
        let state = state::of_unit(guide, topic, spec, lang);
        let shown = match state {
            State::Current | State::Behind => lang,
            State::Missing | State::Withheld => &settings.source,
        };
        let stands_beside = spec.kind() == UnitKind::Item || matches!(spec.own, UnitKindSpec::Question(_));
        let has_official = stands_beside && *lang != settings.official;
        let official = has_official.then(|| {
            let state = state::of_unit(guide, topic, spec, &settings.official);
            let translated = written(&settings.official).filter(|_| state == State::Current);
            let is_missing = translated.is_none();
            let lang = if is_missing { &settings.source } else { &settings.official };
            OfficialUnit { unit: translated.unwrap_or(source), lang, is_missing }
        });
        // A card to show stays a row, not large, as long as the official language lacks its words.
        let official = official.filter(|official| topic.kind == TopicKind::Cards || official.lang != shown);
        let changed = state::changed(guide, topic, &spec.id);
        let uncompared =
            topic.articles.get(lang).is_some_and(|article| state::is_uncompared(article, &spec.id));
        let reviews = review::standing(guide, topic, &spec.id, lang).collect();
        let unit = written(shown)?;
        Some(Self { spec, state, unit, lang: shown, source, changed, uncompared, official, reviews })
    }
}
