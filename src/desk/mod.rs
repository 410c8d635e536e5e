//! The desk: which facts and sources somebody should look up again, and the record that somebody did.

pub mod due;
pub mod recheck;
pub mod standing;
