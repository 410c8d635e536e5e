//! Nothing is said by two facts.

use crate::check::context::RuleContext;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::fact::FactValue;
use crate::guide::ids::FactId;
use std::collections::BTreeMap;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<_, &FactId> = BTreeMap::new();
    for (id, fact) in look.guide.facts.iter() {
        let said = match &fact.value {
            FactValue::Words(words) => (Some(words), None),
            FactValue::PerLanguage(names) => (None, Some(names)),
            // One paragraph can give the same number twice, for different things.
            FactValue::Number(..) | FactValue::Date(_) | FactValue::Hours(_) | FactValue::Before(_) => {
                continue;
            }
        };
        let twin = *seen.entry((fact.kind, said, &fact.source.value, &fact.section)).or_insert(id);
        if twin != id {
            let message = format!("the facts `{twin}` and `{id}` say the same");
            let help = "keep one of them, and place it wherever the other stands";
            problems.push(Diagnostic::warning(Code::DuplicateFact, fact.span, message, help));
        }
    }
}
