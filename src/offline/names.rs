//! The names that frames have for what they do not hold themselves: each is one character for private use.
//!
//! The first eleven stand for what the page's list and its dress tell, the twelfth says that the character behind it is
//! meant as it is, and all others are made from the text they stand for, so that a list of texts needs no names, and
//! another text more or less changes hardly any. The worker makes them in the same way.

use std::collections::BTreeSet;

/// Style, script and policy, which the list tells for each page.
pub(super) const DRESS: [char; 3] = ['\u{e000}', '\u{e001}', '\u{e002}'];

/// What changes with the edition, in the order of the list: its code, its day in digits, its day as the language, the
/// source language and the official language write it, and as an address holds what the language writes, its four
/// words, and what keeping the language costs.
pub(super) const VALUES: [char; 8] =
    ['\u{e003}', '\u{e004}', '\u{e005}', '\u{e006}', '\u{e007}', '\u{e008}', '\u{e009}', '\u{e00a}'];

/// The hashes of a page's style and script as its policy has them: a phone makes them itself. They lie behind all other
/// names, so that lists of earlier editions are read as before.
pub(super) const HASHES: [char; 2] = ['\u{f8f7}', '\u{f8f8}'];

/// Stands before a character for private use that is no name.
const PLAIN: char = '\u{e00b}';

/// The first of the names that are made from texts, and how many of these there are: a prime.
const FIRST: u32 = 0xe00c;
const SPACE: u32 = 6379;

/// The most names given: a fuller space makes finding one slow.
const MOST: usize = 5000;

/// Texts and their names.
#[derive(Debug, Default)]
pub(super) struct NamedTexts {
    /// The texts in the order in which they were named: each holds only names of earlier ones.
    pub texts: Vec<String>,
    taken: BTreeSet<u32>,
}

impl NamedTexts {
    /// Gives a new text a name; none where too many have one.
    pub fn name(&mut self, text: &str) -> Option<char> {
        if self.texts.len() >= MOST {
            return None;
        }
        let mut at = text.encode_utf16().fold(0, |at, unit| (at * 31 + u32::from(unit)) % SPACE);
        while !self.taken.insert(at) {
            at = (at + 1) % SPACE;
        }
        self.texts.push(text.to_owned());
        char::from_u32(FIRST + at)
    }
}

/// Writes a text of a page, in which no character is a name.
pub(super) fn push_plain(out: &mut String, text: &str) {
    for letter in text.chars() {
        if ('\u{e000}'..='\u{f8ff}').contains(&letter) {
            out.push(PLAIN);
        }
        out.push(letter);
    }
}
