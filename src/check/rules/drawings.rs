//! Drawings named in `topic.yaml` are there.

use crate::check::context::RuleContext;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::unit::UnitSpec;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let sections = look.guide.topics.iter().flat_map(|topic| &topic.units).filter_map(UnitSpec::section);
    for drawing in sections.filter_map(|section| section.drawing.as_ref()) {
        let path = format!("content/drawings/{}.svg", drawing.value);
        if look.project.find(&path).is_none() {
            let message = format!("there is no drawing `{}`", drawing.value);
            let help = "write the name of a file in content/drawings/ without `.svg`";
            problems.push(Diagnostic::error(Code::UnknownDrawing, drawing.span, message, help));
        }
    }
}
