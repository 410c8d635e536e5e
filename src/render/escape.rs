//! Text written so that HTML takes it for text.

/// Writes text so that HTML takes it for text, also inside a quoted attribute.
pub(crate) fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    // Whole runs are copied: hardly any text has one of these signs.
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
