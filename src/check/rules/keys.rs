//! What a section has that only topics of some kinds draw stands in such a topic.

use crate::check::context::RuleContext;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::contacts::Contacts;
use crate::guide::topic::TopicKind;
use crate::guide::unit::{SectionSpec, UnitSpec};
use crate::project::Span;

/// The kinds of topics whose sections are drawn as text.
const TEXT: &[TopicKind] = &[TopicKind::Text, TopicKind::Situation];

/// Those under whose sections topics are listed.
const LISTING: &[TopicKind] = &[TopicKind::Home, TopicKind::Text, TopicKind::Situation];

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    for topic in &look.guide.topics {
        for section in topic.units.iter().filter_map(UnitSpec::section) {
            for (key, place, kinds, help) in keys(section) {
                let Some(place) = place.filter(|_| !kinds.contains(&topic.kind)) else { continue };
                let message = format!("the topic `{}` has no place for `{key}`", topic.id);
                problems.push(Diagnostic::error(Code::TopicKind, place, message, help));
            }
        }
    }
}

type Key = (&'static str, Option<Span>, &'static [TopicKind], &'static str);

fn keys(section: &SectionSpec) -> [Key; 5] {
    let help = "move the section to a topic of `kind: text` or `kind: situation`";
    let listing = "topics are listed under sections of `kind: home`, `text` or `situation`; in other topics, write a link";
    let contacts = section.contacts.as_ref().map(Contacts::span);
    [
        ("topics", section.topics.first().map(|topic| topic.span), LISTING, listing),
        ("contacts", contacts, TEXT, help),
        ("days", section.days.first().map(|day| day.span), TEXT, help),
        ("folded", section.folded, TEXT, help),
        ("drawing", section.drawing.as_ref().map(|drawing| drawing.span), TEXT, help),
    ]
}
