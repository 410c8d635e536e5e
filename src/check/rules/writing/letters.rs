//! The letters of a text are those of its language: none of another script inside a word, none of a neighbour's
//! alphabet.

use super::lines;
use crate::check::characters::{Characters, Traits};
use crate::check::context::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::orthography::is_latin_letter;

pub(in crate::check::rules) fn check(
    _: RuleContext<'_>,
    reading: ArticleContext<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let (name, characters) = (&reading.language.name, reading.characters);
    for line in lines(reading, Traits::FOREIGN.or(Traits::STRANGE)) {
        let prose = &line.prose;
        for (range, word) in line.words(characters) {
            if is_mixed(word, characters) {
                let message = format!("`{word}` mixes letters of two scripts");
                let help = "type the word anew with one keyboard; letters of other scripts can look the same";
                problems.push(Diagnostic::error(Code::MixedScripts, prose.span(range), message, help));
                continue;
            }
            let stranger = word.char_indices().find(|(_, c)| characters.of(*c).has(Traits::STRANGE));
            if let Some((at, c)) = stranger {
                let start = range.start + at;
                let span = prose.span(start..start + c.len_utf8());
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
fn is_mixed(word: &str, characters: &Characters) -> bool {
    if characters.writing().joins_others() {
        return false;
    }
    word.split(['-', '\'', '’']).any(|part| {
        // Marks upon letters are of no script.
        let letters =
            part.chars().map(|c| characters.of(c)).filter(|c| c.has(Traits::LETTER) && !c.has(Traits::MARK));
        let (foreign, all) = letters
            .fold((0, 0), |(foreign, all), c| (foreign + usize::from(c.has(Traits::FOREIGN)), all + 1));
        foreign > 0 && foreign < all && !is_inflected_name(part, characters)
    })
}

/// The most letters that a language puts before a name or behind it in one word: "and in the", as Arabic does.
const LONGEST_AFFIX: usize = 4;

/// Lengthens the joint between two Arabic letters, and is none.
const ARABIC_JOINT: char = '\u{640}';

/// The fewest letters of another script that are a name and no slip of the keyboard.
const SHORTEST_NAME: usize = 2;

/// Whether a word is a name in Latin letters with a short word of the language before it or behind it, in a script of which
/// no letter looks like a Latin one.
fn is_inflected_name(part: &str, characters: &Characters) -> bool {
    if characters.writing().has_doubles() {
        return false;
    }
    let is_letter = |c: &char| characters.of(*c).has(Traits::LETTER) && *c != ARABIC_JOINT;
    let is_foreign = |c: char| characters.of(c).has(Traits::FOREIGN);
    if part.chars().any(|c| is_foreign(c) && !is_latin_letter(c)) {
        return false;
    }
    let are_foreign: Vec<bool> = part.chars().filter(is_letter).map(is_foreign).collect();
    let runs: Vec<&[bool]> = are_foreign.chunk_by(|one, other| one == other).collect();
    match runs.as_slice() {
        [one, other] => {
            let (own, name) = if one[0] { (other, one) } else { (one, other) };
            own.len() <= LONGEST_AFFIX && name.len() >= SHORTEST_NAME
        }
        _ => false,
    }
}
