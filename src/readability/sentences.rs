//! Prose as sentences, each a list of its words.

use std::collections::BTreeMap;

use crate::guide::fact::Fact;
use crate::guide::ids::FactId;
use crate::guide::text::{Block, Inline};
use crate::guide::unit::Unit;

/// Ends a sentence without being seen.
const END: char = '\u{0}';

/// Stands for a fact and for code: one short word.
const FACT: &str = "N";

/// What a text is read with.
#[derive(Clone, Copy)]
pub(super) struct SentenceContext<'a> {
    /// The facts that it may place.
    pub facts: &'a BTreeMap<FactId, Fact>,
    /// Whether it is in the official language.
    pub is_official: bool,
}

impl SentenceContext<'_> {
    fn is_contact(&self, id: &FactId) -> bool {
        self.facts.get(id).is_some_and(|fact| fact.kind.is_contact())
    }
}

/// The sentences of a unit's running text; headings and cells of tables are none, and would make a text look easy. A list of names
/// and numbers has none either, and would make a text look hard: its few words are long, and nobody reads them as prose.
pub(super) fn of_unit(unit: &Unit, reading: SentenceContext<'_>) -> Vec<Vec<String>> {
    let mut text = String::new();
    blocks(&unit.body, reading, &mut text);
    split(&text.replace(CONTACT, FACT))
}

/// The sentences of a title or summary.
pub(super) fn of_line(inlines: &[Inline], reading: SentenceContext<'_>) -> Vec<Vec<String>> {
    let mut text = String::new();
    line(inlines, reading, &mut text);
    split(&text.replace(CONTACT, FACT))
}

fn blocks(of: &[Block], reading: SentenceContext<'_>, text: &mut String) {
    for block in of {
        match block {
            Block::Paragraph(inlines) => line(inlines, reading, text),
            Block::List(list) if is_directory(&list.items, reading) => {}
            Block::List(list) => list.items.iter().for_each(|item| blocks(item, reading, text)),
            Block::Quote(inner) => blocks(inner, reading, text),
            Block::Heading(_) | Block::Table(_) | Block::Code(_) => {}
            Block::Terms(terms) => {
                for meaning in terms.iter().flat_map(|term| &term.meanings) {
                    blocks(meaning, reading, text);
                }
            }
        }
    }
}

/// More words than this beside a number are no name.
const LONGEST_NAME: usize = 7;

/// Fewer digits may be a day or an age, where nothing parts them from the words beside them.
const SHORTEST_PHONE: usize = 3;

/// Stands for a contact: a fact that is a phone, an address or a link.
const CONTACT: char = '\u{fffc}';

/// A word of a line, as far as it tells a list of names and numbers from prose.
struct LineToken {
    is_number: bool,
    digits: usize,
    /// Whether a colon, a dash or the like stands behind it.
    is_parted: bool,
}

/// Whether a list is one of names with their numbers, as of whom to call: most of its items are.
fn is_directory(items: &[Vec<Block>], reading: SentenceContext<'_>) -> bool {
    let entries = items.iter().filter(|item| match item.as_slice() {
        [Block::Paragraph(inlines)] => is_entry(inlines, reading),
        _ => false,
    });
    entries.count() * 2 > items.len()
}

/// Whether a line is a name with a number before it or behind it, and no sentence.
fn is_entry(inlines: &[Inline], reading: SentenceContext<'_>) -> bool {
    let mut text = String::new();
    words(inlines, reading, &mut text);
    let tokens = tokens(&text);
    let names = tokens.iter().filter(|token| !token.is_number).count();
    let led = tokens.iter().take_while(|token| token.is_number).count();
    let ended = tokens.iter().rev().take_while(|token| token.is_number).count();
    let (first, last) = (&tokens[..led], &tokens[tokens.len() - ended..]);
    let is_long = |run: &[LineToken]| run.iter().map(|token| token.digits).sum::<usize>() >= SHORTEST_PHONE;
    let is_called = |run: &[LineToken], is_parted: bool| !run.is_empty() && (is_parted || is_long(run));
    let leads = is_called(first, first.last().is_some_and(|token| token.is_parted));
    let ends = is_called(last, tokens.iter().rev().nth(ended).is_some_and(|token| token.is_parted));
    names <= LONGEST_NAME && (leads || ends) && !text.trim_end().ends_with(['.', '!', '?'])
}

fn tokens(text: &str) -> Vec<LineToken> {
    let is_sign = |c: char| !c.is_alphanumeric() && c != CONTACT;
    let mut tokens: Vec<LineToken> = Vec::new();
    for word in text.replace(':', " : ").split_whitespace() {
        let bare = word.trim_matches(is_sign);
        if let Some(before) = tokens.last_mut() {
            before.is_parted |= bare.is_empty() || word.starts_with('(');
        }
        if !bare.is_empty() {
            tokens.push(LineToken {
                is_number: bare.chars().all(|c| c.is_numeric() || is_sign(c) || c == CONTACT),
                digits: bare
                    .chars()
                    .map(|c| if c == CONTACT { SHORTEST_PHONE } else { usize::from(c.is_numeric()) })
                    .sum(),
                is_parted: word.ends_with([',', ';', '–', '—']),
            });
        }
    }
    tokens
}

fn line(inlines: &[Inline], reading: SentenceContext<'_>, text: &mut String) {
    words(inlines, reading, text);
    text.push(END);
}

fn words(inlines: &[Inline], reading: SentenceContext<'_>, text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(plain) => text.push_str(plain),
            Inline::Official(inner) if reading.is_official => words(inner, reading, text),
            Inline::Official(_) | Inline::Cite(_) => {}
            Inline::Strong(inner) | Inline::Link(_, inner) => words(inner, reading, text),
            Inline::Fact(id, _) if reading.is_contact(id) => text.push(CONTACT),
            Inline::Fact(..) | Inline::Code(_) => text.push_str(FACT),
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

    #[test]
    fn a_name_and_its_number_are_told_from_a_sentence() {
        let facts = BTreeMap::new();
        let reading = SentenceContext { facts: &facts, is_official: true };
        let is_entry = |text: &str| is_entry(&[Inline::Text(text.into())], reading);
        for text in [
            "SAMU : 15",
            "Numéro d’urgence européen : 112",
            "Médecin de garde (la nuit) : 116\u{202f}117",
            "112 – pompiers et secours",
            "15, SAMU",
            "Ärztlicher Bereitschaftsdienst 116 117",
            "Feuerwehr und Rettungsdienst:112",
            "+33 1 40 05 48 48 (centre antipoison)",
        ] {
            assert!(is_entry(text), "{text}");
        }
        for text in [
            "Appelez le 15",
            "Call the police on 112.",
            "14 jours pour contester la décision administrative",
            "Bringen Sie Ihren Ausweis und zwei Fotos mit",
            "Une copie de votre demande, avec la date et la signature du responsable : 2",
            "",
        ] {
            assert!(!is_entry(text), "{text}");
        }
    }
}
