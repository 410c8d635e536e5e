//! One range of bytes, so that a broken-off download goes on where it stopped (RFC 9110, section 14).

/// What a `Range` field asks for of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ByteRange {
    /// The whole file: no range, or one that may be ignored (another unit, several ranges, broken).
    Whole,
    /// From the first byte to before the second.
    Part(usize, usize),
    /// A range beyond the end.
    Unsatisfiable,
}

/// Reads a `Range` field for a file of `length` bytes.
pub(super) fn wanted(field: Option<&str>, length: usize) -> ByteRange {
    let Some((from, to)) = field.and_then(|field| field.trim().strip_prefix("bytes=")?.split_once('-'))
    else {
        return ByteRange::Whole;
    };
    let (from, to) = (from.trim(), to.trim());
    match (number(from), number(to)) {
        (None, Some(0)) if from.is_empty() => ByteRange::Unsatisfiable,
        (None, Some(last)) if from.is_empty() && length > 0 => {
            ByteRange::Part(length.saturating_sub(last), length)
        }
        (Some(from), Some(last)) if last < from => ByteRange::Whole,
        (Some(from), last) if from >= length && (to.is_empty() || last.is_some()) => ByteRange::Unsatisfiable,
        (Some(from), None) if to.is_empty() => ByteRange::Part(from, length),
        (Some(from), Some(last)) => ByteRange::Part(from, last.saturating_add(1).min(length)),
        _ => ByteRange::Whole,
    }
}

/// A number of ASCII digits, however long; `None` for anything else.
fn number(text: &str) -> Option<usize> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        for (field, expected) in [
            ("bytes=0-9", ByteRange::Part(0, 10)),
            ("bytes=90-", ByteRange::Part(90, 100)),
            ("bytes=90-500", ByteRange::Part(90, 100)),
            ("bytes=-10", ByteRange::Part(90, 100)),
            ("bytes=-500", ByteRange::Part(0, 100)),
            ("bytes=-0", ByteRange::Unsatisfiable),
            ("bytes=100-", ByteRange::Unsatisfiable),
            ("bytes=99999999999999999999999-", ByteRange::Unsatisfiable),
            ("bytes=9-3", ByteRange::Whole),
            ("bytes=0-1,5-6", ByteRange::Whole),
            ("bytes=-", ByteRange::Whole),
            ("lines=1-2", ByteRange::Whole),
            ("bytes=a-b", ByteRange::Whole),
        ] {
            assert_eq!(wanted(Some(field), 100), expected, "{field}");
        }
        assert_eq!(wanted(None, 100), ByteRange::Whole);
        assert_eq!(wanted(Some("bytes=-5"), 0), ByteRange::Whole);
    }
}
