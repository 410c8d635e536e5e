//! Where a source speaks of a concept of the term bases, its translation uses a word that the language's term base approves.

use crate::check::concepts::{self, ConceptWords, TermWord};
use crate::check::context::{RuleContext, TranslationPair};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::unit::Line;
use crate::project::Span;

pub(in crate::check::rules) fn check(
    look: RuleContext<'_>,
    pair: TranslationPair<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    if pair.concepts.is_empty() {
        return;
    }
    let lang = &pair.language.lang;
    let said: Vec<(&ConceptWords, &ConceptWords)> = pair
        .concepts
        .iter()
        .filter_map(|at| Some((look.concepts.source(*at)?, look.concepts.said(lang, *at)?)))
        .collect();
    if said.is_empty() {
        return;
    }
    let text = concepts::plain_lines(look.project, pair.lines.iter().map(|read| read.line));
    for (source, own) in &said {
        let of_others = |word: &TermWord| {
            said.iter().any(|(_, other)| other.id != own.id && other.words.iter().any(|known| known == word))
        };
        if !own.words.is_empty() && !own.words.iter().any(|word| word.is_in(&text)) {
            let listed: Vec<String> =
                own.words.iter().take(LISTED).map(|word| format!("“{}”", word.written)).collect();
            let message =
                format!("`{}` has none of the words for `{}`: {}", pair.unit.id, own.id, listed.join(", "));
            let help = format!(
                "use one of them; if the text is right as it is, add its word to content/terms/{lang}.yaml"
            );
            problems.push(Diagnostic::warning(Code::TermMissing, place(look, pair, source), message, help));
        }
        for (word, why) in own.avoid.iter().filter(|(word, _)| word.is_in(&text) && !of_others(word)) {
            let message = format!("`{}` says “{}” for `{}`: {why}", pair.unit.id, word.written, own.id);
            let help = format!("use a word that content/terms/{lang}.yaml approves for it");
            problems.push(Diagnostic::warning(Code::TermAvoided, at(look, pair, word), message, help));
        }
    }
}

/// The most words that a finding lists.
const LISTED: usize = 4;

/// The line beside the one that speaks of a concept in the source; the heading where the lines do not lie side by side.
fn place(look: RuleContext<'_>, pair: TranslationPair<'_>, source: &ConceptWords) -> Span {
    let speaks = |line: &Line| source.is_in(&concepts::plain_lines(look.project, std::iter::once(line)));
    let beside = (pair.lines.len() == pair.original_lines.len())
        .then(|| pair.original_lines.iter().position(|read| speaks(read.line)))
        .flatten();
    beside.map_or(pair.unit.head, |at| pair.lines[at].line.span)
}

/// The first line that has a word.
fn at(look: RuleContext<'_>, pair: TranslationPair<'_>, word: &TermWord) -> Span {
    let has = |line| word.is_in(&concepts::plain_lines(look.project, std::iter::once(line)));
    let found = pair.lines.iter().find(|read| has(read.line));
    found.map_or(pair.unit.head, |read| read.line.span)
}
