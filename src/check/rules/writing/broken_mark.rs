//! No mark of Markdown shows as text because something before or behind it was lost.

use std::ops::Range;

use super::lines;
use crate::check::characters::Traits;
use crate::check::context::{ArticleContext, RuleContext};
use crate::check::reading::ReadLine;
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::orthography::is_sign;

/// What nobody writes for readers; each has a star or a bracket in it.
const MARKS: [&str; 6] = ["*", "](", "}}", "{#", "[ ]", " (topic:"];

pub(in crate::check::rules) fn check(
    look: RuleContext<'_>,
    reading: ArticleContext<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    // Title and summary are no Markdown: a star that stands alone in them is none that lost another.
    let is_alone = |line: &ReadLine<'_>| {
        let is_head = reading.text.head().iter().any(|head| std::ptr::eq(head, line));
        is_head && line.prose.text.matches('*').count() == 1
    };
    for read in lines(reading, Traits::BRACKET) {
        let line = &read.prose;
        for mark in MARKS.iter().filter(|mark| **mark != "*" || !is_alone(read)) {
            // What stands behind a backslash is meant to be seen, also where it begins a line's words; stars in a row are told once.
            let is_meant = |at: usize| {
                let span = line.span(at..at + 1);
                look.project.file(span.file).text[..span.start as usize].ends_with('\\')
            };
            let seen = line
                .text
                .match_indices(mark)
                .filter(|(at, _)| !is_meant(*at) && !line.text[..*at].ends_with('*'));
            for (at, _) in seen {
                let stars = line.text[at..].bytes().take_while(|byte| *byte == b'*').count();
                let range = at..at + stars.max(mark.len());
                let message = format!("`{}` shows as text", &line.text[range.clone()]);
                let help = if is_dialled(&line.text[at..]) {
                    "a number to dial belongs in content/facts.yaml, in quotes, and is placed by `{{its-id}}`; a star that \
                     readers are to see has a backslash before it: `\\*`"
                } else if stars > 0 && is_wedged(&line.text, &range) {
                    "Markdown reads no stars between a letter and a sign or a fact: put quotation marks outside the \
                     stars, as in `«**word**»`, or take the letters inside"
                } else if reading.source.is_none() {
                    "write the star, the bracket or the brace that is missing, or delete this one; one that readers are to \
                     see has a backslash before it, as in `\\*`"
                } else {
                    "compare with the source text: a star, a bracket or a brace is missing or superfluous"
                };
                problems.push(Diagnostic::error(Code::BrokenMark, line.span(range), message, help));
            }
        }
    }
}

/// Whether a text begins with a code that phones dial, such as `*123#`.
fn is_dialled(text: &str) -> bool {
    let rest = text.trim_start_matches('*');
    let code = rest.split(|c: char| !c.is_numeric() && !matches!(c, '*' | '#')).next().unwrap_or_default();
    rest.len() < text.len() && code.ends_with('#') && code.contains(char::is_numeric)
}

/// Whether stars stand between a letter and a sign of punctuation, where they neither open nor close.
fn is_wedged(text: &str, range: &Range<usize>) -> bool {
    let (before, behind) = (text[..range.start].chars().next_back(), text[range.end..].chars().next());
    let is_letter = |c: char| !c.is_whitespace() && !is_sign(c);
    let sides = before.zip(behind);
    sides.is_some_and(|(before, behind)| {
        is_letter(before) && is_sign(behind) || is_sign(before) && is_letter(behind)
    })
}
