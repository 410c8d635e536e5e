use std::cell::Cell;

use tempfile::TempDir;

use super::*;
use crate::write::target::Target;

fn no_exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::InvalidInput.into())
}

/// A stage with a new site in it, beside the folder `out`.
fn staged(room: &TempDir) -> (Stage, PathBuf) {
    let out = room.path().join("out");
    let stage = Stage::new(&Target::new(&out).expect("a good name")).expect("a free disk");
    fs::create_dir(stage.site()).expect("made");
    fs::write(stage.site().join("page"), "new").expect("written");
    (stage, out)
}

fn with_old_site(out: &Path) {
    fs::create_dir(out).expect("made");
    fs::write(out.join("page"), "old").expect("written");
}

fn page(folder: &Path) -> String {
    fs::read_to_string(folder.join("page")).expect("a page")
}

#[test]
fn without_an_exchange_the_old_site_goes_aside() {
    let room = TempDir::new().expect("room");
    let (stage, out) = staged(&room);
    with_old_site(&out);
    let old = publish(&stage, &out, no_exchange).expect("published");
    assert_eq!(old, Some(stage.old()));
    assert_eq!((page(&out), page(&stage.old())), ("new".to_owned(), "old".to_owned()));
}

#[test]
fn without_an_exchange_a_site_is_taken_back_too() {
    let room = TempDir::new().expect("room");
    let (stage, out) = staged(&room);
    with_old_site(&out);
    let old = publish(&stage, &out, no_exchange).expect("published").expect("an old site");
    take_back(&stage, &out, &old, no_exchange).expect("taken back");
    assert_eq!((page(&out), page(&stage.site())), ("old".to_owned(), "new".to_owned()));
}

#[test]
fn without_an_exchange_a_new_site_that_cannot_come_leaves_the_old_one() {
    let room = TempDir::new().expect("room");
    let (stage, out) = staged(&room);
    with_old_site(&out);
    fs::remove_dir_all(stage.site()).expect("removed");
    assert!(publish(&stage, &out, no_exchange).is_err());
    assert_eq!(page(&out), "old");
}

#[test]
fn with_an_exchange_the_old_site_ends_where_the_new_one_was() {
    let room = TempDir::new().expect("room");
    let (stage, out) = staged(&room);
    with_old_site(&out);
    let old = publish(&stage, &out, exchange).expect("published").expect("an old site");
    assert_eq!((page(&out), page(&old)), ("new".to_owned(), "old".to_owned()));
    take_back(&stage, &out, &old, exchange).expect("taken back");
    assert_eq!((page(&out), page(&stage.site())), ("old".to_owned(), "new".to_owned()));
}

#[test]
fn a_folder_that_comes_and_goes_meanwhile_is_tried_again() {
    let room = TempDir::new().expect("room");
    let (stage, out) = staged(&room);
    with_old_site(&out);
    let first = Cell::new(true);
    let gone_at_first = |one: &Path, other: &Path| {
        if first.replace(false) {
            fs::remove_dir_all(other)?;
        }
        exchange(one, other)
    };
    assert_eq!(publish(&stage, &out, gone_at_first).expect("published"), None);
    assert_eq!(page(&out), "new");
}
