//! The card of a checklist, for whoever helps: what is done and what is open, in the reader's language and in that of the
//! authorities.

use serde::Serialize;

use crate::check::ShownTopic;
use crate::i18n::lang::Lang;
use crate::plan::CARD_FILE;
use crate::render::context::RenderContext;
use crate::render::titles;
use crate::theme::strings::Strings;

/// The side of the card that speaks to the authorities, and the way to the same card in their language.
#[derive(Debug, Serialize)]
pub(crate) struct CardView<'a> {
    /// The language of the authorities.
    lang: &'a str,
    dir: &'static str,
    /// Whether the page is in that language: nothing stands beside it then.
    official: bool,
    lines: &'a Strings,
    /// The title of the list in that language.
    list: String,
    edition_date: String,
    /// From when on to ask first; empty where the guide has no fact that grows old.
    until: String,
    /// The address of the card in that language.
    href: String,
    /// That address for any reader, where the guide says at which it is published.
    address: String,
}

/// The card of a checklist on a page in this language; `None` if the theme lacks the language of the authorities.
pub(super) fn of_checklist<'a>(
    build: &'a RenderContext<'a>,
    topic: &ShownTopic<'_>,
    lang: &Lang,
) -> Option<CardView<'a>> {
    let settings = &build.guide.settings;
    let locale = build.locale(&settings.official)?;
    let official = locale.lang();
    let list = titles::of_topic(build, build.shown(&topic.topic.id, official)?)?;
    let age = build.ages.get(&topic.topic.id).and_then(|age| age.checked());
    let published = settings.address.as_ref();
    Some(CardView {
        lang: official.as_str(),
        dir: locale.language.direction.as_str(),
        official: lang == official,
        lines: &locale.strings,
        list: list.text,
        edition_date: locale.days.get(build.edition.day).clone(),
        until: age.map(|age| locale.days.get(age.until).clone()).unwrap_or_default(),
        href: format!("../{official}/{CARD_FILE}"),
        address: published.map(|address| format!("{address}{official}/{CARD_FILE}")).unwrap_or_default(),
    })
}
