//! The pages that are open in the author's browsers: they are drawn before all others.

use std::collections::VecDeque;
use std::sync::Mutex;

use crate::bundle::SitePath;
use crate::serve::page_path;

/// How many pages are remembered: more than an author looks at side by side.
const MOST: usize = 8;

/// The pages whose scripts asked for news last, in memory only.
#[derive(Debug, Default)]
pub(super) struct OpenPages(Mutex<VecDeque<SitePath>>);

impl OpenPages {
    /// Notes that the page at a target asked for news.
    pub(super) fn add(&self, target: &str) {
        let Some(path) = page_path(target) else { return };
        let Ok(mut pages) = self.0.lock() else { return };
        pages.retain(|known| *known != path);
        pages.push_back(path);
        if pages.len() > MOST {
            pages.pop_front();
        }
    }

    /// The pages that are open, as far as is known.
    pub(super) fn paths(&self) -> Vec<SitePath> {
        self.0.lock().map(|pages| pages.iter().cloned().collect()).unwrap_or_default()
    }
}
