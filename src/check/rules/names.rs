//! Every name that the guide lists stands in a text.

use std::collections::BTreeSet;

use crate::check::context::RuleContext;
use crate::check::seen;
use crate::diagnostic::{Code, Diagnostic, any_error};

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    // What nothing uses can be told only where everything could be read.
    if look.names.is_empty() || any_error(problems) {
        return;
    }
    let mut used: BTreeSet<usize> = look.uses.iter().flat_map(|uses| &uses.names).copied().collect();
    for text in seen::of_guide(look) {
        let found = look.characters.get(text.lang).map(|characters| look.names.find(&text.text, characters));
        used.extend(found.into_iter().flatten().map(|name| name.which));
    }
    for (which, name) in look.guide.settings.names.iter().enumerate() {
        if !used.contains(&which) {
            let message = format!("no text has the name `{}`", name.value);
            let help = "write it as texts have it, capitals and accents included, or delete the entry";
            problems.push(Diagnostic::warning(Code::UnusedName, name.span, message, help));
        }
    }
}
