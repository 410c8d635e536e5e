//! Fingerprints: which text a translation was made from.

use sha2::{Digest, Sha256};

/// The first 32 bits of the SHA-256 of a unit's Markdown with its white space folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(pub u32);

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl Fingerprint {
    /// The fingerprint of a text, its white space folded.
    pub fn of(text: &str) -> Self {
        let mut hasher = Sha256::new();
        for (index, word) in text.split_whitespace().enumerate() {
            if index > 0 {
                hasher.update(b" ");
            }
            hasher.update(word.as_bytes());
        }
        let hash = hasher.finalize();
        Self(u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]))
    }

    /// Reads eight hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let shaped = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        shaped.then(|| u32::from_str_radix(text, 16).ok().map(Self)).flatten()
    }
}
