//! Ids out of names and headings.

use std::collections::{BTreeMap, BTreeSet};

use crate::guide::ids::is_kebab_case;

/// Names that Windows keeps for itself, in whatever folder (`con.html` cannot be stored there).
const OF_WINDOWS: [&str; 4] = ["aux", "con", "nul", "prn"];

/// The name as an id; `None` where it has no Latin letters to make one of.
pub(super) fn id(name: &str) -> Option<String> {
    let plain = name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' });
    let plain: String = plain.collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let joined = words.join("-");
    // The number before a name tells the order of files: `01-begin`.
    let named = joined.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    let cut: String = named.chars().take(48).collect();
    let cut = cut.trim_end_matches('-');
    let is_port = cut.len() == 4
        && (cut.starts_with("com") || cut.starts_with("lpt"))
        && cut.ends_with(|c: char| c.is_ascii_digit());
    let cut = if OF_WINDOWS.contains(&cut) || is_port { format!("{cut}-page") } else { cut.to_owned() };
    Some(cut).filter(|cut| is_kebab_case(cut))
}

/// Ids of which each is given once.
#[derive(Debug, Default)]
pub(super) struct TakenIds {
    ids: BTreeSet<String>,
    /// By an id that was asked for again, the last number that was put behind it: a thousand headings of the same words are
    /// numbered without a look at all those before.
    numbers: BTreeMap<String, usize>,
}

impl TakenIds {
    pub(super) fn new(ids: impl IntoIterator<Item = String>) -> Self {
        Self { ids: ids.into_iter().collect(), numbers: BTreeMap::new() }
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Takes the id, with a number behind it where it is taken already.
    pub(super) fn take(&mut self, id: &str) -> String {
        if self.ids.insert(id.to_owned()) {
            return id.to_owned();
        }
        let last = self.numbers.entry(id.to_owned()).or_insert(1);
        loop {
            *last += 1;
            let numbered = format!("{id}-{last}");
            if self.ids.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

/// A heading as links of other generators name it.
pub(super) fn slug(heading: &str) -> String {
    let kept =
        heading.trim().chars().filter(|c| c.is_alphanumeric() || c.is_whitespace() || ['-', '_'].contains(c));
    let kept: String = kept.map(|c| if c.is_whitespace() { '-' } else { c }).collect();
    kept.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{TakenIds, id, slug};

    #[test]
    fn names_become_ids_that_every_disk_can_store() {
        for (name, expected) in [
            ("01-Getting started", Some("getting-started")),
            ("con", Some("con-page")),
            ("COM1", Some("com1-page")),
            ("Was ist §9?", Some("was-ist-9")),
            ("مساعدة", None),
            ("2024", None),
        ] {
            assert_eq!(id(name).as_deref(), expected, "{name}");
        }
        let mut taken = TakenIds::new(["a".to_owned(), "a-2".to_owned()]);
        assert_eq!(["a", "b", "a", "a-3", "b"].map(|id| taken.take(id)), ["a-3", "b", "a-4", "a-3-2", "b-2"]);
        assert_eq!(slug("What to Bring?"), "what-to-bring");
    }
}
