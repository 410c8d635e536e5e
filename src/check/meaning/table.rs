//! The words of a language that carry meaning: read from its table, and found in a text in one pass over its words.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;

use crate::check::meaning::kind::{KindCounts, Kinds, MeaningKind};
use crate::check::meaning::shape::WordShape;
use crate::check::prose::{is_vowel_mark, joins};
use crate::i18n::lang::Lang;
use crate::parse::yaml;

/// The tables, each with its language.
const TABLES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/meaning_tables.rs"));

/// A table as its file writes it.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
struct WrittenTable {
    /// The description of the language it follows.
    source: String,
    not: Vec<String>,
    must: Vec<String>,
    may: Vec<String>,
    should: Vec<String>,
    rule: Vec<String>,
    only: Vec<String>,
    itself: Vec<String>,
    before: Vec<String>,
    after: Vec<String>,
    until: Vec<String>,
    within: Vec<String>,
    /// What looks like one of these words and is none.
    but: Vec<String>,
}

/// One word of a table, or several in a row.
#[derive(Debug, Clone)]
struct TableEntry {
    words: Vec<WordShape>,
    /// None where it only looks like one of the others.
    kinds: Kinds,
}

/// What carries meaning in one language.
#[derive(Debug, Clone)]
pub struct MeaningTable {
    /// The description of the language that the table follows.
    pub source: String,
    entries: Vec<TableEntry>,
    /// The entries that begin with a word.
    by_word: BTreeMap<String, Vec<usize>>,
    /// Those that begin with a word of which the first letter is known.
    by_letter: BTreeMap<char, Vec<usize>>,
    /// The others.
    open: Vec<usize>,
}

impl MeaningTable {
    /// The table of a language; `None` where there is none.
    pub fn of(lang: &Lang) -> Option<Self> {
        let (_, text) = TABLES.iter().find(|(tag, _)| *tag == lang.as_str())?;
        Some(Self::new(&yaml::brought::<WrittenTable>(text)?))
    }

    fn new(written: &WrittenTable) -> Self {
        let of_kinds: [(&[String], MeaningKind); 11] = [
            (written.not.as_slice(), MeaningKind::Not),
            (written.must.as_slice(), MeaningKind::Must),
            (written.may.as_slice(), MeaningKind::May),
            (written.should.as_slice(), MeaningKind::Should),
            (written.rule.as_slice(), MeaningKind::Rule),
            (written.only.as_slice(), MeaningKind::Only),
            (written.itself.as_slice(), MeaningKind::Itself),
            (written.before.as_slice(), MeaningKind::Before),
            (written.after.as_slice(), MeaningKind::After),
            (written.until.as_slice(), MeaningKind::Until),
            (written.within.as_slice(), MeaningKind::Within),
        ];
        let entry = |words: &String, kinds| TableEntry {
            words: words.split(' ').map(WordShape::new).collect(),
            kinds,
        };
        let kinds = of_kinds.into_iter().flat_map(|(words, kind)| {
            words.iter().map(move |words| entry(words, Kinds::default().with(kind)))
        });
        let but = written.but.iter().map(|words| entry(words, Kinds::default()));
        let mut table = Self {
            source: written.source.clone(),
            entries: kinds.chain(but).collect(),
            by_word: BTreeMap::new(),
            by_letter: BTreeMap::new(),
            open: Vec::new(),
        };
        for (at, entry) in table.entries.iter().enumerate() {
            match entry.words.first() {
                Some(WordShape::Whole(word)) => table.by_word.entry(word.clone()).or_default().push(at),
                Some(WordShape::Affixes(start, ..)) if !start.is_empty() => {
                    let letter = start.chars().next().unwrap_or_default();
                    table.by_letter.entry(letter).or_default().push(at);
                }
                _ => table.open.push(at),
            }
        }
        table
    }

    /// How often each kind stands in a text.
    pub fn count(&self, text: &str) -> KindCounts {
        let words = words(text);
        let mut counts = KindCounts::default();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let (length, kinds) = self.longest(word, &words[at..]);
            counts.add(kinds);
            at += length.max(1);
        }
        counts
    }

    /// How many words the longest entry takes that stands at the beginning of these, and its kinds.
    fn longest(&self, first: &str, words: &[Cow<'_, str>]) -> (usize, Kinds) {
        let letter = first.chars().next().unwrap_or_default();
        let known = [self.by_word.get(first), self.by_letter.get(&letter), Some(&self.open)];
        let mut found = (0, Kinds::default());
        let mut is_none = false;
        for entry in known.into_iter().flatten().flatten().map(|at| &self.entries[*at]) {
            let length = entry.words.len();
            let fits = length <= words.len()
                && length >= found.0
                && entry.words.iter().zip(words).all(|(shape, word)| shape.fits(word));
            if !fits {
                continue;
            }
            if length > found.0 {
                (found, is_none) = ((length, Kinds::default()), false);
            }
            is_none |= entry.kinds == Kinds::default();
            found.1 = found.1.and(entry.kinds);
        }
        if is_none { (found.0, Kinds::default()) } else { found }
    }
}

/// The words of a text in small letters, without the marks over Arabic letters.
fn words(text: &str) -> Vec<Cow<'_, str>> {
    let part = |c: char| c.is_alphanumeric() || is_vowel_mark(c) || joins(c) && c != '-';
    let words = text
        .split(|c: char| !part(c))
        .map(|word| word.trim_matches(|c: char| joins(c) && c != '’' && c != '\''));
    words.filter(|word| word.chars().any(char::is_alphabetic)).map(plain).collect()
}

fn plain(word: &str) -> Cow<'_, str> {
    let is_plain = |c: char| !(c.is_uppercase() || is_vowel_mark(c) || c == '’');
    if word.chars().all(is_plain) {
        return Cow::Borrowed(word);
    }
    let letters = word.chars().filter(|c| !is_vowel_mark(*c)).map(|c| if c == '’' { '\'' } else { c });
    Cow::Owned(letters.flat_map(char::to_lowercase).filter(|c| *c != '\u{307}').collect())
}

#[cfg(test)]
mod tests {
    use super::{MeaningTable, TABLES};
    use crate::check::meaning::kind::MeaningKind;
    use crate::i18n::lang::Lang;

    #[test]
    fn every_table_can_be_read_and_names_its_source() {
        for (tag, _) in TABLES {
            let lang = Lang::parse(tag).expect("a tag");
            let table = MeaningTable::of(&lang).unwrap_or_else(|| panic!("the table of {tag}"));
            assert!(!table.source.is_empty(), "{tag}");
        }
    }

    #[test]
    fn the_longest_entry_counts_and_no_other() {
        let table = MeaningTable::of(&Lang::parse("en").expect("a tag")).expect("a table");
        let counts =
            table.count("You must not pay. It is not only open, no; you don’t have to wait. It cannot move.");
        assert_eq!((counts.of(MeaningKind::Not), counts.of(MeaningKind::Must)), (5, 2));
        assert_eq!(counts.of(MeaningKind::May), 1);
    }

    #[test]
    fn a_longer_entry_that_says_nothing_takes_its_words_from_the_others() {
        let table = MeaningTable::of(&Lang::parse("da").expect("a tag")).expect("a table");
        let counts = table.count("Kun få mennesker får den. Kun du kan søge.");
        assert_eq!(counts.of(MeaningKind::Only), 1);
    }
}
