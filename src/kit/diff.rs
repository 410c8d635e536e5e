//! What differs between two texts, word by word.

use similar::{ChangeTag, TextDiff};

/// A run of words of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Whether it stays, goes or comes.
    pub change: Change,
    /// The words, with the space behind them.
    pub text: String,
}

/// Whether words stay, go or come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// They are in both texts.
    Same,
    /// They are in the old text only.
    Gone,
    /// They are in the new text only.
    New,
}

/// The words of two texts in one row.
pub fn words(old: &str, new: &str) -> Vec<Run> {
    let diff = TextDiff::from_words(old, new);
    let mut runs: Vec<Run> = Vec::new();
    for change in diff.iter_all_changes() {
        let tag = match change.tag() {
            ChangeTag::Equal => Change::Same,
            ChangeTag::Delete => Change::Gone,
            ChangeTag::Insert => Change::New,
        };
        match runs.last_mut().filter(|run| run.change == tag) {
            Some(run) => run.text.push_str(change.value()),
            None => runs.push(Run { change: tag, text: change.value().to_owned() }),
        }
    }
    runs
}

/// The lines of two texts: `- ` before those that go, `+ ` before those that come.
pub fn lines(old: &str, new: &str) -> Vec<(Change, String)> {
    let diff = TextDiff::from_lines(old, new);
    diff.iter_all_changes()
        .map(|change| {
            let line = change.value().trim_end().to_owned();
            match change.tag() {
                ChangeTag::Equal => (Change::Same, line),
                ChangeTag::Delete => (Change::Gone, line),
                ChangeTag::Insert => (Change::New, line),
            }
        })
        .collect()
}
