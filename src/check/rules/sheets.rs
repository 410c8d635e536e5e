//! A sheet topic has sheets, units stand on sheets that exist, and no other topic speaks of sheets.

use crate::check::context::RuleContext;
use crate::diagnostic::{Code, Diagnostic, listed};
use crate::guide::ids::nearest;
use crate::guide::topic::TopicKind;
use crate::guide::unit::UnitSpec;
use crate::project::Span;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    for topic in &look.guide.topics {
        let names: Vec<&str> = topic.sheets().map(|spec| spec.id.as_str()).collect();
        if topic.kind == TopicKind::Sheet && names.is_empty() {
            let message = format!("the topic `{}` has no sheet", topic.id);
            let help = "let the section that opens a sheet name itself: `{id: for-the-doctor, sheets: [for-the-doctor]}`";
            problems.push(Diagnostic::error(Code::UnknownUnit, Span::top(topic.file), message, help));
        }
        for sheet in topic.units.iter().flat_map(UnitSpec::sheets) {
            if topic.kind != TopicKind::Sheet {
                let message = format!("the topic `{}` is no sheet, and its units stand on none", topic.id);
                let help = "take `sheets` out, or set the topic's `kind` to `sheet`";
                problems.push(Diagnostic::error(Code::TopicKind, sheet.span, message, help));
            } else if !names.is_empty() && !names.contains(&sheet.value.as_str()) {
                let message = format!("there is no sheet `{}`", sheet.value);
                let all = format!("the sheets of this topic are: {}", listed(&names));
                let help = nearest(sheet.value.as_str(), &names)
                    .map_or(all, |name| format!("did you mean `{name}`?"));
                problems.push(Diagnostic::error(Code::UnknownUnit, sheet.span, message, help));
            }
        }
    }
}
