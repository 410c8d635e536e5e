//! A whole language as the templates of a single file see it.

use serde::Serialize;

use crate::guide::topic::{Topic, TopicKind};
use crate::lang::Lang;
use crate::render::Build;
use crate::render::checklist::{self, CodeView};
use crate::render::tongue::Tongue;
use crate::render::units::{self, SourceView, UnitView};
use crate::render::view::{self, TranslationView};

/// A whole language: what it opens with, its parts in reading order, its sources in the order of their numbers.
#[derive(Debug, Serialize)]
pub(crate) struct OneFileView<'a> {
    opening: Option<PartView<'a>>,
    parts: Vec<PartView<'a>>,
    sources: Vec<SourceView>,
    language: &'a str,
}

/// A topic in it. `translation` is empty where it is that of the opening, which says it for all.
#[derive(Debug, Serialize)]
struct PartView<'a> {
    id: &'a str,
    kind: &'static str,
    number: String,
    title: String,
    summary: String,
    title_lang: String,
    title_dir: &'static str,
    translation: Option<TranslationView<'a>>,
    units: Vec<UnitView>,
    code: Option<CodeView>,
}

/// Everything the guide says in a language; `None` where the theme lacks it.
pub(crate) fn of_language<'a>(build: &'a Build<'a>, lang: &Lang) -> Option<OneFileView<'a>> {
    let tongue = build.tongue(lang)?;
    let (home, others): (Vec<&Topic>, Vec<&Topic>) =
        build.guide.topics.iter().filter(|topic| topic.is_read_on()).partition(|topic| topic.id.is_home());
    let opening = home.first().and_then(|topic| part(build, topic, tongue, ""));
    let said = opening.as_ref().and_then(|part| part.translation.as_ref());
    let parts = others.iter().filter_map(|topic| {
        let number = number(build, topic, tongue);
        let part = part(build, topic, tongue, &number)?;
        let translation = part.translation.filter(|translation| Some(translation) != said);
        Some(PartView { translation, ..part })
    });
    Some(OneFileView {
        parts: parts.collect(),
        sources: units::all_sources(build, tongue),
        language: &tongue.language.name,
        opening,
    })
}

/// The number of a topic in the language's digits: its place in the reading order; home has none.
pub(super) fn number(build: &Build<'_>, topic: &Topic, tongue: &Tongue<'_>) -> String {
    let others = build.guide.topics.iter().filter(|topic| topic.is_read_on() && !topic.id.is_home());
    let at = others.map(|topic| &topic.id).position(|id| *id == topic.id);
    at.map(|at| tongue.count(at + 1)).unwrap_or_default()
}

fn part<'a>(
    build: &'a Build<'a>,
    topic: &'a Topic,
    tongue: &'a Tongue<'a>,
    number: &str,
) -> Option<PartView<'a>> {
    let (title, summary, text) = view::words(build, topic, tongue.lang())?;
    let article = topic.articles.get(tongue.lang());
    Some(PartView {
        id: topic.id.as_str(),
        kind: if topic.kind == TopicKind::Checklist { "checklist" } else { "topic" },
        number: number.to_owned(),
        title,
        summary,
        title_lang: text.lang().to_string(),
        title_dir: text.language.direction.as_str(),
        translation: article.and_then(|article| view::translation(build, article, tongue)),
        units: units::of_topic(build, topic, tongue),
        code: checklist::code(build, topic),
    })
}
