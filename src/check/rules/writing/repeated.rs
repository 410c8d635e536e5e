//! No paragraph stands twice in a topic: the second one most likely took the place of another.

use std::collections::BTreeMap;

use crate::check::characters::Characters;
use crate::check::context::{ArticleContext, RuleContext};
use crate::check::prose::words;
use crate::check::reading::ReadLine;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::ids::UnitId;

/// Shorter lines repeat by right.
const FEWEST: usize = 6;

pub(in crate::check::rules) fn check(
    _: RuleContext<'_>,
    reading: ArticleContext<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(source) = reading.source else { return };
    let of_units = (0..reading.article.units.len()).flat_map(|unit| reading.text.unit(unit));
    let mut sums: Vec<u64> = of_units.map(|line| line.count.words).collect();
    sums.sort_unstable();
    // Lines of the same words have the same sum: most articles have no two of them.
    if sums.windows(2).all(|pair| pair[0] != pair[1]) {
        return;
    }
    let mut seen: BTreeMap<String, (&UnitId, usize)> = BTreeMap::new();
    for (at, unit) in reading.article.units.iter().enumerate() {
        for (index, read) in reading.text.unit(at).iter().enumerate() {
            let (line, words) = (read.line, folded(read, reading.characters));
            if words.split(' ').count() < FEWEST {
                continue;
            }
            let theirs = |unit: &UnitId, index: usize| {
                let at = source.article.units.iter().position(|known| known.id == *unit)?;
                source.text.unit(at).get(index).map(|line| folded(line, source.characters))
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

fn folded(line: &ReadLine<'_>, characters: &Characters) -> String {
    let words = words(&line.prose.text, characters);
    words.into_iter().map(|(_, word)| word).collect::<Vec<_>>().join(" ")
}
