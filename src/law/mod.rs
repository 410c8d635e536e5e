//! A law's own text, split by its numbering, and the places in it that citations name.
//!
//! The words of a law stay outside the project. What is kept is its outline and, for each provision that is cited, the
//! fingerprint of its words: enough to tell a pinpoint that does not exist, and a provision that has changed.

pub mod change;
pub mod pinpoint;
pub mod provision;
pub mod record;
pub mod split;
pub mod style;

pub use provision::Provision;
pub use style::Style;

use std::fmt;

/// Why a text cannot be taken as that of a law, in a phrase that goes on after the name of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawError(pub String);

impl fmt::Display for LawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for LawError {}
