//! Whether an open file or folder is still the one at its path.

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

/// Whether this open file or folder is the one at `path`. As long as it is open no other can be taken for it.
#[cfg(windows)]
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    use same_file::Handle;
    let here = file.try_clone().and_then(Handle::from_file);
    matches!((here, Handle::from_path(path)), (Ok(here), Ok(there)) if here == there)
}

/// A folder, held open.
#[cfg(unix)]
pub(super) fn open_folder(path: &Path) -> Option<File> {
    File::open(path).ok()
}

/// A folder, held open.
#[cfg(windows)]
pub(super) fn open_folder(path: &Path) -> Option<File> {
    use std::os::windows::fs::OpenOptionsExt;
    /// Without it Windows opens files only.
    const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;
    File::options().read(true).custom_flags(FILE_FLAG_BACKUP_SEMANTICS).open(path).ok()
}
