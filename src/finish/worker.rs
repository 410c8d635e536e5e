//! The service worker, given the list of the site's real files.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::bundle::SitePath;
use crate::finish::Finished;
use crate::theme::Theme;

/// What the worker keeps: paths relative to it, each with the SHA-256 of its bytes in base64.
#[derive(Serialize)]
struct Manifest<'a> {
    version: String,
    core: Vec<(&'a str, String)>,
    languages: BTreeMap<&'a str, Vec<(&'a str, String)>>,
}

/// The worker's path and script.
pub(crate) fn script(pages: &[Finished], theme: &Theme) -> Option<(SitePath, String)> {
    let mut core = Vec::new();
    let mut languages: BTreeMap<&str, Vec<(&str, String)>> = BTreeMap::new();
    let mut all = Sha256::new();
    for page in pages.iter().filter(|page| page.kind.is_kept()) {
        let digest = Sha256::digest(&page.bytes);
        all.update(page.path.as_str().as_bytes());
        all.update(digest);
        let entry = (page.path.as_str(), STANDARD.encode(digest));
        match page.kind.is_in_one_language() {
            true => languages.entry(page.lang.as_str()).or_default().push(entry),
            false => core.push(entry),
        }
    }
    let version = all.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let manifest = serde_json::to_string(&Manifest { version, core, languages }).ok()?;
    Some((SitePath::new("sw.js")?, theme.worker.replace("__MANIFEST__", &manifest)))
}
