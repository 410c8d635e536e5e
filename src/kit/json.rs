//! The small JSON file that the kit's page saves.

use serde_json::Value;

use crate::guide::article::Label;
use crate::guide::fingerprint::Fingerprint;
use crate::kit::submission::{Base, LONGEST_QUESTION, MadeFrom, ReadError, Submission, SubmittedEntry};
use crate::worksheet::{on_one_line, saved};

/// The version of the file this program reads and its page writes.
pub(super) const VERSION: u64 = 1;

/// The field by which a saved file is known.
const KEY: &str = "wayleaf-kit";

/// How a second reader works, as the file says it.
const READING: &str = "reader";

/// Whether a text holds what the kit's page saved.
pub(super) fn is_in(text: &str) -> bool {
    text.contains(&format!("\"{KEY}\""))
}

/// Reads a saved file, alone or in a message.
pub(super) fn read(text: &str) -> Result<Submission, ReadError> {
    let root: Value = match serde_json::from_str(text) {
        Ok(root) => root,
        // A message may have more in it than what was saved.
        Err(fault) => {
            saved(text, KEY).map_err(ReadError::Damaged)?.ok_or(ReadError::Damaged(fault.line()))?
        }
    };
    match root.get(KEY).and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => return Err(ReadError::Newer),
        _ => return Err(ReadError::Unknown),
    }
    let word = |name: &str| root.get(name).and_then(Value::as_str).unwrap_or_default().trim().to_owned();
    let entries = root.get("entries").and_then(Value::as_array).ok_or(ReadError::Damaged(1))?;
    let made = word("made");
    Ok(Submission {
        guide: word("guide"),
        lang: word("language"),
        edition: word("edition"),
        by: word("by"),
        label: Label::WORDS.iter().find(|(word, _)| *word == made).map(|(_, label)| *label),
        is_reading: made == READING,
        entries: entries.iter().map(entry).collect(),
        unplaced: Vec::new(),
    })
}

/// An entry; what is missing in it or of another kind is empty, and is refused with its reason later.
fn entry(value: &Value) -> SubmittedEntry {
    let word = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    let parts = value.get("parts").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    SubmittedEntry {
        id: word("id").chars().take(200).collect(),
        from: MadeFrom::Text(word("source").to_owned(), Fingerprint::parse(word("from"))),
        base: Base::Entry(Fingerprint::parse(word("base"))),
        parts: parts.iter().map(|part| part.as_str().unwrap_or_default().to_owned()).collect(),
        unfinished: value.get("done").and_then(Value::as_bool) == Some(false),
        compared: true,
        is_right: value.get("right").and_then(Value::as_bool) == Some(true),
        question: on_one_line(word("question")).chars().take(LONGEST_QUESTION).collect(),
    }
}
