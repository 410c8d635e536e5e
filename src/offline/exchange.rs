//! Letters of a language in the place of signs that take one byte: UTF-8 writes most letters of Georgian, Arabic or
//! Russian with two or three bytes, and what is kept packs better without them.

use std::collections::BTreeMap;

/// The signs that letters change places with, those first that pages of a guide have least. JSON escapes none of them.
const SIGNS: &str = "~`^|{}[]@$*!+_;QXZJKVYWUGHFBNROLIECMTSPDA&?%()'#";

/// A letter changes places if at least one sign in so many is this letter.
const RARE: usize = 1000;

/// Letters and signs that stand for each other, both ways: what is exchanged twice is as it was.
#[derive(Debug, Default)]
pub(super) struct LetterExchange {
    pairs: BTreeMap<char, char>,
}

impl LetterExchange {
    /// The exchange for texts of one language. It hardly ever changes with the texts: letters stand in the order of
    /// Unicode, whatever their number.
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut counts = BTreeMap::new();
        let mut all = 0;
        for letter in texts.into_iter().flat_map(str::chars) {
            all += 1;
            // Names stay, and so does what is two signs for a script.
            let exchangeable = !('\u{e000}'..='\u{f8ff}').contains(&letter) && letter <= '\u{ffff}';
            if !letter.is_ascii() && exchangeable {
                *counts.entry(letter).or_insert(0_usize) += 1;
            }
        }
        counts.retain(|_, count| *count * RARE >= all);
        let mut often: Vec<(char, usize)> = counts.into_iter().collect();
        often.sort_by_key(|(letter, count)| (usize::MAX - count, *letter));
        often.truncate(SIGNS.len());
        often.sort_unstable();
        let pairs = often.into_iter().zip(SIGNS.chars());
        Self { pairs: pairs.flat_map(|((letter, _), sign)| [(letter, sign), (sign, letter)]).collect() }
    }

    /// What the list tells of it: each letter, and behind it its sign.
    pub fn told(&self) -> String {
        let letters = self.pairs.iter().filter(|(letter, _)| !letter.is_ascii());
        letters.flat_map(|(letter, sign)| [*letter, *sign]).collect()
    }

    /// A text with letters and signs exchanged.
    pub fn of(&self, text: &str) -> String {
        text.chars().map(|letter| self.pairs.get(&letter).copied().unwrap_or(letter)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_exchanged_twice_is_as_it_was() {
        let text = "<p class=a>საკონტროლო {სია} ~ \u{e00c}\u{e000} \\ \"x\"</p>";
        let exchange = LetterExchange::new([text]);
        let once = exchange.of(text);
        assert!(once.len() + 15 < text.len(), "{once}");
        assert!(
            once.contains("\u{e00c}\u{e000}") && once.contains("\\ \""),
            "names and escapes stay: {once}"
        );
        assert_eq!(exchange.of(&once), text);
    }

    #[test]
    fn a_rare_letter_keeps_its_bytes_and_a_text_in_ascii_is_left_alone() {
        let text = format!("{}{}", "a".repeat(2000), 'é');
        assert_eq!(LetterExchange::new([text.as_str()]).told(), "");
        let exchange = LetterExchange::new(["a{b}"]);
        assert_eq!(exchange.of("a{b}"), "a{b}");
    }

    #[test]
    fn another_word_changes_no_pair() {
        let text = "ერთი ორი სამი ოთხი ხუთი ექვსი შვიდი".repeat(40);
        let more = format!("{text} ცხრა");
        assert_eq!(LetterExchange::new([text.as_str()]).told(), LetterExchange::new([more.as_str()]).told());
    }
}
