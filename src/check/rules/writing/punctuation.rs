//! Punctuation and spacing are those of the language: CLDR's list, and what `guide.yaml` adds to it.

use super::prose;
use crate::check::prose::{OBJECT_REPLACEMENT, Prose};
use crate::check::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::orthography::{Orthography, digit, is_punctuation};

pub(in crate::check::rules) fn check(
    look: RuleContext<'_>,
    reading: ArticleContext<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(writing) = look.writings.get(&reading.language.lang) else { return };
    let name = &reading.language.name;
    for line in prose(look, reading) {
        for (at, c) in signs(&line, writing) {
            let message = format!("`{c}` is no punctuation of {name}");
            let help = match writing.in_place_of(c) {
                Some('“' | '«') => {
                    format!("use the quotation marks of the language: {}", writing.quotes())
                }
                Some(own) => format!("write `{own}` in its place"),
                None => "write the language's own sign; if this is one, add it to its `signs` in guide.yaml"
                    .to_owned(),
            };
            let span = line.span(at..at + c.len_utf8());
            problems.push(Diagnostic::warning(Code::Punctuation, span, message, help));
        }
        for at in spaces(&line) {
            let help = "delete it; where the language wants a space, use one that does not break";
            let span = line.span(at..at + 1);
            problems.push(Diagnostic::warning(Code::Punctuation, span, "a space before a sign", help));
        }
    }
}

/// Signs that belong to no language: other rules tell where they are marks of Markdown gone wrong.
const OF_NO_LANGUAGE: &str = "{}[]<>*#_\\/@&";

/// The characters of punctuation that the language does not write, or for which it has a character of its own.
fn signs(line: &Prose, writing: &Orthography) -> Vec<(usize, char)> {
    let in_number = |at: usize, c: char| {
        let is_digit = |c: Option<char>| c.and_then(digit).is_some();
        is_digit(line.text[..at].chars().next_back())
            && is_digit(line.text[at + c.len_utf8()..].chars().next())
    };
    let signs = line
        .text
        .char_indices()
        .filter(|(_, c)| *c != OBJECT_REPLACEMENT && is_punctuation(*c) && !OF_NO_LANGUAGE.contains(*c));
    signs
        .filter(|(_, c)| !writing.uses(*c) || writing.in_place_of(*c).is_some())
        .filter(|(at, c)| !in_number(*at, *c))
        .collect()
}

/// A space before a character that follows its word; French puts a space there that does not break.
fn spaces(line: &Prose) -> Vec<usize> {
    let follows = |c: char| ".,;:!?،؛؟።፣፤)".contains(c);
    let spaces = line.text.match_indices(' ').map(|(at, _)| at);
    spaces.filter(|at| line.text[at + 1..].starts_with(follows)).collect()
}
