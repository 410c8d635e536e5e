//! A finished page.

use crate::bundle::SitePath;
use crate::i18n::lang::Lang;
use crate::page::{PageContent, PageWeight};
use crate::page_cache::CachedPage;
use crate::plan::Page;
use crate::theme::PageKind;
use crate::theme::markup::SealFault;

/// One finished page.
#[derive(Debug, Clone)]
pub(crate) struct FinishedPage {
    pub path: SitePath,
    pub kind: PageKind,
    pub lang: Lang,
    pub content: PageContent,
    /// How many bytes it has.
    pub size: usize,
    /// Nothing of a file that holds the whole guide, which has a limit of its own.
    pub weight: PageWeight,
    /// Whether a notice stands on it for a text that is behind its source: it is heavier until that is translated.
    pub lags: bool,
    /// Whether it names a font of its language.
    pub has_font: bool,
    /// What stands on it that nobody wrote.
    pub faults: Vec<SealFault>,
}

impl FinishedPage {
    /// A page with its content. `lags` tells whether a notice for a text that is behind stands on it.
    pub(super) fn new(
        page: &Page,
        CachedPage { content, size, weight, faults }: CachedPage,
        lags: bool,
        has_font: bool,
    ) -> Self {
        let (path, lang) = (page.path.clone(), page.lang.clone());
        Self { path, kind: page.kind(), lang, content, size, weight, lags, has_font, faults }
    }
}
