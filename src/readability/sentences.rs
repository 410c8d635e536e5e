//! Prose as sentences, each a list of its words.

use crate::guide::text::{Block, Inline};
use crate::guide::unit::Unit;

/// Ends a sentence without being seen.
const END: char = '\u{0}';

/// The sentences of a unit's running text; headings and cells of tables are none, and would make a text look easy.
pub(super) fn of_unit(unit: &Unit, official: bool) -> Vec<Vec<String>> {
    let mut text = String::new();
    blocks(&unit.body, official, &mut text);
    split(&text)
}

/// The sentences of a title or summary.
pub(super) fn of_line(inlines: &[Inline], official: bool) -> Vec<Vec<String>> {
    let mut text = String::new();
    line(inlines, official, &mut text);
    split(&text)
}

fn blocks(of: &[Block], official: bool, text: &mut String) {
    for block in of {
        match block {
            Block::Paragraph(inlines) => line(inlines, official, text),
            Block::List(list) => list.items.iter().for_each(|item| blocks(item, official, text)),
            Block::Quote(inner) => blocks(inner, official, text),
            Block::Heading(_) | Block::Table(_) | Block::Code(_) => {}
            Block::Terms(terms) => {
                for meaning in terms.iter().flat_map(|term| &term.meanings) {
                    blocks(meaning, official, text);
                }
            }
        }
    }
}

fn line(inlines: &[Inline], official: bool, text: &mut String) {
    words(inlines, official, text);
    text.push(END);
}

fn words(inlines: &[Inline], official: bool, text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(plain) => text.push_str(plain),
            Inline::Official(inner) if official => words(inner, official, text),
            Inline::Official(_) | Inline::Cite(_) => {}
            Inline::Strong(inner) | Inline::Link(_, inner) => words(inner, official, text),
            Inline::Fact(..) | Inline::Code(_) => text.push('N'),
            Inline::Break => text.push(' '),
        }
    }
}

/// LIX counts a colon as an end too. A full stop inside a word or behind a number ends nothing.
fn split(text: &str) -> Vec<Vec<String>> {
    let mut found = vec![Vec::new()];
    for part in text.split_inclusive(|c: char| c.is_whitespace() || c == END) {
        let word: String =
            part.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')).collect();
        let ends = part.contains(END)
            || part
                .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ')' | '”' | '"' | '»'))
                .ends_with(['.', '!', '?', ':', ';'])
                && (word.is_empty() || !word.chars().all(char::is_numeric));
        if word.chars().any(char::is_alphanumeric)
            && let Some(sentence) = found.last_mut()
        {
            sentence.push(word);
        }
        if ends {
            found.push(Vec::new());
        }
    }
    found.retain(|sentence| !sentence.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_its_mark_and_with_its_line() {
        let lengths = |text: &str| split(text).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(lengths("Ask today. Bring: a letter, a card"), [2, 1, 4]);
        assert_eq!(lengths("A heading\u{0}A line\u{0}"), [2, 2]);
        assert_eq!(lengths("On 3. May (see e.g.) they came."), [5, 2]);
        assert_eq!(lengths("Go at once (). Ask first."), [3, 2]);
    }
}
