//! The site in memory: a map from path to bytes.

mod names;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

pub use names::{Clash, Names};

use crate::digest::Sha256Hash;

/// A path inside the site: relative, `/` between its parts, safe on every file system a stick may have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(String);

/// The finished files, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bundle {
    files: BTreeMap<SitePath, Vec<u8>>,
    staged: BTreeMap<SitePath, StagedFile>,
}

/// A file that lies in its place on the disk already, so that it needs no memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StagedFile {
    /// How many bytes it has.
    pub bytes: u64,
    /// Their SHA-256.
    pub sha256: Sha256Hash,
}

impl SitePath {
    /// Takes a relative path of ASCII letters, digits, `-`, `_`, `.` and `/`; `None` for anything else,
    /// for empty parts, for parts that begin or end with a dot (but what hosts look for), and for names Windows
    /// reserves.
    pub fn new(path: &str) -> Option<Self> {
        let fits = !path.is_empty() && path.len() <= 200 && path.split('/').all(part_fits);
        fits.then(|| Self(path.to_owned()))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the file, without its folder.
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// `""` at the root of the site, `"../"` one folder down, and so on.
    pub fn to_root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Names that hosts look for, the only ones that may begin with a dot.
const OF_HOSTS: [&str; 2] = [".htaccess", ".nojekyll"];

fn part_fits(part: &str) -> bool {
    const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];
    let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let device = stem.len() == 4
        && (stem.starts_with("com") || stem.starts_with("lpt"))
        && stem.ends_with(|last: char| last.is_ascii_digit());
    !part.is_empty()
        && (!part.starts_with('.') || OF_HOSTS.contains(&part))
        && !part.ends_with('.')
        && !RESERVED.contains(&stem.as_str())
        && !device
        && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

impl Bundle {
    /// Makes a bundle; `Err` names the paths that stand there twice on some disk: also those that differ in case only,
    /// in their own name or in that of a folder, and a file with the name of a folder.
    pub fn new(files: impl IntoIterator<Item = (SitePath, Vec<u8>)>) -> Result<Self, Vec<SitePath>> {
        Self::beside([], files)
    }

    /// Makes a bundle of files beside those that are staged; `Err` is as that of [`Bundle::new`].
    pub(crate) fn beside(
        staged: impl IntoIterator<Item = (SitePath, StagedFile)>,
        files: impl IntoIterator<Item = (SitePath, Vec<u8>)>,
    ) -> Result<Self, Vec<SitePath>> {
        let mut names = Names::default();
        let mut bundle = Self::default();
        let mut twice = Vec::new();
        for (path, file) in staged {
            match names.file(&path.0) {
                Ok(()) => _ = bundle.staged.insert(path, file),
                Err(_) => twice.push(path),
            }
        }
        for (path, bytes) in files {
            match names.file(&path.0) {
                Ok(()) => _ = bundle.files.insert(path, bytes),
                Err(_) => twice.push(path),
            }
        }
        if twice.is_empty() { Ok(bundle) } else { Err(twice) }
    }

    /// With this file, in place of what had its path before.
    #[must_use]
    pub fn with(mut self, path: SitePath, bytes: Vec<u8>) -> Self {
        self.files.insert(path, bytes);
        self
    }

    /// The bytes at a path.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(&SitePath(path.to_owned())).map(Vec::as_slice)
    }

    /// The files that are staged, by path.
    pub(crate) fn staged(&self) -> impl Iterator<Item = (&SitePath, &StagedFile)> {
        self.staged.iter()
    }

    /// The path of every file, staged or not, in order.
    pub(crate) fn paths(&self) -> BTreeSet<&SitePath> {
        self.files.keys().chain(self.staged.keys()).collect()
    }

    /// How many bytes all files have together, staged or not.
    pub(crate) fn size(&self) -> u64 {
        let held = self.files.values().map(|bytes| bytes.len() as u64);
        held.chain(self.staged.values().map(|file| file.bytes)).sum()
    }

    /// All files by path, without those that are staged.
    pub fn files(&self) -> impl Iterator<Item = (&SitePath, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path, bytes.as_slice()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len() + self.staged.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
