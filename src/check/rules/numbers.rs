//! Item numbers, on which progress codes rest: each given once, none left out, those of removed items kept free.

use std::collections::BTreeMap;

use crate::check::Look;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::topic::UnitKind;
use crate::project::Span;

pub(super) fn check(look: Look<'_>, problems: &mut Vec<Diagnostic>) {
    for topic in &look.guide.topics {
        let items = || topic.units.iter().filter(|spec| spec.kind == UnitKind::Item);
        if items().all(|spec| spec.number.is_none()) && topic.retired.is_empty() {
            continue;
        }
        let mut given: BTreeMap<u32, Span> = BTreeMap::new();
        for spec in items().filter(|spec| spec.number.is_none()) {
            let message = format!("the item `{}` has no number", spec.id);
            let help = "give it the next `number`; a code on paper tells items by their numbers";
            problems.push(Diagnostic::error(Code::ItemNumber, spec.span, message, help));
        }
        let numbers = items().filter_map(|spec| spec.number.as_ref()).chain(&topic.retired);
        for number in numbers {
            if given.insert(number.value, number.span).is_some() {
                let message = format!("the number {} is given twice", number.value);
                let help = "a number belongs to one item for ever: give the newer item the next one";
                problems.push(Diagnostic::error(Code::ItemNumber, number.span, message, help));
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
