//! No sentence of the source is left as it was.

use std::collections::BTreeSet;

use crate::check::characters::{Characters, Traits};
use crate::check::context::{RuleContext, TranslationPair};
use crate::check::names::is_named;
use crate::check::prose;
use crate::check::reading::ReadLine;
use crate::diagnostic::{Code, Diagnostic};
use crate::project::Span;

/// Fewer words may be a name, which is the same in every language.
const FEWEST: usize = 3;

pub(in crate::check::rules) fn check(
    look: RuleContext<'_>,
    pair: TranslationPair<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let sums: BTreeSet<u64> =
        pair.original_lines.iter().flat_map(|line| &line.count.sentences).copied().collect();
    // The same sentences have the same sum: most texts have none of their source.
    let is_like = |line: &&ReadLine<'_>| line.count.sentences.iter().any(|sum| sums.contains(sum));
    let is_variety = || pair.language.lang.is_variety_of(&look.guide.settings.source);
    if !pair.lines.iter().any(|line| is_like(&line)) || is_variety() {
        return;
    }
    let theirs = pair.original_lines.iter().flat_map(|line| sentences(line, pair.original_characters));
    let theirs: BTreeSet<String> = theirs.map(|(words, _)| words).collect();
    for (words, span) in pair.lines.iter().filter(is_like).flat_map(|line| sentences(line, pair.characters)) {
        if theirs.contains(&words) {
            let message = format!("a sentence of `{}` is not translated", pair.unit.id);
            let help = "translate it: these are the very words of the source text";
            problems.push(Diagnostic::error(Code::Untranslated, span, message, help));
        }
    }
}

/// The sentences of a line that are long enough to be one, in small letters and without punctuation.
fn sentences(line: &ReadLine<'_>, characters: &Characters) -> Vec<(String, Span)> {
    let mut sentences = Vec::new();
    let mut words: Vec<(std::ops::Range<usize>, &str)> = Vec::new();
    let all = prose::words(&line.prose.text, characters);
    for (index, (range, word)) in all.iter().enumerate() {
        words.push((range.clone(), word));
        let next = all.get(index + 1).map_or(line.prose.text.len(), |(next, _)| next.start);
        let ends = |c: char| characters.of(c).has(Traits::ENDS);
        if index + 1 == all.len() || line.prose.text[range.end..next].contains(ends) {
            if let ([(first, _), ..], Some((last, _))) = (words.as_slice(), words.last())
                && words.iter().filter(|(range, _)| !is_named(&line.names, range)).count() >= FEWEST
            {
                let folded: Vec<String> = words.iter().map(|(_, word)| word.to_lowercase()).collect();
                sentences.push((folded.join(" "), line.prose.span(first.start..last.end)));
            }
            words.clear();
        }
    }
    sentences
}
