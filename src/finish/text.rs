//! A file of plain text as old phones and old Windows open it.

use crate::i18n::lang::Direction;

/// Says that the text is UTF-8: opened from a file there is no header to say so, and viewers of old phones, Notepad
/// and browsers then guess a Western code page.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Notepad before Windows 10 knows no other end of a line.
const END: &str = "\r\n";

/// Begins a line from the right whatever its first letter.
const RIGHT_TO_LEFT_MARK: char = '\u{200f}';

/// The bytes of the file: at most two empty lines in a row, no space at the end of a line. Lines are as long as their
/// paragraphs: every screen has its own width, and screen readers stop where a line does.
pub(super) fn bytes(text: &str, direction: Direction) -> Vec<u8> {
    let mut out = String::from(BYTE_ORDER_MARK);
    let mut empty = 0;
    for line in text.trim().lines().map(str::trim_end) {
        empty = if line.trim().is_empty() { empty + 1 } else { 0 };
        if empty > 2 {
            continue;
        }
        if direction == Direction::Rtl && begins_from_the_wrong_side(line) {
            out.push(RIGHT_TO_LEFT_MARK);
        }
        out.push_str(line);
        out.push_str(END);
    }
    out.into_bytes()
}

/// Whether viewers would set a line with right-to-left words from the left: they go by its first letter
/// (rule P2 of the Unicode Bidirectional Algorithm).
fn begins_from_the_wrong_side(line: &str) -> bool {
    let is_strong = |c: &char| c.is_alphabetic() || *c == '\u{200e}';
    let first = line.chars().find(is_strong);
    first.is_some_and(|first| !is_right_to_left(first)) && line.chars().any(is_right_to_left)
}

/// Whether a letter is of a script written from right to left: the blocks from Hebrew to Arabic Extended-A, and the
/// presentation forms of both.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
        && c.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str, direction: Direction) -> String {
        String::from_utf8(bytes(text, direction)).expect("UTF-8")
    }

    #[test]
    fn lines_end_as_old_notepad_wants_and_empty_ones_are_few() {
        assert_eq!(text("\n\na  \n\n\n\n\nb\n", Direction::Ltr), "\u{feff}a\r\n\r\n\r\nb\r\n");
    }

    #[test]
    fn a_line_that_begins_with_a_foreign_word_still_begins_from_the_right() {
        let line = |line| text(line, Direction::Rtl);
        assert_eq!(
            line("\u{200e}udrejsefrist\u{200e}: موعد"),
            "\u{feff}\u{200f}\u{200e}udrejsefrist\u{200e}: موعد\r\n"
        );
        assert_eq!(line("[ ] موعد abc"), "\u{feff}[ ] موعد abc\r\n");
        assert_eq!(line("Only English"), "\u{feff}Only English\r\n");
    }
}
