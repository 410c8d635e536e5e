//! Paths in the commands that messages name.

use std::path::Path;

/// The path as it is written in a command: in quotes where it has a space, which every shell would part it at.
pub fn argument(path: &Path) -> String {
    let shown = path.display().to_string();
    if shown.contains(' ') { format!("\"{shown}\"") } else { shown }
}
