//! The summary of a page: what it is described as, or its first words, which then stand there alone and not twice.

use std::collections::BTreeMap;

use super::facts::FoundFacts;
use super::page_text::PageText;
use crate::i18n::lang::Lang;
use crate::import::left_out::{LeftOut, short};
use crate::normalization::folded;
use crate::parse::{ForeignBlock, ForeignBlockKind, ForeignInline, ForeignInlineKind, plain_words};

/// The most letters that a summary in the source language has.
const MOST_OF_SUMMARY: usize = 140;

/// How much of the first paragraph becomes the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    Whole,
    Sentence,
    Nothing,
}

/// Gives each text of a page its summary, and takes out of it the words that become one.
pub(in crate::import) fn summarise(
    texts: &mut BTreeMap<Lang, PageText>,
    source: &Lang,
    facts: &FoundFacts,
    left_out: &mut Vec<LeftOut>,
) {
    let Some(text) = texts.get(source) else { return };
    let is_more = |text: &PageText| text.intro.len() + text.sections.len() > 1;
    let lead = match (&text.description, lead(text, facts)) {
        // The place of the paragraph is that of the source's.
        (Some(description), Some(lead)) if *description == lead && is_more(text) => Lead::Whole,
        (Some(_), _) | (None, None) => Lead::Nothing,
        (None, Some(words)) if words.chars().count() <= MOST_OF_SUMMARY && is_more(text) => Lead::Whole,
        (None, Some(_)) => Lead::Sentence,
    };
    for (lang, text) in texts.iter_mut() {
        if let Some(description) = &text.description {
            let is_repeated = self::lead(text, facts).as_ref() == Some(description) && is_more(text);
            text.summary = Some(match lang == source {
                true => shortened(&text.path, 1, description, left_out),
                false => description.clone(),
            });
            if let Some(at) = text.first_paragraph().filter(|_| is_repeated && lead == Lead::Whole) {
                text.intro.remove(at);
            }
            continue;
        }
        text.summary = match lead {
            // A translation of the first paragraph alone stands for that, and for no section.
            Lead::Whole => self::lead(text, facts)
                .inspect(|_| _ = text.first_paragraph().map(|at| text.intro.remove(at))),
            Lead::Sentence => take_sentence(text, facts),
            Lead::Nothing => None,
        };
    }
}

/// The words of the first paragraph before any heading that is no note, where it has no mark in it and nothing that is a fact.
fn lead(text: &PageText, facts: &FoundFacts) -> Option<String> {
    let ForeignBlockKind::Paragraph(words) = &text.intro.get(text.first_paragraph()?)?.kind else {
        return None;
    };
    let is_plain = |inline: &ForeignInline| {
        matches!(
            inline.kind,
            ForeignInlineKind::Text(_) | ForeignInlineKind::Strong(_) | ForeignInlineKind::Break
        )
    };
    let lead = folded(&plain_words(words));
    (words.iter().all(is_plain) && !lead.is_empty() && !may_hold_facts(&lead, facts)).then_some(lead)
}

/// Whether there may be an address or a telephone number in these words, which a summary cannot hold.
fn may_hold_facts(words: &str, facts: &FoundFacts) -> bool {
    words.contains(['@', '+']) || words.contains("://") || facts.has_address(words)
}

/// Takes the first sentence out of the first paragraph, if it is short and more follows it there.
fn take_sentence(text: &mut PageText, facts: &FoundFacts) -> Option<String> {
    let at = text.first_paragraph()?;
    let Some(ForeignBlock { kind: ForeignBlockKind::Paragraph(words), .. }) = text.intro.get_mut(at) else {
        return None;
    };
    let Some(ForeignInline { kind: ForeignInlineKind::Text(first), .. }) = words.first_mut() else {
        return None;
    };
    let end = sentence(first)?;
    let sentence = first[..end].trim().to_owned();
    let rest = first[end..].trim_start().to_owned();
    if rest.is_empty() || may_hold_facts(&sentence, facts) || sentence.chars().count() < 20 {
        return None;
    }
    *first = rest;
    Some(sentence)
}

/// Where the last sentence ends that fits into a summary, with no bracket open.
fn sentence(words: &str) -> Option<usize> {
    let fits = words.char_indices().nth(MOST_OF_SUMMARY).map_or(words.len(), |(at, _)| at);
    let ends = words[..fits].match_indices(['.', '!', '?', '。', '؟', '։', '።', '।', '۔']);
    let ends = ends.map(|(at, end)| at + end.len());
    let is_end = |end: &usize| {
        let rest = &words[*end..];
        let begins = rest.trim_start().chars().next();
        (rest.is_empty() || rest.starts_with(' ') || words[..*end].ends_with('。'))
            && begins.is_none_or(|c| !c.is_lowercase())
            && open(&words[..*end]).is_none()
    };
    ends.rev().find(is_end)
}

/// A description that fits; what is cut off is told.
pub(in crate::import) fn shortened(
    path: &str,
    line: usize,
    description: &str,
    left_out: &mut Vec<LeftOut>,
) -> String {
    let summary = cut(description);
    if summary != description {
        let words = short(description);
        let what = format!("the end of the description (`{words}`): a summary has {MOST_OF_SUMMARY} letters");
        left_out.push(LeftOut::part(path, line, what));
    }
    summary
}

/// A description that fits: its first sentences, or its first words with no bracket open.
fn cut(words: &str) -> String {
    if words.chars().count() <= MOST_OF_SUMMARY {
        return words.to_owned();
    }
    if let Some(end) = sentence(words) {
        return words[..end].to_owned();
    }
    let fits: String = words.chars().take(MOST_OF_SUMMARY - 2).collect();
    let fits = fits.rsplit_once(' ').map_or(fits.as_str(), |(words, _)| words);
    let fits = open(fits).filter(|at| *at > 0).map_or(fits, |at| &fits[..at]);
    format!("{} …", fits.trim_end().trim_end_matches([',', ';', ':', '–', '—', '-']).trim_end())
}

/// Where the first bracket or quotation mark stands that is not closed.
fn open(words: &str) -> Option<usize> {
    const PAIRS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('“', '”'), ('«', '»'), ('（', '）')];
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in words.char_indices() {
        if let Some((_, closing)) = PAIRS.iter().find(|(opening, _)| *opening == c) {
            open.push((at, *closing));
        } else if open.last().is_some_and(|(_, closing)| *closing == c) {
            open.pop();
        }
    }
    open.first().map(|(at, _)| *at)
}

#[cfg(test)]
mod tests {
    use super::{MOST_OF_SUMMARY, cut};

    #[test]
    fn a_description_is_cut_at_a_sentence_or_a_word_and_never_in_a_bracket() {
        assert_eq!(cut("Short (and sweet)."), "Short (and sweet).");
        let words = "One two three. ".repeat(12);
        assert!(cut(&words).ends_with("three.") && cut(&words).len() <= MOST_OF_SUMMARY);
        let bracket =
            format!("{}, (which is long. And longer {})", "word ".repeat(20).trim_end(), "and ".repeat(20));
        assert_eq!(cut(&bracket), format!("{} …", "word ".repeat(20).trim_end()));
    }
}
