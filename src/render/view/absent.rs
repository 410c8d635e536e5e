//! What a template sees of a name that only pages of other kinds have: nothing, in the form of that name, so that one
//! template serves pages of all kinds without asking which it draws.

use serde::Serialize;
use tera::{Context, TeraResult};

/// Null.
type Nothing = Option<()>;

/// Every name that some kinds of page have and others lack: an empty text, an empty list, null; of a count 0.
#[derive(Default, Serialize)]
struct EmptyPage {
    about: Nothing,
    calendars: [Nothing; 0],
    checklist: Nothing,
    code: Nothing,
    conditions: [Nothing; 0],
    contents: [Nothing; 0],
    contents_href: &'static str,
    copy_href: &'static str,
    dates: Nothing,
    downloads: Nothing,
    file: Nothing,
    head: Nothing,
    help: Nothing,
    home: Nothing,
    id: &'static str,
    items_count: usize,
    language_pages: [Nothing; 0],
    languages: [Nothing; 0],
    leave_href: &'static str,
    next: Nothing,
    poster: Nothing,
    previous: Nothing,
    questions: [Nothing; 0],
    share_href: &'static str,
    sheet: Nothing,
    sheets: [Nothing; 0],
    sources: [Nothing; 0],
    sources_href: &'static str,
    spoken_of: Nothing,
    summary: &'static str,
    title: &'static str,
    title_dir: &'static str,
    title_lang: &'static str,
    topics: [Nothing; 0],
    translation: Nothing,
    units: [Nothing; 0],
    years: [Nothing; 0],
}

/// A page that has nothing but what all lack.
pub(super) fn page() -> TeraResult<Context> {
    Context::from_serialize(&EmptyPage::default())
}
