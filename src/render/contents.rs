//! The page of contents as a template sees it: every topic with its units, and the words of the glossary.

use serde::Serialize;

use crate::check::ShownTopic;
use crate::guide::topic::TopicKind;
use crate::render::context::RenderContext;
use crate::render::links::{self, LinkView};
use crate::render::locale_data::LocaleData;
use crate::render::terms::{self, TermView};
use crate::render::titles;

/// A topic with what is in it.
#[derive(Debug, Serialize)]
pub(crate) struct TopicView {
    link: LinkView,
    units: Vec<UnitEntryView>,
    terms: Vec<TermView>,
}

/// A unit, by its title.
#[derive(Debug, Serialize)]
struct UnitEntryView {
    id: String,
    title_text: String,
    lang: String,
    dir: &'static str,
    items: Vec<UnitEntryView>,
}

/// The topics of a language in reading order.
pub(super) fn of_language(build: &RenderContext<'_>, locale: &LocaleData<'_>) -> Vec<TopicView> {
    let topics = build.guide.topics.iter().filter(|topic| topic.is_read_on());
    topics
        .filter_map(|topic| build.shown(&topic.id, locale.lang()))
        .flat_map(|topic| {
            let links = links::links(build, topic.topic, locale.lang());
            links.into_iter().map(|link| TopicView {
                link,
                // The parts of a sheet are no places to go to, those of a situation are read in one go, and a sentence to
                // show is shown from its page.
                units: match topic.topic.kind {
                    TopicKind::Sheet | TopicKind::Situation | TopicKind::Cards => Vec::new(),
                    _ => entries(build, topic),
                },
                terms: words(build, topic, locale),
            })
        })
        .collect()
}

/// The sections of a topic, each with its items.
fn entries(build: &RenderContext<'_>, topic: &ShownTopic<'_>) -> Vec<UnitEntryView> {
    let mut sections: Vec<UnitEntryView> = Vec::new();
    for shown in topic.units.iter().filter(|unit| unit.spec.is_text()) {
        let Some(text) = build.locale(shown.lang) else { continue };
        let entry = UnitEntryView {
            id: shown.spec.id.to_string(),
            title_text: titles::plain(text, &shown.unit.title),
            lang: text.lang().to_string(),
            dir: text.language.direction.as_str(),
            items: Vec::new(),
        };
        match (shown.spec.item(), sections.last_mut()) {
            (Some(_), Some(section)) => section.items.push(entry),
            _ => sections.push(entry),
        }
    }
    sections
}

fn words(build: &RenderContext<'_>, topic: &ShownTopic<'_>, locale: &LocaleData<'_>) -> Vec<TermView> {
    let article = topic.own.filter(|_| topic.topic.kind == TopicKind::Glossary);
    article.map(|article| terms::all(build, topic.topic, article, locale)).unwrap_or_default()
}
