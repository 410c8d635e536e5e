//! The words of a language that carry meaning: read from its table, and found in a text in one pass over its words.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::check::characters::CharacterBasis;
use crate::check::meaning::kind::{KindCounts, Kinds, MeaningKind};
use crate::check::meaning::shape::WordShape;
use crate::check::meaning::words::{TextWord, words};
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
    /// The entries of whose first word the first letter is known.
    by_first: BTreeMap<char, FirstLetter>,
    /// Those of whose first word only the last letter is.
    by_last: BTreeMap<char, Vec<usize>>,
    /// The others.
    open: Vec<usize>,
}

/// The entries whose first words begin with the same letter.
#[derive(Debug, Clone, Default)]
struct FirstLetter {
    /// By the second letter, where it is known.
    by_second: Vec<(char, Vec<usize>)>,
    /// The others.
    open: Vec<usize>,
}

impl FirstLetter {
    fn add(&mut self, second: Option<char>, entry: usize) {
        let Some(second) = second else { return self.open.push(entry) };
        match self.by_second.iter_mut().find(|(letter, _)| *letter == second) {
            Some((_, entries)) => entries.push(entry),
            None => self.by_second.push((second, vec![entry])),
        }
    }

    fn behind(&self, second: char) -> Option<&Vec<usize>> {
        self.by_second.iter().find(|(letter, _)| *letter == second).map(|(_, entries)| entries)
    }
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
            by_first: BTreeMap::new(),
            by_last: BTreeMap::new(),
            open: Vec::new(),
        };
        for (at, entry) in table.entries.iter().enumerate() {
            let (start, last) = entry.words.first().map_or(("", None), WordShape::ends);
            let mut start = start.chars();
            match (start.next(), last) {
                (Some(letter), _) => table.by_first.entry(letter).or_default().add(start.next(), at),
                (None, Some(letter)) => table.by_last.entry(letter).or_default().push(at),
                (None, None) => table.open.push(at),
            }
        }
        table
    }

    /// How often each kind stands in a text.
    pub fn count(&self, text: &str) -> KindCounts {
        self.count_words(&words(text, &CharacterBasis::new(&[text])))
    }

    /// How often each kind stands in these words.
    pub(super) fn count_words(&self, words: &[TextWord<'_>]) -> KindCounts {
        let mut counts = KindCounts::default();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let (length, kinds) = self.longest(&word.letters, &words[at..]);
            counts.add(kinds);
            at += length.max(1);
        }
        counts
    }

    /// How many words the longest entry takes that stands at the beginning of these, and its kinds.
    fn longest(&self, first: &str, words: &[TextWord<'_>]) -> (usize, Kinds) {
        let mut letters = first.chars();
        let of_first = letters.next().and_then(|letter| self.by_first.get(&letter));
        let known = [
            of_first.zip(letters.next()).and_then(|(entries, second)| entries.behind(second)),
            of_first.map(|entries| &entries.open),
            first.chars().next_back().and_then(|letter| self.by_last.get(&letter)),
            Some(&self.open),
        ];
        let mut found = (0, Kinds::default());
        let mut is_none = false;
        for entry in known.into_iter().flatten().flatten().map(|at| &self.entries[*at]) {
            let length = entry.words.len();
            let fits = length <= words.len()
                && length >= found.0
                && entry.words.iter().zip(words).all(|(shape, word)| shape.fits(&word.letters));
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
