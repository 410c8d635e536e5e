//! A place in a law.

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
}
