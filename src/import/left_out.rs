//! What an import could not take: told once, by file and line.

use std::fmt;

/// Something of the old texts that the new guide does not have as it was.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOut {
    /// The file it stands in, from the folder that is read.
    pub path: String,
    /// Its line, from 1; 0 where it is the whole file.
    pub line: usize,
    /// What it is, and what became of it.
    pub what: String,
}

impl LeftOut {
    /// Something on a line of a file.
    pub(super) fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into() }
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.what),
            line => write!(f, "{}:{line}: {}", self.path, self.what),
        }
    }
}

/// The beginning of something long.
pub(super) fn short(words: &str) -> String {
    let mut start: String = words.chars().take(40).collect();
    if start.len() < words.len() {
        start.push('…');
    }
    start.replace(['\n', '`'], " ")
}
