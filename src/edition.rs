//! Editions: one published build, with a short code that the same content always gets.

use sha2::{Digest, Sha256};

use crate::calendar::Day;
use crate::project::Project;

/// One published build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Year and month, then two letters derived from the content: `2026-11-kf`.
    pub code: String,
    /// The day it was made.
    pub day: Day,
}

/// Letters that are hard to mistake for one another when read aloud or copied by hand.
const LETTERS: &[u8; 16] = b"bcdfghjkmnpqrstw";

impl Edition {
    /// The edition of a project built on a day. The letters depend on everything readers are told, and not on
    /// the day, the record of changes, or notes among the content that no page shows.
    pub fn new(project: &Project, day: Day) -> Self {
        let mut hasher = Sha256::new();
        for (_, file) in project.files() {
            let read = file.path.starts_with("content/topics/") || file.path.ends_with(".yaml");
            let counts = read && file.path.starts_with("content/") && file.path != "content/changes.yaml";
            if counts {
                hasher.update(file.path.as_bytes());
                hasher.update([0]);
                hasher.update(file.text.replace("\r\n", "\n").as_bytes());
                hasher.update([0]);
            }
        }
        let hash = hasher.finalize();
        let letter = |byte: u8| char::from(LETTERS[usize::from(byte % 16)]);
        let code = format!("{:04}-{:02}-{}{}", day.year(), day.month(), letter(hash[0]), letter(hash[1]));
        Self { code, day }
    }
}
