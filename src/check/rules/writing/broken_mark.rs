//! No mark of Markdown shows as text because something before or behind it was lost.

use super::prose;
use crate::check::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};

/// What nobody writes for readers.
const MARKS: [&str; 6] = ["*", "](", "}}", "{#", "[ ]", " (topic:"];

pub(in crate::check::rules) fn check(
    look: RuleContext<'_>,
    reading: ArticleContext<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    for line in prose(look, reading) {
        for mark in MARKS {
            // A star behind a backslash is meant to be seen.
            let seen = line.text.match_indices(mark).filter(|(at, _)| !line.text[..*at].ends_with('\\'));
            for (at, _) in seen {
                let message = format!("`{mark}` shows as text");
                let help =
                    "compare with the source text: a star, a bracket or a brace is missing or superfluous";
                let span = line.span(at..at + mark.len());
                problems.push(Diagnostic::error(Code::BrokenMark, span, message, help));
            }
        }
    }
}
