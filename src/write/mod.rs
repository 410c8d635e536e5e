//! The one writer to the disk: a [`Bundle`] becomes a folder, whole or not at all.
//!
//! The new site is staged beside the old one on the same disk and the two are exchanged in one step, so that a
//! reader, a kill or a power cut finds the old site or the new one and never a mixture. A folder is replaced
//! only if all that lies in it was put there by Wayleaf.

mod error;
mod manifest;
mod rename;
mod same_file;
mod stage;
mod swap;
mod target;
mod text;

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};

use rayon::prelude::*;

pub use error::WriteError;
pub use text::{new_folder, put, rewrite};

use crate::bundle::{Bundle, SitePath};
use stage::Stage;
use target::Target;

/// What was written, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// How many files of the bundle there are.
    pub files: usize,
    /// How many bytes they have together.
    pub bytes: u64,
    /// A folder with the old site that could not be removed.
    pub left_behind: Option<PathBuf>,
}

/// Says whether [`write()`] would put a site of the project in `root` at `out`, before there is one.
pub fn validate(out: &Path, root: &Path) -> Result<(), WriteError> {
    let target = Target::new(out)?;
    target.keep_out_of(root)?;
    target.validate()
}

/// Publishes `bundle` as the folder `out`, with a list of its files in `.wayleaf`.
///
/// Makes the folders above `out`, keeps a `.gitignore` in it, and removes what killed runs left beside it.
/// After an error everything is as it was.
pub fn write(bundle: &Bundle, out: &Path) -> Result<Written, WriteError> {
    SiteWriter::begin(out)?.publish(bundle)
}

/// A site on its way to the disk. Nothing is published until the end, and what was put goes away with this value.
pub struct SiteWriter {
    target: Target,
    stage: Stage,
    /// The pages that could not be put, the first one first.
    failed: (Sender<FailedFile>, Receiver<FailedFile>),
}

/// A file that could not be written, and why.
type FailedFile = (PathBuf, io::Error);

/// Puts pages into a site before all of it is known, from several threads.
#[derive(Debug)]
pub struct PagePutter {
    site: PathBuf,
    tell: Sender<FailedFile>,
}

impl fmt::Debug for SiteWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SiteWriter").field("target", &self.target.path).finish_non_exhaustive()
    }
}

impl SiteWriter {
    /// Makes a place beside the folder `out`, and removes what killed runs left there.
    pub fn begin(out: &Path) -> Result<Self, WriteError> {
        let target = Target::new(out)?;
        target.validate()?;
        target.make_parent()?;
        stage::clear_leftovers(&target);
        let stage = Stage::new(&target)?;
        Ok(Self { target, stage, failed: channel() })
    }

    /// Puts pages into this site.
    pub fn putter(&self) -> PagePutter {
        PagePutter { site: self.stage.site(), tell: self.failed.0.clone() }
    }

    /// Publishes a site, whose staged files have been put. After an error everything is as it was.
    pub fn publish(self, bundle: &Bundle) -> Result<Written, WriteError> {
        let Self { target, stage, failed: (_, failed) } = self;
        let put = failed.try_iter().next().map_or(Ok(()), Err);
        let filled = put.and_then(|()| fill(&stage.site(), bundle));
        filled.map_err(|(path, error)| target.disk(&path, error, bundle))?;
        carry_over(&target.path, &stage.site()).map_err(|error| target.disk(&target.path, error, bundle))?;
        swap::sync(&stage.site()).map_err(|error| target.disk(&target.path, error, bundle))?;
        publish(&stage, &target)?;
        Ok(Written { files: bundle.len(), bytes: bundle.size(), left_behind: stage.remove().err() })
    }
}

impl PagePutter {
    /// Puts a page in its place. What goes wrong is told by [`SiteWriter::publish`].
    pub fn put(&self, path: &SitePath, bytes: &[u8]) {
        let path = self.site.join(path.as_str());
        let outcome = match fs::write(&path, bytes) {
            // The first page of its folder.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
                folder.and_then(|()| fs::write(&path, bytes))
            }
            outcome => outcome,
        };
        if let Err(error) = outcome {
            let _ = self.tell.send((path, error));
        }
    }
}

/// Puts the staged site in its place; the old site ends in the stage.
fn publish(stage: &Stage, target: &Target) -> Result<(), WriteError> {
    let old = swap::publish(stage, &target.path, swap::exchange).map_err(|error| target.swap(error))?;
    swap::sync_folder(&target.parent);
    let Some(old) = old else { return Ok(()) };
    // Looked at again: while the new site was made, somebody may have put something in the old one.
    let Err(refusal) = target.vet_at(&old) else { return Ok(()) };
    swap::take_back(stage, &target.path, &old, swap::exchange).map_err(|error| target.swap(error))?;
    Err(refusal)
}

/// Writes all files and their list; `Err` names the file that could not be written.
fn fill(site: &Path, bundle: &Bundle) -> Result<(), (PathBuf, io::Error)> {
    let files: Vec<_> = bundle.files().map(|(path, bytes)| (site.join(path.as_str()), bytes)).collect();
    let mut folders: Vec<_> = files.iter().filter_map(|(path, _)| path.parent()).collect();
    folders.dedup();
    for folder in [site].into_iter().chain(folders) {
        fs::create_dir_all(folder).map_err(|error| (folder.to_owned(), error))?;
    }
    let failed = files
        .par_iter()
        .find_map_first(|(path, bytes)| fs::write(path, bytes).err().map(|error| (path.clone(), error)));
    if let Some(failed) = failed {
        return Err(failed);
    }
    let list = site.join(manifest::NAME);
    fs::write(&list, manifest::of(bundle)).map_err(|error| (list, error))
}

/// Takes from the old site what belongs to its owner: the `.gitignore` and the rights on the folder.
fn carry_over(old: &Path, new: &Path) -> io::Result<()> {
    let ignored = old.join(manifest::KEPT);
    while ignored.is_file() {
        match fs::copy(&ignored, new.join(manifest::KEPT)) {
            // Another run has just exchanged the folder.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            copied => {
                copied?;
                break;
            }
        }
    }
    if let Ok(data) = fs::metadata(old)
        && !data.permissions().readonly()
    {
        // Not every disk has rights to set.
        let _ = fs::set_permissions(new, data.permissions());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn bundle(text: &str) -> Bundle {
        let path = SitePath::new("index.html").expect("a path");
        Bundle::new([(path, text.as_bytes().to_vec())]).expect("one file")
    }

    #[test]
    fn a_file_put_into_the_site_while_the_next_is_made_is_not_lost() {
        let room = TempDir::new().expect("room");
        let out = room.path().join("site");
        write(&bundle("old"), &out).expect("written");

        let target = Target::new(&out).expect("a good name");
        let stage = Stage::new(&target).expect("a free disk");
        fill(&stage.site(), &bundle("new")).expect("filled");
        fs::write(out.join("letter.txt"), "mine").expect("written");
        let refused = publish(&stage, &target).expect_err("refused");
        drop(stage);

        assert!(refused.to_string().contains("`letter.txt`"), "{refused}");
        assert_eq!(fs::read_to_string(out.join("letter.txt")).ok().as_deref(), Some("mine"));
        assert_eq!(fs::read_to_string(out.join("index.html")).ok().as_deref(), Some("old"));
        assert_eq!(fs::read_dir(room.path()).expect("listed").count(), 1);
    }
}
