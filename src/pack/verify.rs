//! Whether a copy of a site or a pack is whole, told by its own `SHA256SUMS`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};

use sha2::{Digest as _, Sha256};

use super::error::VerifyError;
use super::sign::{self, PublicKey};
use super::sums::{self, Digest};

/// A file that tells about the others is never larger, in bytes; of a larger one hardly more is kept.
const LARGEST_TOLD: usize = 4_000_000;

/// Where the edition stands in a site, and in a pack.
const RECORDS: [&str; 2] = ["edition.json", "site/edition.json"];

/// What was found in a folder or an archive.
#[derive(Debug, Default)]
pub struct Inventory {
    digests: BTreeMap<String, Option<Digest>>,
    told: BTreeMap<String, Vec<u8>>,
    /// Files that nobody can look at, though they may well be there.
    unseen: BTreeSet<String>,
}

/// What comes of comparing a copy with its list: paths, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The edition, the day it was made and its four words, as the copy itself says.
    pub edition: Option<(String, String, String)>,
    /// How many files the list names.
    pub listed: usize,
    /// Files that are not there.
    pub missing: Vec<String>,
    /// Files that hold something else.
    pub changed: Vec<String>,
    /// Files that the list does not name.
    pub added: Vec<String>,
    /// Files that are there under a name in other capitals: the name found, and the one it should have.
    pub renamed: Vec<(String, String)>,
    /// Who signed the list.
    pub signature: Signature,
}

/// What is known about who made a copy.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Signature {
    /// Nobody signed it.
    #[default]
    None,
    /// It bears a signature, and no key to compare it with was given.
    Unchecked,
    /// The owner of the key signed it.
    Good,
    /// It bears a signature, but not one of the owner of the key over this list.
    Wrong,
}

impl Inventory {
    /// Takes in a file, to its end.
    pub fn add(&mut self, path: &str, content: &mut dyn Read) -> io::Result<()> {
        let tells = path == sums::NAME || path == sign::NAME || RECORDS.contains(&path);
        let (mut hasher, mut told) = (Sha256::new(), Vec::new());
        let mut buffer = vec![0; 65_536];
        loop {
            let length = match content.read(&mut buffer) {
                Ok(0) => break,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                length => length?,
            };
            hasher.update(&buffer[..length]);
            if tells && told.len() < LARGEST_TOLD {
                told.extend_from_slice(&buffer[..length]);
            }
        }
        self.digests.insert(path.to_owned(), Some(hasher.finalize().into()));
        if tells {
            self.told.insert(path.to_owned(), told);
        }
        Ok(())
    }

    /// Takes in something that has a name and is no ordinary file.
    pub fn add_strange(&mut self, path: &str) {
        self.digests.insert(path.to_owned(), None);
    }

    /// Takes in that a file cannot be looked at: it does not count as missing.
    pub fn add_unseen(&mut self, path: &str) {
        self.unseen.insert(path.to_owned());
    }

    /// Compares with the list in it, and the list with a key.
    pub fn verify(&self, key: Option<&PublicKey>) -> Result<Verdict, VerifyError> {
        let list = self.told.get(sums::NAME).ok_or(VerifyError::NoList)?;
        let sums = std::str::from_utf8(list).map_err(|error| error.valid_up_to()).and_then(sums::parse);
        let sums = sums.map_err(|_| VerifyError::DamagedList)?;
        let mut verdict = Verdict { edition: self.edition(), listed: sums.len(), ..Verdict::default() };
        for (path, digest) in &sums {
            match self.digests.get(path) {
                None if self.unseen.contains(path) => {}
                None => verdict.missing.push(path.clone()),
                Some(found) if *found != Some(*digest) => verdict.changed.push(path.clone()),
                Some(_) => {}
            }
        }
        let own: BTreeSet<&str> = [sums::NAME, sign::NAME].into();
        let others =
            self.digests.keys().filter(|path| !sums.contains_key(*path) && !own.contains(path.as_str()));
        verdict.added = others.cloned().collect();
        verdict.pair_renamed(self, &sums);
        verdict.signature = match (self.told.get(sign::NAME), key) {
            (None, _) => Signature::None,
            (Some(_), None) => Signature::Unchecked,
            (Some(signature), Some(key)) if sign::is_good(list, signature, key) => Signature::Good,
            (Some(_), Some(_)) => Signature::Wrong,
        };
        Ok(verdict)
    }

    fn edition(&self) -> Option<(String, String, String)> {
        let record = RECORDS.iter().find_map(|path| self.told.get(*path))?;
        let record: serde_json::Value = serde_json::from_slice(record).ok()?;
        let text = |key: &str| record.get(key).and_then(serde_json::Value::as_str).map(str::to_owned);
        Some((text("edition")?, text("date")?, text("words").unwrap_or_default()))
    }
}

impl Verdict {
    /// Whether every file is there as it was made, and no other, and no signature is wrong.
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty()
            && self.changed.is_empty()
            && self.added.is_empty()
            && self.renamed.is_empty()
            && self.signature != Signature::Wrong
    }

    /// Old sticks and old computers turn names into capitals: such a file is neither missing nor added.
    fn pair_renamed(&mut self, found: &Inventory, sums: &BTreeMap<String, Digest>) {
        let by_folded: BTreeMap<String, &String> =
            self.added.iter().map(|path| (path.to_lowercase(), path)).collect();
        let same = |missing: &&String| {
            let there = by_folded.get(&missing.to_lowercase())?;
            let is_same = found.digests.get(*there).copied().flatten() == sums.get(*missing).copied();
            is_same.then(|| ((*there).clone(), (*missing).clone()))
        };
        let renamed: Vec<_> = self.missing.iter().filter_map(|missing| same(&missing)).collect();
        let (is, should): (BTreeSet<_>, BTreeSet<_>) =
            renamed.iter().map(|(is, should)| (is, should)).unzip();
        self.missing.retain(|path| !should.contains(path));
        self.added.retain(|path| !is.contains(path));
        self.renamed = renamed;
    }
}
