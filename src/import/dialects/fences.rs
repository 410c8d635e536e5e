//! Blocks of program code between fences: which lines of a text are code, for all that reads it line by line.

use super::boxes::{columns, width};
use super::entries::behind_sign;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum LineKind {
    /// It opens a block of program code, or closes it.
    Fence,
    /// It stands within one.
    Code,
    /// Anything else.
    Words,
}

/// Reads a text line by line.
#[derive(Debug, Clone, Default)]
pub(in crate::import) struct FenceReader {
    /// The sign of the fence that is open, and how often it stands there.
    open: Option<(char, usize)>,
    /// Whether it stands in a quotation, and the column of the entry whose first line it is.
    is_quoted: bool,
    column: usize,
}

/// The fewest signs of a fence (CommonMark 0.31.2, 4.5).
const FEWEST: usize = 3;

impl FenceReader {
    /// The sign of the fence that is open, and how often it stands there.
    pub(in crate::import) fn open(&self) -> Option<(char, usize)> {
        self.open
    }

    /// What the next line is, in a quotation or an entry of a list too: where those end, the block ends that began in them.
    pub(in crate::import) fn line(&mut self, line: &str) -> LineKind {
        if self.open.is_some() && self.is_left(line) {
            self.open = None;
        }
        let begin = behind_quotes(line);
        let is_entry = self.open.is_none() && behind_sign(begin).is_some();
        let words = if is_entry { behind_signs(begin) } else { begin }.trim_end();
        let sign = words.chars().next().filter(|c| ['`', '~'].contains(c));
        let rest = sign.map_or(words, |sign| words.trim_start_matches(sign));
        // Both signs have one byte.
        let count = words.len() - rest.len();
        match (self.open, sign) {
            (Some((open, fewest)), Some(sign)) if sign == open && count >= fewest && rest.is_empty() => {
                self.open = None;
                LineKind::Fence
            }
            (Some(_), _) => LineKind::Code,
            // Code within a line may begin with as many backticks.
            (None, Some(sign)) if count >= FEWEST && !rest.contains('`') => {
                self.open = Some((sign, count));
                self.is_quoted = line.trim_start().starts_with('>');
                let before = &line[..line.trim_end().len() - words.len()];
                self.column = if is_entry && !self.is_quoted { width(before) } else { 0 };
                LineKind::Fence
            }
            (None, _) => LineKind::Words,
        }
    }

    /// Whether a line stands outside of what the open block stands in.
    fn is_left(&self, line: &str) -> bool {
        let words = line.trim_start();
        let is_quoted = words.starts_with('>');
        !words.is_empty() && (self.is_quoted && !is_quoted || columns(line) < self.column)
    }
}

/// The text behind the signs of quotations, and the blanks.
fn behind_quotes(line: &str) -> &str {
    line.trim_start_matches(['>', ' ', '\t'])
}

/// The text behind the signs of entries that begin with one another.
fn behind_signs(words: &str) -> &str {
    let mut words = words;
    while let Some(behind) = behind_sign(words).filter(|behind| !behind.is_empty()) {
        words = behind_quotes(behind);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{FenceReader, LineKind};

    #[test]
    fn a_block_ends_with_as_many_signs_as_it_begins_with() {
        let kinds = |text: &str| {
            let mut fences = FenceReader::default();
            let kind = |line| match fences.line(line) {
                LineKind::Fence => 'f',
                LineKind::Code => 'c',
                LineKind::Words => 'w',
            };
            text.lines().map(kind).collect::<String>()
        };
        for (text, expected) in [
            ("a\n```rust\nb\n```\nc", "wfcfw"),
            ("````\n```\n````\na", "fcfw"),
            ("~~~\n```\n~~~\na", "fcfw"),
            ("> ```\n> a\n> ```\nb", "fcfw"),
            ("```\n``` a\n```", "fcf"),
            ("```a``` b\n``", "ww"),
            ("- ```sh\n  run\n  ```\na", "fcfw"),
            ("1. - ~~~\n     run\n\na", "fccw"),
            ("> ```\n> a\nb", "fcw"),
            ("- - -\n```\n- ```\n```", "wfcf"),
        ] {
            assert_eq!(kinds(text), expected, "{text}");
        }
    }
}
