//! Whom to call or to write to, as cards in a section.

use crate::guide::ids::FactId;
use crate::project::{Span, Spanned};

/// The cards of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contacts {
    /// One card, of the contacts to ask first; where that is said.
    AskFirst(Span),
    /// A card each: who it is, then the ways to reach them; where the list stands.
    Cards(Vec<ContactCard>, Span),
}

/// A card: an authority, then its phones, links and addresses, as ids of facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactCard {
    /// The facts in their order.
    pub facts: Vec<Spanned<FactId>>,
    /// Where the card stands.
    pub span: Span,
}

impl Contacts {
    /// The word of `topic.yaml` that stands for the contacts of `guide.yaml`.
    pub const ASK_FIRST: &str = "ask-first";

    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Self::AskFirst(span) | Self::Cards(_, span) => *span,
        }
    }

    /// The facts of each card, with those that `guide.yaml` says to ask first; none where it names nobody.
    pub fn cards<'a>(&'a self, ask_first: &'a [Spanned<FactId>]) -> Vec<&'a [Spanned<FactId>]> {
        match self {
            Self::AskFirst(_) if ask_first.is_empty() => Vec::new(),
            Self::AskFirst(_) => vec![ask_first],
            Self::Cards(cards, _) => cards.iter().map(|card| card.facts.as_slice()).collect(),
        }
    }

    /// Every fact of every card, in their order.
    pub fn facts<'a>(&'a self, ask_first: &'a [Spanned<FactId>]) -> impl Iterator<Item = &'a FactId> {
        self.cards(ask_first).into_iter().flatten().map(|fact| &fact.value)
    }
}
