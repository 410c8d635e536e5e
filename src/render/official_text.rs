//! The words of an item in the official language, for the doctor or the authority that reads them.

use serde::Serialize;

use crate::check::state::{self, State};
use crate::guide::topic::Topic;
use crate::guide::unit::{UnitKind, UnitSpec};
use crate::render::context::RenderContext;
use crate::render::html::HtmlWriter;
use crate::render::locale_data::LocaleData;
use crate::theme::html::Html;

/// The words of an item in the official language.
#[derive(Debug, Serialize)]
pub(crate) struct OfficialTextView {
    title_html: Html,
    lang: String,
    dir: &'static str,
    /// Whether these are the source's words, since the official language lacks them or is behind.
    missing: bool,
}

/// The same item in the official language; `None` on that language's own pages.
pub(crate) fn of_item(
    build: &RenderContext<'_>,
    topic: &Topic,
    spec: &UnitSpec,
    locale: &LocaleData<'_>,
) -> Option<OfficialTextView> {
    let settings = &build.guide.settings;
    let official = &settings.official;
    if spec.kind != UnitKind::Item || locale.lang() == official {
        return None;
    }
    let missing = state::of_unit(build.guide, topic, spec, official) != State::Current;
    let lang = if missing { &settings.source } else { official };
    let text = build.locale(lang)?;
    let unit = topic.articles.get(lang)?.unit(&spec.id)?;
    let title_html = HtmlWriter { build, locale: text, topic: &topic.id }.inlines(&unit.title);
    let dir = text.language.direction.as_str();
    Some(OfficialTextView { title_html, lang: lang.to_string(), dir, missing })
}
