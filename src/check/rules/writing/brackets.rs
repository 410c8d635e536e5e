//! Brackets come in pairs.

use super::prose;
use crate::check::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};

const PAIRS: [(char, char); 2] = [('(', ')'), ('[', ']')];

pub(in crate::check::rules) fn check(
    look: RuleContext<'_>,
    reading: ArticleContext<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    for line in prose(look, reading) {
        for (at, c) in alone(&line.text) {
            let message = format!("`{c}` without its pair");
            let help = "open and close brackets within the same paragraph";
            let span = line.span(at..at + c.len_utf8());
            problems.push(Diagnostic::warning(Code::Brackets, span, message, help));
        }
    }
}

/// The brackets that open or close nothing.
fn alone(text: &str) -> Vec<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut alone = Vec::new();
    for (at, c) in text.char_indices() {
        // A citation that is never closed is told where the text is read.
        if text[at..].starts_with("[^") {
            continue;
        }
        if PAIRS.iter().any(|(opening, _)| *opening == c) {
            open.push((at, c));
        } else if let Some((opening, _)) = PAIRS.iter().find(|(_, closing)| *closing == c) {
            match open.iter().rposition(|(_, known)| known == opening) {
                Some(found) => _ = open.remove(found),
                None => alone.push((at, c)),
            }
        }
    }
    alone.extend(open);
    alone
}
