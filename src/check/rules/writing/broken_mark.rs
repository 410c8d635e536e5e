//! No mark of Markdown shows as text because something before or behind it was lost.

use std::ops::Range;

use super::lines;
use crate::check::characters::Traits;
use crate::check::context::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::orthography::is_sign;

/// What nobody writes for readers; each has a star or a bracket in it.
const MARKS: [&str; 6] = ["*", "](", "}}", "{#", "[ ]", " (topic:"];

pub(in crate::check::rules) fn check(
    _: RuleContext<'_>,
    reading: ArticleContext<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    for line in lines(reading, Traits::BRACKET).map(|line| &line.prose) {
        for mark in MARKS {
            // A star behind a backslash is meant to be seen; several in a row are told once.
            let seen = line
                .text
                .match_indices(mark)
                .filter(|(at, _)| !line.text[..*at].ends_with('\\') && !line.text[..*at].ends_with('*'));
            for (at, _) in seen {
                let stars = line.text[at..].bytes().take_while(|byte| *byte == b'*').count();
                let range = at..at + stars.max(mark.len());
                let message = format!("`{}` shows as text", &line.text[range.clone()]);
                let help = if stars > 0 && is_wedged(&line.text, &range) {
                    "Markdown reads no stars between a letter and a sign or a fact: put quotation marks outside the \
                     stars, as in `«**word**»`, or take the letters inside"
                } else {
                    "compare with the source text: a star, a bracket or a brace is missing or superfluous"
                };
                problems.push(Diagnostic::error(Code::BrokenMark, line.span(range), message, help));
            }
        }
    }
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
