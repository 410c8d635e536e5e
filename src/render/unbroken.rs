//! Text in which no end of a line parts names such as ICD-10.

use memchr::memchr;

use crate::render::escape::escape;

/// Writes text as HTML; a hyphen between capital letters and a digit stays between them.
pub(super) fn escape_unbroken(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some((from, to)) = first_unbroken(rest) {
        escape(&rest[..from], out);
        out.push_str("<span class=\"unbroken\">");
        escape(&rest[from..to], out);
        out.push_str("</span>");
        rest = &rest[to..];
    }
    escape(rest, out);
}

/// Where the first such name begins and ends, in bytes.
fn first_unbroken(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(at) = memchr(b'-', &text.as_bytes()[from..]).map(|at| at + from) {
        let before = text[..at].bytes().rev().take_while(u8::is_ascii_uppercase).count();
        let behind = text[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
        if before > 1 && behind > 0 {
            return Some((at - before, at + 1 + behind));
        }
        from = at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::escape_unbroken;

    fn written(text: &str) -> String {
        let mut out = String::new();
        escape_unbroken(text, &mut out);
        out
    }

    #[test]
    fn a_hyphen_between_capitals_and_a_digit_is_kept() {
        assert_eq!(written("its ICD-10 code"), "its <span class=\"unbroken\">ICD-10</span> code");
        assert_eq!(written("رمز ICD-10"), "رمز <span class=\"unbroken\">ICD-10</span>");
        assert_eq!(written("a-2 <x> A-1 re-read"), "a-2 &lt;x&gt; A-1 re-read");
    }
}
