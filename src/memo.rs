//! What a build leaves to the next one, so that a preview makes anew only what changed.
//!
//! A memo is a value: one build takes it, the next one is given what came of it. What it holds lies under the hash of
//! everything it was made from, so that nothing old is ever taken for new, and what the last build did not need is
//! gone from it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use sha2::{Digest, Sha256};

use crate::edition::Edition;
use crate::packing::gzip_len;

/// The SHA-256 of all that something was made from.
type Key = [u8; 32];

/// What the last build made.
#[derive(Debug, Clone, Default)]
pub struct Memo {
    /// The edition of the first build: it is named on every page and made from every word, so that with an edition of
    /// its own each build would change all pages.
    pub(crate) edition: Option<Edition>,
    pages: BTreeMap<Key, Arc<Sealed>>,
    weights: BTreeMap<Key, usize>,
}

/// The bytes of a finished page, and what they weigh after `gzip -9`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sealed {
    pub bytes: Vec<u8>,
    pub weight: usize,
}

/// Something made, or taken over, for the next build.
pub(crate) enum Made {
    Page(Key, Arc<Sealed>),
    Weight(Key, usize),
}

/// A memo at work: what there is from before, and where to tell what the next build may take over.
pub(crate) struct Recall<'a> {
    before: &'a Memo,
    /// Pages are made side by side: each tells for itself. Nothing where no build follows.
    tell: Option<Sender<Made>>,
}

/// The memo of a build that is not followed by another.
const NOTHING: &Memo = &Memo { edition: None, pages: BTreeMap::new(), weights: BTreeMap::new() };

impl Memo {
    /// As if nothing had been built yet but for this edition.
    pub fn of_edition(edition: Edition) -> Self {
        Self { edition: Some(edition), ..Self::default() }
    }

    /// What is left to the next build of this edition.
    pub(crate) fn new(edition: Edition, made: impl Iterator<Item = Made>) -> Self {
        let mut memo = Self::of_edition(edition);
        for each in made {
            match each {
                Made::Page(key, page) => _ = memo.pages.insert(key, page),
                Made::Weight(key, weight) => _ = memo.weights.insert(key, weight),
            }
        }
        memo
    }

    /// The edition every build of this memo bears, once there was one.
    pub fn edition(&self) -> Option<&Edition> {
        self.edition.as_ref()
    }

    /// How many finished pages of `before` the last build took over.
    pub fn shared_with(&self, before: &Self) -> usize {
        self.pages.keys().filter(|key| before.pages.contains_key(*key)).count()
    }
}

impl<'a> Recall<'a> {
    /// For a build that is not followed by another: everything is made, nothing is kept.
    pub fn nothing() -> Self {
        Self { before: NOTHING, tell: None }
    }

    /// For a build after the one that left this memo, and where what it makes is told.
    pub fn of(before: &'a Memo) -> (Self, Receiver<Made>) {
        let (tell, told) = channel();
        (Self { before, tell: Some(tell) }, told)
    }

    /// The page made from these parts; `make` must need nothing else.
    pub fn page(&self, parts: &[&str], make: impl FnOnce() -> Vec<u8>) -> Sealed {
        let sealed = || {
            let bytes = make();
            Sealed { weight: gzip_len(&bytes), bytes }
        };
        let Some(tell) = &self.tell else { return sealed() };
        let key = key(parts.iter().map(|part| part.as_bytes()));
        let page = self.before.pages.get(&key).cloned().unwrap_or_else(|| Arc::new(sealed()));
        let _ = tell.send(Made::Page(key, Arc::clone(&page)));
        Sealed::clone(&page)
    }

    /// What these bytes weigh after `gzip -9`.
    pub fn weight(&self, bytes: &[u8]) -> usize {
        let Some(tell) = &self.tell else { return gzip_len(bytes) };
        let key = key([bytes].into_iter());
        let weight = self.before.weights.get(&key).copied().unwrap_or_else(|| gzip_len(bytes));
        let _ = tell.send(Made::Weight(key, weight));
        weight
    }
}

/// The hash of some parts, each with its length, so that no two lists of parts have the same.
fn key<'a>(parts: impl Iterator<Item = &'a [u8]>) -> Key {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.len().to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}
