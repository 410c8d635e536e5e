//! What keeping a language costs, where its pages tell that.

use std::sync::Arc;

use crate::build_cache::CacheSession;
use crate::finish::page::FinishedPage;
use crate::page::{PageContent, placeholders};

/// Whether a page tells what keeping its language costs, as those do that offer it.
pub(super) fn tells(page: &FinishedPage) -> bool {
    page.content.html().is_some_and(|page| page.html().contains(placeholders::saving_size()))
}

/// A page, with what keeping its language costs where it tells it.
pub(super) fn filled(page: FinishedPage, told: &str, session: &CacheSession<'_>) -> FinishedPage {
    let Some(html) = page.content.html().filter(|_| tells(&page)) else { return page };
    let html = html.with_html(html.html().replace(placeholders::saving_size(), told));
    let content = PageContent::Html(Arc::new(html));
    FinishedPage { weight: session.weight(&content.bytes()), content, ..page }
}
