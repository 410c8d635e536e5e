//! Fingerprints: which text a translation was made from.

use crate::digest::sha256;
use crate::normalization;

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
        let (folded, has_other_space) = folded(text.as_bytes());
        let folded = if has_other_space { normalization::folded(text).into_bytes() } else { folded };
        let hash = sha256(&folded);
        Self(u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]))
    }

    /// Reads eight hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let shaped = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        shaped.then(|| u32::from_str_radix(text, 16).ok().map(Self)).flatten()
    }
}

/// A text with the white space of ASCII folded, and whether it may hold other white space (Unicode, `White_Space`): told
/// by two bytes, since all of that begins with `C2 85`, `C2 A0`, `E1 9A`, `E2 80`, `E2 81` or `E3 80`.
fn folded(text: &[u8]) -> (Vec<u8>, bool) {
    let mut folded = vec![0; text.len() + 1];
    // As if a space stood before the text. Each byte is written, and the next one over it where it is a space too many:
    // words are too short for a branch at each end of one.
    let (mut len, mut is_behind_space, mut begins, mut has_other_space) = (0, true, 0, false);
    for byte in text {
        let is_space = matches!(byte, b' ' | b'\t'..=b'\r');
        folded[len] = if is_space { b' ' } else { *byte };
        len += usize::from(!(is_space & is_behind_space));
        is_behind_space = is_space;
        has_other_space |= begins & OF_OTHER_SPACE[usize::from(*byte)].1 != 0;
        begins = OF_OTHER_SPACE[usize::from(*byte)].0;
    }
    folded.truncate(len - usize::from(is_behind_space && len > 0));
    (folded, has_other_space)
}

/// Of each byte, which white space beside that of ASCII it begins, and which it goes on with, as bits.
const OF_OTHER_SPACE: [(u8, u8); 256] = {
    let mut table = [(0, 0); 256];
    table[0xc2].0 = 1;
    table[0xe1].0 = 2;
    table[0xe2].0 = 4;
    table[0xe3].0 = 8;
    table[0x85].1 = 1;
    table[0xa0].1 = 1;
    table[0x9a].1 = 2;
    table[0x80].1 = 4 | 8;
    table[0x81].1 = 4;
    table
};

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
