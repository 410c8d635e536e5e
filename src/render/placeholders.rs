//! What a page's stylesheet, script, policy and sizes are called until `finish` puts them in.

/// Stands where the stylesheet goes.
pub const CSS: &str = "wayleaf{css}";
/// Stands where the script goes.
pub const JS: &str = "wayleaf(js)";
/// Stands where the Content-Security-Policy goes; its space keeps the attribute quoted.
pub const CSP: &str = "wayleaf csp";

/// Stands where the size of the file at a path of the site goes.
pub fn size(path: &str) -> String {
    format!("wayleaf[{path}]")
}

/// Stands where the cost of keeping the page's language goes, in kilobytes; it may be filled with nothing, and
/// its space keeps the attribute quoted.
pub const SIZE: &str = "wayleaf kB";
