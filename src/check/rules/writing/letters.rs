//! The letters of a text are those of its language: none of another script inside a word, none of a neighbour's
//! alphabet.

use super::prose;
use crate::check::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::orthography::{Letter, Orthography, is_shape};

pub(in crate::check::rules) fn check(
    look: RuleContext<'_>,
    reading: ArticleContext<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(writing) = look.writings.get(&reading.language.lang) else { return };
    let name = &reading.language.name;
    for line in prose(look, reading) {
        for (range, word) in line.words() {
            if is_mixed(word, writing) {
                let message = format!("`{word}` mixes letters of two scripts");
                let help = "type the word anew with one keyboard; letters of other scripts can look the same";
                problems.push(Diagnostic::error(Code::MixedScripts, line.span(range), message, help));
                continue;
            }
            let stranger = word.char_indices().find(|(_, c)| is_strange(*c, writing));
            if let Some((at, c)) = stranger {
                let start = range.start + at;
                let span = line.span(start..start + c.len_utf8());
                let message = format!("the letter `{c}` (U+{:04X}) is none of {name}", u32::from(c));
                let help = format!(
                    "type `{word}` with the keyboard of the language; the letter may only look right"
                );
                problems.push(Diagnostic::warning(Code::StrangeLetter, span, message, help));
            }
        }
    }
}

/// Whether letters of the language's script and of another stand in one word, not parted by a hyphen.
fn is_mixed(word: &str, writing: &Orthography) -> bool {
    word.split(['-', '\'', '’']).any(|part| {
        let letters = || part.chars().filter(|c| c.is_alphabetic());
        let foreign = letters().filter(|c| writing.letter(*c) == Letter::Foreign).count();
        foreign > 0 && foreign < letters().count()
    })
}

/// Whether a letter is of the language's script and none of its own, where that cannot be a name's.
pub(super) fn is_strange(c: char, writing: &Orthography) -> bool {
    match writing.letter(c) {
        Letter::Own | Letter::Foreign => false,
        // Told by the rule on hidden characters.
        _ if is_shape(c) => false,
        // Latin texts take over names as they are spelled at home.
        Letter::Auxiliary | Letter::Strange => !writing.is_latin(),
    }
}
