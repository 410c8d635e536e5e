//! Finished pages that the next build may take over. What is held lies under the hash of everything it was made from, so
//! that nothing old is ever taken for new, and what the last build did not need is gone from it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use sha2::{Digest, Sha256};

use crate::bundle::{SitePath, StagedFile};
use crate::compress::{Scales, gzip_len};
use crate::digest::sha256;
use crate::page::{PageContent, PageLinks, PageWeight};
use crate::stages::Stages;
use crate::theme::markup::SealFault;

/// The SHA-256 of all that something was made from.
type CacheKey = [u8; 32];

/// The finished pages of a build, and weights.
#[derive(Debug, Clone, Default)]
pub(crate) struct PageCache {
    pages: BTreeMap<CacheKey, Arc<CachedPage>>,
    weights: BTreeMap<CacheKey, usize>,
}

/// A page as it was made, before it is weighed.
pub(crate) struct MadePage {
    pub content: PageContent,
    pub links: PageLinks,
    /// What stands on it that nobody wrote.
    pub faults: Vec<SealFault>,
}

impl MadePage {
    /// A file of plain text.
    pub fn text(bytes: Vec<u8>) -> Self {
        Self { content: PageContent::Text(bytes.into()), links: PageLinks::default(), faults: Vec::new() }
    }
}

/// What a finished page holds, what it weighs, where it leads, and what stands on it that nobody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CachedPage {
    pub content: PageContent,
    /// How many bytes it has.
    pub size: usize,
    pub weight: PageWeight,
    pub links: PageLinks,
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
    before: &'a PageCache,
    /// Pages are made side by side: each tells for itself. Nothing where no build follows.
    tell: Option<Sender<CacheEntry>>,
    /// Whether nobody waits for the outcome any more.
    is_stale: &'a (dyn Fn() -> bool + Sync),
    /// Whether what is made is weighed.
    is_weighing: bool,
    /// Whether the pages of the site are wanted with their parts beside them, too.
    pub keeps_parts: bool,
    /// Who takes finished pages to their places; nobody where all stay in memory.
    stage: Option<PageStage<'a>>,
    pub stages: Stages<'a>,
}

/// Takes the bytes of a page to its place, from several threads at once.
pub(crate) type PageStage<'a> = &'a (dyn Fn(&SitePath, &[u8]) + Sync);

/// The cache of a build that is not followed by another.
const NOTHING: &PageCache = &PageCache { pages: BTreeMap::new(), weights: BTreeMap::new() };

impl PageCache {
    /// What is left to the next build.
    pub fn new(made: impl Iterator<Item = CacheEntry>) -> Self {
        let mut cache = Self::default();
        for each in made {
            match each {
                CacheEntry::Page(key, page) => _ = cache.pages.insert(key, page),
                CacheEntry::Weight(key, weight) => _ = cache.weights.insert(key, weight),
            }
        }
        cache
    }

    /// How many finished pages of `before` are here.
    pub fn shared_with(&self, before: &Self) -> usize {
        self.pages.keys().filter(|key| before.pages.contains_key(*key)).count()
    }
}

impl<'a> CacheSession<'a> {
    /// For a build that is not followed by another: everything is made, nothing is kept.
    pub fn nothing() -> Self {
        Self {
            before: NOTHING,
            tell: None,
            is_stale: &|| false,
            is_weighing: true,
            keeps_parts: true,
            stage: None,
            stages: Stages::default(),
        }
    }

    /// For pages that nobody asks the weight of: it is 0.
    pub fn without_weights() -> Self {
        Self { is_weighing: false, ..Self::nothing() }
    }

    /// For a site that is only published: the parts of its pages go as soon as they are joined.
    pub fn without_parts(self) -> Self {
        Self { keeps_parts: false, ..self }
    }

    /// With somebody who takes pages to their places as they are finished.
    pub fn staging(self, stage: Option<PageStage<'a>>) -> Self {
        Self { stage, ..self }
    }

    /// Whether somebody takes pages to their places.
    pub fn stages_pages(&self) -> bool {
        self.stage.is_some()
    }

    /// Has a page taken to its place.
    pub fn stage(&self, path: &SitePath, bytes: &[u8]) -> StagedFile {
        if let Some(stage) = self.stage {
            stage(path, bytes);
        }
        StagedFile { bytes: bytes.len() as u64, sha256: sha256(bytes) }
    }

    /// With somebody who is told of its stages.
    pub fn observed(self, stages: Stages<'a>) -> Self {
        Self { stages, ..self }
    }

    /// For a build after the one that left this cache, and where what it makes is told.
    pub fn of(
        before: &'a PageCache,
        is_stale: &'a (dyn Fn() -> bool + Sync),
    ) -> (Self, Receiver<CacheEntry>) {
        let (tell, told) = channel();
        let stages = Stages::default();
        let (is_weighing, keeps_parts, stage) = (true, true, None);
        (Self { before, tell: Some(tell), is_stale, is_weighing, keeps_parts, stage, stages }, told)
    }

    /// Whether somebody still waits for the outcome.
    pub fn is_waited_for(&self) -> bool {
        !(self.is_stale)()
    }

    /// The page made from these parts, weighed for a budget in bytes after `gzip -9`; `make` must need nothing else. What
    /// has no such budget is not weighed.
    pub fn page(
        &self,
        parts: &[&str],
        (budget, scales): (Option<usize>, &mut Scales),
        make: impl FnOnce() -> MadePage,
    ) -> CachedPage {
        let made = || {
            let MadePage { content, links, faults } = make();
            let (size, budget) = (content.len(), budget.filter(|_| self.is_weighing));
            let weight =
                budget.map_or(PageWeight::NOTHING, |budget| PageWeight::of(&content, size, budget, scales));
            CachedPage { content, size, weight, links, faults }
        };
        let Some(tell) = &self.tell else { return made() };
        let budget = budget.unwrap_or_default().to_string();
        let key = key(parts.iter().chain([&budget.as_str()]).map(|part| part.as_bytes()));
        let page = self.before.pages.get(&key).cloned().unwrap_or_else(|| Arc::new(made()));
        let _ = tell.send(CacheEntry::Page(key, Arc::clone(&page)));
        CachedPage::clone(&page)
    }

    /// What these bytes weigh after `gzip -9`.
    pub fn weight(&self, bytes: &[u8]) -> usize {
        if !self.is_weighing {
            return 0;
        }
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
