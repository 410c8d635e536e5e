//! Brackets come in pairs.

use super::lines;
use crate::check::characters::Traits;
use crate::check::context::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};

const PAIRS: [(char, char); 2] = [('(', ')'), ('[', ']')];

pub(in crate::check::rules) fn check(
    _: RuleContext<'_>,
    reading: ArticleContext<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    for line in lines(reading, Traits::BRACKET) {
        for (at, c) in alone(&line.prose.text) {
            let message = format!("`{c}` without its pair");
            let help = "open and close brackets within the same paragraph";
            let span = line.prose.span(at..at + c.len_utf8());
            problems.push(Diagnostic::warning(Code::Brackets, span, message, help));
        }
    }
}

/// Whether a bracket behind this text closes a number or a letter in a row of points: `1) first`, `a) second`.
fn numbers(before: &str) -> bool {
    let point = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_number = point.chars().all(char::is_numeric) && point.chars().count() <= 2;
    !point.is_empty() && (is_number || point.chars().count() == 1 && point.chars().all(char::is_alphabetic))
}

/// The brackets that open or close nothing.
fn alone(text: &str) -> Vec<(usize, char)> {
    // A stack a kind: round and square brackets may cross.
    let mut open: [Vec<(usize, char)>; PAIRS.len()] = Default::default();
    let mut alone = Vec::new();
    for (at, c) in text.char_indices() {
        // A citation that is never closed is told where the text is read.
        if text[at..].starts_with("[^") {
            continue;
        }
        for (open, (opening, closing)) in open.iter_mut().zip(PAIRS) {
            if c == opening {
                open.push((at, c));
            } else if c == closing && open.pop().is_none() && !numbers(&text[..at]) {
                alone.push((at, c));
            }
        }
    }
    alone.extend(open.into_iter().flatten());
    alone
}
