//! Facts are still within their day when the edition is made.

use crate::check::RuleContext;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    for (id, fact) in look.guide.facts.iter().filter(|(_, fact)| fact.until.value < look.day) {
        let message = format!("the fact `{id}` was to be relied on until {}", fact.until.value);
        let help = format!("check it again, then run `wayleaf recheck {id} --by NAME`");
        problems.push(Diagnostic::warning(Code::PastDate, fact.until.span, message, help));
    }
}
