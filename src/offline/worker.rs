//! The service worker: its script, told which list each language has.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::bundle::SitePath;
use crate::offline::hash;
use crate::theme::Theme;

/// What the worker is told.
#[derive(Serialize)]
struct Manifest<'a> {
    /// Another one for every other content of the site.
    version: String,
    /// Whether the worker is to remove what it has kept, and itself.
    withdrawn: bool,
    /// The SHA-256 of each language's list, which is also the list's name.
    lists: BTreeMap<&'a str, &'a str>,
}

/// The worker's path and script.
pub(super) fn script<'a>(
    lists: impl Iterator<Item = (&'a str, &'a str)>,
    withdrawn: bool,
    theme: &Theme,
) -> Option<(SitePath, Vec<u8>)> {
    let lists: BTreeMap<&str, &str> = lists.collect();
    let all: String = lists.iter().flat_map(|(lang, list)| [*lang, *list]).collect();
    let version = hash(all.as_bytes()).chars().take(12).collect();
    let manifest = serde_json::to_string(&Manifest { version, withdrawn, lists }).ok()?;
    Some((SitePath::new("sw.js")?, theme.worker.replace("__MANIFEST__", &manifest).into_bytes()))
}
