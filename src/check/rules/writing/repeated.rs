//! No paragraph stands twice in a topic: the second one most likely took the place of another.

use std::collections::BTreeMap;

use crate::check::prose::Prose;
use crate::check::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::article::Line;
use crate::guide::ids::UnitId;

/// Shorter lines repeat by right.
const FEWEST: usize = 6;

pub(in crate::check::rules) fn check(
    look: RuleContext<'_>,
    reading: ArticleContext<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(source) = reading.source else { return };
    let mut seen: BTreeMap<String, (&UnitId, usize)> = BTreeMap::new();
    for unit in &reading.article.units {
        for (index, line) in unit.lines.iter().enumerate() {
            let words = folded(look, line);
            if words.split(' ').count() < FEWEST {
                continue;
            }
            let theirs = |unit: &UnitId, index: usize| {
                source.unit(unit).and_then(|unit| unit.lines.get(index)).map(|line| folded(look, line))
            };
            let first = *seen.entry(words).or_insert((&unit.id, index));
            let repeats = first != (&unit.id, index);
            if repeats && theirs(first.0, first.1) != theirs(&unit.id, index) {
                let message = format!("these words stand in `{}` already", first.0);
                let help = "the source text says two things: translate what stands there at this place";
                problems.push(Diagnostic::error(Code::RepeatedText, line.span, message, help));
            }
        }
    }
}

fn folded(look: RuleContext<'_>, line: &Line) -> String {
    let prose = Prose::of(look.project, line);
    prose.words().into_iter().map(|(_, word)| word).collect::<Vec<_>>().join(" ")
}
