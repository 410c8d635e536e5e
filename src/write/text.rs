//! Rewriting one text file of the project in place.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::WriteError;
use super::rename::rename;

/// Puts `text` into the file at `path`: beside it first, then in one step, so that the file always holds
/// the old text or the new one. Keeps the file's rights.
pub fn rewrite(path: &Path, text: &str) -> Result<(), WriteError> {
    let beside = beside(path);
    let written = fs::write(&beside, text)
        .and_then(|()| fs::metadata(path))
        .and_then(|data| fs::set_permissions(&beside, data.permissions()))
        .and_then(|()| rename(&beside, path));
    written.map_err(|error| {
        // What could not be put in place is of no use to anybody.
        let _ = fs::remove_file(&beside);
        WriteError::text(path, error)
    })
}

/// Puts `text` into a new file at `path`, or into the one that is there, in one step; makes the folders above it.
pub fn put(path: &Path, text: &str) -> Result<(), WriteError> {
    if path.is_file() {
        return rewrite(path, text);
    }
    let beside = beside(path);
    let above = path.parent().map_or(Ok(()), fs::create_dir_all);
    let written = above.and_then(|()| fs::write(&beside, text)).and_then(|()| rename(&beside, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        WriteError::text(path, error)
    })
}

/// Puts texts into a folder that is not there yet, all or none: they are written beside it first. `files` are named by their
/// paths in it.
pub fn new_folder(folder: &Path, files: &[(String, String)]) -> Result<(), WriteError> {
    let beside = beside(folder);
    let fill = || {
        for (name, text) in files {
            let path = beside.join(name);
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::write(path, text)?;
        }
        rename(&beside, folder)
    };
    fill().map_err(|error| {
        let _ = fs::remove_dir_all(&beside);
        WriteError::disk(folder, error)
    })
}

/// The name a text has until it is whole.
fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".wayleaf");
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_rewritten_and_nothing_stays_beside_it() {
        let room = tempfile::TempDir::new().expect("room");
        let path = room.path().join("ar.md");
        fs::write(&path, "old").expect("written");
        rewrite(&path, "new").expect("rewritten");
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some("new"));
        assert_eq!(fs::read_dir(room.path()).expect("listed").count(), 1);
    }

    #[test]
    fn a_file_that_is_not_there_is_not_made() {
        let room = tempfile::TempDir::new().expect("room");
        assert!(rewrite(&room.path().join("ar.md"), "new").is_err());
        assert_eq!(fs::read_dir(room.path()).expect("listed").count(), 0);
    }
}
