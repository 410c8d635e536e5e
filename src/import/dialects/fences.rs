//! Blocks of program code between fences: which lines of a text are code, for all that reads it line by line.

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
}

/// The fewest signs of a fence (CommonMark 0.31.2, 4.5).
const FEWEST: usize = 3;

impl FenceReader {
    /// The sign of the fence that is open, and how often it stands there.
    pub(in crate::import) fn open(&self) -> Option<(char, usize)> {
        self.open
    }

    /// What the next line is, in a quotation or an entry of a list too.
    pub(in crate::import) fn line(&mut self, line: &str) -> LineKind {
        let words = line.trim_start_matches(['>', ' ', '\t']).trim_end();
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
                LineKind::Fence
            }
            (None, _) => LineKind::Words,
        }
    }
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
        ] {
            assert_eq!(kinds(text), expected, "{text}");
        }
    }
}
