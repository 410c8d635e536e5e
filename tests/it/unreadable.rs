//! What cannot be read is never written over: every command that changes a file of the guide names the place and what to do, and
//! changes nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::json;
use wayleaf::calendar::Day;
use wayleaf::review;
use wayleaf::review::import_error::ReviewImportError;

use crate::cli::{code, err, out, wayleaf};
use crate::project::Project;

const STAMPED: &str = "content/topics/papers/stamped.yaml";
const MADE_FROM: &str = "content/topics/papers/made-from.yaml";
const REVIEWS: &str = "content/reviews.yaml";

/// Files that commands write, each with the commands that do.
const WRITTEN: &[(&str, &[&[&str]])] = &[
    (REVIEWS, &[&["review", "import", "review.json"], &["kit", "import", "kit.json", "--yes"]]),
    ("content/asked.yaml", &[&["kit", "import", "kit.json", "--yes"]]),
    ("content/facts.yaml", &[&["recheck", "office", "--by", "Ann"], &["kit", "import", "kit.json", "--yes"]]),
    ("content/guide.yaml", &[&["kit", "import", "kit.json", "--yes"]]),
    ("content/changes.yaml", &[&["release"]]),
    (
        "content/law/act.yaml",
        &[
            &["law", "record", "act", "act.txt", "--as-of", "2026-01-02"],
            &["law", "compare", "act", "act.txt", "--accept", "--as-of", "2026-01-02"],
            &["law", "reread", "act", "papers#deadline", "--by", "Ann"],
            &["recheck", "papers#deadline", "--by", "Ann"],
        ],
    ),
    (
        STAMPED,
        &[
            &["stamp", "da"],
            &["stamp", "en", "--trivial"],
            &["kit", "import", "kit.json", "--yes"],
            &["kit", "export", "da"],
        ],
    ),
    (
        MADE_FROM,
        &[&["stamp", "da", "papers"], &["kit", "import", "kit.json", "--yes"], &["kit", "export", "da"]],
    ),
    ("content/theme/made-from.yaml", &[&["theme", "eject", "header"], &["theme", "accept", "css/base.css"]]),
    (
        "content/topics/papers/da.md",
        &[&["adopt", "da"], &["stamp", "da"], &["kit", "import", "kit.json", "--yes"]],
    ),
];

fn files(folder: &Path, into: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, into);
        } else {
            into.insert(path.display().to_string(), fs::read(&path).expect("read"));
        }
    }
}

fn all(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    files(folder, &mut all);
    all
}

#[test]
fn a_command_names_the_place_of_what_it_cannot_read_and_changes_nothing() {
    let kit = json!({
        "wayleaf-kit": 1, "guide": "The Publisher", "language": "da", "edition": "2026-11-bb", "by": "Bo", "made": "human",
        "entries": [],
    });
    let review = json!({
        "wayleaf-review": 1, "guide": "The Publisher", "language": "da", "edition": "2026-11-bb", "role": "reader", "by": "Ann",
        "date": "2026-11-25", "units": [],
    });
    for (path, commands) in WRITTEN {
        for (bytes, line) in [(&b"---\nnew: [\n"[..], 2), (b"# old\nold: \xff\n", 2)] {
            let room = Project::new().dressed().file("content/theme/css/base.css", "body {}\n").on_disk();
            let room = room.path();
            fs::write(room.join("kit.json"), kit.to_string()).expect("written");
            fs::write(room.join("review.json"), review.to_string()).expect("written");
            fs::write(room.join("act.txt"), "§ 33. Fristen fastsættes.\n").expect("written");
            let file = room.join(path);
            fs::create_dir_all(file.parent().expect("a folder")).expect("made");
            fs::write(&file, bytes).expect("written");
            let before = all(room);
            for command in *commands {
                let done = wayleaf(room, command);
                let said = err(&done);
                assert_eq!(code(&done), 2, "{path}, {command:?}: {said}{}", out(&done));
                let place = format!("{path}:{line}:");
                let place = if path.ends_with(".md") { format!("{path}:") } else { place };
                assert!(said.contains(&place) && said.contains("; "), "{path}, {command:?}: {said}");
                assert!(said.contains("nothing was changed"), "{path}, {command:?}: {said}");
                assert!(all(room) == before, "{path}, {command:?}: something was changed");
            }
        }
    }
}

#[test]
fn what_stamp_keeps_is_read_by_check_too_and_no_page_waits_for_it() {
    for path in [STAMPED, MADE_FROM] {
        let room = Project::new().file(path, "deadline:\n  da: [1\n").on_disk();
        for command in [&["check"][..], &["check", "--texts"]] {
            let checked = wayleaf(room.path(), command);
            assert_eq!(code(&checked), 1, "{path}: {}", out(&checked));
            let told = out(&checked) + &err(&checked);
            assert!(told.contains(&format!("{path}:2:")), "{path}, {command:?}: {told}");
        }
        assert_eq!(code(&wayleaf(room.path(), &["build"])), 0, "{path}");
    }
}

#[test]
fn a_record_of_reviews_is_not_written_anew_by_a_program_that_skips_the_command() {
    let project = Project::new().file(REVIEWS, "reviews:\n  - {unit: \"papers#letter\"\n");
    let page = wayleaf::review::read(
        json!({
            "wayleaf-review": 1, "guide": "The Publisher", "language": "en", "edition": "2026-11-bb", "role": "reader",
            "by": "Ann", "date": "2026-11-25",
            "units": [{"id": "home#start", "from": read_print(&project), "law": "", "claims": [right(), right()]}],
        })
        .to_string()
        .as_bytes(),
    );
    let day = Day::parse("2026-11-26").expect("a day");
    let found = review::import::import(&project.sources(), &page.expect("a file"), day);
    let Err(ReviewImportError::Rule(message, help)) = found else { panic!("{found:?}") };
    assert!(message.starts_with(&format!("`{REVIEWS}:")) && message.contains("cannot be read"), "{message}");
    assert!(!help.is_empty());
}

fn right() -> serde_json::Value {
    json!({"verdict": "right", "remark": ""})
}

/// The fingerprint of what a reader of `home#start` read.
fn read_print(project: &Project) -> String {
    let sources = project.sources();
    let guide = wayleaf::parse::guide(&sources).value.expect("a guide");
    let topic = guide.topics.iter().find(|topic| topic.id.is_home()).expect("home");
    let id = wayleaf::guide::ids::UnitId::new("start").expect("an id");
    let lang = guide.settings.source.clone();
    let unit = wayleaf::check::review::unit(topic, &id, &lang).expect("a unit");
    wayleaf::check::review::fingerprint(&guide, &unit, &lang).to_string()
}

/// The small guide in which what Danish safety units said takes this many bytes.
fn kept(bytes: usize) -> Project {
    let line = "    said before, long ago, and in other words than now\n";
    let text = format!("deadline:\n  ar: |2-\n{}", line.repeat(bytes / line.len()));
    Project::new().file(STAMPED, &text)
}

#[test]
fn what_stamp_keeps_may_grow_and_is_never_left_out_in_silence() {
    let room = kept(1_500_000).on_disk();
    let done = wayleaf(room.path(), &["stamp", "da", "papers"]);
    assert_eq!(code(&done), 0, "{}", err(&done));
    let text = fs::read_to_string(room.path().join(STAMPED)).expect("read");
    assert!(
        text.contains("  ar: |2-\n    said before") && text.contains("  da: |2-\n    ## Din frist"),
        "lost"
    );

    // A little under what can be read at all: with the Danish unit it is more.
    let most = 2_000_000;
    let room = kept(most - 60).on_disk();
    let before = all(room.path());
    let done = wayleaf(room.path(), &["stamp", "da", "papers"]);
    let said = err(&done);
    assert_eq!(code(&done), 2, "{said}");
    assert!(
        said.contains(&format!("`{STAMPED}` would have 2,0").replace(',', ""))
            && said.contains("part the topic in two"),
        "{said}"
    );
    assert!(all(room.path()) == before);
}
