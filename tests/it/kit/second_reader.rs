//! A second reader: somebody who did not translate it confirms units through the kit, which readers and `status` are told.

use std::fs;

use serde_json::{Value, json};
use wayleaf::kit::import::Import;
use wayleaf::kit::judge::EntryOutcome;

use super::{DANISH, LETTER, catalog, entry, reasons, saved, saved_entry, taken_in, with_kept, written};
use crate::cli::{code, err, out, wayleaf};
use crate::project::Project;

const RECORD: &str = "content/reviews.yaml";

/// An entry as the page saves it once it was ticked and left as it stands.
fn confirmed(project: &Project, lang: &str, id: &str) -> Value {
    let entry = entry(&catalog(project, lang), id);
    let parts: Vec<&str> = entry.parts.iter().map(|part| part.translation.as_str()).collect();
    let mut saved = saved_entry(&entry, &parts);
    saved["right"] = json!(true);
    saved
}

fn read_by(project: &Project, lang: &str, by: &str, ids: &[&str]) -> Import {
    let entries: Vec<Value> = ids.iter().map(|id| confirmed(project, lang, id)).collect();
    taken_in(project, &saved(lang, "reader", by, &entries)).expect("it fits")
}

#[test]
fn somebody_else_confirms_units_and_readers_see_it_as_long_as_the_text_stands() {
    let project = Project::new().dressed();
    let import = read_by(&project, "da", "Eva Lund", &[LETTER, "papers#title", "steps#send"]);
    assert!(import.verdicts.iter().all(|verdict| verdict.outcome == EntryOutcome::Confirmed), "{import:?}");
    let paths: Vec<&str> = import.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, [RECORD], "reading changes no translation");
    let project = written(project, &import);
    assert!(project.text(RECORD).contains(
        "{unit: \"papers#letter\", language: \"da\", role: reader, by: \"Eva Lund\", on: 2026-11-25, read: \""
    ));
    let built = project.clone().on("2026-12-01").build();
    built.sound();
    let marks = built.page("da/papers.html");
    marks.has(1, ".reviewed").has_text("Eva Lund");
    built.page("ar/papers.html").has(0, ".reviewed");
    // The same once more is nothing new.
    let again = read_by(&project, "da", "Eva Lund", &[LETTER]);
    assert!(again.verdicts[0].outcome == EntryOutcome::Same && again.files.is_empty(), "{again:?}");

    let room = project.on_disk();
    let done = wayleaf(room.path(), &["status", "--edition-date", "2026-12-01"]);
    assert_eq!(code(&done), 0, "{}", err(&done));
    assert!(out(&done).contains("by a native reader       0/9      3/9      0/9\n"), "{}", out(&done));
    let changed = project.edit(DANISH, "Det er nyt.", "Det er fra i år.").on("2026-12-01").build();
    changed.page("da/papers.html").has(0, ".reviewed");
}

#[test]
fn the_translator_of_a_page_cannot_be_its_second_reader() {
    let project = Project::new();
    for name in ["Anna Berg", " anna  berg"] {
        let import = read_by(&project, "da", name, &[LETTER]);
        assert!(reasons(&import.verdicts[0].outcome).contains("must be somebody else"), "{import:?}");
        assert_eq!(import.files, []);
    }
    // A machine translated the Arabic, so anybody whose language it is may read it.
    assert_eq!(read_by(&project, "ar", "Anna Berg", &[LETTER]).verdicts[0].outcome, EntryOutcome::Confirmed);
}

#[test]
fn what_was_not_read_as_it_stands_is_refused_with_its_reason_and_the_rest_is_recorded() {
    let before = with_kept(Project::new());
    let (letter, deadline) = (confirmed(&before, "da", LETTER), confirmed(&before, "da", "papers#deadline"));
    let mut edited = confirmed(&before, "da", "steps#ask");
    edited["parts"][1] = json!("Det koster intet.");
    let mut unread = confirmed(&before, "da", "home#start");
    unread["right"] = json!(false);
    unread["question"] = json!("Where is here?");
    let entries = [
        letter.clone(),
        letter,
        deadline,
        edited,
        unread,
        confirmed(&before, "da", "fact:office"),
        confirmed(&before, "da", "steps#send"),
        json!({"id": "papers#lettre", "right": true}),
    ];
    let project = before.edit("content/topics/steps/en.md", "Keep a copy.", "Keep two copies.");
    let project = project.edit(DANISH, "til at rejse", "til at tage af sted");
    let import = taken_in(&project, &saved("da", "reader", "Eva Lund", &entries)).expect("it fits");
    let found: Vec<String> = import.verdicts.iter().map(|verdict| reasons(&verdict.outcome)).collect();
    for (found, expected) in found.iter().zip([
        "Confirmed",
        "twice",
        "has changed since the kit was made",
        "confirms a text as it stands",
        "Unfinished",
        "only texts of pages are",
        "has changed since the kit was made",
        "perhaps it is now called `papers#letter`",
    ]) {
        assert!(found.contains(expected), "{expected}: {found}");
    }
    let paths: Vec<&str> = import.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, [RECORD, "content/asked.yaml"]);
    assert_eq!(import.files[0].text.matches("unit: ").count(), 1);
    // What is behind its source is nothing to confirm, whenever the kit was made.
    let behind = read_by(&project, "da", "Eva Lund", &["steps#send"]);
    assert!(reasons(&behind.verdicts[0].outcome).contains("have it translated first"), "{behind:?}");
}

#[test]
fn a_reader_has_a_name_that_readers_may_see() {
    let project = Project::new();
    let entries = [confirmed(&project, "ar", LETTER)];
    let said = taken_in(&project, &saved("ar", "reader", " ", &entries)).expect_err("refused").to_string();
    assert!(said.contains("does not say who has read") && said.contains("--by"), "{said}");
    let import =
        taken_in(&project, &saved("ar", "reader", "call +45 61 98 40 00", &entries)).expect("it fits");
    assert!(reasons(&import.verdicts[0].outcome).contains("in the name of the reviewer"), "{import:?}");
    assert_eq!(import.files, []);
    let room = project.on_disk();
    fs::write(room.path().join("sent.json"), saved("ar", "reader", "Huda", &entries).to_string())
        .expect("written");
    let done = wayleaf(room.path(), &["kit", "import", "sent.json", "--yes", "--edition-date", super::DAY]);
    let said = out(&done);
    assert!(
        code(&done) == 0 && said.contains("papers#letter: read, and right as it stands\n"),
        "{said}{}",
        err(&done)
    );
    assert!(said.contains("ar, read over by Huda: 1 to take"), "{said}");
}
