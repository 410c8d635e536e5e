//! Whatever the computer allows, the program works or says in one line what keeps it.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::cli::{code, err, out, project};

const DATE: &str = "2026-11-22";

/// Wayleaf in a shell that first does what `before` says, by a user to whom limits apply: none do to the system's own.
fn limited(room: &Path, before: &str, arguments: &str) -> Output {
    let shell = format!("{before} && exec \"$0\" {arguments}");
    let is_root = out(&Command::new("id").arg("-u").output().expect("id")).trim() == "0";
    let mut command = Command::new(if is_root { "setpriv" } else { "env" });
    if is_root {
        command.args(["--reuid=4711", "--regid=4711", "--clear-groups"]);
    }
    command.args(["bash", "-c", &shell, env!("CARGO_BIN_EXE_wayleaf")]);
    command.env_remove("SOURCE_DATE_EPOCH").current_dir(room).output().expect("started")
}

/// A small guide in a folder that anybody may write to.
fn open_project() -> TempDir {
    let room = project();
    fs::set_permissions(room.path(), Permissions::from_mode(0o777)).expect("opened");
    room
}

#[test]
fn it_works_where_threads_are_asked_for_by_thousands_or_none_can_be_started() {
    let room = open_project();
    let usual = limited(room.path(), ":", &format!("build --edition-date {DATE}"));
    assert_eq!((code(&usual), err(&usual)), (0, String::new()));
    let list = fs::read(room.path().join("site/SHA256SUMS")).expect("a list");
    for before in [
        "export RAYON_NUM_THREADS=9999",
        "ulimit -u 0",
        "export RUST_MIN_STACK=1",
        "ulimit -s 64",
        "ulimit -s unlimited",
        "export RAYON_NUM_THREADS=x RUST_MIN_STACK=x",
    ] {
        let built = limited(room.path(), before, &format!("build --edition-date {DATE}"));
        assert_eq!((code(&built), err(&built)), (0, String::new()), "{before}");
        assert_eq!(fs::read(room.path().join("site/SHA256SUMS")).expect("a list"), list, "{before}");
    }
}

#[test]
fn a_preview_that_cannot_be_is_told_in_one_line() {
    let room = open_project();
    for (before, why) in [
        ("ulimit -u 0", "error: changes to the guide cannot be watched: "),
        ("export RUST_MIN_STACK=1", "error: RUST_MIN_STACK is 1, too little for any thread; unset it"),
    ] {
        let told = limited(room.path(), before, &format!("--edition-date {DATE} serve --port 0"));
        assert_eq!(code(&told), 2, "{before}: {}", err(&told));
        let said = err(&told);
        assert!(said.lines().last().is_some_and(|line| line.starts_with(why)), "{before}: {said}");
        assert!(!said.contains("panicked"), "{said}");
    }
}

#[test]
fn too_small_a_stack_where_no_thread_can_be_started_is_told_in_one_line() {
    let room = open_project();
    let told = limited(room.path(), "ulimit -u 0 && ulimit -s 128", "check");
    let why = "error: the system allows no thread and too small a stack; raise one of the limits (`ulimit -s 8192`)\n";
    assert_eq!((code(&told), err(&told).as_str()), (2, why));
}
