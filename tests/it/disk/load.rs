//! Reading a project.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use wayleaf::diagnostic::{Code, Diagnosed, Diagnostic};
use wayleaf::load::{load, load_again};
use wayleaf::project::{Position, Project};

use super::{passes, room, without_power};

fn project() -> TempDir {
    let root = TempDir::new().expect("room");
    put(root.path(), "content/guide.yaml", b"title: x\n");
    put(root.path(), "themes/plain/base.html", b"<p>");
    root
}

fn put(root: &Path, name: &str, bytes: &[u8]) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, bytes).expect("written");
}

fn paths(project: &Project) -> Vec<&str> {
    project.files().map(|(_, file)| file.path.as_str()).collect()
}

/// The one problem there is, with its code, path and place.
fn only(root: &Path) -> (Code, String, Option<Position>, Diagnostic) {
    let Diagnosed { value: project, problems } = load(root);
    let [problem] = problems.as_slice() else { panic!("not one problem: {problems:?}") };
    assert!(!problem.help.is_empty());
    (problem.code, problem.path(&project).to_owned(), problem.position(&project), problem.clone())
}

#[test]
fn texts_come_by_path_with_slashes() {
    let root = project();
    put(root.path(), "content/topics/b/en.md", b"b");
    put(root.path(), "content/topics/a/en.md", b"a");
    put(root.path(), "README.md", b"not read");
    let Diagnosed { value: project, problems } = load(root.path());
    assert_eq!(problems, []);
    let expected =
        ["content/guide.yaml", "content/topics/a/en.md", "content/topics/b/en.md", "themes/plain/base.html"];
    assert_eq!(paths(&project), expected);
}

#[test]
fn what_editors_and_file_managers_leave_is_passed_over() {
    let root = project();
    for name in ["en.md~", ".en.md.swp", "en.swp", "Thumbs.db", "desktop.ini", ".DS_Store", ".git/config"] {
        put(root.path(), &format!("content/{name}"), b"\xff");
    }
    symlink("nobody@nowhere", root.path().join("content/.#en.md")).expect("linked");
    let Diagnosed { value: project, problems } = load(root.path());
    assert_eq!(problems, []);
    assert_eq!(paths(&project), ["content/guide.yaml", "themes/plain/base.html"]);
}

#[test]
fn a_byte_order_mark_is_dropped() {
    let root = project();
    put(root.path(), "content/guide.yaml", "\u{feff}title: x".as_bytes());
    let Diagnosed { value: project, problems } = load(root.path());
    assert_eq!(problems, []);
    let id = project.find("content/guide.yaml").expect("the file");
    assert_eq!(project.file(id).text, "title: x");
}

#[test]
fn bytes_that_are_not_utf8_are_named_by_line_and_column() {
    let root = project();
    put(root.path(), "content/en.md", "\u{feff}first\nحد ".as_bytes());
    let mut bytes = fs::read(root.path().join("content/en.md")).expect("read");
    bytes.extend(b"\xe9t\xe9\n");
    put(root.path(), "content/en.md", &bytes);
    let (code, path, at, problem) = only(root.path());
    assert_eq!(
        (code, path.as_str(), at),
        (Code::NotUtf8, "content/en.md", Some(Position { line: 2, column: 4 }))
    );
    assert!(problem.help.contains("UTF-8"), "{}", problem.help);
}

#[test]
fn utf16_is_called_by_its_name_and_a_picture_is_called_no_text() {
    let root = project();
    put(root.path(), "content/en.md", b"\xff\xfea\0b\0");
    let (_, _, at, problem) = only(root.path());
    assert!(problem.message.contains("UTF-16"), "{}", problem.message);
    assert_eq!(at, Some(Position { line: 1, column: 1 }));
    for bytes in [&b"\x89PNG\r\n\x1a\n\0\0"[..], b"a\0b\0"] {
        put(root.path(), "content/en.md", bytes);
        let (code, _, _, problem) = only(root.path());
        assert_eq!(code, Code::NotUtf8);
        assert!(problem.message.contains("not a text"), "{}", problem.message);
    }
}

#[test]
fn a_file_of_50_megabytes_is_refused_without_being_read() {
    let root = project();
    let file = File::create(root.path().join("content/film.md")).expect("made");
    file.set_len(50_000_000).expect("a sparse file");
    let (code, path, ..) = only(root.path());
    assert_eq!((code, path.as_str()), (Code::FileTooLarge, "content/film.md"));
}

#[test]
fn a_loop_of_links_is_one_clear_error() {
    let root = project();
    symlink("..", root.path().join("content/loop")).expect("linked");
    let (code, path, _, problem) = only(root.path());
    assert_eq!((code, path.as_str()), (Code::LinkInProject, "content/loop"));
    assert!(problem.help.contains("copy"), "{}", problem.help);
}

#[test]
fn a_folder_of_sources_that_is_a_link_is_refused() {
    let root = project();
    fs::rename(root.path().join("themes"), root.path().join("elsewhere")).expect("moved");
    symlink("elsewhere", root.path().join("themes")).expect("linked");
    let (code, path, ..) = only(root.path());
    assert_eq!((code, path.as_str()), (Code::LinkInProject, "themes"));
}

#[test]
fn a_guide_without_a_theme_gets_the_one_that_wayleaf_ships_and_its_own_theme_wins() {
    let root = TempDir::new().expect("room");
    put(root.path(), "content/guide.yaml", b"title: x");
    let project = load(root.path()).value;
    let shipped = crate::project::Project::loaded("");
    let files: Vec<_> = project.files().filter(|(_, file)| file.path.starts_with("themes/")).collect();
    let expected = shipped.paths().filter(|path| path.starts_with("themes/"));
    assert_eq!(
        files.iter().map(|(_, file)| file.path.as_str()).collect::<Vec<_>>(),
        expected.collect::<Vec<_>>()
    );
    for (_, file) in files {
        assert_eq!(file.text, shipped.text(&file.path), "{}", file.path);
    }

    put(root.path(), "themes/plain/base.html", b"<p>");
    assert_eq!(paths(&load(root.path()).value), ["content/guide.yaml", "themes/plain/base.html"]);
}

#[test]
fn a_missing_or_empty_folder_is_named() {
    let root = TempDir::new().expect("room");
    let problems = load(root.path()).problems;
    let messages: Vec<_> = problems.iter().map(|problem| (problem.code, problem.message.as_str())).collect();
    assert_eq!(messages, [(Code::MissingFile, "the folder `content` is missing")]);

    put(root.path(), "themes/plain/base.html", b"<p>");
    fs::create_dir_all(root.path().join("content/topics")).expect("made");
    assert_eq!(only(root.path()).3.message, "the folder `content` is empty");

    fs::remove_dir_all(root.path().join("content")).expect("removed");
    put(root.path(), "content", b"a file");
    assert_eq!(only(root.path()).3.message, "`content` is not a folder");
}

#[test]
fn a_pipe_among_the_texts_is_refused_and_not_waited_for() {
    let root = project();
    let made = Command::new("mkfifo").arg(root.path().join("content/pipe")).status().expect("mkfifo");
    assert!(made.success());
    let (code, path, ..) = only(root.path());
    assert_eq!((code, path.as_str()), (Code::Unreadable, "content/pipe"));
}

#[test]
fn a_name_that_is_not_utf8_is_a_problem_with_a_name_that_can_be_shown() {
    let root = project();
    let name = OsStr::from_bytes(b"caf\xe9.md");
    fs::write(root.path().join("content").join(name), "x").expect("written");
    let (code, path, ..) = only(root.path());
    assert_eq!((code, path.as_str()), (Code::NotUtf8, "content/caf\u{fffd}.md"));
}

#[test]
fn a_deep_tree_is_read_to_its_end() {
    let root = project();
    let deep = format!("content/{}en.md", "a/".repeat(400));
    put(root.path(), &deep, b"deep");
    let Diagnosed { value: project, problems } = load(root.path());
    assert_eq!(problems, []);
    assert!(project.find(&deep).is_some());
}

#[test]
fn a_file_that_may_not_be_read_is_named() {
    let root = project();
    let shut = root.path().join("content/shut.md");
    fs::write(&shut, "x").expect("written");
    fs::create_dir(root.path().join("content/topics")).expect("made");
    for path in [&shut, &root.path().join("content/topics")] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o000)).expect("set");
    }
    passes(&mut without_power("disk::load::inside_without_the_right_to_read", root.path()));
    fs::set_permissions(root.path().join("content/topics"), fs::Permissions::from_mode(0o755)).expect("set");
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o644)).expect("set");
    passes(&mut without_power("disk::load::inside_with_the_right_to_read_again", root.path()));
}

#[test]
#[ignore = "runs in a process of its own, without the right to read"]
fn inside_with_the_right_to_read_again() {
    let Some(root) = room() else { return };
    let problems = load(&root).problems;
    assert!(problems.iter().all(|problem| problem.code != Code::Unreadable), "{problems:?}");
}

#[test]
#[ignore = "runs in a process of its own, without the right to read"]
fn inside_without_the_right_to_read() {
    let Some(root) = room() else { return };
    let Diagnosed { value: project, problems } = load(&root);
    assert_eq!(paths(&project), ["content/guide.yaml", "themes/plain/base.html"]);
    let places: Vec<_> = problems.iter().map(|problem| (problem.code, problem.path(&project))).collect();
    assert_eq!(places, [(Code::Unreadable, "content/topics"), (Code::Unreadable, "content/shut.md")]);
    let messages: Vec<_> = problems.iter().map(|problem| problem.message.as_str()).collect();
    assert!(messages.iter().all(|message| message.contains("Permission denied")), "{messages:?}");
    assert!(problems.iter().all(|problem| problem.help == "give yourself the right to read it"));
}

#[test]
fn files_that_changed_are_read_again_alone_and_whatever_else_happened_reads_all() {
    let root = project();
    let root = root.path();
    let before = load(root).value;
    let again =
        |names: &[&str]| load_again(root, &before, &names.iter().map(|name| root.join(name)).collect());
    let text = |project: &Project, path: &str| {
        project.find(path).map(|file| project.file(file).text.clone()).expect("a file")
    };

    // As editors save: a new file beside the old one takes its place, and its own name is gone again.
    put(root, "content/guide.yaml.new", b"title: y\n");
    fs::rename(root.join("content/guide.yaml.new"), root.join("content/guide.yaml")).expect("moved");
    put(root, "content/.guide.yaml.swp", b"\0");
    let names = ["content/guide.yaml", "content/guide.yaml.new", "content/.guide.yaml.swp"];
    let after = again(&names).expect("only a text changed");
    assert_eq!(text(&after, "content/guide.yaml"), "title: y\n");
    assert_eq!(paths(&after), paths(&before));
    assert!(after == load(root).value);

    put(root, "content/new.md", b"x");
    assert!(again(&["content/new.md"]).is_none(), "a file came");
    assert!(again(&["content"]).is_none(), "a folder changed");
    fs::remove_file(root.join("themes/plain/base.html")).expect("removed");
    assert!(again(&["themes/plain/base.html"]).is_none(), "a file went");
    put(root, "content/guide.yaml", b"\xff");
    assert!(again(&["content/guide.yaml"]).is_none(), "a file cannot be read");
}
