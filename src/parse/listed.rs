//! The entries of a YAML file that lists things by id.

use std::collections::{BTreeMap, BTreeSet};

/// The entries of a file by id, and the ids of those that could not be read.
pub(super) struct Listed<I, T> {
    pub known: BTreeMap<I, T>,
    pub unread: BTreeSet<I>,
}

impl<I: Ord, T> Default for Listed<I, T> {
    fn default() -> Self {
        Self { known: BTreeMap::new(), unread: BTreeSet::new() }
    }
}

impl<I: Ord, T> Listed<I, T> {
    /// Sorts entries into those that were read and those that were not.
    pub(super) fn new(entries: impl IntoIterator<Item = (I, Option<T>)>) -> Self {
        let mut listed = Self { known: BTreeMap::new(), unread: BTreeSet::new() };
        for (id, entry) in entries {
            match entry {
                Some(entry) => _ = listed.known.insert(id, entry),
                None => _ = listed.unread.insert(id),
            }
        }
        listed
    }
}
