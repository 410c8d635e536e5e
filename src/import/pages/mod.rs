//! Texts to topics: sections matched with those of the source, Markdown written anew, addresses as facts.

pub(super) mod convert;
pub(super) mod convert_headings;
pub(super) mod convert_words;
pub(super) mod facts;
pub(super) mod hero;
pub(super) mod lead;
pub(super) mod notes;
pub(super) mod page;
pub(super) mod page_text;
pub(super) mod pairing;
pub(super) mod parted;
pub(super) mod publication;
pub(super) mod targets;
pub(super) mod typography;
