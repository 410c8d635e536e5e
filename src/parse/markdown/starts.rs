//! Words at the start of a line that Markdown takes for structure ("15. marts", "- helst", "> 18 år"), and the backslash
//! that keeps them words.

use std::borrow::Cow;

/// The words with a backslash where Markdown would take their beginning for the character of a list, a heading, a quotation,
/// a meaning, an address or a box; as they are, otherwise. One line, as it stands in a paragraph of its own.
pub fn escaped(words: &str) -> Cow<'_, str> {
    match structure(words) {
        Some(at) => Cow::Owned(format!("{}\\{}", &words[..at], &words[at..])),
        None => Cow::Borrowed(words),
    }
}

/// The words without the backslash that [`escaped`] sets.
pub fn unescaped(text: &str) -> Cow<'_, str> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let Some(rest) = text[digits..].strip_prefix('\\') else { return Cow::Borrowed(text) };
    let words = format!("{}{rest}", &text[..digits]);
    if structure(&words) == Some(digits) { Cow::Owned(words) } else { Cow::Borrowed(text) }
}

/// The byte before which a backslash keeps the beginning of these words from being structure.
fn structure(words: &str) -> Option<usize> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &words[digits..];
    if digits > 0 {
        let is_number = digits <= 9 && rest.starts_with(['.', ')']) && ends_sign(&rest[1..]);
        return is_number.then_some(digits);
    }
    let first = words.chars().next()?;
    let same = words.chars().take_while(|character| *character == first).count();
    let is_structure = match first {
        '>' => true,
        '-' | '+' | '*' => ends_sign(&words[1..]) || first != '+' && is_rule(words, first),
        '#' => same <= 6 && ends_sign(&words[same..]),
        ':' => ends_sign(&words[1..]),
        '_' => is_rule(words, first),
        '=' => words[same..].trim().is_empty(),
        '`' | '~' => same >= 3,
        // The address of a link, which nobody would see, or a box to tick.
        '[' => {
            let inside = words[1..].split_once(']');
            inside.is_some_and(|(inside, after)| {
                after.starts_with(':') && !inside.contains('[')
                    || matches!(inside, " " | "x" | "X") && ends_sign(after)
            })
        }
        _ => false,
    };
    is_structure.then_some(0)
}

/// Whether a character of structure ends here: Markdown wants a space behind it.
fn ends_sign(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t', '\n'])
}

/// Whether these words are a line across the page.
fn is_rule(words: &str, c: char) -> bool {
    let signs = words.chars().filter(|character| *character == c).count();
    signs >= 3 && words.chars().all(|character| character == c || character == ' ')
        // Two make a heading of the line above.
        || c == '-' && words.chars().all(|character| character == '-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{PieceKind, pieces};

    #[test]
    fn words_that_would_be_structure_stay_words() {
        for words in [
            "15. marts 2026",
            "1. instans",
            "2) og så",
            "123456789. x",
            "- helst",
            "+ 45",
            "* se her",
            "> 18 år",
            ">18",
            "# Tag",
            "###### x",
            ": ord",
            "---",
            "***",
            "_ _ _",
            "===",
            "```",
            "~~~ x",
            "[OBS]: husk",
            "[ ] x",
            "[x] x",
            "1.",
            "-",
            "--",
            "- - -",
        ] {
            let text = escaped(words);
            assert_ne!(text, words);
            assert_eq!(unescaped(&text), words);
            let unit = format!("## A {{#a}}\n\nb\n\n{text}\n\nc");
            let found: Vec<(PieceKind, &str)> =
                pieces(&unit).into_iter().map(|piece| (piece.kind, &unit[piece.range])).collect();
            let paragraph = |text| (PieceKind::Paragraph, text);
            assert_eq!(found[1..], [paragraph("b"), paragraph(&text), paragraph("c")], "{words}");
            let shown: String = super::super::shown(&text).into_iter().map(|shown| shown.character).collect();
            assert_eq!(shown, words);
        }
    }

    #[test]
    fn other_words_are_left_alone() {
        for words in [
            "",
            "15 dage",
            "15.marts",
            "1234567890. x",
            "-helst",
            "+45 70",
            "#5",
            "####### x",
            "*ord* x",
            "**x** y",
            ":x",
            "[x](#y): z",
            "[^act]",
            "{{a}}",
            "١. x",
            "=x",
            "<a",
            "_ord_",
            "A - b",
            "\\- x",
        ] {
            assert_eq!(escaped(words), words);
            assert_eq!(unescaped(words) == words, !words.starts_with('\\'), "{words}");
        }
    }
}
