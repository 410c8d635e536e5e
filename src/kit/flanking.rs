//! Marks of emphasis set where CommonMark reads them. A `**` between a letter and a quotation mark neither opens nor closes
//! (it is not "flanking"), which is where prefixes and suffixes of Arabic, Persian, Turkish, Tigrinya and Danish put it:
//! `و**«نعم»**`. The mark is moved over the punctuation, or where that is a token, over the letters of the word.

use crate::i18n::orthography::is_sign;
use crate::kit::placeholder::{Placeholder, PlaceholderKind};
use crate::parse::{Run, Shown, shown};

/// A text with tokens, one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FlankingToken {
    /// A character of the translator's.
    Character(char),
    /// The token with this number, from 1, and whether it is the end of a pair.
    Placeholder(usize, bool),
}

/// Quotation marks and brackets that are moved together.
const PAIRS: [(char, char); 11] = [
    ('«', '»'),
    ('»', '«'),
    ('“', '”'),
    ('„', '“'),
    ('„', '”'),
    ('”', '”'),
    ('‘', '’'),
    ('‹', '›'),
    ('"', '"'),
    ('(', ')'),
    ('[', ']'),
];

/// Moves the marks of strong words to where they open and close; the characters keep their order.
pub(super) fn settle(tokens: &mut Vec<FlankingToken>, marks: &[Placeholder]) {
    let strong = marks.iter().enumerate().filter(|(_, mark)| mark.kind == PlaceholderKind::Strong);
    for number in strong.map(|(at, _)| at + 1) {
        let find = |ends| tokens.iter().position(|token| *token == FlankingToken::Placeholder(number, ends));
        if let (Some(open), Some(close)) = (find(false), find(true))
            && open < close
        {
            TokenPair { tokens, marks, open, close }.settle();
        }
    }
}

/// A pair of tokens round strong words.
struct TokenPair<'a> {
    tokens: &'a mut Vec<FlankingToken>,
    marks: &'a [Placeholder],
    open: usize,
    close: usize,
}

impl TokenPair<'_> {
    fn settle(&mut self) {
        self.narrow_start(char::is_whitespace);
        self.narrow_end(char::is_whitespace);
        let first = self.character(self.open + 1).filter(|_| !self.opens());
        let last = self.character(self.close - 1).filter(|_| !self.closes());
        // A quotation mark goes with the one at the other end.
        let edges = self.character(self.open + 1).zip(self.character(self.close - 1));
        let are_pair = edges.is_some_and(|edges| PAIRS.contains(&edges));
        if first.is_some_and(is_sign) || are_pair && last.is_some() {
            self.narrow_start(|character| is_sign(character) || character.is_whitespace());
        }
        if last.is_some_and(is_sign) || are_pair && first.is_some() {
            self.narrow_end(|character| is_sign(character) || character.is_whitespace());
        }
        if self.open + 1 == self.close {
            // There are only characters between them: no other words were meant to be strong.
            return;
        }
        if !self.opens() {
            self.widen_start();
        }
        if !self.closes() {
            self.widen_end();
        }
    }

    fn narrow_start(&mut self, leaves: impl Fn(char) -> bool) {
        while self.open + 1 < self.close && self.character(self.open + 1).is_some_and(&leaves) {
            self.tokens.swap(self.open, self.open + 1);
            self.open += 1;
        }
    }

    fn narrow_end(&mut self, leaves: impl Fn(char) -> bool) {
        while self.open + 1 < self.close && self.character(self.close - 1).is_some_and(&leaves) {
            self.tokens.swap(self.close, self.close - 1);
            self.close -= 1;
        }
    }

    fn widen_start(&mut self) {
        while self.open > 0 && self.character(self.open - 1).is_some_and(is_letter) {
            self.tokens.swap(self.open, self.open - 1);
            self.open -= 1;
        }
    }

    fn widen_end(&mut self) {
        while self.character(self.close + 1).is_some_and(is_letter) {
            self.tokens.swap(self.close, self.close + 1);
            self.close += 1;
        }
    }

    /// The translator's character at a place, where there is one.
    fn character(&self, at: usize) -> Option<char> {
        match self.tokens.get(at) {
            Some(FlankingToken::Character(character)) => Some(*character),
            _ => None,
        }
    }

    /// Whether the first mark opens: CommonMark's left-flanking.
    fn opens(&self) -> bool {
        let before = self.open.checked_sub(1).and_then(|at| self.written(at).chars().next_back());
        flanks(self.written(self.open + 1).chars().next(), before)
    }

    /// Whether the last mark closes: CommonMark's right-flanking.
    fn closes(&self) -> bool {
        let behind = self.written(self.close + 1).chars().next();
        flanks(self.written(self.close - 1).chars().next_back(), behind)
    }

    /// What stands at a place, as it will be written; nothing behind the last one.
    fn written(&self, at: usize) -> String {
        match self.tokens.get(at) {
            Some(FlankingToken::Character(character)) => character.to_string(),
            Some(FlankingToken::Placeholder(number, ends)) => written(self.marks, *number, *ends).to_owned(),
            None => String::new(),
        }
    }
}

/// Whether a mark between these two characters belongs to the one inside.
fn flanks(inside: Option<char>, outside: Option<char>) -> bool {
    let Some(inside) = inside.filter(|character| !character.is_whitespace()) else { return false };
    !is_sign(inside) || outside.is_none_or(|outside| outside.is_whitespace() || is_sign(outside))
}

fn is_letter(character: char) -> bool {
    !character.is_whitespace() && !is_sign(character)
}

/// The Markdown of a token.
fn written(marks: &[Placeholder], number: usize, ends: bool) -> &str {
    let mark = number.checked_sub(1).and_then(|at| marks.get(at));
    mark.map_or("", |mark| if ends { mark.close.as_deref().unwrap_or_default() } else { &mark.open })
}

/// The Markdown of a text.
pub(super) fn markdown(tokens: &[FlankingToken], marks: &[Placeholder]) -> String {
    let mut text = String::with_capacity(tokens.len() * 2);
    for token in tokens {
        match token {
            FlankingToken::Character(character) => text.push(*character),
            FlankingToken::Placeholder(number, ends) => text.push_str(written(marks, *number, *ends)),
        }
    }
    text
}

/// Where characters stand for tokens in a text of which Markdown shows every character: a plane of private use, whose
/// characters are neither letters nor punctuation of any language.
const PRIVATE: u32 = 0xf_0000;

/// The number of a token that is read as something else than it stands for, where there is one.
pub(super) fn misread(tokens: &[FlankingToken], marks: &[Placeholder]) -> Option<usize> {
    let meant = meant(tokens, marks);
    let found = shown(&markdown(tokens, marks));
    let differs = (0..meant.len().max(found.len())).find(|at| {
        let meant = meant.get(*at).map(|(shown, _)| shown);
        meant != found.get(*at)
    })?;
    let before = meant.get(differs).or(meant.last()).map(|(_, number)| *number).filter(|number| *number > 0);
    let first = tokens.iter().find_map(|token| match token {
        FlankingToken::Placeholder(number, _) => Some(*number),
        FlankingToken::Character(_) => None,
    });
    before.or(first)
}

/// What a text is to show, and of each character the number of the last token before it.
fn meant(tokens: &[FlankingToken], marks: &[Placeholder]) -> Vec<(Shown, usize)> {
    let c = |number: usize, ends: bool| {
        let at = u32::try_from(number * 2 + usize::from(ends)).unwrap_or(u32::MAX);
        char::from_u32(PRIVATE.saturating_add(at)).unwrap_or(char::REPLACEMENT_CHARACTER)
    };
    let mut text = String::new();
    for token in tokens {
        match *token {
            FlankingToken::Character(character) => text.push(character),
            FlankingToken::Placeholder(number, ends) => {
                match marks.get(number - 1).and_then(|mark| run(mark).map(|run| (run, mark))) {
                    Some((Run::Emphasis, mark)) => {
                        text.push(c(number, false));
                        text.push_str(mark.open.trim_matches('*'));
                        text.push(c(number, true));
                    }
                    Some(_) => text.push(c(number, ends)),
                    None => text.push_str(written(marks, number, ends)),
                }
            }
        }
    }
    let mut open: Vec<Run> = Vec::new();
    let mut last = 0;
    let mut meant = Vec::new();
    for mut character in shown(&text) {
        let token = u32::from(character.character).checked_sub(PRIVATE).map(|at| at as usize);
        match token.and_then(|at| Some((at, run(marks.get((at / 2).checked_sub(1)?)?)?))) {
            Some((at, run)) => {
                last = at / 2;
                if at % 2 == 0 {
                    open.push(run);
                } else if let Some(opened) = open.iter().rposition(|known| *known == run) {
                    open.remove(opened);
                }
            }
            None => {
                character.runs.extend(&open);
                character.runs.sort_unstable();
                meant.push((character, last));
            }
        }
    }
    meant
}

/// The run that a mark makes; `None` for one that shows as text.
fn run(mark: &Placeholder) -> Option<Run> {
    match mark.kind {
        PlaceholderKind::Strong => Some(Run::Strong),
        PlaceholderKind::Official => Some(Run::Emphasis),
        PlaceholderKind::Link => Some(Run::Link),
        PlaceholderKind::Fact
        | PlaceholderKind::Source
        | PlaceholderKind::Code
        | PlaceholderKind::Argument
        | PlaceholderKind::Count => None,
    }
}

#[cfg(test)]
mod tests;
