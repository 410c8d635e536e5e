//! Words with their places among others, looked up by the thousand: by first byte, then in order.

use std::collections::BTreeSet;
use std::ops::Range;

/// Words in order, each known by its place.
pub(super) struct WordIndex<'a> {
    words: Vec<&'a str>,
    /// Which places the words have that begin with each byte.
    by_first: Vec<Range<usize>>,
}

impl<'a> WordIndex<'a> {
    /// These words.
    pub(super) fn new(words: BTreeSet<&'a str>) -> Self {
        let words: Vec<&str> = words.into_iter().collect();
        let first = |word: &&str| word.as_bytes().first().copied().unwrap_or_default();
        let places = |byte| {
            words.partition_point(|word| first(word) < byte)
                ..words.partition_point(|word| first(word) <= byte)
        };
        let by_first = (0..=u8::MAX).map(places).collect();
        Self { words, by_first }
    }

    /// How many they are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The place of a word, where it is one of them.
    pub(super) fn place(&self, word: &str) -> Option<usize> {
        let places = self.by_first[usize::from(*word.as_bytes().first()?)].clone();
        let start = places.start;
        self.words[places].iter().position(|known| *known == word).map(|at| start + at)
    }
}

#[cfg(test)]
mod tests {
    use super::WordIndex;

    #[test]
    fn words_have_the_places_of_their_order() {
        let all = ["b", "a", "aé", "é", "b-c"];
        let index = WordIndex::new(all.into_iter().collect());
        let places: Vec<_> = ["a", "aé", "b", "b-c", "é"].iter().map(|word| index.place(word)).collect();
        assert_eq!(places, (0..5).map(Some).collect::<Vec<_>>());
        assert_eq!([index.place(""), index.place("c"), index.place("aéx")], [None; 3]);
    }
}
