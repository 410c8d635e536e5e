//! A translation has the numbers of its source outside facts, in whatever digits its language writes.

use super::{Difference, Preserved, differences};
use crate::check::prose::Prose;
use crate::check::{RuleContext, TranslationPair, numerals};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::article::Line;

pub(in crate::check::rules) fn check(
    look: RuleContext<'_>,
    pair: TranslationPair<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let id = &pair.unit.id;
    for difference in differences(pair, |line, _| numbers(look, line)) {
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
fn numbers(look: RuleContext<'_>, line: &Line) -> Vec<Preserved> {
    let prose = Prose::of(look.project, line);
    let found = numerals::numbers(&prose.text).into_iter();
    found.map(|(written, range)| (written, Some(prose.span(range)))).collect()
}
