//! Why a site was not written, in a sentence with the way out.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::rename::is_held;
use crate::diagnostic::shown;

/// Why nothing was written. Everything is as it was.
#[derive(Debug)]
pub enum WriteError {
    /// The place has no name of its own, as `/`.
    WholeDisk {
        /// The place.
        out: PathBuf,
    },
    /// The place is, or holds, the project itself.
    HoldsProject {
        /// The place.
        out: PathBuf,
    },
    /// The place is in a folder that is read.
    AmongSources {
        /// The place.
        out: PathBuf,
        /// That folder.
        folder: &'static str,
    },
    /// A file has the place.
    NotAFolder {
        /// The place.
        out: PathBuf,
    },
    /// A symbolic link has the place.
    Link {
        /// The place.
        out: PathBuf,
    },
    /// The place is a disk or a share of its own, which cannot be exchanged with another folder.
    MountPoint {
        /// The place.
        out: PathBuf,
    },
    /// The folder holds what Wayleaf did not make.
    Foreign {
        /// The folder.
        out: PathBuf,
        /// The first of what it holds.
        named: Vec<String>,
        /// How much more there is.
        more: usize,
    },
    /// There is no room.
    Full {
        /// The folder the site was to be in.
        parent: PathBuf,
        /// The bytes of the new site.
        needed: u64,
    },
    /// The system said no.
    Disk {
        /// What could not be written.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The system said no to a file of the project, which has its place.
    Text {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

impl WriteError {
    pub(super) fn disk(path: &Path, error: io::Error) -> Self {
        Self::Disk { path: path.to_owned(), error }
    }

    pub(super) fn text(path: &Path, error: io::Error) -> Self {
        Self::Text { path: path.to_owned(), error }
    }
}

/// The way out where a command can write elsewhere.
const CHOOSE: &str = "choose another folder with --out";

/// The way out where a file has its place in the project.
const COPY: &str = "copy the whole guide to a place where you may write";

impl WriteError {
    /// The same of a file that could be written elsewhere with `--out`.
    #[must_use]
    pub fn of_out(self) -> Self {
        match self {
            Self::Text { path, error } => Self::Disk { path, error },
            other => other,
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WholeDisk { out } => {
                write!(f, "`{}` is a whole disk; name a folder in it with --out", out.display())
            }
            Self::HoldsProject { out } => {
                write!(f, "`{}` holds the guide's own sources; {CHOOSE}", out.display())
            }
            Self::AmongSources { out, folder } => {
                write!(f, "`{}` is inside `{folder}`, which is read for the guide; {CHOOSE}", out.display())
            }
            Self::NotAFolder { out } => {
                write!(f, "`{}` is a file, not a folder; move it away or {CHOOSE}", out.display())
            }
            Self::Link { out } => {
                write!(f, "`{}` is a link; name the folder it leads to with --out", out.display())
            }
            Self::MountPoint { out } => write!(
                f,
                "`{}` is a disk or share of its own, which cannot be replaced in one step; name a folder in it with --out",
                out.display()
            ),
            Self::Foreign { out, named, more } => {
                let named: Vec<_> = named.iter().map(|name| format!("`{name}`")).collect();
                let more = if *more > 0 { format!(" and {more} more") } else { String::new() };
                let (out, named) = (out.display(), named.join(", "));
                write!(
                    f,
                    "`{out}` holds what Wayleaf did not make: {named}{more}; move that away or {CHOOSE}"
                )
            }
            Self::Full { parent, needed } => write!(
                f,
                "the disk of `{}` is full: the new site takes {} kB beside the old one; make room or {CHOOSE}",
                parent.display(),
                needed.div_ceil(1000)
            ),
            Self::Disk { path, error } => disk(f, &shown(path), error, CHOOSE),
            Self::Text { path, error } => disk(f, &shown(path), error, COPY),
        }
    }
}

/// What the system said, in words that lead on; `otherwise` is what helps where nothing else does.
fn disk(f: &mut fmt::Formatter<'_>, path: &str, error: &io::Error, otherwise: &str) -> fmt::Result {
    use io::ErrorKind as Kind;
    match error.kind() {
        _ if is_held(error) => write!(
            f,
            "`{path}` cannot be written: another program has it open, or you have no right to; close what shows it (a window of its folder, an editor, a terminal in it) and run this again, or {otherwise}"
        ),
        Kind::ReadOnlyFilesystem if otherwise == CHOOSE => {
            write!(f, "the disk of `{path}` can only be read; choose a folder on another disk with --out")
        }
        Kind::ReadOnlyFilesystem => write!(f, "the disk of `{path}` can only be read; {otherwise}"),
        Kind::PermissionDenied => {
            write!(f, "you have no right to write `{path}`; give yourself that right or {otherwise}")
        }
        Kind::StorageFull | Kind::QuotaExceeded => {
            write!(f, "the disk of `{path}` is full; make room or {otherwise}")
        }
        Kind::FileTooLarge => write!(f, "`{path}` is larger than a file may be there; {otherwise}"),
        Kind::InvalidFilename => write!(f, "the name `{path}` is too long for the disk; {otherwise}"),
        Kind::NotADirectory => {
            write!(f, "a part of `{path}` is a file where a folder must be; move it away or {otherwise}")
        }
        _ => {
            write!(f, "`{path}` cannot be written ({error}); see whether the disk is in order or {otherwise}")
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Disk { error, .. } | Self::Text { error, .. } => Some(error),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_written_elsewhere_is_told_of_out() {
        for kind in
            [io::ErrorKind::PermissionDenied, io::ErrorKind::ReadOnlyFilesystem, io::ErrorKind::StorageFull]
        {
            let error = WriteError::text(Path::new("ar.md"), kind.into());
            assert!(!error.to_string().contains("--out"), "{error}");
            let elsewhere = error.of_out();
            assert!(elsewhere.to_string().contains("--out"), "{elsewhere}");
        }
    }
}
