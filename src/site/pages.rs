//! The finished pages of a site, wherever they are.

use crate::finish::page::{FinishedPage, PageAbout, StagedPage};

/// The finished pages of a site, in memory or in their places.
#[derive(Clone, Copy)]
pub(crate) struct SitePages<'a> {
    pub held: &'a [FinishedPage],
    pub staged: &'a [StagedPage],
}

impl<'a> SitePages<'a> {
    /// What is asked of each.
    pub fn abouts(self) -> impl Iterator<Item = &'a PageAbout> {
        self.held.iter().map(|page| &page.about).chain(self.staged.iter().map(|page| &page.about))
    }
}
