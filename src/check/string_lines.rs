//! Where interface strings stand in their file.

use std::collections::BTreeMap;

/// The byte at which each string's line begins.
pub(super) fn lines(text: &str) -> BTreeMap<&str, usize> {
    let mut lines = BTreeMap::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some((key, _)) = line.split_once(':') {
            lines.entry(key).or_insert(start);
        }
        start += line.len();
    }
    lines
}
