//! Words with tokens back to Markdown, and what is wrong with them.

use std::collections::BTreeMap;
use std::fmt;

use crate::kit::flanking::{self, FlankingToken};
use crate::kit::placeholder::Placeholder;
use crate::normalization::folded;

/// What is wrong with the tokens of a translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaceholderError {
    /// A token that the source has and the translation has not.
    Lost(usize),
    /// A token that stands there more than once.
    Doubled(usize),
    /// A token that goes round words and lacks its beginning or its end, or has them the wrong way round.
    Unpaired(usize),
    /// Something between `⟦` and `⟧` that is no token of this part.
    Unknown(String),
    /// Two pairs of which one begins inside the other and ends outside.
    Crossed(usize, usize),
    /// A pair inside another of its kind: bold in bold, a link in a link.
    Nested(usize, usize),
    /// A token that Markdown cannot read beside what it stands at.
    Beside(usize),
}

impl PlaceholderError {
    /// What to do about it.
    pub(crate) fn advice(&self) -> String {
        match self {
            Self::Lost(_) => "put it where it belongs".to_owned(),
            Self::Doubled(_) => "delete one".to_owned(),
            Self::Unpaired(_) => "put one before and one behind them".to_owned(),
            Self::Crossed(outer, inner) => format!("put ⟦/{inner}⟧ before ⟦/{outer}⟧"),
            Self::Nested(..) => "put one behind the other".to_owned(),
            Self::Beside(_) => "put a space between them".to_owned(),
            Self::Unknown(_) => "delete it".to_owned(),
        }
    }
}

impl fmt::Display for PlaceholderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lost(number) => write!(f, "⟦{number}⟧ is lost"),
            Self::Doubled(number) => write!(f, "⟦{number}⟧ stands there twice"),
            Self::Unpaired(number) => write!(f, "⟦{number}⟧ and ⟦/{number}⟧ do not go round words"),
            Self::Crossed(outer, inner) => {
                write!(f, "⟦{inner}⟧ begins inside ⟦{outer}⟧ and ends outside it")
            }
            Self::Nested(outer, inner) => {
                write!(f, "⟦{inner}⟧ stands inside ⟦{outer}⟧, and both do the same")
            }
            Self::Beside(number) => {
                write!(
                    f,
                    "⟦{number}⟧ cannot stand right beside the letter, the sign or the token at its side"
                )
            }
            Self::Unknown(inside) => write!(f, "⟦{inside}⟧ stands for nothing here"),
        }
    }
}

impl std::error::Error for PlaceholderError {}

/// The brackets of a token.
const BRACKETS: [char; 2] = ['⟦', '⟧'];

/// The Markdown of a translation with tokens, its marks set where CommonMark reads them. `Err` has every fault; tokens
/// that may go are not missed.
pub fn unmark(text: &str, marks: &[Placeholder]) -> Result<String, Vec<PlaceholderError>> {
    let (mut segments, mut faults) = segments(text, marks);
    faults.extend(uncounted(&segments, marks));
    faults.extend(crossed(&segments, marks));
    faults.dedup();
    if !faults.is_empty() {
        return Err(faults);
    }
    flanking::settle(&mut segments, marks);
    match flanking::misread(&segments, marks) {
        Some(number) => Err(vec![PlaceholderError::Beside(number)]),
        None => Ok(folded(&flanking::markdown(&segments, marks))),
    }
}

/// The characters and tokens of a text, and what stands in a token's brackets without being one.
fn segments(text: &str, marks: &[Placeholder]) -> (Vec<FlankingToken>, Vec<PlaceholderError>) {
    let mut segments = Vec::new();
    let mut faults = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(BRACKETS) {
        segments.extend(rest[..at].chars().map(FlankingToken::Character));
        let inside = rest[at..]
            .strip_prefix(BRACKETS[0])
            .and_then(|after| after.find(BRACKETS[1]).map(|end| &after[..end]));
        let token = inside.and_then(token).filter(|(number, ends)| {
            let mark = number.checked_sub(1).and_then(|at| marks.get(at));
            mark.is_some_and(|mark| !ends || mark.close.is_some())
        });
        match token {
            Some((number, ends)) => segments.push(FlankingToken::Placeholder(number, ends)),
            None => {
                faults.push(PlaceholderError::Unknown(inside.unwrap_or_default().chars().take(20).collect()));
            }
        }
        let length = inside.map_or(0, |inside| inside.len() + BRACKETS[1].len_utf8());
        rest = &rest[at + BRACKETS[0].len_utf8() + length..];
    }
    segments.extend(rest.chars().map(FlankingToken::Character));
    (segments, faults)
}

/// Tokens that are lost, there more than once, or without their other half.
fn uncounted(segments: &[FlankingToken], marks: &[Placeholder]) -> Vec<PlaceholderError> {
    let mut faults = Vec::new();
    let mut seen: BTreeMap<(usize, bool), usize> = BTreeMap::new();
    for segment in segments {
        if let FlankingToken::Placeholder(number, ends) = segment {
            *seen.entry((*number, *ends)).or_default() += 1;
        }
    }
    for (at, mark) in marks.iter().enumerate() {
        let number = at + 1;
        let times = |ends| seen.get(&(number, ends)).copied().unwrap_or(0);
        match (times(false), times(true)) {
            (0, 0) if mark.kind.may_go() => {}
            (0, 0) => faults.push(PlaceholderError::Lost(number)),
            (starts, ends) if mark.close.is_some() && starts != ends => {
                faults.push(PlaceholderError::Unpaired(number));
            }
            (2.., _) => faults.push(PlaceholderError::Doubled(number)),
            (1, 1) if !goes_round_words(segments, number) => faults.push(PlaceholderError::Unpaired(number)),
            _ => {}
        }
    }
    faults
}

/// Whether a pair stands the right way round and goes round something: round nothing it would leave its own characters
/// behind for readers to see.
fn goes_round_words(segments: &[FlankingToken], number: usize) -> bool {
    let find =
        |ends| segments.iter().position(|segment| *segment == FlankingToken::Placeholder(number, ends));
    let Some((open, close)) = find(false).zip(find(true)).filter(|(open, close)| open < close) else {
        return false;
    };
    segments[open + 1..close]
        .iter()
        .any(|segment| !matches!(segment, FlankingToken::Character(character) if character.is_whitespace()))
}

/// Pairs of which one begins inside the other and ends outside, or is of the other's kind.
fn crossed(segments: &[FlankingToken], marks: &[Placeholder]) -> Vec<PlaceholderError> {
    let mut open: Vec<usize> = Vec::new();
    let mut faults = Vec::new();
    for segment in segments {
        match *segment {
            FlankingToken::Placeholder(number, false) if marks[number - 1].close.is_some() => {
                let kind = marks[number - 1].kind;
                let outer = open.iter().find(|outer| marks[**outer - 1].kind == kind && **outer != number);
                faults.extend(outer.map(|outer| PlaceholderError::Nested(*outer, number)));
                open.push(number);
            }
            FlankingToken::Placeholder(number, true) => {
                if let Some(at) = open.iter().rposition(|known| *known == number) {
                    faults.extend(open.get(at + 1).map(|inner| PlaceholderError::Crossed(number, *inner)));
                    open.remove(at);
                }
            }
            _ => {}
        }
    }
    faults
}

/// The number of a token, in any of the digits our languages use, and whether it is the end of a pair.
fn token(inside: &str) -> Option<(usize, bool)> {
    let inside = inside.trim();
    let (ends, digits) = inside.strip_prefix('/').map_or((false, inside), |rest| (true, rest));
    let plain: Option<String> = digits.trim().chars().map(plain_digit).collect();
    Some((plain?.parse().ok()?, ends))
}

/// An Arabic-Indic or Persian digit as an ASCII one.
fn plain_digit(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => return Some(c),
        '\u{660}'..='\u{669}' => c as u32 - 0x660,
        '\u{6f0}'..='\u{6f9}' => c as u32 - 0x6f0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::placeholder::{Syntax, mark};

    const TEXT: &str = "**Go** to {{office}} (*kontoret*), see [the\nhelp](topic:help#a).[^act, § 3][^act]";

    #[test]
    fn faults_are_all_named() {
        let (_, marks) = mark(TEXT, Syntax::Prose);
        let faults = |text: &str| unmark(text, &marks).expect_err("faults");
        assert_eq!(faults("⟦٢⟧ ⟦4⟧x⟦/4⟧ ⟦5⟧"), [PlaceholderError::Lost(6)]);
        assert_eq!(
            faults("⟦2⟧⟦2⟧ ⟦4⟧ ⟦9⟧ ⟦/5⟧ ⟦5⟧⟦6⟧ ⟦x"),
            [
                PlaceholderError::Unknown("9".to_owned()),
                PlaceholderError::Unknown("/5".to_owned()),
                PlaceholderError::Unknown(String::new()),
                PlaceholderError::Doubled(2),
                PlaceholderError::Unpaired(4),
            ]
        );
    }
}
