//! Links to the pages of a language, with their words.

use serde::Serialize;

use crate::guide::ids::TopicId;
use crate::guide::text::LinkTarget;
use crate::guide::topic::{Topic, TopicKind};
use crate::i18n::lang::Lang;
use crate::render::context::RenderContext;
use crate::render::{other_file, titles};
use crate::theme::html::Html;
use crate::theme::picture::Picture;

/// A link with its words.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LinkView {
    /// Empty where it stands in another file.
    pub href: String,
    /// Tells in which other file it stands, where no link reaches it.
    other_file_html: Option<Html>,
    pub title: String,
    pub summary: String,
    lang: String,
    dir: &'static str,
    picture: Option<Picture>,
    /// The word for the kind of its topic.
    kind: &'static str,
}

/// A link to the page of a topic, or to a sheet, from another page of its language.
pub(crate) fn link(build: &RenderContext<'_>, id: &TopicId, lang: &Lang) -> Option<LinkView> {
    let title = titles::of_page(build, id, lang)?;
    let (href, topic) = match build.guide.page(id) {
        Some(topic) => (build.layout.topic(id), topic),
        None => {
            let (topic, spec) = build.guide.sheet(id)?;
            (build.layout.sheet(&spec.id), topic)
        }
    };
    let other_file_html = build.locale(lang).and_then(|locale| other_file::note(build, id, locale));
    let href = if other_file_html.is_some() { String::new() } else { href };
    let (picture, kind) = (build.picture(topic.picture.as_ref()), topic.kind.as_str());
    let (lang, dir) = (title.locale.lang().to_string(), title.locale.language.direction.as_str());
    let (title, summary) = (title.text, title.summary);
    Some(LinkView { href, other_file_html, title, summary, lang, dir, picture, kind })
}

/// A link to a place in a topic or a sheet, with the name of its page.
pub(crate) fn to(
    build: &RenderContext<'_>,
    from: &Topic,
    target: &LinkTarget,
    lang: &Lang,
) -> Option<LinkView> {
    let page = link(build, target.topic.as_ref()?, lang)?;
    let href = if page.href.is_empty() { page.href } else { build.layout.href(&from.id, target) };
    Some(LinkView { href, ..page })
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
    let topics = build.guide.topics.of_kind(TopicKind::Sheet);
    topics.flat_map(|topic| links(build, topic, lang)).collect()
}

pub(super) fn neighbour(
    build: &RenderContext<'_>,
    topic: &Topic,
    lang: &Lang,
    step: isize,
) -> Option<LinkView> {
    link(build, &build.guide.topics.neighbour(&topic.id, step)?.id, lang)
}
