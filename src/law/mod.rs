//! A law's own text, split by its numbering, and the places in it that citations name.
//!
//! The words of a law stay outside the project. What is kept is its outline and, for each provision that is cited, the
//! fingerprint of its words: enough to tell a pinpoint that does not exist, and a provision that has changed.

pub mod pinpoint;
pub mod record;
pub mod split;
pub mod style;

pub use style::Style;

use std::fmt;

/// A place in a law, from the outside in: the level of each part, counted from 0 for a paragraph or article, and its
/// number as the law writes it (`33 a`, `2`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Provision(pub Vec<(usize, String)>);

impl Provision {
    /// This place, and one part further in.
    #[must_use]
    pub fn with(&self, level: usize, number: &str) -> Self {
        let mut parts = self.0.clone();
        parts.push((level, number.to_owned()));
        Self(parts)
    }

    /// The parts outside a level.
    #[must_use]
    pub fn above(&self, level: usize) -> Self {
        Self(self.0.iter().take_while(|(known, _)| *known < level).cloned().collect())
    }

    /// The paragraph or article it lies in.
    #[must_use]
    pub fn top(&self) -> Self {
        Self(self.0.iter().take(1).cloned().collect())
    }

    /// The place as citations in a style write it.
    pub fn display(&self, style: &Style) -> String {
        style.written(self)
    }
}

/// Why a text cannot be taken as that of a law, in a phrase that goes on after the name of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawError(pub String);

impl fmt::Display for LawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for LawError {}
