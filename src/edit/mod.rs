//! Edits of files that authors wrote: where things stand in them, and how values are written there. Text in, edits out;
//! what no edit names stays as its author wrote it.

pub(crate) mod front_matter;
pub(crate) mod mapping;
pub(crate) mod scalar;

use std::ops::Range;

/// The bytes of a text that change, and what comes in their place.
pub(crate) type Edit = (Range<usize>, String);

/// The text with these edits, which do not overlap; of several at one place the first comes first.
pub(crate) fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    // An insertion comes before what is taken out at its place.
    edits.sort_by_key(|(place, _)| (place.start, place.end));
    let mut text = text.to_owned();
    for (place, new) in edits.iter().rev() {
        text.replace_range(place.clone(), new);
    }
    text
}

/// How lines end in this text.
pub(crate) fn newline(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_made_in_any_order_and_at_one_place_in_theirs() {
        let edits = vec![(4..5, "E".into()), (1..1, "x".into()), (1..3, String::new()), (1..1, "y".into())];
        assert_eq!(apply("abcde", edits), "axydE");
        assert_eq!(apply("", vec![(0..0, "a".into())]), "a");
    }
}
