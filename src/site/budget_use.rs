//! What a guide's budgets are used for: the largest thing of each kind, beside what it may weigh.

/// The largest thing of a kind, beside its budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetUse {
    /// The budget, as `guide.yaml` names it.
    pub budget: &'static str,
    /// Which page or language it is.
    pub of: String,
    /// What it weighs: bytes after `gzip -9`, of a file and of a font as they are.
    pub bytes: usize,
    /// What it may weigh.
    pub limit: usize,
    /// Whether the bytes are those after `gzip -9`.
    pub is_packed: bool,
}

impl BudgetUse {
    /// The largest of things with their names, weights and limits, of several the first by name; `None` where none weighs
    /// anything.
    pub(super) fn largest<'a>(
        budget: &'static str,
        is_packed: bool,
        things: impl Iterator<Item = (&'a str, usize, usize)>,
    ) -> Option<Self> {
        let heavy = things.filter(|(_, bytes, _)| *bytes > 0);
        let (of, bytes, limit) = heavy.max_by(|one, other| (one.1, other.0).cmp(&(other.1, one.0)))?;
        Some(Self { budget, of: of.to_owned(), bytes, limit, is_packed })
    }
}

#[cfg(test)]
mod tests {
    use super::BudgetUse;

    #[test]
    fn the_largest_is_the_first_of_those_that_weigh_most() {
        let of = |things: &[(&str, usize, usize)]| {
            BudgetUse::largest("page", true, things.iter().copied()).map(|largest| largest.of)
        };
        assert_eq!(of(&[("b", 2, 9), ("a", 2, 9), ("c", 1, 9)]).as_deref(), Some("a"));
        assert_eq!(of(&[("a", 0, 9)]), None);
    }
}
