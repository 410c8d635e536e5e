//! What the commands `import` and `adopt` do on a disk

use std::fs;

use tempfile::TempDir;

use super::{heading, page};
use crate::cli::{code, err, out, wayleaf};

#[test]
fn the_program_imports_once_and_overwrites_nothing() {
    let room = TempDir::new().expect("room");
    let old = room.path().join("old");
    fs::create_dir_all(old.join("fr")).expect("made");
    fs::write(old.join("cool.md"), page("en", heading)).expect("written");
    fs::write(old.join("fr/cool.md"), page("fr", heading)).expect("written");
    fs::write(old.join("bad.md"), [0xff, 0xfe, 0]).expect("written");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hostname", old.join("link.md")).expect("linked");
    let made = wayleaf(room.path(), &["import", "old", "--out", "new"]);
    assert_eq!(code(&made), 0, "{}", err(&made));
    assert!(out(&made).contains("a guide of 1 pages in 2 languages (en, fr) lies in new"), "{}", out(&made));
    let list = fs::read_to_string(room.path().join("new/import-left-out.txt")).expect("a list");
    assert!(list.contains("\nbad.md: the whole file: "), "{list}");
    assert!(cfg!(not(unix)) || list.contains("\nlink.md: a link to another place"), "{list}");
    let built = wayleaf(room.path(), &["build", "--root", "new"]);
    assert!(out(&built).contains("0 errors"), "{} {}", out(&built), err(&built));
    let again = wayleaf(room.path(), &["import", "old", "--out", "new"]);
    assert_eq!((code(&again), err(&again).contains("holds `")), (2, true), "{}", err(&again));
    let file = wayleaf(room.path(), &["import", "old/cool.md"]);
    assert!(err(&file).contains("is a file; name the folder of the whole site"), "{}", err(&file));
    let nothing = wayleaf(room.path(), &["import", "none"]);
    assert_eq!((code(&nothing), err(&nothing).trim()), (2, "error: there is no folder `none`"));
}

#[test]
fn adopted_translations_are_behind_until_somebody_compares_them() {
    let room = TempDir::new().expect("room");
    assert_eq!(code(&wayleaf(room.path(), &["new", "x", "--languages", "en,fr"])), 0);
    let article = room.path().join("x/content/topics/help/fr.md");
    let text = fs::read_to_string(&article).expect("read");
    let (head, rest) = text.split_once("made-from:").expect("stamped");
    let (_, body) = rest.split_once("---").expect("a fence");
    fs::write(&article, format!("{head}---{body}")).expect("written");
    let root = room.path().join("x");
    assert!(err(&wayleaf(&root, &["check"])).contains("unstamped"));
    let adopted = wayleaf(&root, &["adopt", "fr"]);
    assert!(
        out(&adopted).starts_with("taken in: content/topics/help/fr.md, "),
        "{} {}",
        out(&adopted),
        err(&adopted)
    );
    let first = fs::read_to_string(&article).expect("read");
    let checked = wayleaf(&root, &["check"]);
    assert_eq!(code(&checked), 0, "{}", err(&checked));
    assert_eq!(err(&checked).matches("nobody has compared this translation with its source").count(), 1);
    assert!(!err(&checked).contains("undated-change"), "{}", err(&checked));
    let again = wayleaf(&root, &["adopt", "fr"]);
    assert!(out(&again).starts_with("nothing to take in"), "{}", out(&again));
    assert_eq!(fs::read_to_string(&article).expect("read"), first);
    assert_eq!(code(&wayleaf(&root, &["stamp", "fr"])), 0);
    assert_eq!(fs::read_to_string(&article).expect("read"), text);
    let unknown = wayleaf(&root, &["adopt", "xx"]);
    assert_eq!((code(&unknown), err(&unknown).contains("they are: fr")), (2, true), "{}", err(&unknown));
}
