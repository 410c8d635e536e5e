//! The packaged crate: everything it is built from is in it, and nothing that is not for others

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::project::in_repository;

/// Folders whose every file `build.rs` takes into the program.
const CARRIED: [&str; 3] = ["themes/plain", "src/starter", "src/check/meaning/tables"];

/// What people who get the crate look for.
const PAPERS: [&str; 6] =
    ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "Cargo.lock", "Cargo.toml", "build.rs"];

/// The files that `cargo package` would put into the crate.
fn packaged() -> BTreeSet<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["package", "--list", "--allow-dirty", "--offline", "--quiet"]);
    let listed = command.current_dir(in_repository("")).output().expect("cargo");
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let text = String::from_utf8(listed.stdout).expect("UTF-8");
    text.lines().map(|line| line.replace('\\', "/")).collect()
}

fn gather(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, into);
        } else {
            into.push(path);
        }
    }
}

/// The files under a folder of the repository, by their paths in it; none that an editor leaves behind.
fn under(folder: &str) -> Vec<String> {
    let root = in_repository("");
    let mut paths = Vec::new();
    gather(&root.join(folder), &mut paths);
    let inside =
        |path: &PathBuf| path.strip_prefix(&root).expect("inside").to_string_lossy().replace('\\', "/");
    let paths = paths.iter().map(inside);
    paths.filter(|path| !path.ends_with('~') && !path.contains("/.")).collect()
}

#[test]
fn the_crate_holds_all_that_its_program_is_made_of() {
    let packaged = packaged();
    let lacks = |path: &String| !packaged.contains(path);
    let carried = CARRIED.iter().flat_map(|folder| under(folder));
    let papers = PAPERS.iter().map(|path| (*path).to_owned());
    let missing: Vec<String> = carried.chain(papers).filter(lacks).collect();
    assert_eq!(missing, [""; 0]);

    // What source files take in by name, beside themselves.
    let mut found = 0;
    for path in under("src").into_iter().filter(|path| path.ends_with(".rs")) {
        let text = fs::read_to_string(in_repository(&path)).expect("a source");
        for piece in text.split("include_str!(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let mut parts: Vec<&str> = path.split('/').collect();
            parts.pop();
            for part in piece.split('/') {
                match part {
                    ".." => _ = parts.pop(),
                    part => parts.push(part),
                }
            }
            let named = parts.join("/");
            assert!(packaged.contains(&named), "{path} takes in {named}");
            found += 1;
        }
    }
    assert!(found > 20, "{found}");
}

#[test]
fn the_crate_holds_nothing_that_is_made_or_kept_to_oneself() {
    let strange = |path: &&String| {
        let name = path.rsplit('/').next().unwrap_or_default();
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        let is_made = ["target/", "site/", ".git/"].iter().any(|folder| path.starts_with(folder));
        let is_private = matches!(ending, Some("key" | "pem" | "env" | "log")) || name.ends_with('~');
        is_made || is_private
    };
    let packaged = packaged();
    let strange: Vec<&String> = packaged.iter().filter(strange).collect();
    assert!(strange.is_empty(), "{strange:?}");
}

#[test]
fn the_script_of_a_release_says_of_each_target_whether_it_can_be_built_here() {
    let listed = Command::new("bash").args(["release.sh", "--list"]).current_dir(in_repository("")).output();
    let listed = listed.expect("bash");
    let said = String::from_utf8(listed.stdout).expect("UTF-8");
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    for target in ["linux-gnu", "linux-musl", "windows-gnu", "apple-darwin"] {
        let lines: Vec<&str> = said.lines().filter(|line| line.contains(target)).collect();
        assert!(!lines.is_empty() && lines.iter().all(|line| line.contains(": ")), "{said}");
    }
    assert!(said.contains(": can be built here"), "{said}");
}
