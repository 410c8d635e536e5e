//! The words of the content format for the values of an enum, as a table beside it.

/// The word for a value; empty where the table lacks it.
pub(crate) fn keyword<T: PartialEq>(words: &[(&'static str, T)], value: &T) -> &'static str {
    words.iter().find(|(_, known)| known == value).map_or("", |(word, _)| word)
}
