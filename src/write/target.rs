//! Where a site is to go, and whether it may.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::WriteError;
use super::manifest;
use super::same_file::{is_at, open_folder};
use crate::bundle::Bundle;

/// How many of somebody else's files an error names.
const NAMED: usize = 5;

/// How often another run may get in between a look and the next.
const TRIES: usize = 100;

/// The folder a site goes to. It need not be there.
pub(super) struct Target {
    /// As the person wrote it.
    pub shown: PathBuf,
    /// Absolute, without a slash at its end, which would make the system look behind a link.
    pub path: PathBuf,
    pub parent: PathBuf,
    pub name: OsString,
}

impl Target {
    pub(super) fn new(out: &Path) -> Result<Self, WriteError> {
        let shown = if out.as_os_str().is_empty() { PathBuf::from(".") } else { out.to_owned() };
        let fail = |error| WriteError::disk(&shown, error);
        let mut path = std::path::absolute(&shown).map_err(fail)?;
        if path.ends_with("..") {
            path = path.canonicalize().map_err(fail)?;
        }
        match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) => {
                let (parent, name) = (parent.to_owned(), name.to_owned());
                Ok(Self { path: parent.join(&name), parent, name, shown })
            }
            _ => Err(WriteError::WholeDisk { out: shown }),
        }
    }

    /// Refuses a place that holds the project in `root`, or lies among its sources.
    pub(super) fn keep_out_of(&self, root: &Path) -> Result<(), WriteError> {
        let root = real(root);
        let path = real(&self.parent).join(&self.name);
        if root.starts_with(&path) {
            return Err(WriteError::HoldsProject { out: self.shown.clone() });
        }
        for folder in ["content", "themes"] {
            if path.starts_with(root.join(folder)) {
                return Err(WriteError::AmongSources { out: self.shown.clone(), folder });
            }
        }
        Ok(())
    }

    /// Refuses what is not a folder, and a folder with anything in it that Wayleaf did not make.
    pub(super) fn validate(&self) -> Result<(), WriteError> {
        for _ in 0..TRIES {
            let held = hold(&self.path);
            let verdict = self.vet_at(&self.path);
            // Another run may exchange the folder under the eyes of this one, which then sees half of each.
            let is_same = held.map_or_else(|| !self.path.is_dir(), |folder| is_at(&folder, &self.path));
            if verdict.is_ok() || is_same {
                return verdict;
            }
        }
        self.vet_at(&self.path)
    }

    /// The same for what had this place and lies at `path` now.
    pub(super) fn vet_at(&self, path: &Path) -> Result<(), WriteError> {
        let out = || self.shown.clone();
        let fail = |error| WriteError::disk(&self.shown, error);
        match fs::symlink_metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(fail(error)),
            Ok(data) if data.is_symlink() => return Err(WriteError::Link { out: out() }),
            Ok(data) if !data.is_dir() => return Err(WriteError::NotAFolder { out: out() }),
            Ok(_) => {}
        }
        let mut named = manifest::foreign(path).map_err(fail)?;
        if named.is_empty() {
            return Ok(());
        }
        let more = named.len().saturating_sub(NAMED);
        named.truncate(NAMED);
        Err(WriteError::Foreign { out: out(), named, more })
    }

    pub(super) fn make_parent(&self) -> Result<(), WriteError> {
        fs::create_dir_all(&self.parent).map_err(|error| WriteError::disk(&self.parent, error))
    }

    /// The error of a file in the stage, told of the place it was meant for.
    pub(super) fn disk(&self, path: &Path, error: io::Error, bundle: &Bundle) -> WriteError {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                WriteError::Full { parent: self.parent.clone(), needed: bundle.size() }
            }
            io::ErrorKind::FileTooLarge => {
                let name = path.file_name().map_or_else(|| self.shown.clone(), PathBuf::from);
                WriteError::disk(&name, error)
            }
            _ => WriteError::disk(&self.shown, error),
        }
    }

    /// The error of putting the site in its place.
    pub(super) fn swap(&self, error: io::Error) -> WriteError {
        match error.kind() {
            io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices => {
                WriteError::MountPoint { out: self.shown.clone() }
            }
            _ => WriteError::disk(&self.shown, error),
        }
    }
}

/// The path without links, as far as it exists.
fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for above in path.ancestors() {
        if let Ok(found) = above.canonicalize() {
            return path.strip_prefix(above).map_or(found.clone(), |rest| found.join(rest));
        }
    }
    path
}

/// The folder at a path, held open.
fn hold(path: &Path) -> Option<fs::File> {
    let is_folder = fs::symlink_metadata(path).is_ok_and(|data| data.is_dir());
    is_folder.then(|| open_folder(path)).flatten()
}
