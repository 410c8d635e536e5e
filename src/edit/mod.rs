//! Edits of files that authors wrote: where things stand in them, and how values are written. Text in, text out.

pub(crate) mod mapping;
pub(crate) mod scalar;
