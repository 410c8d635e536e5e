//! What is counted from a reader's date is a fact that counts days, weeks, months or years.

use crate::check::context::RuleContext;
use crate::check::rules::references::{fact_names, has_fact, unconfirmed};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::fact::{FactNumber, FactValue};
use crate::guide::topic::TopicKind;
use crate::project::Spanned;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    for topic in &look.guide.topics {
        for spec in &topic.units {
            let Some(count) = spec.section().and_then(|section| section.count.as_ref()) else { continue };
            if topic.kind != TopicKind::Dates {
                let message = format!("the topic `{}` has no place to enter a date", topic.id);
                let help = "move the unit to a topic of `kind: dates`";
                problems.push(Diagnostic::error(Code::TopicKind, count.span(), message, help));
            }
            let Some(Spanned { value: fact, span }) = count.fact() else { continue };
            if !has_fact(look.guide, fact) {
                let message = format!("there is no fact `{fact}`");
                let help =
                    fact_names(look.guide).advice(fact.as_str(), "name a deadline of content/facts.yaml");
                problems.push(Diagnostic::error(Code::UnknownFact, *span, message, help));
            }
            problems.extend(unconfirmed(look.guide, fact, *span));
            let value = look.guide.facts.get(fact).map(|fact| &fact.value);
            if value.is_some_and(|value| !counts_days(value)) {
                let message = format!("the fact `{fact}` is no length of time that can be counted in days");
                let help = "name a fact with a number above 0 and the unit day, week, month or year";
                problems.push(Diagnostic::error(Code::FactValue, *span, message, help));
            }
        }
    }
}

fn counts_days(value: &FactValue) -> bool {
    matches!(value, FactValue::Number(FactNumber::Whole(1..), Some(measure)) if measure.counts_days())
}
