//! A line of text as rules read it: its own words in one piece, each byte of which knows its place in the file.

use std::ops::Range;

use crate::guide::article::Line;
use crate::i18n::orthography::is_mark;
use crate::project::{FileId, Project, Span};

/// Stands for a fact, a citation or a run in the official language among a line's own words.
pub(crate) const OBJECT_REPLACEMENT: char = '\u{fffc}';

/// The words of a line.
#[derive(Debug)]
pub(crate) struct Prose {
    /// The words, white space as written.
    pub text: String,
    file: FileId,
    /// Where each stretch begins: in `text`, and in the file.
    stretches: Vec<(usize, u32)>,
}

impl Prose {
    /// The line's own words.
    pub(crate) fn of(project: &Project, line: &Line) -> Self {
        let mut prose = Self { text: String::new(), file: line.span.file, stretches: Vec::new() };
        let mut end = line.span.start;
        for words in &line.words {
            let between = project.text(Span { start: end, end: words.span.start, ..line.span });
            // Between words stands a mark of Markdown, which is nothing to read, or a fact or a citation.
            let marked = words.official || between.contains("{{") || between.contains("[^");
            if marked && !prose.text.ends_with(OBJECT_REPLACEMENT) {
                prose.stretches.push((prose.text.len(), end));
                prose.text.push(OBJECT_REPLACEMENT);
            }
            if !words.official {
                prose.stretches.push((prose.text.len(), words.span.start));
                prose.text.push_str(project.text(words.span));
            }
            end = words.span.end;
        }
        prose
    }

    /// Where bytes of the text stand in the file.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        let place = |at: usize| {
            let stretch = self.stretches.partition_point(|(start, _)| *start <= at).checked_sub(1);
            stretch.map_or(0, |index| {
                let (start, place) = self.stretches[index];
                place as usize + at - start
            })
        };
        let start = place(range.start);
        Span::new(self.file, start, if range.is_empty() { start } else { place(range.end - 1) + 1 })
    }

    /// Its words with their bytes: runs of letters, digits and what joins them.
    pub(crate) fn words(&self) -> Vec<(Range<usize>, &str)> {
        words(&self.text)
    }
}

/// The words of a text with their bytes.
pub(crate) fn words(text: &str) -> Vec<(Range<usize>, &str)> {
    let joins = |c: char| matches!(c, '\'' | '’' | '-' | '\u{200c}' | '\u{200d}');
    let part = |c: char| c.is_alphanumeric() || joins(c) || is_mark(c);
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

    #[test]
    fn words_are_letters_with_what_joins_them() {
        let found: Vec<&str> =
            words("The doctor's well-known, ‘new’ 15.").into_iter().map(|(_, word)| word).collect();
        assert_eq!(found, ["The", "doctor's", "well-known", "new", "15"]);
    }
}
