//! A translation has the numbers of its source outside facts, in whatever digits its language writes.

use super::{Difference, Preserved, differences};
use crate::check::prose::Prose;
use crate::check::{RuleContext, TranslationPair};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::article::Line;
use crate::i18n::orthography::{Digit, digit};

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

/// The numbers of a line, each as Latin digits without what groups them.
fn numbers(look: RuleContext<'_>, line: &Line) -> Vec<Preserved> {
    let prose = Prose::of(look.project, line);
    let mut numbers = Vec::new();
    let mut number = Number::default();
    for (at, c) in prose.text.char_indices().chain([(prose.text.len(), ' ')]) {
        let after = prose.text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        match digit(c) {
            Some(digit) => number.add(digit, at, at + c.len_utf8()),
            None if number.is_grouped_by(c) && after.is_some_and(|c| digit(c).is_some()) => {}
            None => numbers.extend(
                std::mem::take(&mut number)
                    .close()
                    .map(|(written, range)| (written, Some(prose.span(range)))),
            ),
        }
    }
    numbers
}

/// A number as its digits come.
#[derive(Default)]
struct Number {
    decimal: String,
    /// What Ethiopic numerals add up to: hundreds closed, and what is still open.
    hundreds: u64,
    open: u64,
    place: Option<(usize, usize)>,
}

impl Number {
    fn add(&mut self, digit: Digit, start: usize, end: usize) {
        match digit {
            Digit::Decimal(value) => self.decimal.push(char::from(b'0' + value)),
            Digit::Adds(value) => self.open += value,
            Digit::Times(value) => {
                self.hundreds = self.hundreds.saturating_add(self.open.max(1)).saturating_mul(value);
                self.open = 0;
            }
        }
        self.place = Some((self.place.map_or(start, |(first, _)| first), end));
    }

    fn is_grouped_by(&self, c: char) -> bool {
        !self.decimal.is_empty() && matches!(c, ' ' | '.' | ',' | '٫' | '٬' | '،' | '\u{a0}' | '\u{202f}')
    }

    fn close(self) -> Option<(String, std::ops::Range<usize>)> {
        let (start, end) = self.place?;
        let trimmed = self.decimal.trim_start_matches('0');
        let written = match (self.decimal.is_empty(), trimmed.is_empty()) {
            (true, _) => (self.hundreds + self.open).to_string(),
            (false, true) => "0".to_owned(),
            (false, false) => trimmed.to_owned(),
        };
        Some((written, start..end))
    }
}
