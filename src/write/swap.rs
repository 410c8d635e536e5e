//! Puts a staged site in its place in one step, or in two where the disk knows no better.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::rename::rename;
use super::stage::Stage;

/// How often another run may get in between before this one gives up.
const TRIES: usize = 100;

/// Exchanges two folders in one step.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

/// Exchanges two folders in one step.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Moves the staged site to `out`; the path where the old site lies now, if there was one.
pub(super) fn publish(
    stage: &Stage,
    out: &Path,
    exchange: impl Fn(&Path, &Path) -> io::Result<()>,
) -> io::Result<Option<PathBuf>> {
    let site = stage.site();
    let mut failed = io::Error::from(io::ErrorKind::ResourceBusy);
    for _ in 0..TRIES {
        let tried = if fs::symlink_metadata(out).is_err() {
            rename(&site, out).map(|()| None)
        } else {
            replace(stage, out, &exchange).map(Some)
        };
        match tried {
            Ok(old) => return Ok(old),
            Err(error) if is_race(&error) => failed = error,
            Err(error) => return Err(error),
        }
    }
    Err(failed)
}

/// Whether another run made or moved the folder between a look and a step.
fn is_race(error: &io::Error) -> bool {
    use io::ErrorKind::{AlreadyExists, DirectoryNotEmpty, NotFound};
    matches!(error.kind(), AlreadyExists | DirectoryNotEmpty | NotFound)
}

fn replace(
    stage: &Stage,
    out: &Path,
    exchange: impl Fn(&Path, &Path) -> io::Result<()>,
) -> io::Result<PathBuf> {
    let (site, old) = (stage.site(), stage.old());
    match exchange(&site, out) {
        Ok(()) => return Ok(site),
        Err(error) if is_unsupported(&error) => {}
        Err(error) => return Err(error),
    }
    rename(out, &old)?;
    if let Err(error) = rename(&site, out) {
        rename(&old, out)?;
        return Err(error);
    }
    Ok(old)
}

/// Whether an exchange is something this disk, system or sandbox does not know.
fn is_unsupported(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    matches!(error.kind(), InvalidInput | PermissionDenied | Unsupported)
}

/// Undoes [`publish`], which gave `old`.
pub(super) fn take_back(
    stage: &Stage,
    out: &Path,
    old: &Path,
    exchange: impl Fn(&Path, &Path) -> io::Result<()>,
) -> io::Result<()> {
    if old == stage.site() {
        return exchange(old, out);
    }
    rename(out, &stage.site())?;
    rename(old, out)
}

/// Waits until a staged site is on the disk and not in memory only.
///
/// Once for the whole disk: that is as safe as file by file, and for thousands of pages many times faster.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn sync(site: &Path) -> io::Result<()> {
    use rustix::io::Errno;
    match rustix::fs::syncfs(File::open(site)?) {
        Err(Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP) => Ok(()),
        done => done.map_err(io::Error::from),
    }
}

/// Waits until a staged site is on the disk and not in memory only.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(super) fn sync(site: &Path) -> io::Result<()> {
    for entry in walkdir::WalkDir::new(site) {
        let entry = entry?;
        if entry.file_type().is_file() {
            File::options().write(true).open(entry.path())?.sync_all()?;
        }
    }
    Ok(())
}

/// Waits until the names in a folder are on the disk. Some systems cannot, and then nothing is lost by it.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests;
