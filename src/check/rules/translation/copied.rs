//! No sentence of the source is left as it was.

use std::collections::BTreeSet;

use crate::check::prose::{OBJECT_REPLACEMENT, Prose};
use crate::check::{RuleContext, TranslationPair};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::article::Line;
use crate::project::Span;

/// Fewer words may be a name, which is the same in every language.
const FEWEST: usize = 3;

pub(in crate::check::rules) fn check(
    look: RuleContext<'_>,
    pair: TranslationPair<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let theirs = pair.original.lines.iter().flat_map(|line| sentences(look, line));
    let theirs: BTreeSet<String> = theirs.map(|(words, _)| words).collect();
    for (words, span) in pair.unit.lines.iter().flat_map(|line| sentences(look, line)) {
        if theirs.contains(&words) {
            let message = format!("a sentence of `{}` is not translated", pair.unit.id);
            let help = "translate it: these are the very words of the source text";
            problems.push(Diagnostic::error(Code::Untranslated, span, message, help));
        }
    }
}

/// The sentences of a line that are long enough to be one, in small letters and without punctuation.
fn sentences(look: RuleContext<'_>, line: &Line) -> Vec<(String, Span)> {
    let prose = Prose::of(look.project, line);
    let mut sentences = Vec::new();
    let mut words: Vec<(std::ops::Range<usize>, &str)> = Vec::new();
    let all = prose.words();
    for (index, (range, word)) in all.iter().enumerate() {
        words.push((range.clone(), word));
        let next = all.get(index + 1).map_or(prose.text.len(), |(next, _)| next.start);
        let ends = |c: char| matches!(c, '.' | '!' | '?' | ':' | OBJECT_REPLACEMENT);
        if index + 1 == all.len() || prose.text[range.end..next].contains(ends) {
            if let ([(first, _), ..], Some((last, _))) = (words.as_slice(), words.last())
                && words.len() >= FEWEST
            {
                let folded: Vec<String> = words.iter().map(|(_, word)| word.to_lowercase()).collect();
                sentences.push((folded.join(" "), prose.span(first.start..last.end)));
            }
            words.clear();
        }
    }
    sentences
}
