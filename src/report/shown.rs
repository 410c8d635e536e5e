//! Text from files on its way to a terminal: no character in it moves the cursor, changes a colour or turns a line round.

use std::borrow::Cow;

/// Whether a terminal obeys the character, or shows the characters around it in another order: control characters (C0, C1 and
/// delete), ends of lines that only some programs know, direction marks (UAX 9), annotations and tags.
pub(super) fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// The text on one line, with every character that a terminal obeys written out.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => line.push(' '),
            obeyed if is_obeyed(obeyed) => line.extend(obeyed.escape_unicode()),
            plain => line.push(plain),
        }
    }
    line
}

/// A whole output as it may go to a terminal: lines, tabs and colours stay, every other character that a terminal obeys is
/// written out as JSON does, so that JSON stays JSON.
pub fn for_terminal(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_obeyed(c) && c != '\n') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut units = [0; 2];
    for (at, c) in text.char_indices() {
        match c {
            '\n' | '\t' => out.push(c),
            '\u{1b}' if is_colour(&text[at..]) => out.push(c),
            _ if is_obeyed(c) => {
                out.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
            }
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Whether the text begins with a code that sets a colour (ECMA-48, SGR).
fn is_colour(text: &str) -> bool {
    let numbers = text.strip_prefix("\u{1b}[").unwrap_or_default();
    let end = numbers.find(|c: char| !(c.is_ascii_digit() || c == ';'));
    end.is_some_and(|end| end < 20 && numbers[end..].starts_with('m'))
}

#[cfg(test)]
mod tests {
    use super::{for_terminal, one_line};

    /// What a terminal would obey, each with what it is shown as on a line.
    const OBEYED: [(&str, &str); 9] = [
        ("\u{1b}[2J", "\\u{1b}[2J"),
        ("\r", "\\u{d}"),
        ("\u{8}", "\\u{8}"),
        ("\u{7f}", "\\u{7f}"),
        ("\u{9b}2J", "\\u{9b}2J"),
        ("\u{202e}", "\\u{202e}"),
        ("\u{200f}", "\\u{200f}"),
        ("\u{2028}", "\\u{2028}"),
        ("\u{e0041}", "\\u{e0041}"),
    ];

    #[test]
    fn a_line_holds_no_sign_that_a_terminal_obeys() {
        for (c, shown) in OBEYED {
            assert_eq!(one_line(&format!("a{c}b\nc")), format!("a{shown}b c"));
        }
        assert_eq!(one_line("حد ± å 🖐"), "حد ± å 🖐");
    }

    #[test]
    fn an_output_keeps_its_lines_and_colours_and_nothing_else_that_is_obeyed() {
        let coloured = "\u{1b}[1;31merror\u{1b}[0m: å\n\tb\n";
        assert_eq!(for_terminal(coloured), coloured);
        assert_eq!(for_terminal("\u{1b}]0;x\u{7} \u{1b}[2J\r\n"), "\\u001b]0;x\\u0007 \\u001b[2J\\u000d\n");
        for (c, _) in OBEYED {
            let out = for_terminal(c).into_owned();
            assert!(!out.contains(c), "{out:?}");
            let json = format!("\"{}\"", for_terminal(&c.replace('\u{1b}', "")));
            assert!(serde_json::from_str::<String>(&json).is_ok(), "{json}");
        }
    }
}
