//! The form of a section counts from the dates of units that are there, and that a topic of dates has.

use crate::check::context::RuleContext;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::text::LinkTarget;
use crate::guide::topic::TopicKind;
use crate::guide::unit::{SectionSpec, UnitSpec};

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    for topic in &look.guide.topics {
        let mut forms = topic.units.iter().filter_map(UnitSpec::section).filter(|spec| !spec.days.is_empty());
        forms.next().into_iter().for_each(|section| of_section(look, section, problems));
        for second in forms.filter_map(|section| section.days.first()) {
            let message = format!("the topic `{}` counts days in two places", topic.id);
            let help = "a page has one form: name all its units under one `days`";
            problems.push(Diagnostic::error(Code::TopicKind, second.span, message, help));
        }
    }
}

fn of_section(look: RuleContext<'_>, section: &SectionSpec, problems: &mut Vec<Diagnostic>) {
    let before = problems.len();
    let mut counts = false;
    for day in &section.days {
        match unit(look, day) {
            Ok(spec) => counts |= spec.is_none_or(has_count),
            Err((code, message, help)) => {
                problems.push(Diagnostic::error(code, day.span, message, help));
            }
        }
    }
    if let Some(first) = section.days.first().filter(|_| !counts && problems.len() == before) {
        let message = "none of these units counts from a date";
        let help = "name one with `count`, or write links to the units in the text";
        problems.push(Diagnostic::error(Code::TopicKind, first.span, message, help));
    }
}

fn has_count(spec: &UnitSpec) -> bool {
    spec.section().is_some_and(|section| section.count.is_some())
}

/// The unit a place names; nothing of a topic that could not be read, which is reported already.
fn unit<'a>(
    look: RuleContext<'a>,
    day: &LinkTarget,
) -> Result<Option<&'a UnitSpec>, (Code, String, &'static str)> {
    let (Some(topic), Some(unit)) = (&day.topic, &day.unit) else { return Ok(None) };
    let help = "name a unit of a topic of `kind: dates`: `dates#medical-paper`";
    let Some(topic) = look.guide.topic(topic) else {
        if look.project.find(&format!("content/topics/{topic}/topic.yaml")).is_some() {
            return Ok(None);
        }
        return Err((Code::UnknownTopic, format!("there is no topic `{topic}`"), help));
    };
    if topic.kind != TopicKind::Dates {
        return Err((Code::TopicKind, format!("the topic `{}` counts no days", topic.id), help));
    }
    match topic.unit(unit).filter(|spec| spec.section().is_some()) {
        Some(spec) => Ok(Some(spec)),
        None => Err((Code::UnknownUnit, format!("`{unit}` is not a unit of the topic `{}`", topic.id), help)),
    }
}
