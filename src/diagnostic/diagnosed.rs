//! The shape of every stage's result: a value, and what was wrong on the way to it.

use crate::diagnostic::Diagnostic;

/// A value, and everything that was wrong on the way to it: what every stage gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnosed<T> {
    /// The value; for most stages an `Option`, `None` if nothing can be made of what was given.
    pub value: T,
    /// What was wrong.
    pub problems: Vec<Diagnostic>,
}

impl<T> Diagnosed<T> {
    /// A value with its problems.
    pub fn new(value: T, problems: Vec<Diagnostic>) -> Self {
        Self { value, problems }
    }

    /// The value alone; its problems are added to `problems`.
    pub fn keep(self, problems: &mut Vec<Diagnostic>) -> T {
        problems.extend(self.problems);
        self.value
    }

    /// Another value made from this one, with the same problems.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Diagnosed<U> {
        Diagnosed { value: make(self.value), problems: self.problems }
    }
}
