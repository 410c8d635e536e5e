//! Paths of this computer in messages. Files of a guide have names with `/`, whatever the system.

use std::path::{Path, PathBuf};

/// The path with the system's own separators only: on Windows what is joined to a path has others.
pub fn shown(path: &Path) -> String {
    path.components().collect::<PathBuf>().display().to_string()
}

/// The same as it is written in a command: in quotes where it has a space, which every shell would part it at.
pub fn argument(path: &Path) -> String {
    let shown = shown(path);
    if shown.contains(' ') { format!("\"{shown}\"") } else { shown }
}
