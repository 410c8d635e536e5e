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
            } else if c == closing && open.pop().is_none() && !counts(&text[..at]) {
                alone.push((at, c));
            }
        }
    }
    alone.extend(open.into_iter().flatten());
    alone.sort_unstable();
    match alone.as_slice() {
        [(from, _), (to, _)] if is_interval(&text[from + 1..*to]) => Vec::new(),
        _ => alone,
    }
}

/// Whether two numbers stand there: of brackets that differ, one says that the number beside it counts, `(0, 100]`.
fn is_interval(between: &str) -> bool {
    let is_part = |c: char| c.is_numeric() || matches!(c, ' ' | ',' | ';' | '.' | '-' | '+' | '−' | '∞');
    between.contains([',', ';']) && between.chars().all(is_part)
}

/// How many digits the number of a point has at most.
const LONGEST_POINT: usize = 3;

/// Whether a bracket behind these words closes a number or a letter in a row of points: `1) first, 2) second`, `a) third`.
fn counts(before: &str) -> bool {
    // Where a list would begin, a backslash stands before the bracket.
    let before = before.trim_end_matches('\\').chars().rev();
    let point: Vec<char> = before.take_while(|c| !c.is_whitespace()).take(LONGEST_POINT + 1).collect();
    match point.as_slice() {
        [c] => c.is_alphanumeric(),
        point => (2..=LONGEST_POINT).contains(&point.len()) && point.iter().all(|c| c.is_numeric()),
    }
}

#[cfg(test)]
mod tests {
    use super::alone;

    #[test]
    fn brackets_that_count_steps_are_not_alone() {
        for (text, expected) in [
            ("1) Go", 0),
            ("1\\) Go", 0),
            ("a) Go (now)", 0),
            ("Go) now", 1),
            ("Go (now", 1),
            ("٢) اذهب", 0),
            ("Go 1) here 2) there", 0),
            ("From (0, 60000] on", 0),
            ("From (now, later] on", 2),
        ] {
            assert_eq!(alone(text).len(), expected, "{text}");
        }
    }
}
