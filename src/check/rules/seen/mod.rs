//! What no text that readers see may hold, wherever it is written: one rule a file.

pub(super) mod addresses;
pub(super) mod amounts;
pub(super) mod digits;
pub(super) mod empty;
pub(super) mod length;
pub(super) mod signs;
