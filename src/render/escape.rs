//! Text written so that HTML takes it for text.

use memchr::{memchr, memchr3};

/// Writes text so that HTML takes it for text, also inside a quoted attribute.
pub(crate) fn escape(text: &str, out: &mut String) {
    // Hardly any text has one of these signs.
    if memchr3(b'&', b'<', b'>', text.as_bytes()).is_none() && memchr(b'"', text.as_bytes()).is_none() {
        return out.push_str(text);
    }
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"')) {
        let (before, behind) = rest.split_at(at);
        out.push_str(before);
        out.push_str(match behind.as_bytes()[0] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &behind[1..];
    }
    out.push_str(rest);
}

/// Text as HTML.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}
