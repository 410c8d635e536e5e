//! The list of a site's files that lies in it as `.wayleaf`: a line `wayleaf site 1`, then a path a line, sorted.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use walkdir::WalkDir;

use crate::bundle::Bundle;

/// The name of the list.
pub(super) const NAME: &str = ".wayleaf";

/// The one file in a site that is its owner's and goes over to the next.
pub(super) const KEPT: &str = ".gitignore";

const FORMAT: &str = "wayleaf site 1";

/// The list of all files of `bundle`.
pub(super) fn of(bundle: &Bundle) -> String {
    let mut text = format!("{FORMAT}\n");
    for path in bundle.paths() {
        text.push_str(path.as_str());
        text.push('\n');
    }
    text
}

/// What lies in `folder` and was not put there by Wayleaf, sorted; a folder stands for all that is in it.
///
/// In a folder without a list, and with a list in another format, everything is foreign.
pub(super) fn foreign(folder: &Path) -> io::Result<Vec<String>> {
    let list = listed(folder)?;
    let (files, folders) = match &list {
        Some(text) => known(text),
        None => (BTreeSet::from([KEPT]), BTreeSet::new()),
    };
    let mut foreign = Vec::new();
    let mut walk = WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = entry?;
        let kind = entry.file_type();
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let name = path.to_str().map(|path| path.replace(std::path::MAIN_SEPARATOR, "/"));
        let is_ours = |names: &BTreeSet<&str>| name.as_deref().is_some_and(|name| names.contains(name));
        let shown = || name.clone().unwrap_or_else(|| path.display().to_string());
        if kind.is_dir() {
            if !is_ours(&folders) {
                foreign.push(format!("{}/", shown()));
                walk.skip_current_dir();
            }
        } else if !kind.is_file() || !is_ours(&files) {
            foreign.push(shown());
        }
    }
    Ok(foreign)
}

/// The text of the list in `folder`, if it is one.
fn listed(folder: &Path) -> io::Result<Option<String>> {
    let path = folder.join(NAME);
    let is_file = fs::symlink_metadata(&path).is_ok_and(|data| data.is_file());
    if !is_file {
        return Ok(None);
    }
    let text = String::from_utf8(fs::read(path)?).ok();
    Ok(text.filter(|text| text.lines().next() == Some(FORMAT)))
}

/// The files a list names, and the folders they lie in.
fn known(list: &str) -> (BTreeSet<&str>, BTreeSet<&str>) {
    let mut files = BTreeSet::from([NAME, KEPT]);
    let mut folders = BTreeSet::new();
    for file in list.lines().skip(1) {
        files.insert(file);
        folders.extend(file.match_indices('/').map(|(slash, _)| &file[..slash]));
    }
    (files, folders)
}
