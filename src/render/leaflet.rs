//! The leaflet: what to do now in each situation, on one sheet that is folded to eight pages.

use serde::Serialize;

use crate::check::ShownTopic;
use crate::guide::topic::TopicKind;
use crate::render::context::RenderContext;
use crate::render::links::{self, LinkView};
use crate::render::locale_data::LocaleData;
use crate::render::units::{self, UnitView};

/// How many situations the sheet has room for, between its first page and its last.
const MOST_SITUATIONS: usize = 6;

/// What stands on the pages of the leaflet; nothing of it is written for the leaflet alone.
#[derive(Debug, Serialize)]
pub(crate) struct LeafletView {
    situations: Vec<LeafletSituationView>,
    /// The first section of the sentences to show, with them; `None` in a guide without any.
    sentences: Option<UnitView>,
}

/// A situation: what its page is called, and its steps.
#[derive(Debug, Serialize)]
struct LeafletSituationView {
    page: LinkView,
    steps: UnitView,
}

/// The leaflet of a language.
pub(super) fn of_language(build: &RenderContext<'_>, locale: &LocaleData<'_>) -> LeafletView {
    let shown = |kind| {
        let topics = build.guide.topics.of_kind(kind);
        topics.filter_map(|topic| build.shown(&topic.id, locale.lang()))
    };
    let situations = shown(TopicKind::Situation).filter_map(|topic| situation(build, topic, locale));
    let sentences = shown(TopicKind::Cards).next();
    LeafletView {
        situations: situations.take(MOST_SITUATIONS).collect(),
        sentences: sentences.and_then(|topic| units::of_topic(build, topic, locale).into_iter().next()),
    }
}

fn situation(
    build: &RenderContext<'_>,
    topic: &ShownTopic<'_>,
    locale: &LocaleData<'_>,
) -> Option<LeafletSituationView> {
    // Links in its words are read on another page than its own.
    let elsewhere = RenderContext { base: "./", ..*build };
    Some(LeafletSituationView {
        page: links::link(build, &topic.topic.id, locale.lang())?,
        steps: units::of_unit(&elsewhere, topic, topic.units.first()?, locale)?,
    })
}
