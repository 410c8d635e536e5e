//! The words of an item in the official language, for the doctor or the authority that reads them.

use serde::Serialize;

use crate::check::{OfficialUnit, ShownUnit};
use crate::guide::ids::TopicId;
use crate::render::context::RenderContext;
use crate::render::html::HtmlWriter;
use crate::render::titles;
use crate::theme::html::Html;

/// The words of an item, of a question or of an answer in the official language.
#[derive(Debug, Serialize)]
pub(crate) struct OfficialTextView {
    title_html: Html,
    /// The same without markup.
    title_text: String,
    lang: String,
    /// The name of that language in itself.
    lang_name: String,
    dir: &'static str,
    /// Whether these are the source's words, since the official language lacks them or is behind.
    missing: bool,
}

/// The same item in the official language; `None` on that language's own pages.
pub(crate) fn of_item(
    build: &RenderContext<'_>,
    topic: &TopicId,
    item: &ShownUnit<'_>,
) -> Option<OfficialTextView> {
    let OfficialUnit { unit, lang, is_missing } = item.official.as_ref()?;
    let text = build.locale(lang)?;
    let title_html = HtmlWriter { build, locale: text, topic }.inlines(&unit.title);
    let title_text = titles::plain(text, &unit.title);
    let dir = text.language.direction.as_str();
    let lang_name = text.language.name.clone();
    Some(OfficialTextView { title_html, title_text, lang: lang.to_string(), lang_name, dir, missing: *is_missing })
}
