//! Why there is no pack, and why a copy cannot be compared with its list.

use std::error::Error;
use std::fmt;

use crate::bundle::SitePath;
use crate::pack::archive::ArchiveError;
use crate::pack::sign::KeyError;
use crate::pack::sums;

/// Why a pack cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackError {
    /// Several files would have these names in it.
    NamesTwice(Vec<SitePath>),
    /// No disk takes its own name.
    Name(String),
    /// The archive of this name cannot be written.
    Archive(String, ArchiveError),
    /// The key does not sign.
    Key(KeyError),
}

/// Why a copy cannot be compared with its list, in a phrase that goes on after the name of the copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerifyError {
    /// It has no list.
    NoList,
    /// Its list is not one.
    DamagedList,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NamesTwice(names) => {
                write!(f, "`{}` stands twice in the pack", names.first().map_or("", SitePath::as_str))
            }
            Self::Name(name) => write!(f, "`{name}` is no name for a file"),
            Self::Archive(name, _) => write!(f, "`{name}` cannot be packed"),
            Self::Key(error) => write!(f, "the key {error}"),
        }
    }
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = sums::NAME;
        match self {
            Self::NoList => {
                write!(f, "holds no `{list}`; it is no site or pack of Wayleaf, or that file is lost")
            }
            Self::DamagedList => write!(f, "holds a `{list}` that is damaged; fetch the copy again"),
        }
    }
}

impl Error for PackError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Archive(_, error) => Some(error),
            Self::Key(error) => Some(error),
            Self::NamesTwice(_) | Self::Name(_) => None,
        }
    }
}

impl Error for VerifyError {}
