//! The pages that are open in the author's browsers: they are drawn before all others.

use tokio::sync::watch;

use crate::bundle::SitePath;
use crate::serve::page_path;

/// How many pages are remembered: more than an author looks at side by side.
const MOST: usize = 8;

/// The pages whose scripts asked for news last, in memory only.
#[derive(Debug)]
pub(super) struct OpenPages(watch::Sender<Vec<SitePath>>);

impl OpenPages {
    /// None yet.
    pub(super) fn none() -> Self {
        Self(watch::Sender::new(Vec::new()))
    }

    /// Notes that the page at a target asked for news.
    pub(super) fn add(&self, target: &str) {
        let Some(path) = page_path(target) else { return };
        self.0.send_modify(|pages| {
            pages.retain(|known| *known != path);
            pages.push(path);
            if pages.len() > MOST {
                pages.remove(0);
            }
        });
    }

    /// The pages that are open, as far as is known.
    pub(super) fn paths(&self) -> Vec<SitePath> {
        self.0.borrow().clone()
    }
}
