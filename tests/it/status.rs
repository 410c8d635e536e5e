//! How far each translation is, and the two records that change it: `stamp` of a translation, `stamp` of the source.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

use crate::project::Project;

const SOURCE: &str = "content/topics/papers/en.md";

/// The minimal guide on disk, after its source changed in an ordinary unit and in a safety unit, and with a topic
/// nobody has translated to Arabic.
fn room() -> TempDir {
    let project = Project::new()
        .edit(SOURCE, "It is new.", "It is less than a year old.")
        .edit("content/topics/steps/en.md", "Keep a copy.", "Keep two copies.")
        .without("content/topics/home/ar.md");
    project.on_disk()
}

/// Exit code and standard output, or standard error where that is empty.
fn wayleaf(room: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wayleaf"));
    // 2026-12-31
    let output = command
        .current_dir(room)
        .env("SOURCE_DATE_EPOCH", "1798675200")
        .args(arguments)
        .output()
        .expect("started");
    let said = if output.stdout.is_empty() { output.stderr } else { output.stdout };
    (output.status.code().expect("an exit code"), String::from_utf8(said).expect("UTF-8"))
}

#[test]
fn the_table_shows_languages_and_topics_and_below_it_what_is_to_be_done() {
    let expected = "\
current           da       ar
home             2/2      0/2
papers           2/3      2/3
steps            3/4      3/4

all                9        9
current            7        5
behind             1        1
withheld           1        1
missing            0        2
in per cent       77       55

da papers#letter: behind
da steps#send: withheld
ar home#title: missing
ar home#start: missing
ar papers#letter: behind
ar steps#send: withheld

behind: shown with a notice; withheld: a safety unit, the source text is shown instead

reviewed                  en       da       ar
by a lawyer              0/9      0/9      0/9
by a native reader       0/9      0/9      0/9
";
    assert_eq!(wayleaf(room().path(), &["status"]), (0, expected.to_owned()));
}

#[test]
fn programs_read_the_same_as_json() {
    let room = room();
    let (code, json) = wayleaf(room.path(), &["status", "--format", "json"]);
    let table: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((code, &table["source"]), (0, &Value::from("en")));
    let arabic = &table["languages"][1];
    let counts = ["units", "current", "behind", "missing", "withheld", "percent"].map(|key| &arabic[key]);
    assert_eq!(counts.map(|count| count.as_u64().expect("a number")), [9, 5, 1, 2, 1, 55]);
    assert_eq!(arabic["topics"][1]["topic"], "papers");
    assert_eq!(arabic["topics"][1]["current"], 2);
    let letter = &arabic["open"][2];
    assert_eq!(letter["unit"], "papers#letter");
    assert_eq!((&letter["state"], &letter["changed"]), (&Value::from("behind"), &Value::Null));
    assert_eq!(letter["path"], "content/topics/papers/ar.md");
    assert_eq!(letter["line"], 13);
}

#[test]
fn the_day_of_a_change_is_recorded_once_and_shown_to_readers() {
    let room = room();
    let on = |day: &str| wayleaf(room.path(), &["stamp", "en", "papers", "--edition-date", day]);
    let kept = SOURCE.replace("en.md", "made-from.yaml");
    assert_eq!(on("2026-12-01"), (0, format!("stamped {SOURCE}\nstamped {kept}\n")));
    let none = "nothing to record: every change that a translation lacks bears its day\n";
    assert_eq!(on("2026-12-09").1, none);
    let (stuck, told) = on("2027-01-01");
    assert!(stuck == 2 && told.contains("2027-01-01 has not come yet"), "{told}");
    let text = fs::read_to_string(room.path().join(SOURCE)).expect("read");
    assert!(text.contains("changed:\n  letter: \"") && text.contains(" 2026-12-01\"\n---\n"), "{text}");
    let (_, table) = wayleaf(room.path(), &["status"]);
    assert!(table.contains("da papers#letter: behind, its source changed on 2026-12-01\n"), "{table}");
    wayleaf(room.path(), &["build", "--edition-date", "2026-12-20"]);
    let page = fs::read_to_string(room.path().join("site/da/papers.html")).expect("a page");
    assert!(page.contains("Kilden er ændret den 1.\u{a0}december 2026."), "{page}");
}

#[test]
fn a_stamp_makes_a_translation_current_and_a_record_of_the_day_superfluous() {
    let room = room();
    wayleaf(room.path(), &["stamp", "en", "papers"]);
    assert_eq!(wayleaf(room.path(), &["stamp", "en", "steps", "--trivial"]).0, 0);
    assert_eq!(wayleaf(room.path(), &["stamp", "da", "papers", "letter"]).0, 0);
    let (_, table) = wayleaf(room.path(), &["status"]);
    assert!(table.contains("in per cent      100       66\n"), "{table}");
}

#[test]
fn a_unit_that_does_not_exist_is_named_and_nothing_is_stamped() {
    let room = room();
    let said = wayleaf(room.path(), &["stamp", "da", "papers", "lettr"]);
    let expected = "error: `lettr` is not a unit of `papers`; they are: title, letter, deadline\n";
    assert_eq!(said, (2, expected.to_owned()));
}

#[test]
fn a_stamp_of_a_whole_language_leaves_changed_safety_units_to_be_named_one_by_one() {
    let room = room();
    let left =
        "not stamped: da steps#send is a safety unit; compare it, then `wayleaf stamp da steps send`\n";
    let (code, said) = wayleaf(room.path(), &["stamp", "da"]);
    assert!(code == 1 && said.starts_with("stamped ") && said.ends_with(left), "{said}");
    assert_eq!(wayleaf(room.path(), &["stamp", "da"]), (1, left.to_owned()));
    let (code, said) = wayleaf(room.path(), &["stamp", "en", "--trivial"]);
    assert!(code == 1 && said.contains(left) && said.contains("not stamped: ar steps#send"), "{said}");
    assert!(wayleaf(room.path(), &["status"]).1.contains("da steps#send: withheld\n"));
    assert_eq!(wayleaf(room.path(), &["stamp", "da", "steps", "send"]).0, 0);
    assert_eq!(
        wayleaf(room.path(), &["stamp", "da"]),
        (0, "nothing to stamp: everything is current\n".to_owned())
    );
}

#[test]
fn nothing_is_called_current_while_units_are_missing() {
    let room = room();
    wayleaf(room.path(), &["stamp", "ar"]);
    assert_eq!(wayleaf(room.path(), &["stamp", "ar", "steps", "send"]).0, 0);
    let (code, said) = wayleaf(room.path(), &["stamp", "ar"]);
    let expected = "nothing to stamp, and not everything is current: `wayleaf status` lists what is missing or changed\n";
    assert_eq!((code, said.as_str()), (0, expected));
}
