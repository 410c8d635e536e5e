//! A translation places the facts of its source, each in the same line.

use super::{Difference, Preserved, any_line, differences};
use crate::check::context::{RuleContext, TranslationPair};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::text::{Inline, visit_inlines};

pub(in crate::check::rules) fn check(
    _: RuleContext<'_>,
    pair: TranslationPair<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    if !any_line(pair, |line| line.marks.facts) {
        return;
    }
    let id = &pair.unit.id;
    for difference in differences(pair, |line| line.said.map(facts).unwrap_or_default()) {
        let (span, message, help) = match difference {
            Difference::Lost(fact, span) => {
                let help = format!("place it with `{fact}` where the source text does");
                (span, format!("`{id}` lost the fact `{fact}`"), help)
            }
            Difference::Added(fact, span) => {
                let help = "take it out, or place the fact that stands there in the source text".to_owned();
                (span, format!("`{id}` has a fact `{fact}` that its source does not have"), help)
            }
            Difference::Moved(fact, span) => {
                let help =
                    "put it back into the paragraph, entry or cell where the source text has it".to_owned();
                (span, format!("the fact `{fact}` of `{id}` stands in another line than in its source"), help)
            }
        };
        problems.push(Diagnostic::error(Code::FactsDiffer, span, message, help));
    }
}

fn facts(said: &[Inline]) -> Vec<Preserved> {
    let mut facts = Vec::new();
    visit_inlines(said, &mut |inline| {
        if let Inline::Fact(id, span) = inline {
            facts.push((format!("{{{{{id}}}}}"), Some(*span)));
        }
    });
    facts
}
