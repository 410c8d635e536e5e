//! Titles as plain words: of topics, sheets and units, in the language they are shown in.

use crate::check::state::{self, State};
use crate::guide::ids::TopicId;
use crate::guide::text::Inline;
use crate::guide::topic::Topic;
use crate::guide::unit::{Unit, UnitSpec};
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

/// Title and summary of a topic, in a language or else in the source language.
pub(super) fn of_topic<'a>(build: &'a RenderContext<'a>, topic: &Topic, lang: &Lang) -> Option<Title<'a>> {
    let settings = &build.guide.settings;
    let own = state::of_title(build.guide, topic, lang) != State::Missing;
    let lang = if own { lang } else { &settings.source };
    let article = topic.articles.get(lang)?;
    let locale = build.locale(lang)?;
    if build.layout == Layout::Text {
        let writer = TextWriter { build, locale, topic: &topic.id };
        let (text, summary) = (writer.inlines(&article.title), writer.inlines(&article.summary));
        return Some(Title { text, summary, locale });
    }
    Some(Title { text: plain(locale, &article.title), summary: plain(locale, &article.summary), locale })
}

/// The title of a unit, in the language it is shown in.
pub(super) fn of_unit<'a>(
    build: &'a RenderContext<'a>,
    topic: &Topic,
    spec: &UnitSpec,
    lang: &Lang,
) -> Option<Title<'a>> {
    let (_, unit, locale) = shown(build, topic, spec, lang)?;
    Some(Title { text: plain(locale, &unit.title), summary: String::new(), locale })
}

/// The title of the page with this name: of a topic, or of a sheet.
pub(super) fn of_page<'a>(build: &'a RenderContext<'a>, id: &TopicId, lang: &Lang) -> Option<Title<'a>> {
    match build.guide.page(id) {
        Some(topic) => of_topic(build, topic, lang),
        None => {
            let (topic, spec) = build.guide.sheet(id)?;
            of_unit(build, topic, spec, lang)
        }
    }
}

/// A unit as it is shown to readers of a language: its state, its words, and the language they are in.
pub(super) fn shown<'a, 't>(
    build: &'a RenderContext<'a>,
    topic: &'t Topic,
    spec: &UnitSpec,
    lang: &Lang,
) -> Option<(State, &'t Unit, &'a LocaleData<'a>)> {
    let state = state::of_unit(build.guide, topic, spec, lang);
    let shown = match state {
        State::Current | State::Behind => lang,
        State::Missing | State::Withheld => &build.guide.settings.source,
    };
    Some((state, topic.articles.get(shown)?.unit(&spec.id)?, build.locale(shown)?))
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
            Inline::Strong(inner) | Inline::Official(inner) | Inline::Link(_, inner) => {
                words(locale, inner, out);
            }
            Inline::Fact(id, _) => out.push_str(&locale.fact(id).plain),
            Inline::Cite(_) => out.truncate(out.trim_end().len()),
            Inline::Break => out.push(' '),
        }
    }
}
