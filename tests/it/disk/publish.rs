//! Which folders are replaced, and with what.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use tempfile::TempDir;
use wayleaf::write::{WriteError, validate, write};

use super::{bundle, names, site_of, tree};

/// Puts something foreign into a site.
type Intrude = fn(&Path);

fn refused(out: &Path) -> String {
    let site = bundle(&[("index.html", "new")]);
    write(&site, out).expect_err("refused").to_string()
}

#[test]
fn a_site_is_its_files_and_their_list() {
    let room = TempDir::new().expect("room");
    let out = room.path().join("far/away/site");
    let site =
        bundle(&[("index.html", "home"), ("ar/index.html", "بيت"), ("ar/words.html", ""), ("sw.js", "")]);
    let written = write(&site, &out).expect("written");
    assert_eq!((written.files, written.bytes, written.left_behind), (4, 10, None));
    assert_eq!(tree(&out), site_of(&site));
    let list = fs::read_to_string(out.join(".wayleaf")).expect("the list");
    assert_eq!(list, "wayleaf site 1\nar/index.html\nar/words.html\nindex.html\nsw.js\n");
    assert_eq!(names(&room.path().join("far/away")), ["site"]);
}

#[test]
fn the_next_site_replaces_the_last_one_whole() {
    let room = TempDir::new().expect("room");
    let out = room.path().join("site");
    write(&bundle(&[("index.html", "old"), ("so/index.html", "gone")]), &out).expect("written");
    let new = bundle(&[("index.html", "new"), ("da/index.html", "come")]);
    for _ in 0..2 {
        write(&new, &out).expect("written");
        assert_eq!(tree(&out), site_of(&new));
        assert!(!out.join("so").exists());
    }
    assert_eq!(names(room.path()), ["site"]);
}

#[test]
fn an_empty_folder_is_filled_and_keeps_its_rights() {
    let room = TempDir::new().expect("room");
    let out = room.path().join("site");
    fs::create_dir(&out).expect("made");
    fs::set_permissions(&out, fs::Permissions::from_mode(0o2775)).expect("set");
    let site = bundle(&[("index.html", "new")]);
    write(&site, &out).expect("written");
    assert_eq!(tree(&out), site_of(&site));
    assert_eq!(fs::metadata(&out).expect("there").permissions().mode() & 0o7777, 0o2775);
}

#[test]
fn a_gitignore_goes_over_to_the_next_site() {
    let room = TempDir::new().expect("room");
    let out = room.path().join("site");
    fs::create_dir(&out).expect("made");
    fs::write(out.join(".gitignore"), "*").expect("written");
    let site = bundle(&[("index.html", "new")]);
    for _ in 0..2 {
        write(&site, &out).expect("written");
        let mut expected = site_of(&site);
        expected.insert(".gitignore".to_owned(), b"*".to_vec());
        assert_eq!(tree(&out), expected);
    }
}

#[test]
fn a_folder_with_somebody_elses_files_is_left_alone() {
    let room = TempDir::new().expect("room");
    let out = room.path().join("letters");
    fs::create_dir_all(out.join("photos/2024")).expect("made");
    for name in
        ["a.txt", "b.txt", "c.txt", "d.txt", "index.html", "z.txt", "photos/2024/x.jpg", "photos/y.jpg"]
    {
        fs::write(out.join(name), name).expect("written");
    }
    let before = tree(&out);
    let sentence = refused(&out);
    assert!(sentence.contains("`a.txt`, `b.txt`, `c.txt`, `d.txt`, `index.html` and 2 more"), "{sentence}");
    assert!(sentence.contains("move that away or choose another folder with --out"), "{sentence}");
    assert_eq!(tree(&out), before);
    assert_eq!(names(room.path()), ["letters"]);
}

#[test]
fn one_foreign_thing_in_a_site_is_enough_to_refuse() {
    let room = TempDir::new().expect("room");
    let out = room.path().join("site");
    let site = bundle(&[("index.html", "old"), ("ar/index.html", "old")]);
    let secret = room.path().join("secret");
    fs::write(&secret, "keep").expect("written");
    let intruders: [(&str, Intrude); 5] = [
        ("`ar/notes.txt`", |out| fs::write(out.join("ar/notes.txt"), "mine").expect("written")),
        ("`.git/`", |out| fs::create_dir(out.join(".git")).expect("made")),
        ("`CNAME`", |out| fs::write(out.join("CNAME"), "x").expect("written")),
        ("`index.html`", |out| {
            fs::remove_file(out.join("index.html")).expect("removed");
            symlink("../secret", out.join("index.html")).expect("linked");
        }),
        ("`index.html/`", |out| {
            fs::remove_file(out.join("index.html")).expect("removed");
            fs::create_dir(out.join("index.html")).expect("made");
        }),
    ];
    for (name, intrude) in intruders {
        fs::remove_dir_all(&out).ok();
        write(&site, &out).expect("written");
        intrude(&out);
        let before = tree(&out);
        let sentence = refused(&out);
        assert!(sentence.contains(&format!("did not make: {name};")), "{sentence}");
        assert_eq!(tree(&out), before);
    }
    assert_eq!(fs::read_to_string(secret).ok().as_deref(), Some("keep"));
}

#[test]
fn a_list_in_another_format_makes_nothing_ours() {
    let room = TempDir::new().expect("room");
    let out = room.path().join("site");
    fs::create_dir(&out).expect("made");
    fs::write(out.join("index.html"), "x").expect("written");
    for list in ["wayleaf site 2\nindex.html\n", "", "\u{0}", "index.html\n"] {
        fs::write(out.join(".wayleaf"), list).expect("written");
        assert!(refused(&out).contains("`.wayleaf`, `index.html`"));
    }
}

#[test]
fn a_file_or_a_link_in_the_place_is_left_alone() {
    let room = TempDir::new().expect("room");
    let out = room.path().join("site");
    fs::write(&out, "a file").expect("written");
    assert!(refused(&out).contains("is a file, not a folder"));
    assert!(refused(&out.join("below")).contains("a file where a folder must be"));

    let link = room.path().join("link");
    fs::create_dir(room.path().join("elsewhere")).expect("made");
    symlink("elsewhere", &link).expect("linked");
    assert!(refused(&link).contains("is a link"));
    assert!(refused(Path::new(&format!("{}/", link.display()))).contains("is a link"));
    assert_eq!(names(room.path()), ["elsewhere", "link", "site"]);
    assert_eq!(names(&room.path().join("elsewhere")), [""; 0]);
}

#[test]
fn the_project_and_its_sources_are_no_place_for_a_site() {
    let room = TempDir::new().expect("room");
    let root = room.path().join("guide");
    fs::create_dir_all(root.join("content")).expect("made");
    fs::create_dir_all(root.join("themes")).expect("made");
    symlink(&root, room.path().join("link")).expect("linked");
    let holds = |out: &Path| matches!(validate(out, &root), Err(WriteError::HoldsProject { .. }));
    let among = |out: &Path| matches!(validate(out, &root), Err(WriteError::AmongSources { .. }));
    assert!(holds(&root) && holds(room.path()) && holds(&root.join("content/..")));
    assert!(
        among(&root.join("content")) && among(&root.join("themes/site")) && among(&root.join("content/a/b"))
    );
    assert!(among(&room.path().join("link/content/site")));
    assert!(matches!(validate(Path::new("/"), &root), Err(WriteError::WholeDisk { .. })));
    assert!(validate(&root.join("site"), &root).is_ok() && validate(&root.join("contents"), &root).is_ok());
}

#[test]
fn a_name_too_long_for_the_disk_is_an_error_that_says_so() {
    let room = TempDir::new().expect("room");
    // The first fits by itself, and not with what the name of its stage adds to it.
    for length in [250, 300] {
        assert!(refused(&room.path().join("x".repeat(length))).contains("too long"));
    }
    assert_eq!(names(room.path()), [""; 0]);
}
