//! What keeping a language costs, where its pages tell that.

use crate::build_cache::CacheSession;
use crate::finish::page::FinishedPage;
use crate::render::placeholders;

/// Whether a page tells what keeping its language costs, as those do that offer it.
pub(super) fn tells(page: &FinishedPage) -> bool {
    std::str::from_utf8(&page.bytes).is_ok_and(|text| text.contains(placeholders::SIZE))
}

/// A page, with what keeping its language costs where it tells it.
pub(super) fn filled(page: FinishedPage, told: &str, recall: &CacheSession<'_>) -> FinishedPage {
    if !tells(&page) {
        return page;
    }
    let text = std::str::from_utf8(&page.bytes).unwrap_or_default();
    let bytes = text.replace(placeholders::SIZE, told).into_bytes();
    FinishedPage { weight: recall.weight(&bytes), bytes, ..page }
}
