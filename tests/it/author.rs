//! The desk: what is due, and recording that somebody looked it up.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use scraper::{Html, Selector};
use tempfile::TempDir;

use crate::project::Project;

const DATE: &str = "2027-03-10";
const FACTS: &str = "content/facts.yaml";

/// A small sound guide on disk, with a source that no fact rests on.
fn project() -> TempDir {
    let page = "\npage:\n  title: \"<b>A page</b>\"\n  publisher: P & Co\n  language: en\n  read: 2025-03-20\n  kind: news\n";
    let project = Project::new().add("content/sources.yaml", page).without_contact();
    project.on_disk()
}

fn wayleaf(room: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wayleaf"));
    // 2027-03-10
    command.current_dir(room).env("SOURCE_DATE_EPOCH", "1804636800").args(arguments);
    command.output().expect("started")
}

fn said(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    (output.status.code().expect("an exit code"), text(&output.stdout), text(&output.stderr))
}

fn facts(room: &Path) -> String {
    fs::read_to_string(room.join(FACTS)).expect("read")
}

#[test]
fn what_is_due_is_a_table_soonest_first() {
    let room = project();
    let expected = "\
DUE         LEFT            ID              KIND          WHAT IT SAYS
2027-03-08  2 days overdue  act             source, law   Udlændingeloven
            Retsinformation
            https://www.example.org/act
2027-03-08  2 days overdue  leave-deadline  deadline      15 days
            Udlændingeloven
            https://www.example.org/act
2027-03-20  10 days         page            source, news  <b>A page</b>
            P & Co
            no address; ask P & Co
3 things to look up again until 2027-04-09, 2 overdue
";
    assert_eq!(said(&wayleaf(room.path(), &["due"])), (0, expected.to_owned(), String::new()));
    let dated = wayleaf(room.path(), &["due", "--edition-date", "2027-03-07", "--within", "1d"]);
    assert!(
        said(&dated).1.contains("\n2027-03-08  1 day  leave-deadline  deadline     15 days\n"),
        "{}",
        said(&dated).1
    );
    let all = said(&wayleaf(room.path(), &["due", "--within", "all"])).1;
    assert!(all.contains("2027-11-20  255 days        office          authority     the Office\n"), "{all}");
    assert!(all.ends_with("4 things to look up again, 2 overdue\n"), "{all}");
    let none = wayleaf(room.path(), &["due", "--edition-date", "2026-11-22", "--within", "2w"]);
    assert_eq!(said(&none).1, "nothing to look up again until 2026-12-06\n");
}

#[test]
fn what_is_to_be_confirmed_is_due_from_the_day_somebody_tried() {
    let line = "\nline: {kind: phone, value: \"+45 70 20 12 01\", to-confirm: its hours, source: act, checked: 2026-11-20, \
                checked-by: A, until: 2027-11-20, confidence: low}\n";
    let room = Project::new().without_contact().add(FACTS, line).on_disk();
    let due = said(&wayleaf(room.path(), &["due", "--edition-date", "2026-11-30", "--within", "1d"])).1;
    let expected = "\
DUE         LEFT             ID    KIND   WHAT IT SAYS
2026-11-20  10 days overdue  line  phone  +45 70 20 12 01
            to confirm before a text may place it: its hours
            Udlændingeloven
            https://www.example.org/act
1 thing to look up again until 2026-12-01, 1 overdue
";
    assert_eq!(due, expected);
    let page = said(&wayleaf(
        room.path(),
        &["due", "--format", "html", "--within", "1d", "--edition-date", "2026-11-30"],
    ))
    .1;
    assert!(page.contains("To confirm before a text may place it: its hours"), "{page}");
}

#[test]
fn programs_get_objects_whose_fields_stay() {
    let room = project();
    let listed = wayleaf(room.path(), &["due", "--format", "json", "--within", "12m"]);
    let list: serde_json::Value = serde_json::from_slice(&listed.stdout).expect("JSON");
    assert_eq!(
        (&list["from"], &list["to"], &list["overdue"]),
        (&DATE.into(), &"2028-03-10".into(), &2.into())
    );
    let fields = |value: &serde_json::Value| {
        let object = value.as_object().expect("an object");
        object.keys().cloned().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" ")
    };
    let due = list["due"].as_array().expect("a list");
    assert_eq!(due.len(), 4);
    for row in due {
        assert_eq!(
            fields(row),
            "changes checked checked_by confidence days due facts id kind lang line not_read path role section source to_confirm value what"
        );
        assert_eq!(fields(&row["source"]), "as_of date id kind language publisher read title url");
    }
    assert_eq!(
        (&due[0]["what"], &due[0]["facts"]),
        (&"source".into(), &serde_json::json!(["leave-deadline", "office"]))
    );
    assert_eq!(
        (&due[1]["id"], &due[1]["days"], &due[1]["line"]),
        (&"leave-deadline".into(), &(-2).into(), &1.into())
    );
    assert_eq!(wayleaf(room.path(), &["--format", "json", "due", "--within", "12m"]).stdout, listed.stdout);
}

#[test]
fn the_page_to_print_stands_alone_and_spells_out_every_address() {
    let room = project();
    let (code, page, err) = said(&wayleaf(room.path(), &["due", "--format", "html", "--within", "all"]));
    assert_eq!((code, err), (0, String::new()));
    let html = Html::parse_document(&page);
    assert_eq!(html.errors, [""; 0], "{page}");
    let all =
        |selector: &str| html.select(&Selector::parse(selector).expect("a selector")).collect::<Vec<_>>();
    assert_eq!((all("tbody tr").len(), all("tbody .box").len(), all("tbody td.sign").len()), (4, 4, 4));
    assert!(all("script, img, iframe, link:not([href='data:,']), [src], [style]").is_empty());
    assert!(!page.contains("url(") && !page.contains("@import") && page.contains("size: A4"));
    assert!(all("b").is_empty() && page.contains("&lt;b&gt;A page") && page.contains("P &amp; Co"));
    let links = all("a");
    assert_eq!(links.len(), 3);
    for link in links {
        assert_eq!(link.value().attr("href").map(str::to_owned), Some(link.text().collect::<String>()));
    }
    let (_, none, _) =
        said(&wayleaf(room.path(), &["due", "--format", "html", "--edition-date", "2026-11-22"]));
    assert!(none.contains("Nothing to look up again") && !none.contains("<table"), "{none}");
}

#[test]
fn formats_are_those_of_the_command() {
    let room = project();
    let refused = |arguments: &[&str], why: &str| {
        let (code, out, err) = said(&wayleaf(room.path(), arguments));
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(err.contains(why), "{arguments:?}: {err}");
    };
    refused(&["due", "--format", "github"], "possible values: human, json, html");
    refused(&["--format", "github", "due"], "`due` has the formats human, json and html");
    refused(&["build", "--format", "html"], "possible values: human, short, json, github");
    refused(&["due", "--within", "30"], "a number of days, weeks or months as in 30d, 6w or 3m, or `all`");
    let before = wayleaf(room.path(), &["--format", "json", "check"]);
    let behind = wayleaf(room.path(), &["check", "--format", "json"]);
    assert_eq!(said(&before), said(&behind));
    assert!(said(&before).1.starts_with('{'));
    let both = wayleaf(room.path(), &["--format", "short", "check", "--format", "json"]);
    assert_eq!(said(&both), said(&behind));
}

#[test]
fn a_recheck_changes_the_lines_of_its_facts_and_nothing_else() {
    let room = project();
    let before = facts(room.path());
    let done = wayleaf(room.path(), &["recheck", "leave-deadline", "--by", "A: B"]);
    assert_eq!(
        said(&done),
        (0, format!("leave-deadline: checked {DATE}, until 2028-03-10\n"), String::new())
    );
    let after = facts(room.path());
    let changed: Vec<_> = before.lines().zip(after.lines()).filter(|(old, new)| old != new).collect();
    assert_eq!(
        changed,
        [
            ("  checked: 2026-11-20", "  checked: 2027-03-10"),
            ("  checked-by: A Counsellor", "  checked-by: \"A: B\""),
            ("  until: 2027-03-08", "  until: 2028-03-10"),
        ]
    );
    assert_eq!(before.lines().count(), after.lines().count());
    assert_eq!(said(&wayleaf(room.path(), &["check"])).0, 0);

    let both =
        ["recheck", "office", "leave-deadline", "--by", "C", "--on", "2027-03-09", "--until", "2027-09-09"];
    let expected =
        ["leave-deadline", "office"].map(|id| format!("{id}: checked 2027-03-09, until 2027-09-09\n"));
    assert_eq!(said(&wayleaf(room.path(), &both)).1, expected.concat());
}

#[test]
fn a_recheck_that_cannot_be_leaves_the_file_alone() {
    let room = project();
    let path = room.path().join(FACTS);
    let before = facts(room.path());
    for (arguments, lines) in [
        (
            &["leave-deadlin", "office", "--by", "A"][..],
            &["there is no fact `leave-deadlin`; did you mean `leave-deadline`?"][..],
        ),
        (
            &["banana", "ofice", "--by", "A"],
            &[
                "there is no fact `banana`; `wayleaf due --within all`",
                "there is no fact `ofice`; did you mean `office`?",
            ],
        ),
        (
            &["office", "--by", "A", "--until", "2027-03-09"],
            &["--until 2027-03-09 lies before the day the facts were checked (2027-03-10); give a later day"],
        ),
        (
            &["office", "--by", "A", "--on", "2027-03-11"],
            &["2027-03-11 has not come yet (today is 2027-03-10); give the day it was done"],
        ),
        (&["office", "--by", "A", "--edition-date", "2030-01-01"], &["2030-01-01 has not come yet"]),
        (&["office", "--by", " "], &["--by is no name"]),
    ] {
        let (code, out, err) = said(&wayleaf(room.path(), &[&["recheck"], arguments].concat()));
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert_eq!(err.lines().count(), lines.len(), "{err}");
        for (said, expected) in err.lines().zip(lines) {
            assert!(said.starts_with(&format!("error: {expected}")), "{said}");
        }
        assert_eq!(facts(room.path()), before);
    }
    for date in ["--on", "--until"] {
        let (code, _, err) =
            said(&wayleaf(room.path(), &["recheck", "office", "--by", "A", date, "2027-02-29"]));
        assert_eq!(code, 2);
        assert!(err.contains("no such date; write year, month and day"), "{err}");
    }
    fs::write(&path, format!("{before}broken: [\n")).expect("written");
    let (code, _, err) = said(&wayleaf(room.path(), &["recheck", "office", "--by", "A"]));
    let place = format!("content/facts.yaml:{}:", before.lines().count() + 1);
    assert_eq!((code, err.contains("`wayleaf check`"), err.contains(&place)), (2, true, true), "{err}");
    assert_eq!(facts(room.path()), format!("{before}broken: [\n"));
}
