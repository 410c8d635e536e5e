//! Drawings named in `topic.yaml` are there, and those that are there are named.

use std::collections::BTreeSet;

use crate::check::context::RuleContext;
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::guide::ids::Suggestions;
use crate::guide::unit::UnitSpec;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let mut used = BTreeSet::new();
    let mut names = Suggestions::new(look.guide.drawings.keys().map(String::as_str).collect());
    let sections = look.guide.topics.iter().flat_map(|topic| &topic.units).filter_map(UnitSpec::section);
    for drawing in sections.filter_map(|section| section.drawing.as_ref()) {
        used.insert(drawing.value.as_str());
        let path = format!("content/drawings/{}.svg", drawing.value);
        if look.project.find(&path).is_none() {
            let message = format!("there is no drawing `{}`", drawing.value);
            let otherwise = "write the name of a file in content/drawings/ without `.svg`";
            let help = names.advice(drawing.value.as_str(), otherwise);
            problems.push(Diagnostic::error(Code::UnknownDrawing, drawing.span, message, help));
        }
    }
    for (name, drawing) in look.guide.drawings.iter().filter(|(name, _)| !used.contains(name.as_str())) {
        let message = format!("no section shows the drawing `{name}`");
        let help = format!("name it in a `topic.yaml` with `drawing: {name}`, or delete the file");
        let place = Place::Path(look.project.file(drawing.file).path.clone());
        problems.push(Diagnostic::new(Code::UnusedFile, Severity::Warning, place, message, help));
    }
}
