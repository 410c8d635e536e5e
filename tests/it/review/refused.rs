//! What is not taken: files that do not fit, units that have changed, words that look like markup.

use std::fs;

use scraper::Html;
use serde_json::{Value, json};

use super::{ACT, RECORD, all, edited, exported, imported, room, said, saved, text};
use crate::project::Project;

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
