//! A title and a name say something; another rule tells of headings.

use crate::check::context::RuleContext;
use crate::check::seen::{Name, Seen};
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(in crate::check::rules) fn check(look: RuleContext<'_>, seen: &Seen<'_>, problems: &mut Vec<Diagnostic>) {
    // A summary may be left out, and so may the title of a translation; the rule on strings tells of empty ones.
    let is_translated = *seen.lang != look.guide.settings.source;
    let may_be_empty = match seen.name {
        Name::Title => is_translated,
        Name::Summary | Name::Interface(_) => true,
        _ => false,
    };
    if !may_be_empty && seen.text.trim().is_empty() {
        let (place, message) = (seen.place(look, ""), format!("{} is empty", seen.name));
        let help = "write what readers are to see there";
        problems.push(Diagnostic::new(Code::EmptyText, Severity::Error, place, message, help));
    }
}
