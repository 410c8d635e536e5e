//! A small site in three languages, compared byte by byte: `tests/golden/small`.
//!
//! Arabic runs from right to left and has a safety unit behind its source, which is withheld; Danish has a unit
//! behind its source, which is shown with a notice; both lack the checklist. `UPDATE=1 cargo test golden` writes
//! the expected site anew: read the difference before it is committed.

use std::collections::BTreeMap;
use std::fs;

use crate::project::{Project, in_repository, updating};

const SITE: &str = "tests/golden/small/site";

/// The expected files by path.
fn expected() -> BTreeMap<String, String> {
    let root = in_repository(SITE);
    let files = walkdir::WalkDir::new(&root).into_iter().map(|entry| entry.expect("a readable folder"));
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(&root).expect("inside").to_string_lossy().replace('\\', "/");
            (path, fs::read_to_string(entry.path()).expect("a text"))
        })
        .collect()
}

#[test]
fn the_small_site_is_exactly_as_expected() {
    let built = Project::loaded("tests/golden/small").build();
    let files = built.bundle().files();
    let found: BTreeMap<String, String> = files
        .map(|(path, bytes)| (path.to_string(), String::from_utf8(bytes.to_vec()).expect("UTF-8")))
        .collect();
    if updating() {
        let root = in_repository(SITE);
        let _ = fs::remove_dir_all(&root);
        for (path, text) in &found {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, text).expect("written");
        }
    }
    let expected = expected();
    let paths = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(&found), paths(&expected));
    for (path, text) in &found {
        assert!(
            *text == expected[path],
            "{path} is not as expected\n{}",
            first_difference(&expected[path], text)
        );
    }
}

fn first_difference(expected: &str, found: &str) -> String {
    let same = expected.chars().zip(found.chars()).take_while(|(one, other)| one == other).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(60)).take(160).collect::<String>();
    format!("expected … {}\n   found … {}", around(expected), around(found))
}

#[test]
fn the_small_site_says_what_is_behind() {
    let expected = "\
content/topics/home/ar.md:21:1: warning[behind-source]: `deadline` is behind its source, and a safety unit: readers see \
the source text instead; bring it up to the source, then run `wayleaf stamp ar home deadline`
content/topics/home/da.md:13:1: warning[behind-source]: `welcome` is behind its source: it is shown with a notice; bring \
it up to the source, then run `wayleaf stamp da home welcome`
content/topics/home/en.md:9:1: warning[undated-change]: nothing says on which day `welcome` changed; run `wayleaf stamp en \
home welcome` on the day of the change: readers of translations see it
content/topics/home/en.md:15:16: warning[punctuation]: `\"` is no punctuation of English; use the quotation marks of the \
language: “”
content/topics/home/en.md:15:19: warning[punctuation]: `\"` is no punctuation of English; use the quotation marks of the \
language: “”
";
    assert_eq!(Project::loaded("tests/golden/small").build().short_report(), expected);
}

#[test]
fn the_small_site_can_be_read_by_a_person() {
    let root = in_repository("tests/golden/small");
    let files = walkdir::WalkDir::new(root)
        .into_iter()
        .map(|entry| entry.expect("a readable folder"))
        // What phones fetch is written for machines.
        .filter(|entry| entry.file_type().is_file())
        .filter(|entry| entry.path().parent().is_none_or(|folder| !folder.ends_with("save")));
    assert!(files.count() <= 48);
}
