//! The words of a text as tables of meaning know them, each text taken apart once.

use std::borrow::Cow;

use crate::check::characters::{CharacterBasis, Traits};
use crate::check::prose::{is_vowel_mark, joins};

/// A word in small letters, without the marks over Arabic letters.
#[derive(Debug)]
pub(super) struct TextWord<'t> {
    /// The byte of its text that it begins at.
    pub at: usize,
    /// Its letters.
    pub letters: Cow<'t, str>,
}

/// The words of a text in their order, by what its characters are.
pub(super) fn words<'t>(text: &'t str, characters: &CharacterBasis) -> Vec<TextWord<'t>> {
    let mut words = Vec::new();
    let (mut at, mut traits, mut is_marked) = (0, Traits::NONE, false);
    for (end, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let of = characters.of(c);
        let is_optional = is_vowel_mark(c) || c == '’';
        if of.has(Traits::LETTER.or(Traits::NUMERIC)) || is_optional || joins(c) && c != '-' {
            (traits, is_marked) = (traits.or(of), is_marked || is_optional);
            continue;
        }
        if traits.has(Traits::LETTER) {
            let word = text[at..end].trim_matches(|c: char| joins(c) && c != '’' && c != '\'');
            let is_other = is_marked || traits.has(Traits::CAPITAL) && word.chars().any(char::is_uppercase);
            let letters = if is_other { Cow::Owned(plain(word)) } else { Cow::Borrowed(word) };
            words.push(TextWord { at, letters });
        }
        (at, traits, is_marked) = (end + c.len_utf8(), Traits::NONE, false);
    }
    words
}

fn plain(word: &str) -> String {
    let letters = word.chars().filter(|c| !is_vowel_mark(*c)).map(|c| if c == '’' { '\'' } else { c });
    letters.flat_map(char::to_lowercase).filter(|c| *c != '\u{307}').collect()
}
