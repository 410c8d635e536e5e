//! A card of contacts names an authority, then ways to reach it, of which one can be called or opened.

use crate::check::context::RuleContext;
use crate::check::rules::references::{fact_names, has_fact, unconfirmed};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::contacts::Contacts;
use crate::guide::fact::FactKind;
use crate::guide::ids::FactId;
use crate::guide::unit::UnitSpec;
use crate::project::{Span, Spanned};

const ORDER: &str =
    "write an authority first, then its phones, links and addresses: `[office, office-phone, office-web]`";

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let settings = &look.guide.settings;
    let units = look.guide.topics.iter().flat_map(|topic| &topic.units);
    let mut is_ask_first_told = false;
    for contacts in units.filter_map(UnitSpec::section).filter_map(|section| section.contacts.as_ref()) {
        match contacts {
            Contacts::AskFirst(_) if settings.ask_first.is_empty() => {}
            Contacts::AskFirst(span) if !is_ask_first_told => {
                is_ask_first_told = true;
                card(look, &settings.ask_first, *span, problems);
            }
            Contacts::AskFirst(_) => {}
            Contacts::Cards(cards, span) if cards.is_empty() => {
                let message = "`contacts` names nobody";
                problems.push(Diagnostic::error(Code::Contacts, *span, message, ORDER));
            }
            Contacts::Cards(cards, _) => {
                for written in cards {
                    written.facts.iter().for_each(|fact| known(look, fact, problems));
                    card(look, &written.facts, written.span, problems);
                }
            }
        }
    }
}

/// A fact on a card is there, and confirmed; of those to ask first another rule tells it.
fn known(look: RuleContext<'_>, fact: &Spanned<FactId>, problems: &mut Vec<Diagnostic>) {
    if !has_fact(look.guide, &fact.value) {
        let message = format!("there is no fact `{}`", fact.value);
        let otherwise = "name an authority, a phone, a link or an address of content/facts.yaml";
        let help = fact_names(look.guide).advice(fact.value.as_str(), otherwise);
        problems.push(Diagnostic::error(Code::UnknownFact, fact.span, message, help));
    }
    problems.extend(unconfirmed(look.guide, &fact.value, fact.span));
}

fn card(look: RuleContext<'_>, facts: &[Spanned<FactId>], span: Span, problems: &mut Vec<Diagnostic>) {
    let before = problems.len();
    let mut is_reached = false;
    for (at, fact) in facts.iter().enumerate() {
        let Some(known) = look.guide.facts.get(&fact.value) else {
            is_reached = true;
            continue;
        };
        is_reached |= matches!(known.kind, FactKind::Phone | FactKind::Link);
        let fits = if at == 0 { known.kind == FactKind::Authority } else { known.kind.is_contact() };
        if !fits {
            let message = match at {
                0 => format!("a card begins with a name, and `{}` is no authority", fact.value),
                _ => format!("`{}` is no way to reach anybody", fact.value),
            };
            problems.push(Diagnostic::error(Code::Contacts, fact.span, message, ORDER));
        }
    }
    if !is_reached && problems.len() == before {
        let message = "this card has nothing that can be called or opened";
        problems.push(Diagnostic::error(Code::Contacts, span, message, ORDER));
    }
}
