//! Unicode's composed form (NFC), in which all text is held: the one door to ICU4X's normalizer. A Mac writes `é` as two
//! characters, a phone as one; held in one form they are the same word, the same term, the same name.

use std::borrow::Cow;
use std::ops::Range;

use icu_normalizer::ComposingNormalizerBorrowed;
use memchr::memchr3_iter;

/// White space as single spaces, none at the ends.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut add = |piece: &str| {
        if !folded.is_empty() && !piece.is_empty() {
            folded.push(' ');
        }
        folded.push_str(piece);
    };
    if has_other_space(text) {
        text.split_whitespace().for_each(add);
        return folded;
    }
    // Most lines are added whole, which takes a fraction of the time of their words.
    for line in text.split('\n') {
        let line = line.trim_matches(|c: char| c.is_ascii() && c.is_whitespace());
        match has_single_spaces(line) {
            true => add(line),
            false => line.split_whitespace().for_each(&mut add),
        }
    }
    folded
}

/// Whether all white space of ASCII in a text is single spaces.
pub(crate) fn has_single_spaces(text: &str) -> bool {
    let bytes = text.as_bytes();
    // No early end: so it is done for many bytes at a time.
    let has_other = bytes.iter().fold(0, |found, byte| found | u8::from((b'\t'..=b'\r').contains(byte)));
    let is_space = |byte: &u8| u8::from(*byte == b' ');
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let has_double = pairs.fold(0, |found, (one, two)| found | is_space(one) & is_space(two));
    has_other | has_double == 0
}

/// Whether a text has white space (Unicode, `White_Space`) beside that of ASCII: it begins with one of four bytes.
fn has_other_space(text: &str) -> bool {
    let is_space = |at: usize| text[at..].chars().next().is_some_and(char::is_whitespace);
    memchr3_iter(0xc2, 0xe2, 0xe3, text.as_bytes()).any(is_space) || text.contains('\u{1680}')
}

/// Words with a capital at their beginning, where its script has them.
pub(crate) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text in composed form; the text itself, after one look through it, where it is so already.
pub fn composed(text: &str) -> Cow<'_, str> {
    match all_stand_alone(text) {
        true => Cow::Borrowed(text),
        false => ComposingNormalizerBorrowed::new_nfc().normalize(text),
    }
}

/// Whether every character stands alone: those of two bytes are looked up by these, longer ones are read.
fn all_stand_alone(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let stands_alone = match byte {
            ..0x80 => true,
            0x80..0xe0 => {
                let next = bytes.get(at + 1).copied().unwrap_or_default();
                at += 1;
                OF_TWO_BYTES[usize::from(byte & 0x1f)] >> (next & 0x3f) & 1 == 1
            }
            _ => text[at..].chars().next().is_some_and(|c| {
                at += c.len_utf8() - 1;
                stands_alone(c)
            }),
        };
        if !stands_alone {
            return false;
        }
        at += 1;
    }
    true
}

/// Of each first byte of two, without its mark, a bit for each second one whose character stands alone.
const OF_TWO_BYTES: [u64; 32] = {
    let mut table = [0; 32];
    let mut code = 0x80;
    while code < 0x800 {
        if let Some(c) = char::from_u32(code)
            && stands_alone(c)
        {
            table[(code >> 6) as usize] |= 1 << (code & 0x3f);
        }
        code += 1;
    }
    table
};

/// Whether a character is its own composed form and is never joined to the one before it: the letters of Latin, Cyrillic,
/// Arabic, Georgian and Ethiopic, which the library looks up one by one.
const fn stands_alone(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{2ff}'
            | '\u{400}'..='\u{482}'
            | '\u{48a}'..='\u{52f}'
            | '\u{60c}'..='\u{60f}'
            | '\u{61b}'..='\u{64a}'
            | '\u{660}'..='\u{66f}'
            | '\u{671}'..='\u{6d5}'
            | '\u{6ee}'..='\u{6ff}'
            | '\u{10d0}'..='\u{10ff}'
            | '\u{1200}'..='\u{135a}'
            | '\u{1360}'..='\u{139f}'
            | '\u{200b}'..='\u{2027}'
            | '\u{2030}'..='\u{205e}'
            | '\u{2190}'..='\u{2199}'
    )
}

/// A text as it was written, where that is not its composed form, and which byte of the one is which of the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AsWritten {
    text: String,
    /// The words that are longer or shorter in composed form, in their order.
    words: Vec<Word>,
}

/// A word in both forms.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    composed: Range<usize>,
    written: Range<usize>,
}

/// The longest word in bytes whose single characters are placed; problems in a longer one are told at its beginning.
const LONGEST_WORD: usize = 256;

impl AsWritten {
    /// The composed form of a text, and the text as written where that is another one.
    pub(crate) fn of(text: String) -> (String, Option<Self>) {
        match composed(&text) {
            Cow::Borrowed(_) => (text, None),
            Cow::Owned(composed) => {
                let words = words(&text);
                (composed, Some(Self { text, words }))
            }
        }
    }

    /// The whole text as written.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The bytes as written of a range of bytes of the composed form.
    pub(crate) fn range(&self, composed: Range<usize>) -> Range<usize> {
        let start = self.place(composed.start);
        start..self.place(composed.end).max(start)
    }

    fn place(&self, at: usize) -> usize {
        let next = self.words.partition_point(|word| word.composed.start <= at);
        match next.checked_sub(1).map(|last| &self.words[last]) {
            None => at,
            Some(word) if at < word.composed.end => {
                word.written.start + place_in(&self.text[word.written.clone()], at - word.composed.start)
            }
            Some(word) => word.written.end + at - word.composed.end,
        }
    }
}

/// Where the byte `at` of a word's composed form stands in the word.
fn place_in(word: &str, at: usize) -> usize {
    if word.len() > LONGEST_WORD {
        return 0;
    }
    let starts = word.char_indices().map(|(start, _)| start);
    starts.take_while(|start| composed(&word[..*start]).len() <= at).last().unwrap_or(0)
}

/// The words of a text that are longer or shorter in composed form. No space or end of a line joins what stands
/// behind it, so each word can be looked at alone.
fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let (mut at, mut written) = (0, 0);
    for word in text.split_inclusive([' ', '\n']) {
        let (end, written_end) = (at + composed(word).len(), written + word.len());
        if end - at != word.len() {
            words.push(Word { composed: at..end, written: written..written_end });
        }
        (at, written) = (end, written_end);
    }
    words
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use icu_normalizer::DecomposingNormalizerBorrowed;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_text_is_folded_as_its_words_are_joined(text in "([ab\u{e9}ሓ]|[ \t\n\u{b}\r]|[\u{85}\u{a0}\u{1680}\u{2003}\u{2028}\u{202f}\u{205f}\u{3000}“«。]){0,12}") {
            prop_assert_eq!(folded(&text), text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    #[test]
    fn a_text_in_composed_form_is_kept_as_it_is() {
        let text = "Læge, طبيبك, ሓኪም".to_owned();
        let before = text.as_ptr();
        let (after, written) = AsWritten::of(text);
        assert_eq!((after.as_ptr(), written), (before, None));
    }

    #[test]
    fn what_stands_alone_is_neither_changed_nor_joined_to_anything() {
        let (composing, decomposing) =
            (ComposingNormalizerBorrowed::new_nfc(), DecomposingNormalizerBorrowed::new_nfd());
        let of = |c: char| decomposing.normalize(c.encode_utf8(&mut [0; 4])).into_owned();
        let joined: BTreeSet<char> =
            ('\0'..=char::MAX).flat_map(|c| of(c).chars().skip(1).collect::<Vec<_>>()).collect();
        assert!(joined.contains(&'\u{301}'));
        for c in ('\0'..=char::MAX).filter(|c| stands_alone(*c)) {
            assert!(!joined.contains(&c), "U+{:04X}", u32::from(c));
            assert_eq!(composing.normalize(c.encode_utf8(&mut [0; 4])), c.to_string());
        }
        for c in '\0'..=char::MAX {
            assert_eq!(all_stand_alone(&format!("a{c}ж")), stands_alone(c), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn places_are_those_of_the_text_as_written() {
        let written = "Re\u{301}sume\u{301} og A\u{30a}rhus, ا\u{653}خر";
        let (composed, known) = AsWritten::of(written.to_owned());
        assert_eq!(composed, "Résumé og Århus, آخر");
        let known = known.expect("another form");
        for (word, as_written) in
            [("sum", "sum"), ("og", "og"), ("Å", "A\u{30a}"), ("rhus", "rhus"), ("خر", "خر")]
        {
            let at = composed.find(word).expect("a word");
            assert_eq!(&written[known.range(at..at + word.len())], as_written);
        }
        assert_eq!(known.range(0..composed.len()), 0..written.len());
    }

    proptest! {
        #[test]
        fn every_place_is_one_between_two_characters(text in "[a-zåآé \u{301}\u{30a}\u{653}\u{5d0}가각\n]{0,60}") {
            let (composed, written) = AsWritten::of(text.clone());
            prop_assert_eq!(super::composed(&composed), composed.as_str());
            if let Some(written) = written {
                let mut last = 0;
                for at in (0..=composed.len()).filter(|at| composed.is_char_boundary(*at)) {
                    let place = written.range(at..at).start;
                    prop_assert!(text.is_char_boundary(place) && place >= last);
                    last = place;
                }
                prop_assert_eq!(last, text.len());
            }
        }
    }
}
