//! A translation has as many strong words as its source, in the same lines.

use super::any_line;
use crate::check::context::{RuleContext, TranslationPair};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::text::{Inline, visit_inlines};

pub(in crate::check::rules) fn check(
    _: RuleContext<'_>,
    pair: TranslationPair<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    if !any_line(pair, |line| line.marks.strong) {
        return;
    }
    // Where lines are missing, another rule says so, and none lies beside its source.
    if pair.unit.lines.len() != pair.original.lines.len() {
        return;
    }
    for (line, original) in pair.lines.iter().zip(pair.original_lines) {
        let (Some(ours), Some(theirs)) = (line.said, original.said) else { continue };
        let (ours, theirs) = (strong(ours), strong(theirs));
        if ours != theirs {
            let what = if ours < theirs { "fewer" } else { "more" };
            let message = format!("`{}` has {what} strong words here than its source", pair.unit.id);
            let help = "put `**` around the words that are strong in the source text, and no others";
            problems.push(Diagnostic::warning(Code::EmphasisDiffers, line.line.span, message, help));
        }
    }
}

fn strong(said: &[Inline]) -> usize {
    let mut count = 0;
    visit_inlines(said, &mut |inline| count += usize::from(matches!(inline, Inline::Strong(_))));
    count
}
