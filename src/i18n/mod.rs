//! Languages and scripts: tags, numbers and dates, the order of words, letters, which language a text is in.

pub mod collation;
pub mod detection;
pub mod format;
pub mod lang;
pub mod normalization;
pub mod orthography;
