//! Titles as plain words: of topics, sheets and units, in the language they are shown in.

use crate::check::{ShownTitle, ShownTopic, ShownUnit};
use crate::guide::ids::TopicId;
use crate::guide::text::Inline;
use crate::i18n::lang::Lang;
use crate::render::context::RenderContext;
use crate::render::layout::Layout;
use crate::render::locale_data::LocaleData;
use crate::render::text::TextWriter;

/// A title, and the language it is in.
pub(super) struct Title<'a> {
    /// Its words.
    pub text: String,
    /// The summary beside it; empty for units.
    pub summary: String,
    /// The language both are in.
    pub locale: &'a LocaleData<'a>,
}

/// Title and summary of a topic; `None` if the theme lacks their language.
pub(super) fn of_topic<'a>(build: &'a RenderContext<'a>, topic: &ShownTopic<'_>) -> Option<Title<'a>> {
    let ShownTitle { lang, title, summary, .. } = topic.title;
    let locale = build.locale(lang)?;
    if build.layout == Layout::Text {
        let writer = TextWriter { build, locale, topic: &topic.topic.id };
        let (text, summary) = (writer.inlines(title), writer.inlines(summary));
        return Some(Title { text, summary, locale });
    }
    Some(Title { text: plain(locale, title), summary: plain(locale, summary), locale })
}

/// The title of a unit, in the language it is shown in; `None` if the theme lacks that language.
pub(super) fn of_unit<'a>(build: &'a RenderContext<'a>, unit: &ShownUnit<'_>) -> Option<Title<'a>> {
    let locale = build.locale(unit.lang)?;
    Some(Title { text: plain(locale, &unit.unit.title), summary: String::new(), locale })
}

/// The title of the guide in a language: that of its home.
pub(super) fn of_guide<'a>(build: &'a RenderContext<'a>, lang: &Lang) -> Option<Title<'a>> {
    let home = build.guide.topics.first().filter(|topic| topic.id.is_home())?;
    of_topic(build, build.shown(&home.id, lang)?)
}

/// The title of the page with this name: of a topic, or of a sheet.
pub(super) fn of_page<'a>(build: &'a RenderContext<'a>, id: &TopicId, lang: &Lang) -> Option<Title<'a>> {
    match build.guide.page(id) {
        Some(topic) => of_topic(build, build.shown(&topic.id, lang)?),
        None => {
            let (topic, spec) = build.guide.sheet(id)?;
            of_unit(build, build.shown(&topic.id, lang)?.unit(&spec.id)?)
        }
    }
}

/// The title of the page with this name as plain words, without what else stands in its head.
pub(super) fn name_of_page(build: &RenderContext<'_>, id: &TopicId, lang: &Lang) -> Option<String> {
    match build.guide.page(id) {
        Some(topic) if build.layout != Layout::Text => {
            let title = &build.shown(&topic.id, lang)?.title;
            Some(plain(build.locale(title.lang)?, title.title))
        }
        _ => Some(of_page(build, id, lang)?.text),
    }
}

/// Inlines as plain words, for titles of windows and names of controls.
pub(super) fn plain(locale: &LocaleData<'_>, inlines: &[Inline]) -> String {
    let mut out = String::new();
    words(locale, inlines, &mut out);
    out.truncate(out.trim_end().len());
    out
}

fn words(locale: &LocaleData<'_>, inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Code(text) => out.push_str(text),
            Inline::Strong(inner) | Inline::Official(inner) | Inline::Link(_, inner) => {
                words(locale, inner, out);
            }
            Inline::Fact(id, _) => out.push_str(&locale.fact(id).plain),
            Inline::Cite(_) => out.truncate(out.trim_end().len()),
            Inline::Break => out.push(' '),
        }
    }
}
