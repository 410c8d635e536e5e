//! A line of text as rules read it: its own words in one piece, each byte of which knows its place in the file.

use std::borrow::Cow;
use std::ops::Range;

use crate::check::characters::{Characters, OBJECT_REPLACEMENT, Traits};
use crate::guide::unit::Line;
use crate::project::{FileId, Project, Span};

/// The words of a line.
#[derive(Debug)]
pub(crate) struct Prose<'a> {
    /// The words, white space as written.
    pub text: Cow<'a, str>,
    file: FileId,
    /// Where the first stretch begins in the file.
    first: u32,
    /// Where each further stretch begins: in `text`, and in the file.
    further: Vec<(usize, u32)>,
}

impl<'a> Prose<'a> {
    /// The line's own words.
    pub(crate) fn of(project: &'a Project, line: &Line) -> Self {
        let mut prose = Self {
            text: Cow::Borrowed(""),
            file: line.span.file,
            first: line.span.start,
            further: Vec::new(),
        };
        let mut end = line.span.start;
        for words in &line.words {
            let between = project.text(Span { start: end, end: words.span.start, ..line.span });
            // Between words stands a mark of Markdown, which is nothing to read, or a fact, a citation or code.
            let stands_for_words = || ["{{", "[^", "`"].iter().any(|mark| between.contains(mark));
            let marked = words.official || between.len() > 1 && stands_for_words();
            if marked && !prose.text.ends_with(OBJECT_REPLACEMENT) {
                prose.add(end, OBJECT_REPLACEMENT.encode_utf8(&mut [0; 4]));
            }
            if !words.official {
                let text = project.text(words.span);
                // Most lines are words and nothing else.
                if prose.text.is_empty() {
                    (prose.first, prose.text) = (words.span.start, Cow::Borrowed(text));
                } else {
                    prose.add(words.span.start, text);
                }
            }
            end = words.span.end;
        }
        prose
    }

    fn add(&mut self, place: u32, text: &str) {
        match self.text.len() {
            0 => self.first = place,
            at => self.further.push((at, place)),
        }
        self.text.to_mut().push_str(text);
    }

    /// Where bytes of the text stand in the file.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        let place = |at: usize| {
            let stretch = self.further.partition_point(|(start, _)| *start <= at).checked_sub(1);
            let (start, place) = stretch.map_or((0, self.first), |index| self.further[index]);
            place as usize + at - start
        };
        let start = place(range.start);
        Span::new(self.file, start, if range.is_empty() { start } else { place(range.end - 1) + 1 })
    }
}

/// Whether a character joins letters to a word.
pub(crate) fn joins(c: char) -> bool {
    matches!(c, '\'' | '’' | '-' | '\u{200c}' | '\u{200d}')
}

/// Whether a character is a mark over or under an Arabic letter, which is written or left out at will.
pub(crate) fn is_vowel_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{652}' | '\u{670}')
}

/// The words of a text with their bytes: runs of letters, digits and what joins them.
pub(crate) fn words<'t>(text: &'t str, characters: &Characters) -> Vec<(Range<usize>, &'t str)> {
    let part = |c: char| characters.of(c).has(Traits::OF_WORDS) || joins(c);
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, part(c)) {
            (None, true) if !joins(c) => start = Some(at),
            (Some(from), false) => {
                let word = text[from..at].trim_end_matches(joins);
                words.push((from..from + word.len(), word));
                start = None;
            }
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::words;
    use crate::check::characters::{CharacterBasis, Characters};
    use crate::i18n::lang::Lang;
    use crate::i18n::orthography::Orthography;

    #[test]
    fn words_are_letters_with_what_joins_them() {
        let writing = Orthography::of(&Lang::parse("en").expect("a tag"), "");
        let characters = Characters::new(&CharacterBasis::new(&[]), writing);
        let found = words("The doctor's well-known, ‘new’ 15.", &characters);
        let found: Vec<&str> = found.into_iter().map(|(_, word)| word).collect();
        assert_eq!(found, ["The", "doctor's", "well-known", "new", "15"]);
    }
}
