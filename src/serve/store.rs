//! A site made ready for giving out: types, entity tags, and what packs well packed beforehand.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::bundle::{Bundle, SitePath};
use crate::compress::gzip;
use crate::digest::{hex, sha256};
use crate::page::FinishedHtml;

/// The files of a site, ready to be given out.
#[derive(Debug, Clone, Default)]
pub struct SiteStore {
    files: BTreeMap<SitePath, StoredFile>,
    previews: BTreeMap<SitePath, Arc<FinishedHtml>>,
}

/// A file, ready to be given out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StoredFile {
    /// Its media type.
    pub kind: &'static str,
    /// The start of its SHA-256 in hexadecimal: its entity tag without quotes.
    pub tag: String,
    /// Its bytes.
    pub plain: Arc<[u8]>,
    /// Its bytes after gzip, where that makes them fewer.
    pub packed: Option<Arc<[u8]>>,
}

impl SiteStore {
    /// Makes a site ready; what stands unchanged in `before` is taken from there.
    pub fn new(bundle: &Bundle, before: &Self) -> Self {
        let files: Vec<(&SitePath, &[u8])> = bundle.files().collect();
        let ready = files.par_iter().map(|(path, bytes)| {
            let tag = tag(bytes);
            let kept = before.files.get(*path).filter(|kept| kept.tag == tag);
            ((*path).clone(), kept.cloned().unwrap_or_else(|| ready(path.as_str(), tag, bytes)))
        });
        Self { files: ready.collect(), previews: BTreeMap::new() }
    }

    /// With the parts of its pages, which are put together otherwise for their author.
    #[must_use]
    pub fn with_previews(mut self, pages: BTreeMap<SitePath, Arc<FinishedHtml>>) -> Self {
        self.previews = pages;
        self
    }

    /// With these pages in place of those at their paths, for their author.
    #[must_use]
    pub fn with_pages(mut self, pages: BTreeMap<SitePath, Arc<FinishedHtml>>) -> Self {
        for (path, page) in pages {
            let bytes = page.joined().into_bytes();
            let kind = media_type(path.as_str());
            let stored = StoredFile { kind, tag: tag(&bytes), plain: bytes.into(), packed: None };
            self.files.insert(path.clone(), stored);
            self.previews.insert(path, page);
        }
        self
    }

    /// The parts of the page at a path.
    pub(super) fn preview(&self, path: &SitePath) -> Option<&FinishedHtml> {
        self.previews.get(path).map(AsRef::as_ref)
    }

    /// How many files are here that `before` holds unchanged.
    pub fn shared_with(&self, before: &Self) -> usize {
        let same = |(path, file): &(&SitePath, &StoredFile)| {
            before.files.get(*path).is_some_and(|kept| kept.tag == file.tag)
        };
        self.files.iter().filter(same).count()
    }

    pub(super) fn get(&self, path: &SitePath) -> Option<&StoredFile> {
        self.files.get(path)
    }

    pub(super) fn find(&self, path: &str) -> Option<&StoredFile> {
        self.files.get(&SitePath::new(path)?)
    }
}

/// The first 64 bits of the SHA-256 in hexadecimal.
fn tag(bytes: &[u8]) -> String {
    hex(&sha256(bytes)[..8])
}

fn ready(path: &str, tag: String, bytes: &[u8]) -> StoredFile {
    let kind = media_type(path);
    let is_text = kind.contains("charset") || kind.ends_with("xml");
    let packed = is_text.then(|| gzip(bytes)).flatten().filter(|packed| packed.len() < bytes.len());
    StoredFile { kind, tag, plain: bytes.into(), packed: packed.map(Into::into) }
}

/// The media type of a file, by the ending of its name.
fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}
