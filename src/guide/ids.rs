//! Identities: kebab-case words that never depend on a language or on wording.

use std::fmt;
use std::sync::Arc;

/// What an id may be, for messages.
pub const OF_IDS: &str =
    "use small letters a to z, digits and single hyphens, beginning with a letter, at most 64 of them";

/// Whether `text` is kebab-case: ASCII lower-case letters and digits in words joined by single hyphens,
/// beginning with a letter, at most 64 bytes.
pub fn is_kebab_case(text: &str) -> bool {
    text.len() <= 64
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

/// A name as an id, without what no id can have; `None` where nothing is left.
pub fn as_id(name: &str) -> Option<String> {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let id = words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-");
    is_kebab_case(&id).then_some(id)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes a kebab-case word; `None` for anything else.
            pub fn new(text: &str) -> Option<Self> {
                is_kebab_case(text).then(|| Self(text.into()))
            }

            /// The word.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// Names a topic; also its file name in the site.
    TopicId,
    /// Names a unit within its topic; also its HTML id.
    UnitId,
    /// Names a fact.
    FactId,
    /// Names a source.
    SourceId,
    /// Names a part of the one file; also the end of its file name.
    PartId,
}

impl UnitId {
    /// The id under which a translation keeps the fingerprint of title and summary.
    pub const TITLE: &str = "title";
}

impl TopicId {
    /// The topic that becomes each language's `index.html`.
    pub const HOME: &str = "home";

    /// Whether this is the home topic.
    pub fn is_home(&self) -> bool {
        self.as_str() == Self::HOME
    }
}

/// The name that differs from `word` in the fewest letters, if it is near enough to be meant.
pub fn nearest<'a>(word: &str, names: &[&'a str]) -> Option<&'a str> {
    let most = word.len().div_ceil(3);
    let length = word.chars().count();
    // Words whose lengths differ by more differ by more.
    let near = names.iter().filter(|name| name.chars().count().abs_diff(length) <= most);
    let near = near.map(|name| (distance(word, name), *name)).min()?;
    (near.0 <= most).then_some(near.1)
}

/// Looks for the name that was meant, as [`nearest`] does, for the first words only: whoever reads the hundredth
/// suggestion has found out.
#[derive(Debug)]
pub struct Suggestions<'a> {
    names: Vec<&'a str>,
    left: usize,
}

impl<'a> Suggestions<'a> {
    /// Looks among these names.
    pub fn new(names: Vec<&'a str>) -> Self {
        Self { names, left: 50 }
    }

    /// The name that was meant by a word, if one is near enough and this is not too often asked.
    pub fn nearest(&mut self, word: &str) -> Option<&'a str> {
        self.left = self.left.checked_sub(1)?;
        nearest(word, &self.names)
    }

    /// What to do about a word that is none of the names: take the one that was meant, or what `otherwise` says.
    pub fn advice(&mut self, word: &str, otherwise: &str) -> String {
        advice(self.nearest(word), otherwise)
    }
}

/// What to do about a word that is not known: take the one that was meant, or what `otherwise` says.
pub fn advice(meant: Option<&str>, otherwise: &str) -> String {
    meant.map_or_else(|| otherwise.to_owned(), |name| format!("did you mean `{name}`? Otherwise {otherwise}"))
}

/// How many letters must be changed, added or taken away to turn one word into the other (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (column, known) in other.iter().enumerate() {
            let cost = diagonal + usize::from(letter != *known);
            diagonal = row[column + 1];
            row[column + 1] = cost.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::{Suggestions, as_id, is_kebab_case, nearest};

    #[test]
    fn ids_are_kebab_case() {
        for right in ["a", "will-i-be-deported", "act-9b"] {
            assert!(is_kebab_case(right), "{right}");
        }
        for wrong in ["", "-a", "a-", "a--b", "A", "9b", "ærlig", "a_b", "a b", &"a".repeat(65)] {
            assert!(!is_kebab_case(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_name_becomes_the_id_that_is_nearest() {
        for (name, id) in [("My Page", Some("my-page")), ("HEAT_wave", Some("heat-wave")), ("پناهگاه", None)]
        {
            assert_eq!(as_id(name).as_deref(), id, "{name}");
        }
    }

    #[test]
    fn a_slip_finds_the_word_that_was_meant() {
        assert_eq!(nearest("pychiatrist", &["letter", "psychiatrist"]), Some("psychiatrist"));
        assert_eq!(nearest("banana", &["letter", "psychiatrist"]), None);
        assert_eq!(nearest("æøåb", &["ab", "æøå"]), Some("æøå"));
        let mut suggestions = Suggestions::new(vec!["letter"]);
        let found = (0..1_000).filter(|_| suggestions.nearest("leter").is_some()).count();
        assert_eq!(found, 50);
    }
}
