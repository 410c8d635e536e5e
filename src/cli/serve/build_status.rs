//! What the last build came to.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::bundle::SitePath;
use crate::page::FinishedHtml;
use crate::serve::{SiteStore, page_tag, preview};

/// The site that is shown, and what keeps a newer one from being shown.
#[derive(Debug, Clone)]
pub(super) struct BuildStatus {
    /// Counts the builds since the start.
    pub number: u64,
    /// Whether there ever was a site to show.
    pub built: bool,
    /// The site that is shown: the last one that had no error.
    pub store: Arc<SiteStore>,
    /// The problems of the last build, as text; empty where there was no error.
    pub faults: String,
}

impl BuildStatus {
    /// Before the first build.
    pub(super) fn none() -> Self {
        Self { number: 0, built: false, store: Arc::new(SiteStore::default()), faults: String::new() }
    }

    /// The news that come next: these pages in place of those at their paths.
    pub(super) fn with_pages(&self, pages: BTreeMap<SitePath, Arc<FinishedHtml>>) -> Self {
        let store = SiteStore::clone(&self.store).with_pages(pages);
        Self { number: self.number + 1, built: true, store: Arc::new(store), faults: String::new() }
    }

    /// As the script of a preview reads it, on the page at this target.
    pub(super) fn json(&self, page: &str) -> String {
        let tag = if self.built { page_tag(&self.store, page) } else { "" };
        preview::news(self.number, tag, &self.faults)
    }
}
