//! Straight quotation marks and apostrophes of prose set as the language writes them, and in languages that want a space before
//! a sign one that does not break. Only where that is sure: what is left is told by `check`, by the same knowledge.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use crate::i18n::lang::Lang;
use crate::i18n::orthography::{Orthography, Quotations, is_sign};
use crate::import::dialects::inline_html::{OTHER, length};
use crate::parse::{ForeignInline, ForeignInlineKind};

/// Sets the words of one language.
#[derive(Debug)]
pub(in crate::import) struct Typography {
    writing: Orthography,
    quotations: Option<Quotations>,
}

/// How the words of each language are set, each looked up once.
#[derive(Debug, Default)]
pub(in crate::import) struct Typographies(BTreeMap<Lang, Rc<Typography>>);

impl Typographies {
    pub(in crate::import) fn of(&mut self, lang: &Lang) -> Rc<Typography> {
        let known = self.0.entry(lang.clone());
        Rc::clone(known.or_insert_with(|| Rc::new(Typography::new(lang))))
    }
}

const NO_BREAK: char = '\u{a0}';

impl Typography {
    fn new(lang: &Lang) -> Self {
        let writing = Orthography::of(lang, "");
        let quotations = writing.quotations();
        Self { writing, quotations }
    }

    /// Words without any mark; `kept` are the bytes of what is no prose.
    pub(in crate::import) fn words(&self, words: &str, kept: &[Range<usize>]) -> String {
        let changes = self.changes(words, kept);
        set(words, 0, &changes)
    }

    /// A line with its marks; `text` are its words, `kept` their bytes of what is no prose.
    pub(in crate::import) fn line(
        &self,
        inlines: Vec<ForeignInline>,
        text: &str,
        kept: &[Range<usize>],
    ) -> Vec<ForeignInline> {
        let changes = self.changes(text, kept);
        if changes.is_empty() { inlines } else { rebuilt(&inlines, &mut 0, &changes) }
    }

    /// What stands in the place of characters, by their bytes.
    fn changes(&self, text: &str, kept: &[Range<usize>]) -> BTreeMap<usize, String> {
        let mut changes = BTreeMap::new();
        if !text.contains(['"', '\'', ' ']) {
            return changes;
        }
        let is_prose = |at: usize| {
            let next = kept.get(kept.partition_point(|range| range.end <= at));
            next.is_none_or(|range| at < range.start)
        };
        let places = |c: char| {
            text.match_indices(c).map(|(at, _)| at).filter(|at| is_prose(*at)).collect::<Vec<usize>>()
        };
        if let Some(quotations) = &self.quotations {
            self.pairs(text, &places('"'), quotations, &mut changes);
            self.apostrophes(text, &places('\''), &mut changes);
            let rest: Vec<usize> = places('\'').into_iter().filter(|at| !changes.contains_key(at)).collect();
            Self::single_pairs(text, &rest, quotations, &mut changes);
            if quotations.is_spaced {
                spaces(text, &places(' '), quotations, &mut changes);
            }
        }
        changes
    }

    /// Straight marks that open and close.
    fn pairs(
        &self,
        text: &str,
        places: &[usize],
        quotations: &Quotations,
        changes: &mut BTreeMap<usize, String>,
    ) {
        let mut open: Option<usize> = None;
        let mut written = WrittenMarks::new(text, quotations.outer);
        for at in places.iter().copied() {
            let (before, after) = around(text, at);
            // Languages with other scripts write words onto a mark that opens; Latin ones do so by mistake only.
            let is_free = !self.writing.is_latin();
            let opens =
                after.is_some_and(|c| !c.is_whitespace()) && (is_gap(before) || is_free && !is_odd(before));
            let closes = before.is_some_and(|c| !c.is_whitespace()) && (is_free || !is_of_word(after));
            match open {
                Some(from) if closes => {
                    open = None;
                    let is_inner = written.is_open(from);
                    let pair = if is_inner { quotations.inner } else { Some(quotations.outer) };
                    let Some(pair) = pair else { continue };
                    let is_spaced = quotations.is_spaced && pair == quotations.outer;
                    put(pair, (from, at), is_spaced, changes);
                }
                _ if opens => open = Some(at),
                _ => {}
            }
        }
    }

    /// Apostrophes: between letters, and between a letter and what else begins a word.
    fn apostrophes(&self, text: &str, places: &[usize], changes: &mut BTreeMap<usize, String>) {
        if !self.writing.uses('’') {
            return;
        }
        for at in places.iter().copied() {
            let (before, after) = around(text, at);
            let begins = |c: char| c.is_alphanumeric() || [OTHER, '«', '“', '"', '‘'].contains(&c);
            // A name in code is no word that is cut short.
            let is_between = before.is_some_and(char::is_alphabetic) && after.is_some_and(begins);
            if is_between {
                changes.insert(at, '’'.to_string());
            }
        }
    }

    /// Single straight marks round words, where each opens or closes without doubt.
    fn single_pairs(
        text: &str,
        places: &[usize],
        quotations: &Quotations,
        changes: &mut BTreeMap<usize, String>,
    ) {
        let opens = |at: usize| {
            let (before, after) = around(text, at);
            is_gap(before) && after.is_some_and(char::is_alphabetic)
        };
        let closes = |at: usize| {
            let (before, after) = around(text, at);
            before.is_some_and(|c| !c.is_whitespace()) && !is_of_word(after)
        };
        let is_sure =
            places.len().is_multiple_of(2) && places.chunks(2).all(|pair| opens(pair[0]) && closes(pair[1]));
        let is_usual = quotations.inner == Some(('‘', '’'));
        let (open, close) = quotations.outer;
        let mut written = WrittenMarks::new(text, quotations.outer);
        // The outer marks that were set, as far as they stand before a place.
        let set: Vec<(usize, bool, bool)> =
            changes.iter().map(|(at, sign)| (*at, sign.starts_with(open), sign.ends_with(close))).collect();
        let (mut opened, mut closed, mut next) = (0, 0, 0);
        for pair in places.chunks(2).filter(|_| is_sure) {
            while let Some((_, opens, closes)) = set.get(next).filter(|(at, ..)| *at < pair[0]) {
                (opened, closed, next) =
                    (opened + usize::from(*opens), closed + usize::from(*closes), next + 1);
            }
            let is_inner = opened > closed || written.is_open(pair[0]);
            let of_pair = if is_inner || is_usual { quotations.inner } else { Some(quotations.outer) };
            let Some(of_pair) = of_pair else { continue };
            put(of_pair, (pair[0], pair[1]), quotations.is_spaced && of_pair == quotations.outer, changes);
        }
    }
}

/// Sets both marks of a pair.
fn put(
    (open, close): (char, char),
    (from, to): (usize, usize),
    is_spaced: bool,
    changes: &mut BTreeMap<usize, String>,
) {
    let space = if is_spaced { NO_BREAK.to_string() } else { String::new() };
    changes.insert(from, format!("{open}{space}"));
    changes.insert(to, format!("{space}{close}"));
}

/// Spaces before signs of two parts and inside quotation marks.
fn spaces(text: &str, places: &[usize], quotations: &Quotations, changes: &mut BTreeMap<usize, String>) {
    let (open, close) = quotations.outer;
    for at in places.iter().copied() {
        let (before, after) = around(text, at);
        let Some(sign) = after else { continue };
        let is_end = || {
            let behind = text[at + 1..].trim_start_matches([':', ';', '!', '?']).chars().next();
            behind.is_none_or(|c| c.is_whitespace() || is_sign(c) || c == OTHER)
        };
        let is_before = before.is_some_and(|c| !c.is_whitespace())
            && (":;!?".contains(sign) && is_end() || sign == close);
        if is_before || before == Some(open) && !sign.is_whitespace() {
            changes.insert(at, NO_BREAK.to_string());
        }
    }
}

/// The outer marks that a text has already, counted as far as it is read.
struct WrittenMarks<'a> {
    text: &'a str,
    marks: (char, char),
    at: usize,
    opened: usize,
    closed: usize,
}

impl<'a> WrittenMarks<'a> {
    fn new(text: &'a str, marks: (char, char)) -> Self {
        Self { text, marks, at: 0, opened: 0, closed: 0 }
    }

    /// Whether they are open at a place; places are asked for from left to right.
    fn is_open(&mut self, at: usize) -> bool {
        let (open, close) = self.marks;
        let read = self.text.get(self.at..at).unwrap_or_default();
        self.opened += read.matches(open).count();
        self.closed += read.matches(close).count();
        self.at = at;
        open != close && self.opened > self.closed
    }
}

/// The characters on both sides of a sign of one byte.
fn around(text: &str, at: usize) -> (Option<char>, Option<char>) {
    (text[..at].chars().next_back(), text[at + 1..].chars().next())
}

fn is_of_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// Whether a mark behind it is rather one of inches, or of a program.
fn is_odd(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_numeric() || c == '=')
}

/// Whether nothing of a word stands here: nothing at all, a space, an opening bracket, a dash, another mark of quotation.
fn is_gap(c: Option<char>) -> bool {
    c.is_none_or(|c| c.is_whitespace() || "([{<«“‘\"'/-–—|،,:;؛".contains(c) || c == OTHER || c == '’')
}

/// The line again, with the changes; `at` is the byte reached in its text.
fn rebuilt(
    inlines: &[ForeignInline],
    at: &mut usize,
    changes: &BTreeMap<usize, String>,
) -> Vec<ForeignInline> {
    let mut line = Vec::with_capacity(inlines.len());
    for inline in inlines {
        let kind = match &inline.kind {
            ForeignInlineKind::Text(words) => {
                let words_set = set(words, *at, changes);
                *at += words.len();
                ForeignInlineKind::Text(words_set)
            }
            ForeignInlineKind::Strong(words) => ForeignInlineKind::Strong(rebuilt(words, at, changes)),
            ForeignInlineKind::Struck(words) => ForeignInlineKind::Struck(rebuilt(words, at, changes)),
            ForeignInlineKind::Link(to, words) => {
                ForeignInlineKind::Link(to.clone(), rebuilt(words, at, changes))
            }
            other => {
                *at += length(inline);
                other.clone()
            }
        };
        line.push(ForeignInline { at: inline.at, kind });
    }
    line
}

/// Words that begin at a byte of the text, with the changes.
fn set(words: &str, from: usize, changes: &BTreeMap<usize, String>) -> String {
    let mut text = String::with_capacity(words.len());
    for (at, c) in words.char_indices() {
        match changes.get(&(from + at)) {
            Some(sign) => text.push_str(sign),
            None => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::Typography;
    use crate::i18n::lang::Lang;

    fn typeset(lang: &str, words: &str) -> String {
        Typography::new(&Lang::parse(lang).expect("a tag")).words(words, &[])
    }

    #[test]
    fn marks_and_apostrophes_are_set_as_the_language_writes_them() {
        for (lang, words, expected) in [
            ("en", "He said \"it's 'mine' now\".", "He said “it’s ‘mine’ now”."),
            ("en", "(\"a\"), \"b\"", "(“a”), “b”"),
            ("fr", "L'eau \"d'ici\" : bois-la !", "L’eau «\u{a0}d’ici\u{a0}»\u{a0}: bois-la\u{a0}!"),
            ("fr", "« non » ; dit \"oui\"", "«\u{a0}non\u{a0}»\u{a0}; dit «\u{a0}oui\u{a0}»"),
            ("fr", "« un \"mot\" ici »", "«\u{a0}un “mot” ici\u{a0}»"),
            ("es", "dijo \"sí\"", "dijo «sí»"),
            ("ar", "قال \"نعم\" وال\"كلمة\"", "قال «نعم» وال«كلمة»"),
            ("fa", "گفت \"بله\"", "گفت «بله»"),
            ("de", "er sagte \"ja\"", "er sagte „ja“"),
        ] {
            assert_eq!(typeset(lang, words), expected, "{lang}: {words}");
        }
    }

    #[test]
    fn what_is_not_sure_stays() {
        for (lang, words) in [
            ("en", "a 5'10\" man and a 27\" screen"),
            ("en", "the '90s and '80s"),
            ("en", "one \" alone"),
            ("en", "a \"b and c"),
            ("fr", "un mot :root et ::before"),
            ("en", "a word : spaced"),
            ("he", "צה\"ל"),
        ] {
            assert_eq!(typeset(lang, words), words, "{lang}");
        }
    }
}
