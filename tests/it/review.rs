//! The review: a page for an expert, what they found back in, what authors and readers are told of it.

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

/// The page as a browser would read it.
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
    assert!(table.contains("read as it stands         en       da       ar\nby a lawyer              3/9      0/9      0/9\n  found wrong              1        0        0\n"), "{table}");
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
        assert_eq!(
            imported(room.path(), &saved(&page, &[deadline, "papers#letter"], "Eva Lund", "right")).0,
            0
        );
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
        assert_eq!(
            said(room, &["law", "compare", "act", "new.txt", "--accept", "--as-of", "2026-11-21"]).0,
            0
        );
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

#[test]
fn what_has_changed_is_unknown_or_says_two_things_is_named_and_the_rest_is_taken() {
    let room = room();
    let page = exported(room.path(), &["--role", "lawyer"]);
    let ids = ["papers#deadline", "papers#letter", "steps#ask", "steps#send", "home#start", "papers#title"];
    let mut file = saved(&page, &ids, "Eva Lund", "right");
    edited(room.path(), "content/topics/papers/en.md", "- It is new.", "- It is quite new.");
    file["units"][2]["id"] = json!("steps#aks");
    let twice = file["units"][3].clone();
    file["units"].as_array_mut().expect("a list").push(twice);
    file["units"][4]["claims"][0]["verdict"] = json!("rihgt");
    file["units"][5]["claims"][1]["verdict"] = json!("");
    let (done, told) = imported(room.path(), &file);
    assert_eq!(done, 1, "{told}");
    for line in [
        "papers#letter: not taken: it has changed since it was read; export it anew\n",
        "steps#aks: not taken: the guide has nothing of this name; perhaps it is now called `steps#ask`\n",
        "steps#send: not taken: it is in the file twice, and which verdict holds cannot be told\n",
        "home#start: not taken: the file was changed by hand or damaged here; save again from the page\n",
        "papers#title: 1 of 2 sentences read; left for later\n",
        ": 1 right, 0 wrong or unclear, 1 unfinished, 5 not taken\n",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }
    let record = fs::read_to_string(room.path().join(RECORD)).expect("the record");
    assert_eq!(record.matches("unit: ").count(), 1, "{record}");
}

#[test]
fn a_file_that_does_not_fit_is_refused_in_one_line_and_nothing_is_written() {
    let room = room();
    let page = exported(room.path(), &["--role", "lawyer"]);
    let file = saved(&page, &["papers#letter"], "Eva Lund", "right");
    let with = |name: &str, value: Value| {
        let mut file = file.clone();
        file[name] = value;
        file.to_string()
    };
    let html = fs::read_to_string(room.path().join("page.html")).expect("the page");
    for (text, why) in [
        (with("guide", json!("Others")), "belongs to a guide published by `Others`"),
        (with("language", json!("so")), "guide.yaml does not list; it lists en, da, ar"),
        (with("role", json!("judge")), "must say lawyer, doctor or reader"),
        (with("by", json!(" \u{200f}\n")), "does not say who read"),
        (with("by", json!("x".repeat(81))), "more than 80 characters"),
        (with("by", json!("call +45 61 98 40 00")), "in the name of the reviewer is a fact"),
        (with("date", json!("yesterday")), "`yesterday`, which is no day"),
        (with("date", json!("2026-12-02")), "2026-12-02, a day that has not come"),
        (with("wayleaf-review", json!(2)), "newer review page"),
        (with("units", json!(7)), "cut off or was changed by hand"),
        ("{\"wayleaf-review\": 1, \"units\": [".to_owned(), "cut off or was changed by hand"),
        ("{\"wayleaf-kit\": 1}".to_owned(), "`wayleaf kit import`"),
        ("all right".to_owned(), "no file that the review page saved"),
        (html, "perhaps the review page itself"),
        (String::new(), "is empty"),
        (" ".repeat(20_000_000), "has 20 MB"),
    ] {
        fs::write(room.path().join("sent.json"), text).expect("written");
        let (stuck, told) = said(room.path(), &["review", "import", "sent.json"]);
        assert!(stuck == 2 && told.contains(why) && told.lines().count() == 1, "{why}: {stuck} {told}");
    }
    let (stuck, told) = said(room.path(), &["review", "import", "no.json"]);
    assert!(stuck == 2 && told.contains("cannot be read"), "{told}");
    fs::write(room.path().join("sent.json"), file.to_string()).expect("written");
    assert_eq!(said(room.path(), &["review", "import", "sent.json", "--dry-run"]).0, 0);
    assert!(!room.path().join(RECORD).exists());
}

#[test]
fn markup_and_signs_that_a_terminal_obeys_stay_words_everywhere() {
    let room = room();
    let page = exported(room.path(), &["--role", "lawyer"]);
    let mut file = saved(&page, &["papers#letter", "papers#deadline"], "Eva <b>Lund</b> & \"Søn\"", "right");
    file["units"][0]["claims"][1] = json!({"verdict": "unclear", "remark": "</p><script>alert(1)</script> {{office}} \u{1b}[2J\u{202e}: # - 'x'\r\ny"});
    let (done, told) = imported(room.path(), &file);
    assert_eq!(done, 0, "{told}");
    assert!(!told.contains(['\u{1b}', '\u{202e}', '\r']) && told.contains("<script>"), "{told}");
    let (_, due) = said(room.path(), &["due", "--format", "html"]);
    assert!(!due.contains("<script>") && due.contains("&lt;script&gt;alert(1)"), "{due}");
    let (built, told) = said(room.path(), &["build"]);
    assert_eq!(built, 0, "{told}");
    let html = fs::read_to_string(room.path().join("site/en/papers.html")).expect("the page");
    assert!(!html.contains("<b>Lund"), "{html}");
    let marks: Vec<String> = all(&Html::parse_document(&html), ".reviewed").into_iter().map(text).collect();
    assert_eq!(marks, ["Read by a lawyer, Eva <b>Lund</b> & \"Søn\", on 25 November 2026."]);
    // What was written is read back as it was said.
    let (_, json) = said(room.path(), &["due", "--format", "json"]);
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let unit =
        json["due"].as_array().expect("a list").iter().find(|row| row["what"] == "unit").expect("the unit");
    assert_eq!(unit["value"], "sentence 2 unclear: </p><script>alert(1)</script> {{office}} [2J: # - 'x' y");
    assert_eq!(
        (&unit["checked_by"], &unit["lang"], &unit["role"]),
        (&json!("Eva <b>Lund</b> & \"Søn\""), &json!("en"), &json!("lawyer"))
    );
}

#[test]
fn a_law_in_other_words_than_were_recorded_is_no_measure() {
    let room = room();
    fs::write(room.path().join("new.txt"), ACT.replace("er 15 dage", "er 10 dage")).expect("written");
    let export = |law: &str| said(room.path(), &["review", "export", "--role", "lawyer", "--law", law]);
    for (law, why) in [
        (
            "act=new.txt",
            "has other words at § 33, stk. 2 than were recorded of `act`; run `wayleaf law compare act FILE`",
        ),
        ("new.txt", "does not say of which law"),
        ("akt=act.txt", "did you mean `act`?"),
        ("act=no.txt", "cannot be read"),
    ] {
        let (stuck, told) = export(law);
        assert!(stuck == 2 && told.contains(why) && told.lines().count() == 1, "{law}: {told}");
    }
    let (stuck, told) = said(room.path(), &["review", "export", "--role", "reader", "--language", "so"]);
    assert!(
        stuck == 2 && told.contains("`so` is no language of this guide; guide.yaml lists en, da, ar"),
        "{told}"
    );
    assert!(!room.path().join("wayleaf-review-lawyer-en.html").exists());
    // Somebody's page is not written over.
    assert_eq!(export("act=act.txt").0, 0);
    edited(room.path(), "content/topics/papers/en.md", "- It is new.", "- It is quite new.");
    let (stuck, told) = export("act=act.txt");
    assert!(stuck == 2 && told.contains("move it away"), "{told}");
}

#[test]
fn a_record_changed_by_hand_is_told_where_it_is_wrong() {
    let entry = |change: &str, by: &str| {
        let right = "  - {unit: \"papers#letter\", language: \"en\", role: lawyer, by: \"A\", on: 2026-11-20, read: \"00000001\", verdict: right}\n";
        assert!(right.contains(change), "{change}");
        right.replace(change, by)
    };
    for (change, by, code) in [
        ("role: lawyer", "role: judge", "unknown-word"),
        ("verdict: right", "verdict: fine", "unknown-word"),
        ("\"00000001\"", "\"1\"", "unknown-word"),
        ("2026-11-20", "2026-11-31", "bad-date"),
        ("papers#letter", "papers", "unknown-unit"),
        ("\"en\"", "\"english\"", "language-tag"),
        ("\"A\"", "\"\"", "empty-text"),
    ] {
        let built = Project::new().file(RECORD, &format!("reviews:\n{}", entry(change, by))).build();
        assert_eq!(built.codes(), [code], "{by}: {}", built.short_report());
        assert!(built.short_report().starts_with("content/reviews.yaml:2:"), "{}", built.short_report());
    }
    let twice = entry("A", "A") + &entry("right", "wrong");
    assert_eq!(Project::new().file(RECORD, &format!("reviews:\n{twice}")).build().codes(), ["duplicate-id"]);
    // A review whose fingerprint is another one's claims nothing.
    let stale = format!("reviews:\n{}", entry("A", "A"));
    let built = Project::new().dressed().file(RECORD, &stale).build();
    built.sound();
    assert_eq!(built.page("en/papers.html").all(".reviewed").len(), 0);
}
