//! A translation keeps every word of the official language as its source writes it: readers look for it in their
//! letters.

use super::{Difference, any_line, differences};
use crate::check::context::{RuleContext, TranslationPair};
use crate::check::reading::ReadLine;
use crate::diagnostic::{Code, Diagnostic};
use crate::normalization::folded;

pub(in crate::check::rules) fn check(
    look: RuleContext<'_>,
    pair: TranslationPair<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    // In its own language such a word is part of the sentence, in the form the sentence asks for.
    if pair.language.lang == look.guide.settings.official {
        return;
    }
    if !any_line(pair, |line| line.marks.official) {
        return;
    }
    let runs = |read: &ReadLine<'_>| {
        let runs = read.line.words.iter().filter(|words| words.official);
        runs.map(|words| (format!("*{}*", folded(look.project.text(words.span))), Some(words.span))).collect()
    };
    let id = &pair.unit.id;
    for difference in differences(pair, runs) {
        let (span, message) = match difference {
            Difference::Lost(run, span) => (span, format!("`{id}` lost the official word `{run}`")),
            Difference::Added(run, span) => {
                (span, format!("`{id}` has an official word `{run}` that its source does not have"))
            }
            Difference::Moved(run, span) => (
                span,
                format!("the official word `{run}` of `{id}` stands in another line than in its source"),
            ),
        };
        let help = "copy what stands between single stars letter by letter; it is not translated";
        problems.push(Diagnostic::error(Code::OfficialDiffers, span, message, help));
    }
}
