//! What keeping a language costs, where its pages tell that.

use std::sync::Arc;

use crate::finish::page::{FinishedPage, PageAbout};
use crate::page::{PageContent, PageWeight, placeholders};
use crate::page_cache::CacheSession;

/// Whether a page tells what keeping its language costs, as those do that offer it.
pub(super) fn tells(page: &FinishedPage) -> bool {
    page.content.html().is_some_and(|html| html.tells_saving_size())
}

/// What a page holds that tells this as the cost of keeping its language.
pub(super) fn content_telling(page: &FinishedPage, told: &str) -> PageContent {
    match page.content.html() {
        Some(html) => {
            let html = html.with_html(html.html().replace(placeholders::saving_size(), told));
            PageContent::Html(Arc::new(html))
        }
        None => page.content.clone(),
    }
}

/// A page, with what keeping its language costs where it tells it.
pub(super) fn filled(page: FinishedPage, told: &str, session: &CacheSession<'_>) -> FinishedPage {
    if !tells(&page) {
        return page;
    }
    let content = content_telling(&page, told);
    let bytes = content.bytes();
    let (size, weight) = (bytes.len(), PageWeight::Exactly(session.weight(&bytes)));
    FinishedPage { about: PageAbout { size, weight, ..page.about }, content }
}
