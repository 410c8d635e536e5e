//! Links to the pages of a language, with their words.

use serde::Serialize;

use crate::guide::ids::TopicId;
use crate::guide::text::LinkTarget;
use crate::guide::topic::{Topic, TopicKind};
use crate::i18n::lang::Lang;
use crate::render::RenderContext;
use crate::render::units;
use crate::render::view::words;
use crate::theme::picture::Picture;

/// A link with its words.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LinkView {
    pub href: String,
    pub title: String,
    pub summary: String,
    lang: String,
    dir: &'static str,
    picture: Option<Picture>,
}

/// A link to the page of a topic, or to a sheet, from another page of its language.
pub(crate) fn link(build: &RenderContext<'_>, id: &TopicId, lang: &Lang) -> Option<LinkView> {
    let (title, summary, text, href, picture) = match build.guide.page(id) {
        Some(topic) => {
            let (title, summary, text) = words(build, topic, lang)?;
            (title, summary, text, build.layout.topic(id), build.picture(topic.picture.as_ref()))
        }
        None => {
            let (topic, spec) = build.guide.sheet(id)?;
            let (title, text) = units::title(build, topic, spec, lang)?;
            (title, String::new(), text, build.layout.sheet(&spec.id), build.picture(topic.picture.as_ref()))
        }
    };
    let dir = text.language.direction.as_str();
    Some(LinkView { href, title, summary, lang: text.lang().to_string(), dir, picture })
}

/// A link to a place in a topic or a sheet, with the name of its page.
pub(crate) fn to(
    build: &RenderContext<'_>,
    from: &Topic,
    target: &LinkTarget,
    lang: &Lang,
) -> Option<LinkView> {
    let page = link(build, target.topic.as_ref()?, lang)?;
    Some(LinkView { href: build.layout.href(&from.id, target), ..page })
}

/// Links to every page a topic becomes.
pub(crate) fn links(build: &RenderContext<'_>, topic: &Topic, lang: &Lang) -> Vec<LinkView> {
    match topic.kind {
        TopicKind::Sheet => {
            let sheets = topic.sheets().filter_map(|spec| TopicId::new(spec.id.as_str()));
            sheets.filter_map(|id| link(build, &id, lang)).collect()
        }
        _ => link(build, &topic.id, lang).into_iter().collect(),
    }
}

pub(super) fn all_sheets(build: &RenderContext<'_>, lang: &Lang) -> Vec<LinkView> {
    let topics = build.guide.topics.iter().filter(|topic| topic.kind == TopicKind::Sheet);
    topics.flat_map(|topic| links(build, topic, lang)).collect()
}

pub(super) fn neighbour(
    build: &RenderContext<'_>,
    topic: &Topic,
    lang: &Lang,
    step: isize,
) -> Option<LinkView> {
    // Sheets stand beside the reading order.
    let topics =
        build.guide.topics.iter().filter(|topic| topic.is_read_on() && topic.kind != TopicKind::Sheet);
    let topics: Vec<&Topic> = topics.collect();
    let here = topics.iter().position(|known| known.id == topic.id)?;
    let there = topics.get(here.checked_add_signed(step)?)?;
    link(build, &there.id, lang)
}
