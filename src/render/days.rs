//! The papers from whose date the form of a section counts.

use serde::Serialize;

use crate::guide::text::{self, LinkTarget};
use crate::guide::unit::SectionSpec;
use crate::render::context::RenderContext;
use crate::render::dates::{self, CountView};
use crate::render::html::HtmlWriter;
use crate::render::locale_data::LocaleData;
use crate::render::titles;
use crate::theme::html::Html;

/// A paper to choose.
#[derive(Debug, Serialize)]
pub(crate) struct DaysView {
    id: String,
    title_text: String,
    /// What is counted from its date; `None` where its own words answer instead.
    count: Option<CountView>,
    /// Its words, where they answer.
    body_html: Html,
    lang: String,
    dir: &'static str,
    /// Where all is said of it.
    href: String,
}

/// The papers a section offers, in its order.
pub(super) fn of_section(
    build: &RenderContext<'_>,
    section: &SectionSpec,
    locale: &LocaleData<'_>,
) -> Vec<DaysView> {
    section.days.iter().filter_map(|day| of_unit(build, day, locale)).collect()
}

fn of_unit(build: &RenderContext<'_>, day: &LinkTarget, locale: &LocaleData<'_>) -> Option<DaysView> {
    let topic = build.shown(day.topic.as_ref()?, locale.lang())?;
    let shown = topic.unit(day.unit.as_ref()?)?;
    let words = build.locale(shown.lang)?;
    let count = shown.spec.section()?.count.as_ref().and_then(|count| dates::count(build, count));
    // Its links are read on the page of another topic.
    let elsewhere = RenderContext { base: "./", ..*build };
    let writer = HtmlWriter { build: &elsewhere, locale: words, topic: &topic.topic.id };
    Some(DaysView {
        id: shown.spec.id.to_string(),
        title_text: titles::plain(words, &shown.unit.title),
        body_html: if count.is_none() {
            writer.blocks(text::told(&shown.unit.body))
        } else {
            Html::default()
        },
        count,
        lang: words.lang().to_string(),
        dir: words.language.direction.as_str(),
        href: build.layout.href(&topic.topic.id, day),
    })
}
