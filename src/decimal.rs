//! Numbers with decimals, exactly as they are written.

use std::fmt;

/// More digits than any fact has.
const MOST_DIGITS: usize = 15;

/// A number with decimals: `1.50` is not `1.5`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecimalNumber {
    written: String,
}

impl DecimalNumber {
    /// Reads digits with one point among them, behind a minus for a number below nought; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, rest) = text.strip_prefix('-').unwrap_or(text).split_once('.')?;
        let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let is_padded = whole.len() > 1 && whole.starts_with('0');
        let fits =
            are_digits(whole) && are_digits(rest) && !is_padded && whole.len() + rest.len() <= MOST_DIGITS;
        fits.then(|| Self { written: text.to_owned() })
    }

    /// The number with a point before its decimals.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Whether it lies below nought.
    pub fn is_negative(&self) -> bool {
        self.written.starts_with('-')
    }

    /// Its digits alone, as the numbers of a text are read, in which a point may also group digits.
    pub(crate) fn digits(&self) -> String {
        let digits: String = self.written.chars().filter(char::is_ascii_digit).collect();
        let trimmed = digits.trim_start_matches('0');
        if trimmed.is_empty() { "0".to_owned() } else { trimmed.to_owned() }
    }
}

impl fmt::Display for DecimalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

#[cfg(test)]
mod tests {
    use super::DecimalNumber;

    #[test]
    fn a_decimal_is_digits_with_a_point_among_them() {
        for right in ["1.5", "0.50", "-2.25", "37.0", "1234.5"] {
            assert_eq!(DecimalNumber::parse(right).expect("a number").as_str(), right);
        }
        for wrong in
            ["15", "1,5", ".5", "5.", "1.5.2", "1e3", "1_0.5", "00.5", "+1.5", "1.2345678901234567", "a.b"]
        {
            assert_eq!(DecimalNumber::parse(wrong), None, "{wrong}");
        }
        assert_eq!(DecimalNumber::parse("0.50").expect("a number").digits(), "50");
    }
}
