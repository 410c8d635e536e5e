//! What a page's stylesheet, script, policy and sizes are called until `finish` puts them in.

/// Begins every hole: a code point that no text may hold (Unicode keeps it for the inside of programs), so that no text
/// is taken for a hole.
pub const MARK: char = '\u{fdd0}';

/// Stands where the stylesheet goes.
pub const CSS: &str = "\u{fdd0}{css}";

/// Stands where the script goes.
pub const JS: &str = "\u{fdd0}(js)";

/// Stands where the Content-Security-Policy goes; its space keeps the attribute quoted.
pub const CSP: &str = "\u{fdd0} csp";

/// Stands where the size of the file at a path of the site goes.
pub fn size(path: &str) -> String {
    format!("{MARK}[{path}]")
}

/// Stands where the cost of keeping the page's language goes, in kilobytes; it may be filled with nothing, and its
/// space keeps the attribute quoted.
pub const SIZE: &str = "\u{fdd0} kB";
