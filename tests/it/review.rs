//! The review: a page for an expert, what they found back in, what authors and readers are told of it.

mod refused;

use std::fs;
use std::path::Path;

use scraper::{Html, Selector};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::cli::{code, err, out, wayleaf};
use crate::project::Project;

const ACT: &str = "Bekendtgørelse af loven\n\n§ 9 b. Tilladelse kan gives.\n\
    § 33. Fristen fastsættes. Stk. 2. Fristen er 15 dage. I andre tilfælde er den 7 dage.\n";
const RECORD: &str = "content/reviews.yaml";
const DAY: &str = "2026-11-25";
const LATER: &str = "2026-12-01";

/// The minimal guide with the shipped theme on disk, its law recorded from `act.txt`.
fn room() -> TempDir {
    let room = Project::new().dressed().on_disk();
    fs::write(room.path().join("act.txt"), ACT).expect("written");
    let recorded = wayleaf(room.path(), &["law", "record", "act", "act.txt", "--as-of", "2026-01-02"]);
    assert_eq!(code(&recorded), 0, "{}", err(&recorded));
    room
}

/// What a command says on the day after the reviews, with its exit code.
fn said(room: &Path, arguments: &[&str]) -> (i32, String) {
    let done = wayleaf(room, &[arguments, &["--edition-date", LATER]].concat());
    (code(&done), out(&done) + &err(&done))
}

fn exported(room: &Path, arguments: &[&str]) -> Html {
    let page = room.join("page.html");
    let _ = fs::remove_file(&page);
    let all = [&["review", "export", "--out", page.to_str().expect("text")], arguments].concat();
    let (done, told) = said(room, &all);
    assert_eq!(done, 0, "{told}");
    Html::parse_document(&fs::read_to_string(page).expect("the page"))
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn text(element: scraper::ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A file as the page saves it once every sentence of these units was called `verdict`.
fn saved(page: &Html, ids: &[&str], by: &str, verdict: &str) -> Value {
    let of = |name: &str| all(page, "#main")[0].attr(&format!("data-{name}")).unwrap_or_default().to_owned();
    let units: Vec<Value> = ids
        .iter()
        .map(|id| {
            let unit = all(page, &format!("[data-id=\"{id}\"]"))[0];
            let claims = unit.select(&Selector::parse(".claim").expect("a selector")).count();
            let claim = json!({"verdict": verdict, "remark": ""});
            json!({"id": id, "from": unit.attr("data-from"), "law": unit.attr("data-law"), "claims": vec![claim; claims]})
        })
        .collect();
    json!({
        "wayleaf-review": 1, "guide": of("guide"), "language": of("lang"), "edition": of("edition"), "role": of("role"),
        "by": by, "date": DAY, "units": units,
    })
}

fn imported(room: &Path, file: &Value) -> (i32, String) {
    fs::write(room.join("sent.json"), file.to_string()).expect("written");
    said(room, &["review", "import", "sent.json"])
}

fn edited(room: &Path, path: &str, old: &str, new: &str) {
    let path = room.join(path);
    let text = fs::read_to_string(&path).expect("read");
    assert_eq!(text.matches(old).count(), 1, "{old}");
    fs::write(path, text.replace(old, new)).expect("written");
}

/// The marks of readers on a page of the site built on the day after the reviews.
fn marks(room: &Path, page: &str) -> Vec<String> {
    let (built, told) = said(room, &["build"]);
    assert_eq!(built, 0, "{told}");
    let html = fs::read_to_string(room.join("site").join(page)).expect("the page");
    all(&Html::parse_document(&html), ".reviewed").into_iter().map(text).collect()
}

#[test]
fn each_claim_stands_beside_the_words_of_the_provision_it_cites() {
    let room = room();
    let page = exported(room.path(), &["--role", "lawyer", "--law", "act=act.txt"]);
    let deadline = all(&page, "[data-id=\"papers#deadline\"] .claim");
    assert_eq!(deadline.len(), 2, "the heading and the sentence");
    let said = text(deadline[1]);
    assert!(said.starts_with("You have 15\u{a0}days") || said.starts_with("You have 15 days"), "{said}");
    assert!(said.contains("[1]") && said.contains("§ 33, stk. 2 Udlændingeloven"), "{said}");
    assert_eq!(
        text(all(&page, "[data-id=\"papers#deadline\"] blockquote")[0]),
        "Fristen er 15 dage. I andre tilfælde er den 7 dage."
    );
    // A paragraph and each entry of its list, title and summary of the page.
    assert_eq!(all(&page, "[data-id=\"papers#letter\"] .claim").len(), 4);
    assert_eq!(all(&page, "[data-id=\"papers#title\"] .claim").len(), 2);
    assert_eq!(all(&page, "[data-id=\"papers#deadline\"][data-safety]").len(), 1);
    let policy = all(&page, "meta[http-equiv]")[0].attr("content").unwrap_or_default().to_owned();
    assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"), "{policy}");
    assert_eq!(
        all(&page, "link[href]:not([href='data:,']), [src], [style], [onclick]").len(),
        0,
        "a request"
    );

    let arabic = exported(room.path(), &["--role", "reader", "--language", "ar"]);
    let words = all(&arabic, "[data-id=\"papers#letter\"] .claim__text")[1];
    assert_eq!((words.attr("lang"), words.attr("dir")), (Some("ar"), Some("rtl")));
    assert_eq!(all(&arabic, "blockquote").len(), 0, "no law was given");
}

#[test]
fn what_was_found_is_recorded_in_order_and_told_to_authors_and_readers() {
    let room = room();
    let page = exported(room.path(), &["--role", "lawyer", "--law", "act=act.txt"]);
    assert_eq!(marks(room.path(), "en/papers.html"), [""; 0]);
    let mut file = saved(&page, &["steps#send", "papers#deadline", "papers#letter"], "Eva Lund", "right");
    file["units"][2]["claims"][1] = json!({"verdict": "wrong", "remark": "A copy\nis enough."});
    let (done, told) = imported(room.path(), &file);
    assert_eq!(done, 0, "{told}");
    assert!(told.contains("papers#letter: wrong\n  sentence 2: wrong: A copy is enough.\n"), "{told}");
    assert!(
        told.contains(
            "Eva Lund, lawyer, en, 2026-11-25: 2 right, 1 wrong or unclear, 0 unfinished, 0 not taken\n"
        ),
        "{told}"
    );
    let record = fs::read_to_string(room.path().join(RECORD)).expect("the record");
    let units: Vec<&str> =
        record.lines().filter_map(|line| line.split("unit: \"").nth(1)?.split('"').next()).collect();
    assert_eq!(units, ["papers#deadline", "papers#letter", "steps#send"], "{record}");
    assert!(
        record.contains("by: \"Eva Lund\", on: 2026-11-25, read: \"") && record.contains("law: \""),
        "{record}"
    );
    // The same again changes nothing.
    assert_eq!(imported(room.path(), &file).0, 0);
    assert_eq!(fs::read_to_string(room.path().join(RECORD)).expect("the record"), record);

    let (_, table) = said(room.path(), &["status"]);
    assert!(table.contains("reviewed                  en       da       ar\nby a lawyer              3/9      0/9      0/9\n  found wrong              1        0        0\n"), "{table}");
    let (_, json) = said(room.path(), &["status", "--format", "json"]);
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let lawyer = &json["reviews"][0];
    assert_eq!((&lawyer["lang"], &lawyer["role"]), (&json!("en"), &json!("lawyer")));
    assert_eq!(
        (&lawyer["read"], &lawyer["right"], &lawyer["wrong"], &lawyer["percent"]),
        (&json!(3), &json!(2), &json!(1), &json!(33))
    );

    let (_, due) = said(room.path(), &["due"]);
    assert!(
        due.contains("papers#letter") && due.contains("found wrong") && due.contains("A copy is enough."),
        "{due}"
    );
    assert!(!due.contains("steps#send"), "{due}");

    // Readers of the text that was read see it under what is right, and nowhere else.
    assert_eq!(marks(room.path(), "en/papers.html"), ["Read by a lawyer, Eva Lund, on 25 November 2026."]);
    assert_eq!(marks(room.path(), "da/papers.html"), [""; 0]);
    // A section of a checklist is read when all its items are; the page of the list itself has no room to say so.
    let one_file = || {
        let names = fs::read_dir(room.path().join("site")).expect("the site");
        let mut names = names.map(|file| file.expect("a file").file_name().into_string().expect("UTF-8"));
        names.find(|name| name.starts_with("guide-en-") && name.ends_with(".html")).expect("one file")
    };
    assert_eq!(marks(room.path(), &one_file()).len(), 1);
    let rest = saved(&page, &["steps#before", "steps#ask"], "Eva Lund", "right");
    assert_eq!(imported(room.path(), &rest).0, 0);
    marks(room.path(), "en/steps.html");
    assert_eq!(marks(room.path(), &one_file()).len(), 2);
    assert_eq!(marks(room.path(), "en/steps.html"), [""; 0]);
}

#[test]
fn a_changed_unit_number_or_provision_loses_the_mark() {
    let deadline = "papers#deadline";
    let change = |change: &dyn Fn(&Path)| {
        let room = room();
        let page = exported(room.path(), &["--role", "lawyer"]);
        let right = saved(&page, &[deadline, "papers#letter"], "Eva Lund", "right");
        assert_eq!(imported(room.path(), &right).0, 0);
        assert_eq!(marks(room.path(), "en/papers.html").len(), 2);
        change(room.path());
        let marks = marks(room.path(), "en/papers.html").len();
        let table = said(room.path(), &["status"]).1;
        (
            marks,
            table.contains("by a lawyer              1/9") && table.contains("  changed since            1"),
        )
    };
    let words = |room: &Path| {
        edited(
            room,
            "content/topics/papers/en.md",
            "## Your deadline {#deadline}",
            "## The deadline {#deadline}",
        );
    };
    assert_eq!(change(&words), (1, true));
    let number = |room: &Path| edited(room, "content/facts.yaml", "value: 15", "value: 14");
    assert_eq!(change(&number), (1, true));
    let law = |room: &Path| {
        fs::write(room.join("new.txt"), ACT.replace("er 15 dage", "er 10 dage")).expect("written");
        let accept = ["law", "compare", "act", "new.txt", "--accept", "--as-of", "2026-11-21"];
        assert_eq!(said(room, &accept).0, 0);
    };
    assert_eq!(change(&law), (1, true));
    // What is left out of the page is what nobody has to read again.
    let room = room();
    let page = exported(room.path(), &["--role", "lawyer"]);
    assert_eq!(imported(room.path(), &saved(&page, &[deadline], "Eva Lund", "right")).0, 0);
    let unread = exported(room.path(), &["--role", "lawyer", "--only", "unread"]);
    assert_eq!(all(&unread, ".unit").len(), all(&page, ".unit").len() - 1);
    assert_eq!(all(&unread, &format!("[data-id=\"{deadline}\"]")).len(), 0);
}

#[test]
fn of_two_lawyers_the_one_who_doubts_is_heard() {
    let room = room();
    let page = exported(room.path(), &["--role", "lawyer"]);
    assert_eq!(imported(room.path(), &saved(&page, &["papers#letter"], "Eva Lund", "right")).0, 0);
    assert_eq!(imported(room.path(), &saved(&page, &["papers#letter"], "Ib Friis", "unclear")).0, 0);
    assert_eq!(marks(room.path(), "en/papers.html"), [""; 0]);
    // Who reads it once more is heard instead, and an older file does not undo it.
    let older = saved(&page, &["papers#letter"], "Ib Friis", "wrong");
    let mut again = saved(&page, &["papers#letter"], "Ib Friis", "right");
    again["date"] = json!("2026-11-26");
    assert_eq!(imported(room.path(), &again).0, 0);
    assert_eq!(marks(room.path(), "en/papers.html").len(), 2);
    let (refused, told) = imported(room.path(), &older);
    assert!(refused == 1 && told.contains("found on 2026-11-26 is recorded, and is newer"), "{told}");
    assert_eq!(marks(room.path(), "en/papers.html").len(), 2);
}
