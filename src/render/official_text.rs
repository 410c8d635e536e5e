//! The words of an item in the official language, for the doctor or the authority that reads them.

use serde::Serialize;
use tera::Value;

use crate::check::{OfficialUnit, ShownUnit};
use crate::guide::ids::TopicId;
use crate::render::context::RenderContext;
use crate::render::html::HtmlWriter;
use crate::render::layout::Layout;
use crate::render::locale_data::LocaleData;
use crate::render::text::TextWriter;
use crate::render::titles;
use crate::theme::html::Html;

/// The words of an item, of a question or of an answer in the official language.
#[derive(Debug, Serialize)]
pub(crate) struct OfficialTextView {
    title_html: Html,
    /// The same without markup.
    title_text: String,
    /// The same in plain text, where the file at hand is.
    title_plain: String,
    lang: String,
    /// The name of that language in itself.
    lang_name: String,
    dir: &'static str,
    /// Whether these are the source's words, since the official language lacks them or is behind.
    missing: bool,
}

/// What the theme says in the official language, to whom a reader shows a page.
#[derive(Debug, Serialize)]
pub(crate) struct OfficialWordsView<'a> {
    lang: &'a str,
    dir: &'static str,
    lines: &'a Value,
}

/// The theme's words in the official language; `None` on that language's own pages.
pub(crate) fn words<'a>(
    build: &'a RenderContext<'a>,
    locale: &LocaleData<'_>,
) -> Option<OfficialWordsView<'a>> {
    let official = &build.guide.settings.official;
    let text = build.locale(official).filter(|_| locale.lang() != official)?;
    Some(OfficialWordsView {
        lang: text.lang().as_str(),
        dir: text.language.direction.as_str(),
        lines: &text.template_strings,
    })
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
    let title_plain = match build.layout {
        Layout::Text => TextWriter { build, locale: text, topic }.inlines(&unit.title),
        _ => String::new(),
    };
    let title_text = titles::plain(text, &unit.title);
    let dir = text.language.direction.as_str();
    let lang_name = text.language.name.clone();
    Some(OfficialTextView {
        title_html,
        title_text,
        title_plain,
        lang: lang.to_string(),
        lang_name,
        dir,
        missing: *is_missing,
    })
}
