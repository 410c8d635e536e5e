//! The footnotes of a text: each is written where something leads to it, one within another one level deep, and the same one again
//! only as long as a page has room for it.

use std::collections::{BTreeMap, BTreeSet};

use crate::parse::ForeignInline;

/// The footnotes of one text.
#[derive(Debug, Default)]
pub(in crate::import) struct Footnotes {
    /// What they say, by their labels.
    said: BTreeMap<String, Vec<ForeignInline>>,
    /// The labels of those that were written.
    written: BTreeSet<String>,
    /// The labels of those that something leads to that cannot hold them: a heading, another note.
    refused: BTreeSet<String>,
    /// The labels of those that are being written, each within the one before it.
    open: Vec<String>,
    /// The bytes of those that were written again.
    repeated: usize,
}

/// What becomes of the place of a footnote.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::import) enum NotePlace {
    /// The note is written here: its words.
    Words(Vec<ForeignInline>),
    /// It is written elsewhere.
    Repeated,
    /// There is no such note, or it stands too deep in others.
    Nowhere,
}

/// How many notes may be written within one another.
const DEEPEST: usize = 2;

/// The most bytes of notes that are written again on one page.
const MOST_REPEATED: usize = 64 * 1024;

impl Footnotes {
    /// The notes of a text, by their labels.
    pub(in crate::import) fn new(said: BTreeMap<String, Vec<ForeignInline>>) -> Self {
        Self { said, ..Self::default() }
    }

    /// Whether there is a note of this label.
    pub(in crate::import) fn has(&self, label: &str) -> bool {
        self.said.contains_key(label)
    }

    /// Takes out what is to be written at the place of a note; [`Footnotes::close`] ends it.
    pub(in crate::import) fn open(&mut self, label: &str) -> NotePlace {
        let Some(words) = self.said.get(label) else { return NotePlace::Nowhere };
        if self.open.iter().any(|open| open == label) {
            return NotePlace::Repeated;
        }
        let is_written = self.written.contains(label);
        if self.open.len() >= DEEPEST {
            self.refuse(label);
            return if is_written { NotePlace::Repeated } else { NotePlace::Nowhere };
        }
        if is_written && self.repeated > MOST_REPEATED {
            return NotePlace::Repeated;
        }
        self.open.push(label.to_owned());
        NotePlace::Words(words.clone())
    }

    /// Ends the note that was opened last, which was written with so many bytes.
    pub(in crate::import) fn close(&mut self, bytes: usize) {
        if let Some(label) = self.open.pop()
            && !self.written.insert(label)
        {
            self.repeated += bytes;
        }
    }

    /// Marks a note as one that something leads to that cannot hold it.
    pub(in crate::import) fn refuse(&mut self, label: &str) {
        self.refused.insert(label.to_owned());
    }

    /// Whether a note of this label says these words.
    pub(in crate::import) fn says(&self, label: &str, words: &[ForeignInline]) -> bool {
        self.said.get(label).is_some_and(|said| said == words)
    }

    /// The notes that are written nowhere, each with its label and whether something leads to it that cannot hold it.
    pub(in crate::import) fn unwritten(&self) -> impl Iterator<Item = (&str, bool, &[ForeignInline])> {
        let rest = self.said.iter().filter(|(label, _)| !self.written.contains(*label));
        rest.map(|(label, words)| (label.as_str(), self.refused.contains(label), words.as_slice()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Footnotes, MOST_REPEATED, NotePlace};

    #[test]
    fn a_note_is_written_once_and_again_while_there_is_room() {
        let mut notes = Footnotes::new(["a", "b", "c"].map(|label| (label.to_owned(), Vec::new())).into());
        let words = || NotePlace::Words(Vec::new());
        assert_eq!(
            [notes.open("a"), notes.open("a"), notes.open("b")],
            [words(), NotePlace::Repeated, words()]
        );
        assert_eq!((notes.open("c"), notes.open("d")), (NotePlace::Nowhere, NotePlace::Nowhere));
        notes.close(9);
        notes.close(9);
        assert_eq!(
            notes.unwritten().map(|(label, deep, _)| (label, deep)).collect::<Vec<_>>(),
            [("c", true)]
        );
        assert_eq!(notes.open("a"), words());
        notes.close(MOST_REPEATED + 1);
        assert_eq!([notes.open("a"), notes.open("c")], [NotePlace::Repeated, words()]);
    }
}
