//! What killed and living runs have beside a site.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::thread;

use tempfile::TempDir;
use wayleaf::write::write;

use super::{bundle, many, names, site_of, tree};

/// A stage as a killed run leaves it, with a page in each of these folders.
fn stage(room: &Path, name: &str, folders: &[&str]) -> PathBuf {
    let stage = room.join(name);
    fs::create_dir(&stage).expect("made");
    fs::write(stage.join("lock"), "").expect("written");
    for folder in folders {
        fs::create_dir(stage.join(folder)).expect("made");
        fs::write(stage.join(folder).join("index.html"), *folder).expect("written");
    }
    stage
}

#[test]
fn what_killed_runs_left_is_removed_by_the_next() {
    let room = TempDir::new().expect("room");
    stage(room.path(), ".site.wayleaf-77-0", &["site"]);
    stage(room.path(), ".site.wayleaf-77-1", &[]);
    fs::create_dir(room.path().join(".site.wayleaf-78-0")).expect("made");
    let site = bundle(&[("index.html", "new")]);
    write(&site, &room.path().join("site")).expect("written");
    assert_eq!(names(room.path()), ["site"]);
}

#[test]
fn what_is_not_surely_a_killed_run_is_left_alone() {
    let room = TempDir::new().expect("room");
    let living = stage(room.path(), ".site.wayleaf-77-0", &["site"]);
    let lock = File::open(living.join("lock")).expect("opened");
    lock.try_lock().expect("locked");
    stage(room.path(), ".other.wayleaf-77-0", &["site"]);
    stage(room.path(), ".site.wayleaf-notes", &["site"]);
    stage(room.path(), ".site.wayleaf-77-2", &["site", "my letters"]);
    fs::remove_file(stage(room.path(), ".site.wayleaf-77-3", &["site"]).join("lock")).expect("removed");
    let before = tree(room.path());
    let site = bundle(&[("index.html", "new")]);
    let out = room.path().join("site");
    write(&site, &out).expect("written");
    fs::remove_dir_all(&out).expect("removed");
    assert_eq!(tree(room.path()), before);
}

#[test]
fn a_run_killed_with_the_old_site_aside_is_mended_by_the_next() {
    let room = TempDir::new().expect("room");
    let out = room.path().join("site");
    let old = bundle(&[("index.html", "old")]);
    write(&old, &out).expect("written");
    let left = stage(room.path(), ".site.wayleaf-77-0", &["site"]);
    fs::rename(&out, left.join("old")).expect("set aside");
    // A letter in it shows that it is the old site that comes back: with it there, no new one replaces it.
    fs::write(left.join("old/letter.txt"), "mine").expect("written");
    let refused = write(&bundle(&[("index.html", "new")]), &out).expect_err("refused");
    assert!(refused.to_string().contains("`letter.txt`"), "{refused}");
    assert_eq!(names(room.path()), ["site"]);
    fs::remove_file(out.join("letter.txt")).expect("removed");
    assert_eq!(tree(&out), site_of(&old));
}

#[test]
fn runs_at_the_same_time_each_leave_a_whole_site() {
    let room = TempDir::new().expect("room");
    let out = room.path().join("site");
    let sites = ["a", "b", "c"].map(|mark| many(mark, 30));
    thread::scope(|scope| {
        for site in &sites {
            scope.spawn(|| {
                for _ in 0..10 {
                    write(site, &out).expect("written");
                }
            });
        }
    });
    let left = tree(&out);
    assert!(sites.iter().any(|site| site_of(site) == left));
    assert_eq!(names(room.path()), ["site"]);
}
