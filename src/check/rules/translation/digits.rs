//! A translation has the numbers of its source outside facts, in whatever digits its language writes.

use super::{Difference, Preserved, any_line, differences};
use crate::check::characters::Traits;
use crate::check::context::{RuleContext, TranslationPair};
use crate::check::numerals;
use crate::check::reading::ReadLine;
use crate::diagnostic::{Code, Diagnostic};

pub(in crate::check::rules) fn check(
    _: RuleContext<'_>,
    pair: TranslationPair<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    if !any_line(pair, |line| line.traits.has(Traits::NUMERIC)) {
        return;
    }
    let id = &pair.unit.id;
    for difference in differences(pair, numbers) {
        let (span, message) = match difference {
            Difference::Lost(number, span) => {
                (span, format!("the number {number} of the source is missing from `{id}`"))
            }
            Difference::Added(number, span) => {
                (span, format!("`{id}` has a number {number} that its source does not have"))
            }
            Difference::Moved(number, span) => {
                (span, format!("the number {number} of `{id}` stands in another line than in its source"))
            }
        };
        let help = "compare with the source text; a number that can change belongs among the facts";
        problems.push(Diagnostic::error(Code::DigitsDiffer, span, message, help));
    }
}

/// The numbers of a line with their places.
fn numbers(line: &ReadLine<'_>) -> Vec<Preserved> {
    if !line.traits.has(Traits::NUMERIC) {
        return Vec::new();
    }
    let prose = &line.prose;
    let found = numerals::numbers(&prose.text).into_iter();
    found.map(|(written, range)| (written, Some(prose.span(range)))).collect()
}
