//! Every fact and source is used, and every fact has a source that exists.

use std::collections::BTreeSet;

use crate::check::context::RuleContext;
use crate::check::rules::references::{fact_names, has_fact, has_source, source_names, unconfirmed};
use crate::diagnostic::{Code, Diagnostic, any_error};
use crate::guide::ids::{FactId, SourceId};
use crate::guide::unit::UnitSpec;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let guide = look.guide;
    // What nothing uses can be told only where everything could be read.
    let all_read = !any_error(problems);
    let mut facts: BTreeSet<&FactId> = look.uses.iter().flat_map(|uses| &uses.facts).collect();
    let mut sources: BTreeSet<&SourceId> = guide.facts.values().map(|fact| &fact.source.value).collect();
    sources.extend(look.uses.iter().flat_map(|uses| &uses.sources));
    let (mut fact_names, mut source_names) = (fact_names(guide), source_names(guide));
    for contact in &guide.settings.ask_first {
        if !has_fact(guide, &contact.value) {
            let message = format!("there is no fact `{}`", contact.value);
            let help =
                fact_names.advice(contact.value.as_str(), "name a phone or an address of content/facts.yaml");
            problems.push(Diagnostic::error(Code::UnknownFact, contact.span, message, help));
        }
        problems.extend(unconfirmed(guide, &contact.value, contact.span));
        facts.insert(&contact.value);
    }
    let sections = guide.topics.iter().flat_map(|topic| &topic.units).filter_map(UnitSpec::section);
    let contacts = sections.filter_map(|section| section.contacts.as_ref());
    facts.extend(contacts.flat_map(|contacts| contacts.facts(&guide.settings.ask_first)));
    for (id, fact) in guide.facts.iter() {
        if !has_source(guide, &fact.source.value) {
            let message =
                format!("the fact `{id}` names a source `{}` that does not exist", fact.source.value);
            let help =
                source_names.advice(fact.source.value.as_str(), "add the source to content/sources.yaml");
            problems.push(Diagnostic::error(Code::UnknownSource, fact.source.span, message, help));
        }
        if all_read && !facts.contains(id) && fact.to_confirm.is_none() {
            let message = format!("no text uses the fact `{id}`");
            let help = format!("place it with `{{{{{id}}}}}` where it is needed, or delete it");
            problems.push(Diagnostic::warning(Code::UnusedFact, fact.span, message, help));
        }
    }
    for (id, source) in guide.sources.iter() {
        if all_read && !sources.contains(id) {
            let message = format!("nothing cites the source `{id}`");
            let help = format!("cite it with `[^{id}]` where it is needed, or delete it");
            problems.push(Diagnostic::warning(Code::UnusedSource, source.span, message, help));
        }
    }
}
