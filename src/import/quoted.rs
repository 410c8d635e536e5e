//! Words as YAML reads them.

/// A text in quotation marks.
pub(super) fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}
