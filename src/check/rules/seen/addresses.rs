//! No web or mail address is typed into a text: it would be followed and never checked again. Addresses are facts.

use crate::check::characters::Traits;
use crate::check::context::RuleContext;
use crate::check::seen::{Name, Seen, Sort};
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(in crate::check::rules) fn check(look: RuleContext<'_>, seen: &Seen<'_>, problems: &mut Vec<Diagnostic>) {
    if !seen.traits.has(Traits::ADDRESS) {
        return;
    }
    let Some(address) = look.domains.first_in(&seen.text) else { return };
    if address.is_host && seen.sort == Sort::Name {
        return;
    }
    let written = &seen.text[address.range];
    let message = format!("`{written}` in {} reads like an address", seen.name);
    let help = match seen.name {
        Name::Title | Name::Summary | Name::Unit(_) => {
            "put it into content/facts.yaml with its source, and place it with `{{its-id}}`; a space belongs behind the end \
             of a sentence"
        }
        _ => "take it out: readers reach others by the contacts of content/facts.yaml",
    };
    let place = seen.place(look, written);
    problems.push(Diagnostic::new(Code::OutsideLink, Severity::Error, place, message, help));
}
