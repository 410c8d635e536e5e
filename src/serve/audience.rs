//! Who a site is served to.

/// Who is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The author, on this computer: pages reload when the text changes.
    Author,
    /// Phones near by: every file is byte for byte that of the build.
    Nearby,
}
