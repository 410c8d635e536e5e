//! Disks that are full, read-only or not ours: an error that says so, and nothing lost.
//!
//! Where a disk has to be made for it, the test runs a part of itself in a mount namespace of its own. Where the
//! system allows none, that test says so and passes; the size limit then stands for the full disk.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use wayleaf::bundle::Bundle;
use wayleaf::write::{WriteError, write};

use super::{ROOM, alone, bundle, is_root, many, names, passes, room, site_of, tree, without_power};

fn old_site() -> Bundle {
    many("old", 4)
}

/// Writes a larger site over the old one, which must fail and leave the old one and nothing else.
fn fails_over_old_site(room: &Path) -> WriteError {
    let out = room.join("site");
    let failure = write(&many("new", 100), &out).expect_err("no room for this");
    assert_eq!(tree(&out), site_of(&old_site()));
    assert_eq!(names(room), ["site"], "{failure}");
    failure
}

/// Runs a test of this binary after a shell script that may mount over `$WAYLEAF_TEST_ROOM`.
fn with_own_mounts(script: &str, test: &str) {
    let room = TempDir::new().expect("room");
    let flags: &[&str] = if is_root() { &["-m"] } else { &["-U", "-r", "-m"] };
    let can = |command: &str| {
        let mut unshare = Command::new("unshare");
        let probe = unshare.args(flags).args(["sh", "-c", command]).env(ROOM, room.path());
        probe.output().is_ok_and(|output| output.status.success())
    };
    if !can("mount -t tmpfs none \"$WAYLEAF_TEST_ROOM\"") {
        assert!(std::env::var_os("ALL").is_none(), "mounts are not allowed here, which {test} needs");
        eprintln!("not tested here, mounts are not allowed: {test}");
        return;
    }
    let script = format!("{script} && exec \"$@\"");
    let before = [flags, &["sh", "-c", &script, "sh"]].concat();
    passes(&mut alone("unshare", &before, test, room.path()));
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    let script = r#"mount -t tmpfs -o size=300k none "$WAYLEAF_TEST_ROOM""#;
    with_own_mounts(script, "disk::faults::inside_a_small_disk");
}

#[test]
#[ignore = "runs in a process of its own, on a small disk"]
fn inside_a_small_disk() {
    let Some(room) = room() else { return };
    write(&old_site(), &room.join("site")).expect("written");
    let sentence = fails_over_old_site(&room).to_string();
    assert!(sentence.contains("is full: the new site takes") && sentence.contains("make room"), "{sentence}");
}

#[test]
fn a_limit_on_files_leaves_the_old_site() {
    let room = TempDir::new().expect("room");
    write(&old_site(), &room.path().join("site")).expect("written");
    let script = "trap '' XFSZ; ulimit -f 2; exec \"$@\"";
    passes(&mut alone("sh", &["-c", script, "sh"], "disk::faults::inside_a_limit_on_files", room.path()));
}

#[test]
#[ignore = "runs in a process of its own, with a limit on the size of files"]
fn inside_a_limit_on_files() {
    let Some(room) = room() else { return };
    let out = room.join("site");
    let large = "x".repeat(5000);
    let failure =
        write(&bundle(&[("index.html", "small"), ("large.html", &large)]), &out).expect_err("too large");
    assert!(failure.to_string().contains("`large.html` is larger than a file may be"), "{failure}");
    assert_eq!(tree(&out), site_of(&old_site()));
    assert_eq!(names(&room), ["site"]);
}

#[test]
fn a_disk_that_can_only_be_read_keeps_the_old_site() {
    let room = r#""$WAYLEAF_TEST_ROOM""#;
    let write = "\"$1\" --exact disk::faults::put_the_old_site --ignored";
    let script = format!("mount -t tmpfs none {room} && {write} && mount -o remount,ro {room}");
    with_own_mounts(&script, "disk::faults::inside_a_disk_that_can_only_be_read");
}

#[test]
#[ignore = "runs in a process of its own, before one that can only read"]
fn put_the_old_site() {
    let Some(room) = room() else { return };
    write(&old_site(), &room.join("site")).expect("written");
}

#[test]
#[ignore = "runs in a process of its own, on a disk that can only be read"]
fn inside_a_disk_that_can_only_be_read() {
    let Some(room) = room() else { return };
    let sentence = fails_over_old_site(&room).to_string();
    assert!(sentence.contains("can only be read; choose a folder on another disk"), "{sentence}");
    let below = write(&old_site(), &room.join("new/site")).expect_err("read-only").to_string();
    assert!(below.contains("can only be read"), "{below}");
}

#[test]
fn a_disk_of_its_own_is_not_replaced() {
    let script = r#"mount -t tmpfs none "$WAYLEAF_TEST_ROOM" && mkdir "$WAYLEAF_TEST_ROOM/site" &&
        mount -t tmpfs none "$WAYLEAF_TEST_ROOM/site""#;
    with_own_mounts(script, "disk::faults::inside_a_disk_of_its_own");
}

#[test]
#[ignore = "runs in a process of its own, where the site's folder is a disk"]
fn inside_a_disk_of_its_own() {
    let Some(room) = room() else { return };
    let failure = write(&old_site(), &room.join("site")).expect_err("a disk of its own");
    assert!(matches!(failure, WriteError::MountPoint { .. }), "{failure}");
    assert_eq!(names(&room), ["site"]);
}

#[test]
fn a_folder_without_the_right_to_write_keeps_the_old_site() {
    let room = TempDir::new().expect("room");
    write(&old_site(), &room.path().join("site")).expect("written");
    fs::set_permissions(room.path(), fs::Permissions::from_mode(0o555)).expect("set");
    let test = "disk::faults::inside_without_the_right_to_write";
    passes(&mut without_power(test, room.path()));
    fs::set_permissions(room.path(), fs::Permissions::from_mode(0o755)).expect("set");
}

#[test]
#[ignore = "runs in a process of its own, without the right to write"]
fn inside_without_the_right_to_write() {
    let Some(room) = room() else { return };
    let sentence = fails_over_old_site(&room).to_string();
    assert!(sentence.contains("you have no right to write") && sentence.contains("--out"), "{sentence}");
}
