//! A translated unit that is current places the facts, cites the sources and keeps the links of its source.

use crate::check::state::{self, State};
use crate::check::{Look, Reading};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::article::Unit;
use crate::guide::text::{Inline, visit, visit_inlines};

pub(super) fn check(look: Look<'_>, reading: Reading<'_>, problems: &mut Vec<Diagnostic>) {
    let Some(source) = reading.source else { return };
    for unit in &reading.article.units {
        let Some(spec) = reading.topic.unit(&unit.id) else { continue };
        let state = state::of_unit(look.guide, reading.topic, spec, &reading.language.lang);
        let (State::Current, Some(original)) = (state, source.unit(&unit.id)) else { continue };
        let (theirs, ours) = (marks(original), marks(unit));
        let lost: Vec<&String> = missing(&theirs, &ours);
        let added: Vec<&String> = missing(&ours, &theirs);
        if lost.is_empty() && added.is_empty() {
            continue;
        }
        let told = |what: &str, marks: &[&String]| match marks {
            [] => None,
            _ => Some(format!(
                "{what} {}",
                marks.iter().map(|mark| format!("`{mark}`")).collect::<Vec<_>>().join(", ")
            )),
        };
        let parts: Vec<String> = [told("lost", &lost), told("added", &added)].into_iter().flatten().collect();
        let message = format!("`{}` does not match its source: {}", unit.id, parts.join("; "));
        let help = "place the same facts, cite the same sources and keep the same links as the source text";
        problems.push(Diagnostic::error(Code::TranslationDiffers, unit.head, message, help));
    }
}

/// What a translation must keep: facts, citations and links, as the author writes them, sorted.
fn marks(unit: &Unit) -> Vec<String> {
    let mut marks = Vec::new();
    let mut see = |inline: &Inline| match inline {
        Inline::Fact(id, _) => marks.push(format!("{{{{{id}}}}}")),
        Inline::Cite(citation) => match &citation.pinpoint {
            Some(pinpoint) => marks.push(format!("[^{}, {pinpoint}]", citation.source)),
            None => marks.push(format!("[^{}]", citation.source)),
        },
        Inline::Link(target, _) => {
            let topic = target.topic.as_ref().map_or(String::new(), |topic| format!("topic:{topic}"));
            let unit = target.unit.as_ref().map_or(String::new(), |unit| format!("#{unit}"));
            marks.push(format!("({topic}{unit})"));
        }
        _ => {}
    };
    visit_inlines(&unit.title, &mut see);
    visit(&unit.body, &mut see);
    marks.sort();
    marks
}

/// What stands in `these` more often than in `those`; both sorted.
fn missing<'a>(these: &'a [String], those: &[String]) -> Vec<&'a String> {
    let mut rest: Vec<&String> = those.iter().collect();
    these
        .iter()
        .filter(|mark| match rest.iter().position(|known| known == mark) {
            Some(at) => {
                rest.remove(at);
                false
            }
            None => true,
        })
        .collect()
}
