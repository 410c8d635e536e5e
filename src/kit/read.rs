//! Reads a file that a translator hands in: finds out which kind it is.

use crate::kit::submission::{LARGEST, ReadError, Submission};
use crate::kit::{json, po};

/// Reads a file, whatever its bytes are.
pub fn read(bytes: &[u8]) -> Result<Submission, ReadError> {
    if bytes.len() > LARGEST {
        return Err(ReadError::TooLarge(bytes.len()));
    }
    let text = std::str::from_utf8(bytes).map_err(|fault| {
        let before = String::from_utf8_lossy(&bytes[..fault.valid_up_to()]);
        ReadError::NotUtf8(before.matches('\n').count() + 1)
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let start: String = text.trim_start().chars().take(15).collect::<String>().to_ascii_lowercase();
    if start.is_empty() {
        Err(ReadError::Empty)
    } else if start.starts_with('{') {
        json::read(text).map(Submission::composed)
    } else if start.starts_with("<!doctype") || start.starts_with("<html") {
        Err(ReadError::Page)
    } else if text.lines().any(|line| line.trim_start().starts_with("msgid ")) {
        po::read(text).map(Submission::composed)
    } else if json::is_in(text) {
        json::read(text).map(Submission::composed)
    } else {
        Err(ReadError::Unknown)
    }
}
