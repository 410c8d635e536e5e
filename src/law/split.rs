//! A law's plain text to its provisions.

use crate::normalization::folded;
use std::collections::BTreeMap;

use super::style::{Marker, Order, Style};
use super::{LawError, Provision};

/// No law's text is larger, in bytes.
pub const LARGEST: usize = 4_000_000;

/// The provisions of a law with their words, white space folded.
pub type Provisions = BTreeMap<Provision, String>;

/// Splits a text, as copied from the official page, by the numbering of a style. What stands before the first paragraph or
/// article, such as a title, is passed over.
pub fn split(text: &str, style: &Style) -> Result<Provisions, LawError> {
    if text.len() > LARGEST {
        return Err(LawError(format!("is over {} MB, which no law's text is", LARGEST / 1_000_000)));
    }
    if text.starts_with("%PDF") {
        return Err(LawError(
            "is a PDF; copy the text of the official page into a plain text file".to_owned(),
        ));
    }
    let start: String = text.trim_start().chars().take(60).collect::<String>().to_ascii_lowercase();
    if start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<?xml") {
        return Err(LawError(
            "is a page with markup; copy what the page shows into a plain text file".to_owned(),
        ));
    }
    let mut tops: Vec<(usize, usize, String)> = Vec::new();
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if let Some((place, length)) = head(line, style) {
            tops.push((number + 1, at + length, place));
        }
        at += line.len();
    }
    let mut provisions = Provisions::new();
    let mut lines = BTreeMap::new();
    for (index, (line, begin, number)) in tops.iter().enumerate() {
        let end = tops
            .get(index + 1)
            .map_or(text.len(), |(_, next, _)| text[..*next].rfind('\n').map_or(*next, |at| at + 1));
        let body = text.get(*begin..end).unwrap_or_default();
        let top = Provision::default().with(0, number);
        if let Some(before) = lines.insert(number.clone(), *line) {
            let named = style.written(&top);
            return Err(LawError(format!(
                "holds {named} twice, in line {before} and in line {line}; leave the table of contents and printed \
                 amendments out"
            )));
        }
        inner(&top, body, 0, style, &mut provisions);
        provisions.insert(top, folded(body));
    }
    if provisions.is_empty() {
        let head = style.heads.first().copied().unwrap_or_default();
        return Err(LawError(format!(
            "holds no line that begins with `{head}` and a number; name its numbering with --numbering, or copy the text anew"
        )));
    }
    Ok(provisions)
}

/// The style in which a text has the most paragraphs or articles.
pub fn detect(text: &str) -> &'static Style {
    let count = |style: &Style| text.lines().filter(|line| head(line, style).is_some()).count();
    Style::ALL.into_iter().rev().max_by_key(|style| count(style)).unwrap_or(Style::ALL[0])
}

/// The number of the paragraph or article that a line begins, and how many bytes its head has.
fn head(line: &str, style: &Style) -> Option<(String, usize)> {
    let text = line.trim_start();
    let head = style.heads.iter().find(|head| text.starts_with(**head))?;
    let rest = text[head.len()..].trim_start();
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits == 0 {
        return None;
    }
    let after = &rest[digits..];
    let spaced = after.strip_prefix(' ').unwrap_or(after);
    let first = spaced.chars().next().filter(|c| c.is_lowercase());
    let letter =
        first.filter(|c| spaced[c.len_utf8()..].chars().next().is_none_or(|next| !next.is_alphanumeric()));
    let (number, tail) = match letter {
        Some(letter) => {
            let tail = &spaced[letter.len_utf8()..];
            (rest[..rest.len() - tail.len()].to_owned(), tail)
        }
        None => (rest[..digits].to_owned(), after),
    };
    let tail = tail.strip_prefix(style.after_head)?;
    let ends = tail.is_empty() || tail.starts_with(|c: char| c.is_whitespace() || c == ':');
    ends.then(|| (number, line.len() - tail.len()))
}

/// Adds the parts of a provision, level by level.
fn inner(place: &Provision, body: &str, level: usize, style: &Style, into: &mut Provisions) {
    for (index, kind) in style.levels.iter().enumerate().skip(level) {
        if kind.marker == Marker::Sentence {
            for (number, sentence) in sentences(body, style).enumerate() {
                into.insert(place.with(index + 1, &(number + 1).to_string()), folded(sentence));
            }
            if style.levels.get(index + 1).is_none() {
                return;
            }
            continue;
        }
        let parts = parts(body, kind.marker);
        if parts.is_empty() {
            continue;
        }
        for (number, text) in parts {
            let part = place.with(index + 1, &number);
            inner(&part, text, index + 1, style, into);
            into.insert(part, folded(text));
        }
        // Sentences are counted in the whole of what holds the list as well.
        if let Some(last) =
            style.levels.len().checked_sub(1).filter(|last| style.levels[*last].marker == Marker::Sentence)
            && !matches!(kind.marker, Marker::Titled(_))
        {
            for (number, sentence) in sentences(body, style).enumerate() {
                into.insert(place.with(last + 1, &(number + 1).to_string()), folded(sentence));
            }
        }
        return;
    }
}

/// The parts a text is made of at a level; none where it is not divided there. Numbers are taken in their order only, so that
/// a reference inside a sentence begins no part.
fn parts(body: &str, marker: Marker) -> Vec<(String, &str)> {
    let mut starts: Vec<(String, usize, usize)> = Vec::new();
    let titled = matches!(marker, Marker::Titled(_));
    if titled {
        starts.push(("1".to_owned(), 0, 0));
    }
    let mut from = 0;
    loop {
        let next = starts.len() + 1;
        let (name, mark) = match marker {
            Marker::Titled(word) => (next.to_string(), format!("{word} {next}.")),
            Marker::Bracketed => (next.to_string(), format!("({next})")),
            Marker::Closed => (next.to_string(), format!("{next})")),
            Marker::Dotted => (next.to_string(), format!("{next}.")),
            Marker::Letter => match u8::try_from(next).ok().filter(|next| *next <= 26) {
                Some(next) => {
                    (char::from(b'a' + next - 1).to_string(), format!("{})", char::from(b'a' + next - 1)))
                }
                None => break,
            },
            Marker::Sentence => break,
        };
        let Some(begin) = find(body, &mark, from, marker) else { break };
        from = begin + mark.len();
        starts.push((name, begin, from));
    }
    if titled && starts.len() == 1 {
        return vec![("1".to_owned(), body)];
    }
    let ends = starts.iter().skip(1).map(|(_, begin, _)| *begin).chain([body.len()]);
    starts.iter().zip(ends).map(|((name, _, begin), end)| (name.clone(), &body[*begin..end])).collect()
}

/// Where a mark stands that begins a part: after white space, and before it; a dotted one at the start of a line.
fn find(body: &str, mark: &str, from: usize, marker: Marker) -> Option<usize> {
    let mut at = from;
    while let Some(found) = body.get(at..)?.find(mark) {
        let begin = at + found;
        let before = body[..begin].chars().next_back();
        let after = body[begin + mark.len()..].chars().next();
        let opens = match marker {
            Marker::Dotted => before.is_none_or(|c| c == '\n'),
            Marker::Letter => before.is_none_or(|c| c.is_whitespace() || c == '('),
            _ => before.is_none_or(char::is_whitespace),
        };
        if opens && after.is_none_or(char::is_whitespace) {
            return Some(begin);
        }
        at = begin + mark.len();
    }
    None
}

/// The sentences of a text.
fn sentences<'a>(text: &'a str, style: &'a Style) -> impl Iterator<Item = &'a str> {
    let mut ends = Vec::new();
    for (at, _) in text.match_indices('.') {
        let (before, after) = (&text[..=at], &text[at + 1..]);
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches('(');
        let next = after.trim_start().chars().next();
        let counted = after.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
        // `6. pkt. gælder ikke` refers to a sentence and begins one.
        let begins_counted = next.is_some_and(|c| c.is_ascii_digit())
            && style
                .levels
                .iter()
                .any(|level| level.order == Order::NumberFirst && names(counted, level.words));
        let begins = begins_counted || next.is_some_and(|c| c.is_uppercase() || c == '§');
        let begins = begins && after.starts_with(char::is_whitespace);
        let is_short = style.abbreviations.contains(&word.to_lowercase().as_str());
        // `stk. 1, 2. pkt.` goes on after its abbreviation; `m.v.` may end a sentence.
        if begins && (!is_short || begins_counted && word == "m.v.") {
            ends.push(at + 1);
        }
    }
    ends.push(text.len());
    let starts: Vec<usize> = [0].into_iter().chain(ends.iter().copied()).collect();
    let spans: Vec<(usize, usize)> = starts.into_iter().zip(ends).collect();
    spans.into_iter().map(|(start, end)| text[start..end].trim()).filter(|sentence| !sentence.is_empty())
}

/// Whether a full stop and one of these words follow.
fn names(text: &str, words: &[&str]) -> bool {
    text.strip_prefix(". ").is_some_and(|rest| words.iter().any(|word| rest.starts_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::style::{DANISH, EUROPEAN, GERMAN};

    fn places(text: &str, style: &Style) -> Vec<String> {
        split(text, style).expect("a law").keys().map(|place| style.written(place)).collect()
    }

    const ACT: &str = "Bekendtgørelse\n\n## § 33a\n\n§ 33 a. Har en udlænding ret efter stk. 1. Det gælder. Stk. 2. Ja, hvis\n\
        1) det er så, eller\n2) der er a) en grund eller b) to. Stk. 2 gælder ikke. Stk. 3. Nej, jf. § 7, stk. 1 og 2, m.v. 1. pkt. gælder ikke.\n\
        § 34. Kort.\n";

    #[test]
    fn a_danish_act_is_split_down_to_its_sentences() {
        assert_eq!(detect(ACT), &DANISH);
        let act = split(ACT, &DANISH).expect("a law");
        let words = |place: &str| {
            let found = act.iter().find(|(known, _)| DANISH.written(known) == place);
            found.map(|(_, words)| words.as_str())
        };
        assert_eq!(words("§ 33 a, stk. 1, 2. pkt."), Some("Det gælder."));
        assert_eq!(words("§ 33 a, stk. 2, nr. 1"), Some("det er så, eller"));
        assert_eq!(words("§ 33 a, stk. 2, nr. 2, litra b"), Some("to. Stk. 2 gælder ikke."));
        assert_eq!(words("§ 33 a, stk. 2, 2. pkt."), Some("Stk. 2 gælder ikke."));
        assert_eq!(words("§ 33 a, stk. 3, 1. pkt."), Some("Nej, jf. § 7, stk. 1 og 2, m.v."));
        assert_eq!(words("§ 33 a, stk. 3, 2. pkt."), Some("1. pkt. gælder ikke."));
        assert_eq!(words("§ 33 a, stk. 4"), None);
        assert_eq!(words("§ 34"), Some("Kort."));
    }

    #[test]
    fn european_and_german_acts_are_split_too() {
        let convention = "Article 3\n\nNobody shall be tortured.\n\nArticle 8\n1. Everyone has a right.\n2. There shall be none.\n";
        assert_eq!(detect(convention), &EUROPEAN);
        assert_eq!(places(convention, &EUROPEAN), ["Article 3", "Article 8", "Article 8(1)", "Article 8(2)"]);
        let act = "§ 60a Aussetzung\n(1) Die Behörde kann. Das gilt.\n(2) Es folgt:\n1. dies,\n2. das.\n";
        assert_eq!(detect(act), &GERMAN);
        let places = places(act, &GERMAN);
        assert!(places.iter().any(|place| place == "§ 60a Abs. 1 Satz 2"), "{places:?}");
    }

    #[test]
    fn what_is_no_law_is_told_in_one_line() {
        let why = |text: &str| split(text, &DANISH).expect_err("no law").to_string();
        assert!(why("%PDF-1.7").contains("PDF"));
        assert!(why("<!DOCTYPE html><p>§ 1.").contains("markup"));
        assert!(why("No numbers here.\n").contains("--numbering"));
        assert!(why("§ 1. Indhold\n§ 2. Mere\n§ 1. Loven gælder.\n").contains("line 1 and in line 3"));
        assert!(why(&"§ 1. a ".repeat(700_000)).contains("4 MB"));
    }
}
