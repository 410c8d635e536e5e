//! Findings that an author has looked at and lets stand.

use crate::diagnostic::Code;
use crate::project::Span;

/// A finding that may stay, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllowedFinding {
    /// Its code.
    pub code: Code,
    /// The file it is found in, as a path from the project's root.
    pub file: String,
    /// The words it is about; every finding of this code in the file where there are none.
    pub words: Option<String>,
    /// Why it may stay.
    pub reason: String,
    /// Where that is written.
    pub span: Span,
}
