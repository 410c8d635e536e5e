//! Fingerprints: which text a translation was made from.

use crate::digest::sha256;

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
        // One piece is hashed in half the time of its words.
        let mut folded: Vec<u8> = Vec::with_capacity(text.len());
        let mut add = |word: &[u8]| {
            if !folded.is_empty() && !word.is_empty() {
                folded.push(b' ');
            }
            folded.extend_from_slice(word);
        };
        match has_other_space(text) {
            true => text.split_whitespace().for_each(|word| add(word.as_bytes())),
            false => text.as_bytes().split(|byte| matches!(byte, b' ' | b'\t'..=b'\r')).for_each(add),
        }
        let hash = sha256(&folded);
        Self(u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]))
    }

    /// Reads eight hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let shaped = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        shaped.then(|| u32::from_str_radix(text, 16).ok().map(Self)).flatten()
    }
}

/// Whether a text may hold white space (Unicode, `White_Space`) beside that of ASCII, told by two bytes.
fn has_other_space(text: &str) -> bool {
    let begins =
        |pair: &[u8]| matches!(pair, [0xc2, 0x85 | 0xa0] | [0xe1, 0x9a] | [0xe2, 0x80 | 0x81] | [0xe3, 0x80]);
    !text.is_ascii() && text.as_bytes().windows(2).any(begins)
}

#[cfg(test)]
mod tests {
    use super::Fingerprint;

    #[test]
    fn any_white_space_is_folded() {
        let plain = Fingerprint::of("læge ሓኪም x");
        for c in ('\0'..='\u{3000}').filter(|c| c.is_whitespace()) {
            let text = format!("{c}læge{c}{c}ሓኪም \n{c}x{c}");
            assert_eq!(Fingerprint::of(&text), plain, "U+{:04X}", u32::from(c));
        }
        assert_ne!(Fingerprint::of("lægeሓኪም x"), plain);
    }
}
