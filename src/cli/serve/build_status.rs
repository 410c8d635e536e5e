//! What the last build came to.

use std::sync::Arc;

use crate::serve::{SiteStore, preview};

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

    /// As the script of a preview reads it.
    pub(super) fn json(&self) -> String {
        let site = if self.built { self.store.tag() } else { "" };
        preview::news(self.number, site, &self.faults)
    }
}
