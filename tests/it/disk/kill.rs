//! A run that is killed at any instant leaves the old or the new site whole.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use wayleaf::write::write;

use super::{alone, many, names, room, site_of, tree};
use crate::cli::{code, err, out as said, project, wayleaf};

const PAGES: usize = 60;
const KILLS: u32 = 40;

#[test]
#[ignore = "runs in a process of its own, to be killed"]
fn write_until_killed() {
    let Some(room) = room() else { return };
    let out = room.join("site");
    let sites = ["a", "b"].map(|mark| many(mark, PAGES));
    loop {
        for site in &sites {
            write(site, &out).expect("written");
            println!("written");
        }
    }
}

#[test]
fn killed_at_a_random_instant_the_old_or_the_new_site_is_whole() {
    let room = TempDir::new().expect("room");
    let out = room.path().join("site");
    let sites = ["a", "b"].map(|mark| site_of(&many(mark, PAGES)));
    let mut random = 0x9e37_79b9_u32;
    let mut had_leftovers = 0;
    for round in 0..KILLS {
        // An even spread over somewhat more than one write, in steps of the golden ratio.
        random = random.wrapping_add(0x9e37_79b9);
        kill_after(room.path(), f64::from(random) / f64::from(u32::MAX));
        let left = tree(&out);
        assert!(sites.contains(&left), "round {round}: a mixture of {:?}", left.keys());
        had_leftovers += u32::from(names(room.path()).len() > 1);
    }
    assert!(had_leftovers > 0, "no kill came in the middle of a write");
    write(&many("a", PAGES), &out).expect("written");
    assert_eq!(tree(&out), sites[0]);
    assert_eq!(names(room.path()), ["site"]);
}

/// How often `wayleaf build` and `wayleaf pack` are killed; `WAYLEAF_KILLS=500` is what is tried before a release.
fn kills() -> u32 {
    let given = std::env::var("WAYLEAF_KILLS").ok().and_then(|number| number.parse().ok());
    given.unwrap_or(30)
}

/// The two editions of a guide that take turns.
fn editions() -> [TempDir; 2] {
    let [old, new] = [project(), project()];
    let title = new.path().join("content/guide.yaml");
    let text = fs::read_to_string(&title).expect("read").replacen("publisher: ", "publisher: New ", 1);
    fs::write(title, text).expect("written");
    [old, new]
}

#[test]
fn build_and_pack_killed_at_any_instant_leave_a_whole_edition() {
    let room = TempDir::new().expect("room");
    let editions = editions();
    let mut random = 0x9e37_79b9_u32;
    // Without a worker, pages go to their places before all of them are finished.
    let ahead: &[&str] = &["--withdraw-worker"];
    for (command, name, more) in
        [("build", "site", &[][..]), ("build", "ahead", ahead), ("pack", "packs", &[])]
    {
        let out = room.path().join(name);
        let start = |edition: &TempDir| {
            let mut child = Command::new(env!("CARGO_BIN_EXE_wayleaf"));
            child.arg("--root").arg(edition.path()).args([command, "--edition-date", "2026-11-22", "--out"]);
            child.arg(&out).args(more).stdout(Stdio::null()).spawn().expect("started")
        };
        let mut whole = Vec::new();
        let mut a_run = Duration::ZERO;
        for edition in &editions {
            let begin = Instant::now();
            assert!(start(edition).wait().expect("ended").success());
            a_run = begin.elapsed();
            whole.push(tree(&out));
        }
        assert!(whole[0] != whole[1], "two editions that are one");
        let mut were_whole = [0, 0];
        for round in 0..kills() {
            random = random.wrapping_add(0x9e37_79b9);
            let mut child = start(&editions[round as usize % 2]);
            thread::sleep(a_run.mul_f64(1.2 * f64::from(random) / f64::from(u32::MAX)));
            child.kill().expect("killed");
            child.wait().expect("ended");
            let verified = wayleaf(room.path(), &["verify", name]);
            assert_eq!(code(&verified), 0, "{command} {round}: {}{}", said(&verified), err(&verified));
            let left = tree(&out);
            let which = whole.iter().position(|edition| *edition == left);
            were_whole[which.unwrap_or_else(|| panic!("{command} {round}: a mixture"))] += 1;
        }
        println!("{command} killed {} times: old or new whole {were_whole:?}", kills());
        assert!(start(&editions[0]).wait().expect("ended").success());
        assert_eq!(tree(&out), whole[0]);
    }
    assert_eq!(names(room.path()), ["ahead", "packs", "site"]);
}

/// Starts a run, and kills it when this share of the time that a write takes has passed since one ended.
fn kill_after(room: &Path, share: f64) {
    let mut child = alone("env", &[], "disk::kill::write_until_killed", room)
        .stdout(Stdio::piped())
        .spawn()
        .expect("started");
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let mut wait_for_a_write = || {
        let line = lines.find(|line| line.as_deref().is_ok_and(|line| line.ends_with("written")));
        line.expect("a write").expect("a line");
    };
    wait_for_a_write();
    let begin = Instant::now();
    wait_for_a_write();
    let a_write = begin.elapsed();
    // Not a wait for something: the instant of the kill is what is being varied.
    thread::sleep(a_write.mul_f64(share).min(Duration::from_secs(5)));
    child.kill().expect("killed");
    child.wait().expect("ended");
}
