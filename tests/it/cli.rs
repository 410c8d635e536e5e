//! The command as a person or a script meets it: exit codes, streams, what is written.

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command as Plain, Output};

use assert_cmd::Command;
use tempfile::TempDir;

use crate::project::Project;

const DATE: &str = "2026-11-22";

/// A small sound guide in three languages, on disk.
pub(crate) fn project() -> TempDir {
    Project::new().on_disk()
}

/// The same with one error in it, in `content/guide.yaml`, line 1.
fn broken_project() -> TempDir {
    let room = project();
    let guide = room.path().join("content/guide.yaml");
    let text = fs::read(&guide).expect("read");
    fs::write(&guide, [&b"\xe9"[..], &text].concat()).expect("written");
    room
}

pub(crate) fn wayleaf(room: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wayleaf"));
    command.current_dir(room).env_remove("SOURCE_DATE_EPOCH").args(arguments);
    command.output().expect("started")
}

pub(crate) fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

pub(crate) fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

pub(crate) fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

#[test]
fn alone_it_builds_the_site_and_says_which_file_to_open() {
    let room = project();
    let built = wayleaf(room.path(), &[]);
    assert_eq!(code(&built), 0, "{}", err(&built));
    assert!(room.path().join("site/index.html").is_file());
    let said = out(&built);
    assert!(
        said.contains(" languages, edition ") && said.contains("the largest beside its budget"),
        "{said}"
    );
    assert!(said.contains(" to keep ") && said.contains(" warnings\n"), "{said}");
    for budget in ["page", "kept", "one-file"] {
        let row = said.lines().find(|line| line.trim_start().starts_with(&format!("{budget} ")));
        assert!(row.is_some_and(|row| row.contains(" of ")), "{budget}: {said}");
    }
    assert!(said.ends_with("open site/index.html\n"), "{said}");
}

#[test]
fn root_out_and_date_are_obeyed_and_the_same_input_gives_the_same_site() {
    let room = project();
    let elsewhere = TempDir::new().expect("room");
    let root = room.path().to_str().expect("UTF-8");
    for name in ["one", "sub/two"] {
        let built =
            wayleaf(elsewhere.path(), &["--root", root, "build", "--out", name, "--edition-date", DATE]);
        assert_eq!(code(&built), 0, "{}", err(&built));
        assert!(
            out(&built).contains(&format!(" of {DATE}\n")) && out(&built).contains(&format!("open {name}/"))
        );
    }
    let compared = Plain::new("diff").args(["-r", "one", "sub/two"]).current_dir(elsewhere.path()).output();
    assert!(compared.expect("diff").status.success());
    assert!(!room.path().join("site").exists());

    let built = wayleaf(elsewhere.path(), &["--root", root]);
    assert_eq!(code(&built), 0);
    assert!(room.path().join("site/index.html").is_file());
}

#[test]
fn check_writes_nothing() {
    let room = project();
    let checked = wayleaf(room.path(), &["check"]);
    assert_eq!(code(&checked), 0, "{}", err(&checked));
    assert!(out(&checked).contains(" warnings\n") && !out(&checked).contains("open "), "{}", out(&checked));
    assert!(!room.path().join("site").exists());
}

#[test]
fn errors_in_the_content_stop_the_build_and_keep_the_old_site() {
    let room = project();
    assert_eq!(code(&wayleaf(room.path(), &["build", "--edition-date", DATE])), 0);
    let before = fs::read(room.path().join("site/index.html")).expect("read");
    let guide = room.path().join("content/guide.yaml");
    fs::write(&guide, b"# caf\xe9\n").expect("written");
    for (format, begin) in [
        ("human", "error[not-utf-8]: the text is not stored as UTF-8"),
        ("short", "content/guide.yaml:1:6: error[not-utf-8]: "),
        ("github", "::error file=content/guide.yaml,line=1,col=6,title=not-utf-8::"),
    ] {
        for command in ["build", "check"] {
            let stopped = wayleaf(room.path(), &[command, "--format", format]);
            assert_eq!(code(&stopped), 1);
            assert!(err(&stopped).contains(begin), "{}", err(&stopped));
            assert!(err(&stopped).ends_with("; nothing was written\n"), "{}", err(&stopped));
            assert_eq!(out(&stopped), "");
        }
    }
    assert_eq!(fs::read(room.path().join("site/index.html")).expect("read"), before);
}

#[test]
fn json_is_one_object_on_standard_output() {
    let room = project();
    let built = wayleaf(room.path(), &["--format", "json", "--edition-date", DATE]);
    assert_eq!((code(&built), err(&built)), (0, String::new()));
    let object: serde_json::Value = serde_json::from_slice(&built.stdout).expect("JSON");
    assert_eq!((&object["written"], &object["open"]), (&"site".into(), &"site/index.html".into()));
    assert_eq!((&object["edition_date"], &object["errors"]), (&DATE.into(), &0.into()));
    assert!(object["pages"].as_u64() > Some(0) && object["largest"]["bytes"].as_u64() > Some(0));
    assert!(object["languages"].as_array().is_some_and(|all| all.iter().all(|one| one["bytes"].is_u64())));
}

#[test]
fn json_holds_the_problems_too() {
    let room = broken_project();
    let stopped = wayleaf(room.path(), &["check", "--format", "json"]);
    assert_eq!((code(&stopped), err(&stopped)), (1, String::new()));
    let object: serde_json::Value = serde_json::from_slice(&stopped.stdout).expect("JSON");
    assert_eq!((&object["written"], &object["pages"]), (&().into(), &().into()));
    let problems = object["problems"].as_array().expect("a list");
    let found = problems.iter().find(|one| one["code"] == "not-utf-8").expect("the problem");
    assert_eq!((&found["path"], &found["line"]), (&"content/guide.yaml".into(), &1.into()));
}

#[test]
fn reports_for_code_hosts_are_alone_on_standard_output() {
    let room = broken_project();
    for (format, of) in [("gitlab", "/0/check_name"), ("sarif", "/runs/0/results/0/ruleId")] {
        let stopped = wayleaf(room.path(), &["check", "--format", format]);
        assert_eq!((code(&stopped), err(&stopped)), (1, String::new()));
        let report: serde_json::Value = serde_json::from_slice(&stopped.stdout).expect("JSON");
        assert_eq!(report.pointer(of), Some(&"not-utf-8".into()), "{report}");
    }
}

#[test]
fn texts_alone_are_checked_without_a_page_drawn() {
    let told = |room: &TempDir, arguments: &[&str]| -> (i32, serde_json::Value) {
        let said = wayleaf(room.path(), &[&["check", "--format", "json"], arguments].concat());
        (code(&said), serde_json::from_slice(&said.stdout).expect("JSON"))
    };
    let broken = broken_project();
    for (room, exit) in [(project(), 0), (broken, 1)] {
        let ((whole_exit, whole), (texts_exit, texts)) = (told(&room, &[]), told(&room, &["--texts"]));
        assert_eq!((whole_exit, texts_exit), (exit, exit));
        assert_eq!(whole["problems"], texts["problems"]);
        assert_eq!(texts["pages"], serde_json::Value::Null);
    }
}

#[test]
fn a_guide_is_checked_as_it_is_built_when_it_is_taken_back_from_phones() {
    let room = project();
    let saving = |arguments: &[&str]| {
        let said = wayleaf(room.path(), &[&["check", "--format", "json"], arguments].concat());
        let object: serde_json::Value = serde_json::from_slice(&said.stdout).expect("JSON");
        object["languages"][0]["saving"].as_u64()
    };
    assert!(saving(&[]) > Some(0));
    assert_eq!(saving(&["--withdraw-worker"]), Some(0));
}

#[test]
fn where_time_and_bytes_went_is_told_to_whoever_asks() {
    const ALL: [&str; 9] =
        ["load", "parse", "check", "plan", "render", "finish", "offline", "links", "write"];
    let stages = |object: &serde_json::Value| -> Vec<String> {
        let stages = object["timings"]["stages"].as_array().expect("stages");
        let share: f64 = stages.iter().filter_map(|stage| stage["share"].as_f64()).sum();
        assert!((share - 100.0).abs() < 0.01, "{share} %");
        stages.iter().map(|stage| stage["stage"].as_str().expect("a word").to_owned()).collect()
    };
    for (arguments, expected, kinds) in [
        (&["build"][..], &ALL[..], true),
        (&["check"], &ALL[..8], true),
        (&["check", "--texts"], &ALL[..3], false),
    ] {
        let room = project();
        let said = wayleaf(room.path(), &[arguments, &["--timings", "--format", "json"]].concat());
        let object: serde_json::Value = serde_json::from_slice(&said.stdout).expect("JSON");
        assert_eq!(stages(&object), expected, "{arguments:?}");
        let of_kinds = object["timings"]["kinds"].as_array().expect("kinds");
        let pages: u64 = of_kinds.iter().filter_map(|kind| kind["pages"].as_u64()).sum();
        assert_eq!(pages > 0, kinds, "{arguments:?}");
        for kind in of_kinds {
            let bytes = |part: &str| kind[part].as_u64().expect("bytes");
            let parts: u64 = ["style", "script", "markup", "text", "pictures"].map(bytes).iter().sum();
            assert!(bytes("page") <= parts && parts < bytes("page") + 5 * 64, "{kind}");
        }
    }
    let room = project();
    let plain = wayleaf(room.path(), &["check"]);
    let told = wayleaf(room.path(), &["check", "--timings"]);
    let more = out(&told).strip_prefix(&out(&plain)).expect("the same report, then the tables").to_owned();
    assert!(more.starts_with("where the time went\n  load ") && more.contains("\n  home "), "{more}");
    let silent = wayleaf(room.path(), &["check", "--format", "json"]);
    assert!(!out(&silent).contains("timings"));
    assert_eq!(code(&wayleaf(room.path(), &["check", "--plain", "--timings"])), 2);
    let broken = broken_project();
    let told = wayleaf(broken.path(), &["build", "--timings"]);
    assert!(err(&told).contains("nothing was written\nwhere the time went\n"), "{}", err(&told));
}

#[test]
fn an_empty_folder_is_told_what_belongs_there() {
    let room = TempDir::new().expect("room");
    let stopped = wayleaf(room.path(), &["--format", "short"]);
    assert_eq!(code(&stopped), 1);
    assert!(
        err(&stopped)
            .contains("content: error[missing-file]: the folder `content` is missing; run Wayleaf where")
    );
    assert!(err(&stopped).contains("`wayleaf new DIR` begins a guide"), "{}", err(&stopped));
    assert_eq!(fs::read_dir(room.path()).expect("listed").count(), 0);
    // Beside the folder that a new guide was made in.
    assert_eq!(code(&wayleaf(room.path(), &["new", "guide"])), 0);
    let stopped = wayleaf(room.path(), &["build", "--format", "short"]);
    let told = "a guide lies in `guide`: run Wayleaf there, or add `--root guide`";
    assert!(err(&stopped).contains(told), "{}", err(&stopped));
}

#[test]
fn a_place_that_holds_other_things_is_refused_before_any_work() {
    // With errors in the content as well, to see which of the two is found first.
    let room = broken_project();
    fs::create_dir(room.path().join("site")).expect("made");
    fs::write(room.path().join("site/letter.txt"), "mine").expect("written");
    let refused = wayleaf(room.path(), &["build"]);
    assert_eq!(code(&refused), 2);
    assert_eq!(
        err(&refused),
        "error: `site` holds what Wayleaf did not make: `letter.txt`; move that away or choose another folder with --out\n"
    );
    assert_eq!(out(&refused), "");
    for (place, why) in [(".", "holds the guide's own sources"), ("content/site", "is inside `content`")] {
        let refused = wayleaf(room.path(), &["build", "--out", place]);
        assert_eq!(code(&refused), 2);
        assert!(err(&refused).contains(why), "{}", err(&refused));
    }
    assert_eq!(code(&wayleaf(room.path(), &["check"])), 1);
}

#[test]
fn wrong_arguments_end_with_2_and_say_what_to_do() {
    let room = project();
    for (arguments, help) in [
        (&["--root", "nowhere"][..], "name the one with `content` and `themes` with --root"),
        (&["--edition-date", "2026-02-30"], "no such date; write year, month and day as in 2026-11-22"),
        (&["check", "--edition-date", "1999-12-31"], "the date lies before 2020"),
        (&["--format", "xml"], "possible values: human, short, json, github"),
        (&["biuld"], "--help"),
        (&["check", "--out", "x"], "--help"),
    ] {
        let refused = wayleaf(room.path(), arguments);
        assert_eq!(code(&refused), 2, "{arguments:?}");
        assert!(err(&refused).contains(help), "{arguments:?}: {}", err(&refused));
    }
    assert!(!room.path().join("site").exists());
}

#[test]
fn the_date_comes_from_source_date_epoch_if_that_is_set() {
    let room = project();
    let checked = |epoch: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wayleaf"));
        command.current_dir(room.path()).arg("check").env("SOURCE_DATE_EPOCH", epoch);
        command.output().expect("started")
    };
    assert!(out(&checked("1795305599")).contains(" of 2026-11-21\n"), "{}", out(&checked("1795305599")));
    assert!(out(&checked("1795305600")).contains(" of 2026-11-22\n"));
    for (epoch, help) in [
        ("0", "SOURCE_DATE_EPOCH says 1970-01-01; set it right"),
        ("soon", "SOURCE_DATE_EPOCH is not a number of seconds"),
        ("9223372036854775807", "SOURCE_DATE_EPOCH is not a number of seconds"),
    ] {
        assert_eq!(code(&checked(epoch)), 2);
        assert!(err(&checked(epoch)).contains(help), "{}", err(&checked(epoch)));
    }
}

#[test]
fn nothing_but_text_goes_to_a_pipe() {
    let room = broken_project();
    for arguments in [&["check"][..], &["build"], &["--format", "json"], &["--help"]] {
        let said = wayleaf(room.path(), arguments);
        let both = [said.stdout, said.stderr].concat();
        assert!(!both.contains(&b'\x1b') && !both.contains(&b'\r'), "{arguments:?}");
    }
}

#[test]
fn a_reader_who_leaves_early_is_no_fault() {
    let room = project();
    for arguments in [&["check"][..], &["build"], &["check", "--format", "json"], &["--help"]] {
        let (reader, writer) = io::pipe().expect("a pipe");
        drop(reader);
        let mut command = Plain::new(env!("CARGO_BIN_EXE_wayleaf"));
        let left = command.current_dir(room.path()).args(arguments).stdout(writer).output().expect("started");
        assert_eq!((code(&left), err(&left)), (0, String::new()), "{arguments:?}");
    }
    assert!(room.path().join("site/index.html").is_file());
}

#[test]
fn a_report_that_cannot_be_written_ends_with_2() {
    let room = project();
    let full = fs::File::options().write(true).open("/dev/full").expect("opened");
    let mut command = Plain::new(env!("CARGO_BIN_EXE_wayleaf"));
    let stuck = command.current_dir(room.path()).arg("check").stdout(full).output().expect("started");
    assert_eq!(code(&stuck), 2);
    assert!(err(&stuck).contains("error: the report cannot be written"), "{}", err(&stuck));
}

/// Needs util-linux's `script`, which makes a terminal.
#[test]
fn on_a_terminal_problems_have_colours_and_short_work_shows_no_progress() {
    let room = TempDir::new().expect("room");
    // With a folder of themes, be it empty, nothing is done with the shipped theme.
    fs::create_dir(room.path().join("themes")).expect("made");
    let run = format!("{} check", env!("CARGO_BIN_EXE_wayleaf"));
    let mut script = Plain::new("script");
    script
        .args(["-qec", &run, "/dev/null"])
        .current_dir(room.path())
        .env("TERM", "xterm")
        .env_remove("NO_COLOR");
    let said = out(&script.output().expect("script"));
    assert!(said.contains("\u{1b}["), "{said:?}");
    assert!(!said.contains("building"), "{said:?}");
}

#[test]
fn a_file_that_is_there_but_cannot_be_read_is_not_called_missing_too() {
    let stopped = wayleaf(broken_project().path(), &["check", "--format", "short"]);
    assert_eq!(err(&stopped).matches("content/guide.yaml").count(), 1, "{}", err(&stopped));
    let stopped = wayleaf(TempDir::new().expect("room").path(), &["check", "--format", "short"]);
    assert!(err(&stopped).ends_with("\n1 error, 0 warnings; nothing was written\n"), "{}", err(&stopped));
}

#[test]
#[cfg(unix)]
fn the_name_of_a_file_says_nothing_to_the_terminal() {
    let room = project();
    let name = "\u{1b}]0;mine\u{7}\u{1b}[2J\r\u{202e}\u{9b}31m\nerror: paid.md";
    fs::write(room.path().join("content").join(name), "x").expect("written");
    fs::create_dir(room.path().join(format!("content/topics/{name}"))).expect("made");
    fs::write(room.path().join(format!("content/topics/{name}/en.md")), "x").expect("written");
    for format in ["human", "short", "github", "json"] {
        let checked = wayleaf(room.path(), &["check", "--format", format]);
        let said = out(&checked) + &err(&checked);
        let obeyed = said.chars().find(|sign| sign.is_control() && *sign != '\n' || *sign == '\u{202e}');
        assert_eq!(obeyed, None, "{format}: {said:?}");
        assert!(
            said.contains("0;mine") && !said.lines().any(|line| line.starts_with("error: paid")),
            "{said}"
        );
    }
    for command in ["verify", "due", "status", "stamp"] {
        let told = wayleaf(room.path(), &[command, name]);
        let said = out(&told) + &err(&told);
        let obeyed = said.chars().find(|sign| sign.is_control() && *sign != '\n' || *sign == '\u{202e}');
        assert_eq!(obeyed, None, "{command}: {said:?}");
    }
}
