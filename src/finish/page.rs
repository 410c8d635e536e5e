//! A finished page.

use std::sync::Arc;

use crate::bundle::{SitePath, StagedFile};
use crate::i18n::lang::Lang;
use crate::page::{PageContent, PageLinks, PageWeight, Policy};
use crate::page_cache::CachedPage;
use crate::plan::Page;
use crate::theme::PageKind;
use crate::theme::markup::SealFault;

/// One finished page.
#[derive(Debug, Clone)]
pub(crate) struct FinishedPage {
    pub about: PageAbout,
    pub content: PageContent,
}

/// A finished page that lies in its place on the disk already.
#[derive(Debug, Clone)]
pub(crate) struct StagedPage {
    pub about: PageAbout,
    pub file: StagedFile,
}

/// What later stages ask of a finished page beside its content.
#[derive(Debug, Clone)]
pub(crate) struct PageAbout {
    pub path: SitePath,
    pub kind: PageKind,
    pub lang: Lang,
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
    pub links: PageLinks,
    /// Its script, which most pages share; none of a file of plain text.
    pub script: Option<Arc<str>>,
    /// None of a file of plain text.
    pub policy: Option<Policy>,
}

impl FinishedPage {
    /// A page with its content. `lags` tells whether a notice for a text that is behind stands on it.
    pub(super) fn new(
        page: &Page,
        CachedPage { content, size, weight, links, faults }: CachedPage,
        lags: bool,
        has_font: bool,
    ) -> Self {
        let (path, lang) = (page.path.clone(), page.lang.clone());
        let html = content.html();
        let (script, policy) = html.map(|html| (html.shared_script(), html.policy().clone())).unzip();
        let kind = page.kind();
        let about =
            PageAbout { path, kind, lang, size, weight, lags, has_font, faults, links, script, policy };
        Self { about, content }
    }
}
