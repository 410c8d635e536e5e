//! Item numbers, on which progress codes rest: each given once, none left out, those of removed items kept free, and
//! none given to another item than in the editions released.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::context::RuleContext;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::topic::Topic;
use crate::guide::unit::UnitSpec;
use crate::project::Span;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    for topic in &look.guide.topics {
        kept(look, topic, problems);
        let items = || topic.items().filter_map(|spec| Some((spec, spec.item()?.number.as_ref())));
        if items().all(|(_, number)| number.is_none()) && topic.retired.is_empty() {
            continue;
        }
        let mut given: BTreeMap<u32, Span> = BTreeMap::new();
        for (spec, _) in items().filter(|(_, number)| number.is_none()) {
            let message = format!("the item `{}` has no number", spec.id);
            let help = "give it the next `number`; a code on paper tells items by their numbers";
            problems.push(Diagnostic::error(Code::ItemNumber, spec.span, message, help));
        }
        let numbers = items().filter_map(|(_, number)| number).chain(&topic.retired);
        for number in numbers {
            if let Some(before) = given.insert(number.value, number.span) {
                let message = format!("the number {} is given twice", number.value);
                let help = "a number belongs to one item for ever: give the newer item the next one";
                let twice = Diagnostic::error(Code::ItemNumber, number.span, message, help);
                problems.push(twice.with_also(before));
            }
        }
        let gap = (1..).zip(&given).find(|(expected, (number, _))| expected != *number);
        if let Some((expected, (number, span))) = gap {
            let message = format!("the number {number} comes after a gap: {expected} is missing");
            let help = "count on from 1; put numbers of items that are gone into `retired`";
            problems.push(Diagnostic::error(Code::ItemNumber, *span, message, help));
        }
    }
}

/// A code written down, and a phone that remembers, tell items by the numbers they had.
fn kept(look: RuleContext<'_>, topic: &Topic, problems: &mut Vec<Diagnostic>) {
    let recorded: Vec<_> =
        look.guide.changes.record.numbers.iter().filter(|((of, _), _)| *of == topic.id).collect();
    let next = recorded.last().map_or(0, |((_, number), _)| *number).max(topic.given()).saturating_add(1);
    let holders: BTreeMap<u32, &UnitSpec> = topic.numbers().into_iter().rev().collect();
    let retired: BTreeSet<u32> = topic.retired.iter().map(|number| number.value).collect();
    for ((_, number), item) in recorded {
        let (span, message) = match holders.get(number) {
            Some(holder) if holder.id != *item => {
                let span = holder
                    .item()
                    .and_then(|item| item.number.as_ref())
                    .map_or(holder.span, |number| number.span);
                (span, format!("the number {number} was given to `{item}`, and now to `{}`", holder.id))
            }
            None if !retired.contains(number) => {
                (Span::top(topic.file), format!("the number {number} of `{item}` is gone"))
            }
            _ => continue,
        };
        let help = format!(
            "an edition was released with it: it stays with `{item}` or, if that is gone, in `retired`; a new item gets \
             the number {next}"
        );
        problems.push(Diagnostic::error(Code::ItemNumber, span, message, help));
    }
}
