//! What differs between two texts, word by word or line by line.

use similar::{ChangeTag, TextDiff};

/// A run of words of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffRun {
    /// Whether it stays, goes or comes.
    pub change: DiffKind,
    /// The words, with the space behind them.
    pub text: String,
}

/// Whether words stay, go or come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiffKind {
    /// They are in both texts.
    Same,
    /// They are in the old text only.
    Gone,
    /// They are in the new text only.
    New,
}

/// The lines that two texts do not share, with a few around them, as `diff -u` writes them under these two names.
pub fn unified(old: (&str, &str), new: (&str, &str)) -> String {
    let diff = TextDiff::from_lines(old.1, new.1);
    diff.unified_diff().header(old.0, new.0).to_string()
}

/// The words of two texts in one row.
pub fn words(old: &str, new: &str) -> Vec<DiffRun> {
    let diff = TextDiff::from_words(old, new);
    let mut runs: Vec<DiffRun> = Vec::new();
    for change in diff.iter_all_changes() {
        let tag = match change.tag() {
            ChangeTag::Equal => DiffKind::Same,
            ChangeTag::Delete => DiffKind::Gone,
            ChangeTag::Insert => DiffKind::New,
        };
        match runs.last_mut().filter(|run| run.change == tag) {
            Some(run) => run.text.push_str(change.value()),
            None => runs.push(DiffRun { change: tag, text: change.value().to_owned() }),
        }
    }
    runs
}

/// The lines of two texts: `- ` before those that go, `+ ` before those that come.
pub fn lines(old: &str, new: &str) -> Vec<(DiffKind, String)> {
    let diff = TextDiff::from_lines(old, new);
    diff.iter_all_changes()
        .map(|change| {
            let line = change.value().trim_end().to_owned();
            match change.tag() {
                ChangeTag::Equal => (DiffKind::Same, line),
                ChangeTag::Delete => (DiffKind::Gone, line),
                ChangeTag::Insert => (DiffKind::New, line),
            }
        })
        .collect()
}
