//! The shape of a word in a table: `word`, `begin*`, `*end`, `*within*`, `begin*end`. A `*` stands for any letters, each
//! `?` beside it for one letter at least.

use memchr::memmem::FinderRev;

/// What a word must look like.
#[derive(Debug, Clone)]
pub(super) enum WordShape {
    /// It is this word.
    Whole(String),
    /// It begins and ends so, with so many letters between at least.
    Affixes(String, String, usize),
    /// It holds this, with so many letters behind at least.
    Holds(FinderRev<'static>, usize),
}

impl WordShape {
    pub(super) fn new(written: &str) -> Self {
        let parts: Vec<&str> = written.split('*').collect();
        let least = written.matches('?').count();
        match parts.as_slice() {
            [start, end] => Self::Affixes(bare(start), bare(end), least),
            ["", core, ""] => Self::Holds(FinderRev::new(&bare(core)).into_owned(), least),
            _ => Self::Whole(written.to_owned()),
        }
    }

    /// The letters that every word of this shape begins with, and the last one, as far as they are known.
    pub(super) fn ends(&self) -> (&str, Option<char>) {
        match self {
            Self::Whole(whole) => (whole, whole.chars().next_back()),
            Self::Affixes(start, end, _) => (start, end.chars().next_back()),
            Self::Holds(..) => ("", None),
        }
    }

    pub(super) fn fits(&self, word: &str) -> bool {
        match self {
            Self::Whole(whole) => whole == word,
            Self::Affixes(start, end, least) => {
                let rest = word.strip_prefix(start.as_str()).and_then(|rest| rest.strip_suffix(end.as_str()));
                rest.is_some_and(|rest| *least == 0 || rest.chars().nth(*least - 1).is_some())
            }
            Self::Holds(core, least) => {
                let at = core.rfind(word.as_bytes());
                let rest = at.and_then(|at| word.get(at + core.needle().len()..));
                rest.is_some_and(|rest| *least == 0 || rest.chars().nth(*least - 1).is_some())
            }
        }
    }
}

/// What of a shape stands for itself.
fn bare(part: &str) -> String {
    part.replace('?', "")
}

#[cfg(test)]
mod tests {
    use super::WordShape;

    #[test]
    fn a_shape_fits_the_words_it_stands_for() {
        let cases = [
            ("not", "not", true),
            ("not", "note", false),
            ("ne?*", "ne", false),
            ("ne?*", "neke", true),
            ("*n't", "don't", true),
            ("*maz?*", "olmaz", false),
            ("*maz?*", "olmazsa", true),
            ("ab*yz", "abyz", true),
            ("ab*yz", "aby", false),
        ];
        for (written, word, fits) in cases {
            assert_eq!(WordShape::new(written).fits(word), fits, "{written} {word}");
        }
    }
}
