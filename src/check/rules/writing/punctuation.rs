//! Punctuation and spacing are those of the language: CLDR's list, and what `guide.yaml` adds to it.

use super::lines;
use crate::check::characters::{Characters, Traits};
use crate::check::context::{ArticleContext, RuleContext};
use crate::check::names::is_named;
use crate::check::prose::Prose;
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::orthography::digit;

pub(in crate::check::rules) fn check(
    _: RuleContext<'_>,
    reading: ArticleContext<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let (name, writing) = (&reading.language.name, reading.characters.writing());
    for line in lines(reading, Traits::ODD_SIGN.or(Traits::SPACED)) {
        let (line, names) = (&line.prose, &line.names);
        let signs = signs(line, reading.characters).into_iter();
        for (at, c) in signs.filter(|(at, _)| !is_named(names, &(*at..at + 1))) {
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
        let spaces = spaces(line, reading.characters).into_iter();
        for at in spaces.filter(|at| !is_named(names, &(*at..at + 1))) {
            let help = "delete it; where the language wants a space, use one that does not break";
            let span = line.span(at..at + 1);
            problems.push(Diagnostic::warning(Code::Punctuation, span, "a space before a sign", help));
        }
    }
}

/// The characters of punctuation that the language does not write, or for which it has a character of its own.
fn signs(line: &Prose<'_>, characters: &Characters) -> Vec<(usize, char)> {
    let in_number = |at: usize, c: char| {
        let is_digit = |c: Option<char>| c.and_then(digit).is_some();
        is_digit(line.text[..at].chars().next_back())
            && is_digit(line.text[at + c.len_utf8()..].chars().next())
    };
    let signs = line.text.char_indices().filter(|(_, c)| characters.of(*c).has(Traits::ODD_SIGN));
    signs.filter(|(at, c)| !in_number(*at, *c)).collect()
}

/// A space before a character that follows its word; French puts a space there that does not break.
fn spaces(line: &Prose<'_>, characters: &Characters) -> Vec<usize> {
    let follows = |c: char| characters.of(c).has(Traits::FOLLOWS);
    let spaces = line.text.match_indices(' ').map(|(at, _)| at);
    // A dot before a small letter begins the name of a file or an ending: `.env`.
    let begins_name = |rest: &str| {
        rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
    };
    let rests = spaces.map(|at| (at, &line.text[at + 1..]));
    rests.filter(|(_, rest)| rest.starts_with(follows) && !begins_name(rest)).map(|(at, _)| at).collect()
}
