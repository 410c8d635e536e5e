//! The small JSON file that the review page saves.

use std::fmt;

use serde_json::Value;

use crate::guide::fingerprint::Fingerprint;
use crate::guide::review::ReviewVerdict;
use crate::worksheet::{on_one_line, saved};

/// No review is larger, in bytes.
pub const LARGEST: usize = 2_000_000;

/// The version of the file this program reads and its page writes.
pub(super) const VERSION: u64 = 1;

/// The field by which a saved file is known.
const KEY: &str = "wayleaf-review";

/// As many characters of a remark are kept.
pub(super) const LONGEST_REMARK: usize = 2_000;

/// As many characters a name may have.
pub(super) const LONGEST_NAME: usize = 80;

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewSubmission {
    /// The publisher of the guide it belongs to.
    pub guide: String,
    /// The tag of the language that was read.
    pub lang: String,
    /// The word of the role.
    pub role: String,
    /// Who read.
    pub by: String,
    /// The day, as it is written there.
    pub on: String,
    /// The units, in its order.
    pub units: Vec<SubmittedUnit>,
}

/// A unit as it was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmittedUnit {
    /// Its name, `topic#unit`.
    pub id: String,
    /// The fingerprint of what was read.
    pub read: Option<Fingerprint>,
    /// That of the recorded provisions.
    pub law: Option<Fingerprint>,
    /// What was found of each claim; `None` where that cannot be read.
    pub claims: Option<Vec<SubmittedClaim>>,
}

/// What was found of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmittedClaim {
    /// The verdict; `None` where there is none yet.
    pub verdict: Option<ReviewVerdict>,
    /// The remark, on one line.
    pub remark: String,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewReadError {
    /// It is larger than any review, in bytes.
    TooLarge(usize),
    /// It is not text in UTF-8.
    NotUtf8,
    /// There is nothing in it.
    Empty,
    /// It is the page itself.
    Page,
    /// It is a file of the translator's kit.
    Kit,
    /// It is no file that the page saved.
    Unknown,
    /// It was cut off or changed; the line where that shows.
    Damaged(usize),
    /// It was saved by a newer page.
    Newer,
}

/// Reads a saved file, whatever its bytes are.
pub fn read(bytes: &[u8]) -> Result<ReviewSubmission, ReviewReadError> {
    if bytes.len() > LARGEST {
        return Err(ReviewReadError::TooLarge(bytes.len()));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ReviewReadError::NotUtf8)?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.is_empty() {
        return Err(ReviewReadError::Empty);
    }
    if text.starts_with('<') {
        return Err(ReviewReadError::Page);
    }
    let root: Value = match serde_json::from_str(text) {
        Ok(root) => root,
        // A message may have more in it than what was saved.
        Err(fault) => saved(text, KEY).map_err(ReviewReadError::Damaged)?.ok_or({
            match text.starts_with('{') {
                true => ReviewReadError::Damaged(fault.line()),
                false => ReviewReadError::Unknown,
            }
        })?,
    };
    match root.get(KEY).and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => return Err(ReviewReadError::Newer),
        _ if root.get("wayleaf-kit").is_some() => return Err(ReviewReadError::Kit),
        _ => return Err(ReviewReadError::Unknown),
    }
    let word = |name: &str| on_one_line(root.get(name).and_then(Value::as_str).unwrap_or_default());
    let units = root.get("units").and_then(Value::as_array).ok_or(ReviewReadError::Damaged(1))?;
    Ok(ReviewSubmission {
        guide: word("guide"),
        lang: word("language"),
        role: word("role"),
        by: word("by"),
        on: word("date"),
        units: units.iter().map(unit).collect(),
    })
}

fn unit(value: &Value) -> SubmittedUnit {
    let word = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    let claims = value.get("claims").and_then(Value::as_array);
    SubmittedUnit {
        id: on_one_line(word("id")).chars().take(200).collect(),
        read: Fingerprint::parse(word("from")),
        law: Fingerprint::parse(word("law")),
        claims: claims.and_then(|claims| claims.iter().map(claim).collect()),
    }
}

/// A claim; `None` where its verdict is a word nobody knows.
fn claim(value: &Value) -> Option<SubmittedClaim> {
    let verdict = value.get("verdict").and_then(Value::as_str)?;
    let known = ReviewVerdict::WORDS.iter().find(|(word, _)| *word == verdict).map(|(_, known)| *known);
    let remark = value.get("remark").and_then(Value::as_str).unwrap_or_default();
    (known.is_some() || verdict.is_empty())
        .then(|| SubmittedClaim { verdict: known, remark: on_one_line(remark) })
}

impl std::error::Error for ReviewReadError {}

impl fmt::Display for ReviewReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(bytes) => write!(
                f,
                "the file has {} MB; a review has less than {}: is it the right file?",
                bytes.div_ceil(1_000_000),
                LARGEST / 1_000_000
            ),
            Self::NotUtf8 => write!(f, "the file is no text in UTF-8; ask the reviewer to send it again"),
            Self::Empty => write!(f, "the file is empty; ask the reviewer to send it again"),
            Self::Page => write!(
                f,
                "this is a web page, perhaps the review page itself, which holds no review; ask the reviewer to press Save in it \
                 and to send the file that this makes"
            ),
            Self::Kit => {
                write!(f, "this is a file of the translator’s kit; take it in with `wayleaf kit import`")
            }
            Self::Unknown => write!(f, "this is no file that the review page saved (wayleaf-review-….json)"),
            Self::Damaged(line) => write!(
                f,
                "the file is cut off or was changed by hand (line {line}); ask the reviewer to send it again, or to copy the text \
                 under Save into a message"
            ),
            Self::Newer => {
                write!(f, "the file was saved by a newer review page than this Wayleaf; use that one")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_review_is_told_in_its_own_words() {
        let why = |text: &str| read(text.as_bytes()).expect_err("no review");
        assert_eq!(why(""), ReviewReadError::Empty);
        assert_eq!(why("\u{feff} \n"), ReviewReadError::Empty);
        assert_eq!(why("<!doctype html>"), ReviewReadError::Page);
        assert_eq!(why("right, wrong"), ReviewReadError::Unknown);
        assert_eq!(why("{}"), ReviewReadError::Unknown);
        assert_eq!(why("{\"wayleaf-kit\": 1}"), ReviewReadError::Kit);
        assert_eq!(why("{\"wayleaf-review\": 2}"), ReviewReadError::Newer);
        assert_eq!(why("{\"wayleaf-review\": 1}"), ReviewReadError::Damaged(1));
        assert_eq!(why("{\"wayleaf-review\": 1,\n\"units\": ["), ReviewReadError::Damaged(2));
        assert_eq!(why(&"[".repeat(100_000)), ReviewReadError::Unknown);
        assert_eq!(why(&format!("{{\"a\":{}", "[".repeat(100_000))), ReviewReadError::Damaged(1));
        assert_eq!(read(&[0xff, 0xfe]), Err(ReviewReadError::NotUtf8));
        assert_eq!(read(&vec![b' '; LARGEST + 1]), Err(ReviewReadError::TooLarge(LARGEST + 1)));
    }
}
