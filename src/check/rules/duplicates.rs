//! Nothing is said by two facts.

use crate::check::RuleContext;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::fact::{Fact, FactValue};

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let facts: Vec<_> = look.guide.facts.iter().collect();
    for (at, (id, fact)) in facts.iter().enumerate() {
        let same = |other: &&(_, &Fact)| {
            let (_, other) = other;
            other.kind == fact.kind
                && other.value == fact.value
                // One paragraph can give the same number twice, for different things.
                && !matches!(fact.value, FactValue::Number(..) | FactValue::Date(_))
                && other.source.value == fact.source.value
                && other.section == fact.section
        };
        if let Some((twin, _)) = facts[..at].iter().find(same) {
            let message = format!("the facts `{twin}` and `{id}` say the same");
            let help = "keep one of them, and place it wherever the other stands";
            problems.push(Diagnostic::warning(Code::DuplicateFact, fact.span, message, help));
        }
    }
}
