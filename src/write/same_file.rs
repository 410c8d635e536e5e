//! Whether an open file is still the one at its path.

use std::fs::File;
use std::path::Path;

/// Whether this open file or folder is the one at `path`. As long as it is open no other can be taken for it.
#[cfg(unix)]
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let number = |data: std::fs::Metadata| (data.dev(), data.ino());
    let (here, there) = (file.metadata().map(number), std::fs::symlink_metadata(path).map(number));
    matches!((here, there), (Ok(here), Ok(there)) if here == there)
}

/// Whether this open file or folder is the one at `path`, which elsewhere cannot be told.
#[cfg(not(unix))]
pub(super) fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}
