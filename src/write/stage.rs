//! The folder beside a site in which the next one is made.
//!
//! It holds `lock`, which the run that made it keeps locked, `site`, the new site, and for a moment `old`. A
//! lock that can be taken means that its run is gone.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::WriteError;
use super::rename::rename;
use super::same_file::is_at;
use super::target::Target;

const LOCK: &str = "lock";
const SITE: &str = "site";
const OLD: &str = "old";

/// A stage of this run; it goes away with this value.
pub(super) struct Stage {
    folder: PathBuf,
    out: PathBuf,
    /// Held for as long as the stage is in use.
    lock: Option<File>,
}

impl Stage {
    pub(super) fn new(target: &Target) -> Result<Self, WriteError> {
        let mut number = 0_u32;
        loop {
            let mut name = prefix(target);
            name.push(format!("{}-{number}", std::process::id()));
            match Self::at(target.parent.join(name), &target.path) {
                Ok(Some(stage)) => return Ok(stage),
                Ok(None) if number < 10_000 => number += 1,
                Ok(None) => {
                    return Err(WriteError::disk(&target.parent, io::ErrorKind::AlreadyExists.into()));
                }
                Err(error) => return Err(WriteError::disk(&target.shown, error)),
            }
        }
    }

    /// A stage in a new folder; `None` where another run has this name, or has just cleared it away.
    fn at(folder: PathBuf, out: &Path) -> io::Result<Option<Self>> {
        match fs::create_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(None),
            made => made?,
        }
        let path = folder.join(LOCK);
        let lock = match File::create_new(&path) {
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::AlreadyExists) => {
                return Ok(None);
            }
            Err(error) => {
                let _ = fs::remove_dir(&folder);
                return Err(error);
            }
            Ok(lock) => lock,
        };
        // Some network disks have no locks. There nothing of ours is ever taken for a leftover.
        let taken = matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) || !is_at(&lock, &path);
        // Not `then_some`: it would make a stage in any case, and a stage that is dropped removes its folder.
        Ok(if taken { None } else { Some(Self { folder, out: out.to_owned(), lock: Some(lock) }) })
    }

    /// Where the new site is made.
    pub(super) fn site(&self) -> PathBuf {
        self.folder.join(SITE)
    }

    /// Where the old site waits if the two cannot be exchanged in one step.
    pub(super) fn old(&self) -> PathBuf {
        self.folder.join(OLD)
    }

    /// Removes the stage and the old site in it; `Err` is the folder, if it is still there.
    pub(super) fn remove(self) -> Result<(), PathBuf> {
        let folder = self.folder.clone();
        drop(self);
        if folder.exists() { Err(folder) } else { Ok(()) }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        remove(&self.folder, &self.out);
        self.lock = None;
        // Sticks that a program drives (FUSE, as for exFAT) keep a file that is open, under another name.
        if fs::symlink_metadata(self.folder.join(LOCK)).is_err() {
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

/// Removes a stage, the lock last, so that a kill here leaves something that can be recognised.
///
/// An old site that still waits while its place is empty goes back there, and is never removed.
fn remove(folder: &Path, out: &Path) {
    let old = folder.join(OLD);
    if old.is_dir() && fs::symlink_metadata(out).is_err() && rename(&old, out).is_err() {
        return;
    }
    let gone = [folder.join(SITE), old].map(|tree| match remove_tree(&tree) {
        Err(error) => error.kind() == io::ErrorKind::NotFound,
        Ok(()) => true,
    });
    if gone == [true, true] && fs::remove_file(folder.join(LOCK)).is_ok() {
        let _ = fs::remove_dir(folder);
    }
}

/// Removes a folder with all that is in it, and the folders in it side by side: a disk takes its time for each file.
fn remove_tree(tree: &Path) -> io::Result<()> {
    if fs::symlink_metadata(tree)?.is_dir() {
        let folders = fs::read_dir(tree)?.flatten();
        let folders = folders.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
        let folders: Vec<PathBuf> = folders.map(|entry| entry.path()).collect();
        // What is still there is told by the next step.
        folders.par_iter().for_each(|folder| drop(fs::remove_dir_all(folder)));
    }
    fs::remove_dir_all(tree)
}

fn prefix(target: &Target) -> OsString {
    let mut name = OsString::from(".");
    name.push(&target.name);
    name.push(".wayleaf-");
    name
}

/// Removes the stages of runs that were killed; if one was killed with the old site aside, puts it back.
///
/// What cannot be removed is left: it is in nobody's way.
pub(super) fn clear_leftovers(target: &Target) {
    let prefix = prefix(target);
    let Ok(entries) = fs::read_dir(&target.parent) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let number = name.as_encoded_bytes().strip_prefix(prefix.as_encoded_bytes());
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && number.is_some_and(is_number) {
            clear(&entry.path(), &target.path);
        }
    }
}

/// Whether this is a process and a number, as in the name of a stage.
fn is_number(text: &[u8]) -> bool {
    let mut parts = text.split(|byte| *byte == b'-');
    let mut is_part =
        || parts.next().is_some_and(|part| !part.is_empty() && part.iter().all(u8::is_ascii_digit));
    is_part() && is_part() && parts.next().is_none()
}

fn clear(folder: &Path, out: &Path) {
    let lock = folder.join(LOCK);
    if !fs::symlink_metadata(&lock).is_ok_and(|data| data.is_file()) {
        // A run killed between its last two steps, or before its second: only ever removed if empty.
        let _ = fs::remove_dir(folder);
        return;
    }
    let Ok(file) = File::open(&lock) else { return };
    // Its run may have ended and another begun under this name since the lock was opened.
    if file.try_lock().is_err() || !is_at(&file, &lock) || !holds_only_ours(folder) {
        return;
    }
    remove(folder, out);
}

fn holds_only_ours(folder: &Path) -> bool {
    let Ok(mut entries) = fs::read_dir(folder) else { return false };
    entries
        .all(|entry| entry.is_ok_and(|entry| [LOCK, SITE, OLD].iter().any(|name| entry.file_name() == *name)))
}
