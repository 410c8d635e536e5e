//! Fingerprints: which text a translation was made from.

use crate::digest::sha256;
use crate::normalization::folded;

/// The first 32 bits of the SHA-256 of a unit's Markdown with its white space folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(pub u32);

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl Fingerprint {
    /// Stands for a translation that was taken as it is: nobody has compared it with its source.
    pub const UNCOMPARED: Self = Self(0);

    /// The fingerprint of a text, its white space folded.
    pub fn of(text: &str) -> Self {
        let hash = sha256(folded(text).as_bytes());
        Self(u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]))
    }

    /// Reads eight hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let shaped = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        shaped.then(|| u32::from_str_radix(text, 16).ok().map(Self)).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprint;

    #[test]
    fn only_white_space_is_folded() {
        let plain = Fingerprint::of("læge ሓኪም x");
        assert_eq!(Fingerprint::of(" læge \n ሓኪም\tx\n"), plain);
        assert_ne!(Fingerprint::of("lægeሓኪም x"), plain);
    }
}
