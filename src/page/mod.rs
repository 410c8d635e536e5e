//! What a finished page holds: its HTML, and beside it the style, the script and the policy that are joined to it at the
//! very end. Nothing else knows what stands in their place until then.

mod finished_html;
pub(crate) mod heaviest;
mod links;
pub(crate) mod placeholders;
mod policy;
mod weight;

use std::borrow::Cow;
use std::sync::Arc;

pub use finished_html::FinishedHtml;
pub(crate) use links::{PageLinks, PageLinksBuilder};
pub use policy::Policy;
pub(crate) use weight::PageWeight;

/// What a page holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PageContent {
    /// HTML with what is joined to it.
    Html(Arc<FinishedHtml>),
    /// A file of plain text.
    Text(Arc<[u8]>),
}

impl PageContent {
    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> Cow<'_, [u8]> {
        match self {
            Self::Html(html) => Cow::Owned(html.joined().into_bytes()),
            Self::Text(bytes) => Cow::Borrowed(bytes),
        }
    }

    /// How many bytes the file has.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Html(html) => html.len(),
            Self::Text(bytes) => bytes.len(),
        }
    }

    /// Its HTML with what is joined to it; `None` for a file of plain text.
    pub(crate) fn html(&self) -> Option<&Arc<FinishedHtml>> {
        match self {
            Self::Html(html) => Some(html),
            Self::Text(_) => None,
        }
    }
}
