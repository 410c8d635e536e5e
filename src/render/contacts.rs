//! Whom to ask.

use serde::Serialize;

use crate::address::dialled;
use crate::guide::contacts::Contacts;
use crate::guide::fact::{FactKind, FactValue};
use crate::guide::ids::FactId;
use crate::project::Spanned;
use crate::render::context::RenderContext;
use crate::render::locale_data::LocaleData;
use crate::theme::html::Html;

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

/// The contacts to ask before acting on an old page, as HTML.
pub(super) fn ask_first<'a>(build: &'a RenderContext<'a>, locale: &'a LocaleData<'a>) -> Vec<&'a Html> {
    let contacts = build.guide.settings.ask_first.iter();
    contacts.map(|fact| &locale.fact(&fact.value).html).collect()
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
        let fact = build.guide.facts.get(id).filter(|fact| fact.kind == FactKind::Phone)?;
        match &fact.value {
            FactValue::Words(number) => Some(Self { href: dialled(number)?, number: number.clone() }),
            _ => None,
        }
    }
}
