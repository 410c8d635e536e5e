//! Pages that go to their places before the site is known to be sound.

use std::fs;

use tempfile::TempDir;

use super::{names, tree};
use crate::cli::{code, err, project, wayleaf};
use crate::project::Project;

#[test]
fn a_site_is_the_same_whether_its_pages_go_ahead_or_are_written_at_the_end() {
    let (room, guide) = (TempDir::new().expect("room"), project());
    let root = guide.path().to_str().expect("UTF-8");
    let build = |out: &str, more: &[&str]| {
        let arguments =
            ["--root", root, "--edition-date", "2026-11-22", "build", "--withdraw-worker", "--out", out];
        let built = wayleaf(room.path(), &[&arguments, more].concat());
        assert_eq!(code(&built), 0, "{}", err(&built));
        tree(&room.path().join(out))
    };
    // Where it is told what pages are made of, all are held to the end.
    let (ahead, at_the_end) = (build("ahead", &[]), build("held", &["--timings"]));
    assert!(ahead.len() > 20 && ahead == at_the_end, "{:?}", ahead.keys());
    assert_eq!(names(room.path()), ["ahead", "held"]);
}

#[test]
fn a_fault_found_after_pages_went_ahead_leaves_the_old_site_and_nothing_beside_it() {
    let room = TempDir::new().expect("room");
    let of = |guide: &TempDir| {
        let root = guide.path().to_str().expect("UTF-8").to_owned();
        wayleaf(room.path(), &["--root", &root, "build", "--withdraw-worker", "--out", "site"])
    };
    assert_eq!(code(&of(&project())), 0);
    let before = tree(&room.path().join("site"));
    let broken = Project::new().on_disk();
    let page = broken.path().join("themes/plain/templates/page.html");
    let text = fs::read_to_string(&page).expect("a template");
    fs::write(&page, text.replacen("<main", "<a href=\"nowhere.html\">x</a><main", 1)).expect("written");
    let refused = of(&broken);
    assert_eq!(code(&refused), 1, "{}", err(&refused));
    assert!(err(&refused).contains("leads nowhere"), "{}", err(&refused));
    assert_eq!(tree(&room.path().join("site")), before);
    assert_eq!(names(room.path()), ["site"]);
}
