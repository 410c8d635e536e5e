//! A guide on which somebody's safety hangs names somebody to call: every page offers that call.

use crate::check::context::RuleContext;
use crate::diagnostic::{Code, Diagnostic, Place, Severity, any_error};

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let guide = look.guide;
    let has_safety = guide.topics.iter().any(|topic| topic.units.iter().any(|spec| spec.safety));
    // What is not there can be told only where everything could be read.
    if !has_safety || any_error(problems) {
        return;
    }
    let contacts = &guide.settings.ask_first;
    if guide.phone_to_call().is_none() {
        let place = contacts
            .first()
            .map_or_else(|| Place::Path("content/guide.yaml".to_owned()), |first| Place::Span(first.span));
        let message = "no telephone number stands among the contacts to ask (`ask-first`)";
        let help = "name an authority and its phone of content/facts.yaml under `ask-first`, so that every page offers the call";
        problems.push(Diagnostic::new(Code::NoContact, Severity::Warning, place, message, help));
    }
}
