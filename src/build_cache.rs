//! What a build leaves to the next one, so that a preview makes anew only what changed.
//!
//! A cache is a value: one build takes it, the next one is given what came of it. What it holds lies under the hash of
//! everything it was made from, so that nothing old is ever taken for new, and what the last build did not need is
//! gone from it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use sha2::{Digest, Sha256};

use crate::compress::gzip_len;
use crate::edition::Edition;
use crate::page::PageContent;
use crate::stages::Stages;
use crate::theme::markup::SealFault;

/// The SHA-256 of all that something was made from.
type CacheKey = [u8; 32];

/// What the last build made.
#[derive(Debug, Clone, Default)]
pub struct BuildCache {
    /// The edition of the first build: it is named on every page and made from every word, so that with an edition of
    /// its own each build would change all pages.
    pub(crate) edition: Option<Edition>,
    pages: BTreeMap<CacheKey, Arc<CachedPage>>,
    weights: BTreeMap<CacheKey, usize>,
}

/// What a finished page holds, what it weighs after `gzip -9`, and what stands on it that nobody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CachedPage {
    pub content: PageContent,
    pub weight: usize,
    pub faults: Vec<SealFault>,
}

/// Something made, or taken over, for the next build.
pub(crate) enum CacheEntry {
    Page(CacheKey, Arc<CachedPage>),
    Weight(CacheKey, usize),
}

/// A build at work: what there is from before, where to tell what the next build may take over, and who is told of its
/// stages.
pub(crate) struct CacheSession<'a> {
    before: &'a BuildCache,
    /// Pages are made side by side: each tells for itself. Nothing where no build follows.
    tell: Option<Sender<CacheEntry>>,
    pub stages: Stages<'a>,
}

/// The cache of a build that is not followed by another.
const NOTHING: &BuildCache = &BuildCache { edition: None, pages: BTreeMap::new(), weights: BTreeMap::new() };

impl BuildCache {
    /// As if nothing had been built yet but for this edition.
    pub fn of_edition(edition: Edition) -> Self {
        Self { edition: Some(edition), ..Self::default() }
    }

    /// What is left to the next build of this edition.
    pub(crate) fn new(edition: Edition, made: impl Iterator<Item = CacheEntry>) -> Self {
        let mut cache = Self::of_edition(edition);
        for each in made {
            match each {
                CacheEntry::Page(key, page) => _ = cache.pages.insert(key, page),
                CacheEntry::Weight(key, weight) => _ = cache.weights.insert(key, weight),
            }
        }
        cache
    }

    /// The edition every build of this cache bears, once there was one.
    pub fn edition(&self) -> Option<&Edition> {
        self.edition.as_ref()
    }

    /// How many finished pages of `before` the last build took over.
    pub fn shared_with(&self, before: &Self) -> usize {
        self.pages.keys().filter(|key| before.pages.contains_key(*key)).count()
    }
}

impl<'a> CacheSession<'a> {
    /// For a build that is not followed by another: everything is made, nothing is kept.
    pub fn nothing() -> Self {
        Self { before: NOTHING, tell: None, stages: Stages::default() }
    }

    /// With somebody who is told of its stages.
    pub fn observed(self, stages: Stages<'a>) -> Self {
        Self { stages, ..self }
    }

    /// For a build after the one that left this cache, and where what it makes is told.
    pub fn of(before: &'a BuildCache) -> (Self, Receiver<CacheEntry>) {
        let (tell, told) = channel();
        (Self { before, tell: Some(tell), stages: Stages::default() }, told)
    }

    /// The page made from these parts; `make` must need nothing else.
    pub fn page(&self, parts: &[&str], make: impl FnOnce() -> (PageContent, Vec<SealFault>)) -> CachedPage {
        let made = || {
            let (content, faults) = make();
            CachedPage { weight: gzip_len(&content.bytes()), content, faults }
        };
        let Some(tell) = &self.tell else { return made() };
        let key = key(parts.iter().map(|part| part.as_bytes()));
        let page = self.before.pages.get(&key).cloned().unwrap_or_else(|| Arc::new(made()));
        let _ = tell.send(CacheEntry::Page(key, Arc::clone(&page)));
        CachedPage::clone(&page)
    }

    /// What these bytes weigh after `gzip -9`.
    pub fn weight(&self, bytes: &[u8]) -> usize {
        let Some(tell) = &self.tell else { return gzip_len(bytes) };
        let key = key([bytes].into_iter());
        let weight = self.before.weights.get(&key).copied().unwrap_or_else(|| gzip_len(bytes));
        let _ = tell.send(CacheEntry::Weight(key, weight));
        weight
    }
}

/// The hash of some parts, each with its length, so that no two lists of parts have the same.
fn key<'a>(parts: impl Iterator<Item = &'a [u8]>) -> CacheKey {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.len().to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}
