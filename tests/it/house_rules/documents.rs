//! Documents name files and tests that are there.

use std::fs;

use super::sources;
use crate::project::in_repository;

/// Documents for those who work on the program.
const DOCUMENTS: [&str; 8] = [
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "README.md",
    "docs/decisions.md",
    "docs/first-hour.md",
    "docs/glossary.md",
    "tests/README.md",
    "tests/browser/README.md",
];

fn text(path: &str) -> String {
    fs::read_to_string(in_repository(path)).expect("a document")
}

/// What stands between backticks on one line.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2))
}

/// Whether a quoted text is a path of the repository, without a part that stands for others.
fn is_path(quoted: &str) -> bool {
    const TOPS: [&str; 5] = ["src/", "tests/", "themes/", "content/", "docs/"];
    TOPS.iter().any(|top| quoted.starts_with(top)) && !quoted.contains(['<', '*', '…', ' ', '{'])
}

#[test]
fn every_file_that_a_document_names_is_there() {
    let mut named = 0;
    for document in DOCUMENTS {
        for path in quoted(&text(document)).filter(|quoted| is_path(quoted)) {
            assert!(in_repository(path).exists(), "{document} names `{path}`, which is not there");
            named += 1;
        }
    }
    assert!(named > 60, "only {named} paths were found: are they still written between backticks?");
}

#[test]
fn every_file_that_the_architecture_names_by_the_end_of_its_path_is_there() {
    let files: Vec<String> =
        ["src", "tests", "benches"].iter().flat_map(|folder| sources(folder)).map(|file| file.path).collect();
    let architecture = text("ARCHITECTURE.md");
    let is_name = |quoted: &&str| quoted.ends_with(".rs") && !quoted.contains(['<', '*', '…', ' ', '{']);
    let named: Vec<&str> = quoted(&architecture).filter(is_name).collect();
    for name in &named {
        let end = format!("/{name}");
        let is_there = files.iter().any(|path| path == name || path.ends_with(&end));
        assert!(is_there, "ARCHITECTURE.md names `{name}`, which is not there");
    }
    assert!(named.len() > 30, "only {} names were found", named.len());
}

#[test]
fn the_list_of_tests_names_every_module_and_no_other() {
    let readme = text("tests/README.md");
    let mut listed: Vec<&str> =
        quoted(&readme).filter(|name| name.ends_with(".rs") && !name.contains('/')).collect();
    listed.sort_unstable();
    listed.dedup();
    let folder = fs::read_dir(in_repository("tests/it")).expect("a folder");
    let names = folder.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let mut there: Vec<String> = names.filter(|name| name.ends_with(".rs") && name != "main.rs").collect();
    there.sort_unstable();
    assert_eq!(listed, there);
}
