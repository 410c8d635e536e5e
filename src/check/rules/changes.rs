//! The record of changes names editions, units and facts that exist, and every change is told.

use crate::check::context::RuleContext;
use crate::check::rules::references::{fact_names, has_fact};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::Guide;
use crate::guide::ids::{TopicId, UnitId, advice, nearest};
use std::collections::BTreeSet;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let guide = look.guide;
    let record = &guide.changes;
    let telling = guide.telling_of_changes();
    let editions: BTreeSet<&String> = record.editions.iter().map(|edition| &edition.code).collect();
    for change in &record.changes {
        if telling.is_none_or(|topic| topic.unit(&change.id.value).is_none()) {
            let message = format!("nothing tells the reader of the change `{}`", change.id.value);
            let help = match telling {
                Some(topic) => format!(
                    "add a unit `{}` to the topic `{}` and say in it what changed",
                    change.id.value, topic.id
                ),
                None => {
                    "name the topic that tells of changes in content/guide.yaml: `roles: {changes: …}`".into()
                }
            };
            problems.push(Diagnostic::error(Code::UnknownUnit, change.id.span, message, help));
        }
        let unknown = change.edition.iter().find(|code| !editions.contains(&code.value));
        if let Some(code) = unknown {
            let message = format!("there is no edition `{}`", code.value);
            let help = "write the code of an edition listed under `editions`, or `next`";
            problems.push(Diagnostic::error(Code::UnknownEdition, code.span, message, help));
        }
        for unit in &change.units {
            let (topic, id) = &unit.value;
            if guide.topic(topic).is_none_or(|topic| topic.unit(id).is_none()) {
                let message = format!("there is no unit `{topic}#{id}`");
                let otherwise = "write it as `topic#unit`, with names that stand in the topic's topic.yaml";
                let help = advice(meant_unit(guide, topic, id).as_deref(), otherwise);
                problems.push(Diagnostic::error(Code::UnknownUnit, unit.span, message, help));
            }
        }
        for fact in change.facts.iter().filter(|fact| !has_fact(guide, &fact.value)) {
            let message = format!("there is no fact `{}`", fact.value);
            let help = fact_names(guide).advice(fact.value.as_str(), "take it out of the list");
            problems.push(Diagnostic::error(Code::UnknownFact, fact.span, message, help));
        }
    }
    let out_of_order = record.editions.windows(2).find(|pair| pair[1].day < pair[0].day);
    if let Some(pair) = out_of_order {
        let message = format!("the edition `{}` is older than the one before it", pair[1].code);
        let help = "list the editions from the oldest to the newest";
        problems.push(Diagnostic::error(Code::DateOrder, pair[1].span, message, help));
    }
}

/// The unit that was meant: of this topic, or of the one whose name is nearest.
fn meant_unit(guide: &Guide, topic: &TopicId, unit: &UnitId) -> Option<String> {
    let topics: Vec<&str> = guide.topics.iter().map(|topic| topic.id.as_str()).collect();
    let topic = guide.topic(&TopicId::new(nearest(topic.as_str(), &topics)?)?)?;
    let units: Vec<&str> = topic.units.iter().map(|spec| spec.id.as_str()).collect();
    Some(format!("{}#{}", topic.id, nearest(unit.as_str(), &units)?))
}
