//! The translator's kit: what there is to translate goes out as one page or as PO, and what a translator made of it
//! comes back, is checked, compared and written. Text in, text out.
//!
//! A **catalog** is made of **entries** (a unit, a topic's title and summary, the title of a part of the one file, a name, an
//! interface string), an entry of **parts** (a heading, a paragraph, a cell, a plural form), each translated in a box of its own. The
//! structure between the parts is the source's, so a translator can neither lose nor damage it.

mod apply;
pub mod catalog;
mod confirm;
pub mod diff;
mod dry_run;
mod extract;
mod flanking;
mod html;
pub mod import;
pub mod import_error;
mod json;
pub mod judge;
mod memory;
mod placeholder;
mod placeholder_labels;
mod plural;
mod po;
mod read;
mod segments;
pub mod submission;
mod unmark;
mod validate;
mod words;

pub use catalog::{Catalog, Entry, EntryFilter, EntryId, EntryTerm, Segment, SegmentKind};
pub use extract::catalog;
pub use html::page;
pub use placeholder_labels::PlaceholderLabels;
pub use po::to_po;
pub use read::read;
pub use submission::{LARGEST, ReadError, Submission};
