//! A profile of Firefox as it is after its first start. Half of what a start costs is compiled into it; each test gets a copy
//! in which no page was ever opened.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use tempfile::TempDir;
use walkdir::WalkDir;

/// What Firefox keeps in a profile while it runs, which the next one would wait for.
const LOCKS: [&str; 2] = ["lock", ".parentlock"];

static STARTED: OnceLock<TempDir> = OnceLock::new();

/// A profile that no test had before; `start` starts Firefox with its profile in a folder, and ends it.
pub(crate) fn fresh(start: fn(&Path)) -> TempDir {
    let from = STARTED.get_or_init(|| {
        let folder = TempDir::new().expect("a folder for a profile");
        start(folder.path());
        folder
    });
    let from = from.path();
    let fresh = TempDir::new().expect("a folder for a profile");
    for entry in WalkDir::new(from).min_depth(1) {
        let entry = entry.expect("a file of the profile");
        if LOCKS.iter().any(|lock| entry.file_name() == *lock) {
            continue;
        }
        copy(entry.path(), &fresh.path().join(entry.path().strip_prefix(from).expect("a path below it")));
    }
    fresh
}

fn copy(from: &Path, to: &Path) {
    let outcome = if from.is_dir() { fs::create_dir(to) } else { fs::copy(from, to).map(drop) };
    outcome.unwrap_or_else(|error| panic!("{}: {error}", from.display()));
}
