//! What a build leaves to the next one, so that a preview makes anew only what changed. A cache is a value: one build takes
//! it, the next one is given what came of it.

use std::sync::Arc;

use crate::check::Findings;
use crate::edition::Edition;
use crate::finish::SharedByPages;
use crate::page_cache::PageCache;
use crate::parse::ProjectReading;
use crate::project::Project;

/// What the last build made.
#[derive(Debug, Clone, Default)]
pub struct BuildCache {
    /// The edition of the first build: it is named on every page and made from every word, so that with an edition of
    /// its own each build would change all pages.
    pub(crate) edition: Option<Edition>,
    pub(crate) pages: PageCache,
    /// What the last build's pages were given that was made from other pages.
    pub(crate) shared: Option<Arc<SharedByPages>>,
    /// What was read and found last, whether or not pages came of it.
    pub(crate) read: Option<Arc<LastReading>>,
}

/// A project with what was read of it and found in it.
#[derive(Debug)]
pub(crate) struct LastReading {
    pub project: Project,
    pub reading: ProjectReading,
    /// Nothing where guide or theme could not be used.
    pub findings: Option<Findings>,
}

impl BuildCache {
    /// As if nothing had been built yet but for this edition.
    pub fn of_edition(edition: Edition) -> Self {
        Self { edition: Some(edition), ..Self::default() }
    }

    /// The edition every build of this cache bears, once there was one.
    pub fn edition(&self) -> Option<&Edition> {
        self.edition.as_ref()
    }

    /// How many finished pages of `before` the last build took over.
    pub fn shared_with(&self, before: &Self) -> usize {
        self.pages.shared_with(&before.pages)
    }
}
