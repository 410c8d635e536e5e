//! What serves authors: stamps, rechecks, releases, what is due, how far translations are. Text in, text out.

pub mod adopt;
pub mod asked;
pub mod due;
pub mod law;
pub mod missing;
pub mod recheck;
pub mod release;
pub mod review_record;
pub mod review_status;
pub mod source_history;
pub mod stamp;
pub mod stamped;
pub mod translation_status;
