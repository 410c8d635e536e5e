//! Links inside the guide lead to a topic and a unit that exist.

use crate::check::{Look, Reading};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::Guide;
use crate::guide::ids::nearest;
use crate::guide::text::{Inline, Target, visit};
use crate::guide::topic::{Topic, TopicKind};

pub(super) fn check(look: Look<'_>, reading: Reading<'_>, problems: &mut Vec<Diagnostic>) {
    for unit in &reading.article.units {
        visit(&unit.body, &mut |inline| {
            if let Inline::Link(target, _) = inline {
                problems.extend(dead(look, reading, target));
            }
        });
    }
}

fn dead(look: Look<'_>, reading: Reading<'_>, target: &Target) -> Option<Diagnostic> {
    let topic = match &target.topic {
        None => reading.topic,
        Some(id) => match look.guide.page(id).or_else(|| Some(look.guide.sheet(id)?.0)) {
            Some(topic) => topic,
            None => {
                let names = pages(look.guide);
                let help = nearest(id.as_str(), &names).map_or_else(
                    || format!("the topics are: {}", names.join(", ")),
                    |name| format!("did you mean `{name}`?"),
                );
                let message = format!("the link leads to a topic `{id}` that does not exist");
                return Some(Diagnostic::error(Code::DeadLink, target.span, message, help));
            }
        },
    };
    let unit = target.unit.as_ref()?;
    if topic.unit(unit).is_some() {
        return None;
    }
    let names: Vec<&str> = topic.units.iter().map(|spec| spec.id.as_str()).collect();
    let help = format!("the units of `{}` are: {}", topic.id, names.join(", "));
    let message = format!("the link leads to a unit `{unit}` that the topic `{}` does not have", topic.id);
    Some(Diagnostic::error(Code::DeadLink, target.span, message, help))
}

/// The names a link may lead to: topics, and sheets in place of their topic.
fn pages(guide: &Guide) -> Vec<&str> {
    let topics = guide.topics.iter().filter(|topic| topic.kind != TopicKind::Sheet);
    let sheets = guide.topics.iter().flat_map(Topic::sheets);
    topics.map(|topic| topic.id.as_str()).chain(sheets.map(|sheet| sheet.id.as_str())).collect()
}
