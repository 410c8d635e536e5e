//! Entries of lists, and what else holds indented words: at which column what stands in them begins. What is indented further is
//! code in Markdown, and words in MDX.

use super::boxes::{INDENT, columns, opening};

/// The entries that are open at a line.
#[derive(Debug, Default)]
pub(in crate::import) struct OpenEntries {
    open: Vec<EntryColumn>,
    is_behind_blank: bool,
}

/// The column at which the words of an entry begin.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct EntryColumn {
    /// As it is written.
    pub written: usize,
    /// Where nothing is indented further than the entries ask for.
    pub least: usize,
}

impl OpenEntries {
    /// Reads the next line: the column of the entry it stands in. `has_code` tells whether what is indented further is code, and
    /// whether notes in boxes are still there.
    pub(in crate::import) fn line(&mut self, line: &str, has_code: bool) -> EntryColumn {
        let words = line.trim_start();
        if words.is_empty() {
            self.is_behind_blank = true;
            return self.innermost();
        }
        let own = columns(line);
        // A line of words goes on with the paragraph before it, however far it is indented.
        let width = entry_width(words, has_code);
        let begins = self.is_behind_blank || width.is_some() || is_rule(words) || words.starts_with(BEGIN);
        if begins {
            // What is indented less ends the entry.
            self.open.retain(|entry| entry.written <= own);
        }
        self.is_behind_blank = false;
        let column = self.innermost();
        if has_code && own >= column.written + INDENT {
            return column;
        }
        let (mut at, mut rest, mut least, mut next) = (own, words, column.least, width);
        while let Some(width) = next {
            (at, least) = (at + width, least + width);
            if self.open.len() < DEEPEST {
                self.open.push(EntryColumn { written: at, least });
            }
            // An entry may begin with an entry.
            rest = behind_sign(rest).unwrap_or_default();
            next = behind_sign(rest).and_then(|_| entry_width(rest, has_code));
        }
        column
    }

    /// The column at which what stands in the innermost entry begins.
    pub(in crate::import) fn innermost(&self) -> EntryColumn {
        self.open.last().copied().unwrap_or_default()
    }
}

/// How many entries are followed that stand in one another: no text is read that deep.
const DEEPEST: usize = 100;

/// Signs that begin something else than words of a paragraph.
const BEGIN: [char; 8] = ['<', '#', '>', '`', '~', ':', '|', '!'];

/// The signs with which entries of a list begin, and the most digits of a number (CommonMark 0.31.2, 5.2).
const SIGNS: [char; 3] = ['-', '*', '+'];
const MOST_DIGITS: usize = 9;

/// The text behind the sign of an entry of a list, and the blanks behind that.
pub(in crate::import) fn behind_sign(words: &str) -> Option<&str> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let sign = match digits {
        0 => words.starts_with(SIGNS),
        digits => digits <= MOST_DIGITS && words[digits..].starts_with(['.', ')']),
    };
    let behind = words.get(digits + 1..).filter(|_| sign)?;
    (behind.is_empty() || behind.starts_with([' ', '\t'])).then(|| behind.trim_start_matches([' ', '\t']))
}

/// By how much what stands in the entry that begins here is indented: one of a list, of a footnote, a meaning, a note in a box where
/// those have not been taken away.
fn entry_width(words: &str, has_boxes: bool) -> Option<usize> {
    if is_rule(words) {
        return None;
    }
    let is_meaning = words.starts_with(": ") || words.starts_with(":\t");
    let is_note = words.starts_with("[^") && words.contains("]:");
    if is_note || has_boxes && opening(words).is_some() {
        return Some(INDENT);
    }
    let behind =
        if is_meaning { Some(words[1..].trim_start_matches([' ', '\t'])) } else { behind_sign(words) }?;
    let sign = words.len() - behind.len();
    let blanks = words[..sign].bytes().rev().take_while(|byte| [b' ', b'\t'].contains(byte)).count();
    // Behind the sign of an entry that begins with code, or with nothing, one blank counts.
    let is_far = behind.is_empty() || blanks > INDENT;
    Some(if is_far { sign - blanks + 1 } else { sign })
}

/// Whether a line is a rule between two paragraphs, whose signs are those of entries.
fn is_rule(words: &str) -> bool {
    let sign = words.chars().next().filter(|sign| ['-', '*'].contains(sign));
    sign.is_some_and(|sign| {
        words.chars().all(|c| c == sign || c.is_whitespace()) && words.matches(sign).count() > 2
    })
}

#[cfg(test)]
mod tests {
    use super::OpenEntries;

    #[test]
    fn columns_of_entries_are_known_line_by_line() {
        let columns = |text: &str| {
            let mut entries = OpenEntries::default();
            text.lines().map(|line| entries.line(line, true).written).collect::<Vec<_>>()
        };
        assert_eq!(columns("- a\n  - b\n\n    c\nd\n\ne"), [0, 2, 4, 4, 4, 4, 0]);
        assert_eq!(columns("1. a\n\n   b\n* * *\n\n    c"), [0, 3, 3, 0, 0, 0]);
        assert_eq!(columns("!!! note\n    a\n\n    b\n[^1]: c\n\n    d"), [0, 4, 4, 4, 0, 4, 4]);
        assert_eq!(columns("- - a\n\n    b\n</x>"), [0, 4, 4, 0]);
    }
}
