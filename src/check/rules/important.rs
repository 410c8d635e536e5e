//! No page marks more than two of its units as important: where all is important, nothing is.

use crate::check::context::RuleContext;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::topic::TopicKind;

/// The most marks on a page.
const MOST: usize = 2;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    for topic in &look.guide.topics {
        let marked = topic.units.iter().filter(|spec| spec.important);
        for spec in marked.clone().filter(|_| topic.kind == TopicKind::Sheet) {
            let message = format!("the topic `{}` is a sheet, which marks nothing as important", topic.id);
            let help = "take `important` out";
            problems.push(Diagnostic::error(Code::TopicKind, spec.span, message, help));
        }
        if let Some(third) = marked.clone().nth(MOST).filter(|_| topic.kind != TopicKind::Sheet) {
            let message = format!("the topic `{}` marks {} units as important", topic.id, marked.count());
            let help =
                format!("keep `important` at {MOST} at most: those that a reader in danger needs first");
            problems.push(Diagnostic::error(Code::Important, third.span, message, help));
        }
    }
}
