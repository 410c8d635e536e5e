//! The review: what the guide says goes out as one page, claim by claim beside the words of the law, and what a lawyer, a doctor
//! or a native reader found comes back, is checked and recorded. Text in, text out.
//!
//! A unit is made of **claims** (its heading, a paragraph, an entry of a list, a row of a table, a word with its meaning).
//! Each gets a **verdict**; that of the unit is the one furthest from right.

mod claim;
mod export;
mod html;
pub mod import;
pub mod import_error;
pub mod law_texts;
pub mod submission;
mod view;

pub use export::ReviewExport;
pub use html::{ReviewPage, page};
pub use law_texts::LawTexts;
pub use submission::{LARGEST, read};
