//! Whom to ask.

use crate::render::context::RenderContext;
use crate::render::locale_data::LocaleData;
use crate::theme::html::Html;

/// The contacts to ask before acting on an old page, as HTML.
pub(super) fn ask_first<'a>(build: &'a RenderContext<'a>, locale: &'a LocaleData<'a>) -> Vec<&'a Html> {
    let contacts = build.guide.settings.ask_first.iter();
    contacts.map(|fact| &locale.fact(&fact.value).html).collect()
}
