//! What readers must see at once is not folded: what a page opens with, whom to call, the form that counts days; on the page
//! of a situation, which is short, the form is one row that opens.

use crate::check::context::RuleContext;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::topic::TopicKind;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    for topic in &look.guide.topics {
        for (at, spec) in topic.units.iter().enumerate() {
            let Some(section) = spec.section() else { continue };
            let Some(folded) = section.folded else { continue };
            let why = match (at, section.contacts.is_some(), section.days.is_empty()) {
                (0, ..) => "the page opens with it",
                (_, true, _) => "it says whom to call",
                (.., false) if topic.kind != TopicKind::Situation => "it counts days",
                _ => continue,
            };
            let message = format!("`{}` cannot be folded: {why}", spec.id);
            let help = "take `folded` out: readers see the unit at once";
            problems.push(Diagnostic::error(Code::Folded, folded, message, help));
        }
    }
}
