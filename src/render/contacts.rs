//! Whom to ask.

use serde::Serialize;

use crate::address::dialled;
use crate::guide::contacts::Contacts;
use crate::guide::fact::{Fact, FactKind};
use crate::guide::ids::FactId;
use crate::project::Spanned;
use crate::render::context::RenderContext;
use crate::render::locale_data::LocaleData;
use crate::theme::html::Html;

/// The contact that every page offers to call.
#[derive(Debug, Serialize)]
pub(super) struct CallView<'a> {
    href: String,
    /// Who answers; empty where the guide names nobody before the number.
    name: &'a str,
    /// The same, with its own language where it is not that of the page.
    name_html: Option<&'a Html>,
    number: &'a str,
}

/// A card: who it is, and how to reach them.
#[derive(Debug, Serialize)]
pub(crate) struct ContactView {
    who_html: Html,
    /// The first number to call; `None` where there is none.
    phone: Option<PhoneView>,
    /// The other ways, in their order.
    ways: Vec<Html>,
    /// The year in which the oldest of all was last seen in its source; empty where that needs no saying.
    seen: String,
    /// All of it for a file of plain text, line by line.
    lines: Vec<String>,
}

#[derive(Debug, Serialize)]
struct PhoneView {
    href: String,
    number: String,
}

/// Whom the cards of a section name.
#[derive(Debug, Default)]
pub(crate) struct Cards {
    /// The cards in their order.
    pub cards: Vec<ContactView>,
    /// Whether there are none where there should be.
    pub is_nobody: bool,
}

/// The contacts to ask before acting on an old page, as HTML: whom, and how to call; elsewhere only if nobody can be called.
pub(super) fn ask_first<'a>(build: &'a RenderContext<'a>, locale: &'a LocaleData<'a>) -> Vec<&'a Html> {
    let can_call = build.guide.phone_to_call().is_some();
    let contacts = build.guide.settings.ask_first.iter().filter(|fact| {
        let kind = build.guide.facts.get(&fact.value).map(|fact| fact.kind);
        !(can_call && kind == Some(FactKind::Link))
    });
    contacts.map(|fact| &locale.fact(&fact.value).html).collect()
}

/// The first contact to ask that can be called, with the name before it.
pub(super) fn call<'a>(build: &'a RenderContext<'a>, locale: &'a LocaleData<'a>) -> Option<CallView<'a>> {
    let guide = build.guide;
    let (at, number) = guide.phone_to_call()?;
    let is_name = |fact: &&Fact| fact.kind == FactKind::Authority;
    let before = guide.settings.ask_first[..at].iter().rev();
    let name = before.map(|fact| &fact.value).find(|id| guide.facts.get(id).as_ref().is_some_and(is_name));
    let name_html = name.map(|id| &locale.fact(id).html);
    let name = name.map_or("", |id| locale.fact(id).plain.as_str());
    Some(CallView { href: dialled(number)?, name, name_html, number })
}

/// The cards of a section.
pub(super) fn cards(
    build: &RenderContext<'_>,
    contacts: Option<&Contacts>,
    locale: &LocaleData<'_>,
) -> Cards {
    let Some(contacts) = contacts else { return Cards::default() };
    let cards = contacts.cards(&build.guide.settings.ask_first).into_iter();
    let cards: Vec<ContactView> = cards.filter_map(|card| ContactView::new(build, card, locale)).collect();
    Cards { is_nobody: cards.is_empty(), cards }
}

impl ContactView {
    fn new(build: &RenderContext<'_>, card: &[Spanned<FactId>], locale: &LocaleData<'_>) -> Option<Self> {
        let (who, ways) = card.split_first()?;
        let called = ways.iter().position(|fact| PhoneView::new(build, &fact.value).is_some());
        let others = ways.iter().enumerate().filter(|(at, _)| Some(*at) != called);
        let written = || card.iter().map(|fact| locale.fact(&fact.value));
        Some(Self {
            who_html: locale.fact(&who.value).bare_html.clone(),
            phone: called.and_then(|at| PhoneView::new(build, &ways[at].value)),
            ways: others.map(|(_, fact)| locale.fact(&fact.value).bare_html.clone()).collect(),
            seen: written()
                .map(|fact| &fact.seen)
                .filter(|seen| !seen.is_empty())
                .min()
                .cloned()
                .unwrap_or_default(),
            lines: written().map(|fact| fact.text.clone()).collect(),
        })
    }
}

impl PhoneView {
    /// A number to call; `None` for any other fact, and for a number that phones refuse to dial from a page.
    fn new(build: &RenderContext<'_>, id: &FactId) -> Option<Self> {
        let number = build.guide.facts.get(id)?.phone()?;
        Some(Self { href: dialled(number)?, number: number.to_owned() })
    }
}
