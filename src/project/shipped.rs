//! The theme that the library carries, for projects that bring none.

/// Its files: path from a project's root, and text.
pub(super) const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/shipped_theme.rs"));
