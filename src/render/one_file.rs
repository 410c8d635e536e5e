//! A whole language as the templates of a single file see it.

use serde::Serialize;

use crate::guide::one_file_part::OneFilePart;
use crate::guide::topic::{Topic, TopicKind};
use crate::render::checklist::{self, ChecklistView};
use crate::render::context::RenderContext;
use crate::render::dates::{self, DateFormView};
use crate::render::layout::Layout;
use crate::render::links::{self, LinkView};
use crate::render::locale_data::LocaleData;
use crate::render::official_text::{self, OfficialWordsView};
use crate::render::sources::{self, ListedSourceView};
use crate::render::text::number;
use crate::render::titles::{self, Title};
use crate::render::translation::{self, TranslationView};
use crate::render::units::{self, UnitView};

/// A whole language, or a part of it: what it opens with, its parts in reading order, its sources in the order of their numbers.
#[derive(Debug, Serialize)]
pub(crate) struct OneFileView<'a> {
    opening: OneFileTopicView<'a>,
    parts: Vec<OneFileTopicView<'a>>,
    sources: Vec<ListedSourceView>,
    /// The title of the part that it holds; `None` where it holds all.
    of_part: Option<PartTitleView<'a>>,
    /// What stands in the other files of the language, part by part.
    others: Vec<OtherPartView<'a>>,
    language: &'a str,
    /// The words of the theme in the official language; `None` in that language's own file.
    official: Option<OfficialWordsView<'a>>,
}

/// The title of a part.
#[derive(Debug, Serialize)]
pub(super) struct PartTitleView<'a> {
    title: &'a str,
    title_lang: &'a str,
    title_dir: &'static str,
}

/// Another part, and the topics in it that this one lacks.
#[derive(Debug, Serialize)]
struct OtherPartView<'a> {
    #[serde(flatten)]
    part: PartTitleView<'a>,
    topics: Vec<LinkView>,
}

/// A topic in it. `translation` is empty where it is that of the opening, which says it for all.
#[derive(Debug, Serialize)]
struct OneFileTopicView<'a> {
    id: &'a str,
    kind: &'static str,
    number: String,
    title: String,
    summary: String,
    title_lang: String,
    title_dir: &'static str,
    translation: Option<TranslationView<'a>>,
    units: Vec<UnitView>,
    #[serde(flatten)]
    checklist: ChecklistView,
    /// The one form for dates; other places lead to it.
    date_form: Option<DateFormView>,
}

/// Everything the guide says in a language; `None` if there is no home to open it, or the theme lacks its language.
pub(crate) fn of_language<'a>(
    build: &'a RenderContext<'a>,
    locale: &'a LocaleData<'a>,
) -> Option<OneFileView<'a>> {
    let here = |topic: &Topic| build.part.is_none_or(|part| part.has(&topic.id));
    let topics = build.guide.topics.iter().filter(|topic| topic.is_read_on() && here(topic));
    let (home, others): (Vec<&Topic>, Vec<&Topic>) = topics.partition(|topic| topic.id.is_home());
    let opening = part(build, home.first()?, locale, "")?;
    let said = opening.translation.as_ref();
    let parts = others.iter().filter_map(|topic| {
        let number = number(build, topic, locale);
        let part = part(build, topic, locale, &number)?;
        let translation =
            part.translation.filter(|translation| !said.is_some_and(|said| translation.tells_same(said)));
        Some(OneFileTopicView { translation, ..part })
    });
    Some(OneFileView {
        parts: parts.collect(),
        sources: sources::all(build, locale),
        of_part: build.part.and_then(|part| part_title(build, part, locale)),
        others: other_parts(build, locale),
        language: &locale.language.name,
        official: official_text::words(build, locale),
        opening,
    })
}

/// The title of a part for readers of a language.
pub(super) fn part_title<'a>(
    build: &'a RenderContext<'a>,
    part: &'a OneFilePart,
    locale: &'a LocaleData<'a>,
) -> Option<PartTitleView<'a>> {
    let (lang, title) = part.title_in(locale.lang(), &build.guide.settings.source)?;
    let title_dir = build.locale(lang)?.language.direction.as_str();
    Some(PartTitleView { title, title_lang: lang.as_str(), title_dir })
}

fn other_parts<'a>(build: &'a RenderContext<'a>, locale: &'a LocaleData<'a>) -> Vec<OtherPartView<'a>> {
    let Some(here) = build.part else { return Vec::new() };
    let others = build.guide.settings.one_file_parts.iter().filter(|part| part.id != here.id);
    let view = |part: &'a OneFilePart| {
        let topics = build.guide.topics.iter().filter(|topic| part.has(&topic.id) && !here.has(&topic.id));
        let topics: Vec<LinkView> =
            topics.flat_map(|topic| links::links(build, topic, locale.lang())).collect();
        if topics.is_empty() {
            return None;
        }
        Some(OtherPartView { part: part_title(build, part, locale)?, topics })
    };
    others.filter_map(view).collect()
}

fn part<'a>(
    build: &'a RenderContext<'a>,
    topic: &'a Topic,
    locale: &'a LocaleData<'a>,
    number: &str,
) -> Option<OneFileTopicView<'a>> {
    let shown = build.shown(&topic.id, locale.lang())?;
    let Title { text: title, summary, locale: text } = titles::of_topic(build, shown)?;
    Some(OneFileTopicView {
        id: topic.id.as_str(),
        kind: match topic.kind {
            TopicKind::Checklist | TopicKind::Cards => topic.kind.as_str(),
            _ => "topic",
        },
        number: number.to_owned(),
        title,
        summary,
        title_lang: text.lang().to_string(),
        title_dir: text.language.direction.as_str(),
        translation: shown.own.and_then(|article| translation::of_article(build, article, locale)),
        units: units::of_topic(build, shown, locale),
        checklist: checklist::of_topic(build, shown, locale),
        date_form: match (topic.kind, build.layout) {
            (TopicKind::Dates, Layout::OneFile) => dates::of_topic(build, shown, locale),
            _ => None,
        },
    })
}
