//! `law`: citations are followed into the text of a law, and a changed provision names what rests on it.

use std::fs;
use std::path::Path;

use crate::cli::{code, err, out, project, wayleaf};

const ACT: &str = "Bekendtgørelse af loven\n\n§ 9 b. Tilladelse kan gives.\n\
    § 33. Fristen fastsættes. Stk. 2. Fristen er 15 dage. I andre tilfælde er den 7 dage.\n";

/// What a command says, with its exit code.
fn said(room: &Path, arguments: &[&str]) -> (i32, String) {
    let done = wayleaf(room, arguments);
    (code(&done), out(&done) + &err(&done))
}

fn law(room: &Path, name: &str, text: &str) -> String {
    let path = room.join(name);
    fs::write(&path, text).expect("written");
    path.to_str().expect("text").to_owned()
}

#[test]
fn a_place_that_the_recorded_text_lacks_is_an_error_with_the_nearest() {
    let room = project();
    let act = law(room.path(), "act.txt", ACT);
    let (recorded, told) = said(room.path(), &["law", "record", "act", &act, "--as-of", "2026-01-02"]);
    assert!(recorded == 0 && told.contains("as of 2026-01-02, 2 of them cited"), "{told}");
    let record = fs::read_to_string(room.path().join("content/law/act.yaml")).expect("the record");
    assert!(!record.contains("Fristen"), "the words of the law are kept: {record}");
    assert_eq!(said(room.path(), &["check"]).0, 0);

    let page = room.path().join("content/topics/papers/en.md");
    let text = fs::read_to_string(&page).expect("a text").replace("§ 33, stk. 2", "§ 33, stk. 9");
    fs::write(&page, text).expect("written");
    let (checked, told) = said(room.path(), &["check", "--format", "short"]);
    assert_eq!(checked, 1, "{told}");
    assert!(
        told.contains("unknown-provision") && told.contains("the nearest there is: § 33, stk. 2"),
        "{told}"
    );
}

#[test]
fn one_changed_word_names_exactly_what_rests_on_it_until_that_is_read_again() {
    let room = project();
    let act = law(room.path(), "act.txt", ACT);
    assert_eq!(said(room.path(), &["law", "record", "act", &act]).0, 0);
    let same = said(room.path(), &["law", "compare", "act", &act]);
    assert_eq!(same, (0, "nothing that is cited has changed\n".to_owned()));

    let newer = law(room.path(), "newer.txt", &ACT.replace("er 15 dage", "er 10 dage"));
    let (_, told) = said(room.path(), &["law", "compare", "act", &newer]);
    assert!(told.contains("§ 33, stk. 2: changed (") && told.contains("    Fristen er 10 dage."), "{told}");
    assert!(told.contains("  ! papers#deadline (en, da, ar)\n"), "{told}");
    assert!(!told.contains("steps#"), "{told}");
    let (_, json) = said(room.path(), &["law", "compare", "act", &newer, "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["differences"][0]["units"][0]["unit"], "papers#deadline");

    let accepted = ["law", "compare", "act", &newer, "--accept", "--as-of", "2026-11-01"];
    assert_eq!(said(room.path(), &accepted).0, 0);
    let (checked, told) = said(room.path(), &["check", "--format", "short"]);
    assert!(
        checked == 0
            && told.contains("warning[law-changed]: `§ 33, stk. 2` of `act` has changed on 2026-11-01"),
        "{told}"
    );
    assert_eq!(said(room.path(), &["law", "reread", "act", "papers#deadline"]).0, 0);
    assert!(!said(room.path(), &["check", "--format", "short"]).1.contains("law-changed"));
    let (again, told) = said(room.path(), &["law", "reread", "act", "papers#deadline"]);
    assert!(again == 2 && told.contains("no change of `act` waits for `papers#deadline`"), "{told}");
}

#[test]
fn a_provision_that_moved_went_or_came_beside_is_told() {
    let room = project();
    let act = law(room.path(), "act.txt", ACT);
    assert_eq!(said(room.path(), &["law", "record", "act", &act]).0, 0);
    let of = |text: &str| {
        let newer = law(room.path(), "newer.txt", text);
        said(room.path(), &["law", "compare", "act", &newer]).1
    };
    let moved = of(&ACT.replace("Stk. 2. ", "Stk. 2. Nyt. Stk. 3. "));
    assert!(moved.contains("§ 33, stk. 2: stands at § 33, stk. 3 now"), "{moved}");
    assert!(moved.contains("§ 33, stk. 3: new"), "{moved}");
    let gone = of(&ACT.replace("§ 9 b. Tilladelse kan gives.\n", ""));
    assert!(gone.contains("§ 9 b: is not there any more\n") && gone.contains("steps#send"), "{gone}");
}

#[test]
fn what_is_no_law_is_refused_in_one_line_and_nothing_is_written() {
    let room = project();
    for (name, text, why) in [
        ("a.pdf", "%PDF-1.7 …", "is a PDF"),
        ("a.html", "<!DOCTYPE html><p>§ 1. Loven.", "a page with markup"),
        ("a.txt", "Kapitel 1\nIngen tal.", "no line that begins with"),
        ("b.txt", "§ 1. Indhold\n§ 1. Loven gælder.\n", "twice, in line 1 and in line 2"),
    ] {
        let file = law(room.path(), name, text);
        let (stuck, told) = said(room.path(), &["law", "record", "act", &file]);
        assert!(stuck == 2 && told.contains(why) && told.lines().count() == 1, "{name}: {told}");
    }
    let act = law(room.path(), "act.txt", ACT);
    let (stuck, told) = said(room.path(), &["law", "record", "akt", &act]);
    assert!(stuck == 2 && told.contains("did you mean `act`?"), "{told}");
    let (stuck, told) = said(room.path(), &["law", "compare", "act", &act]);
    assert!(stuck == 2 && told.contains("law record act FILE` first"), "{told}");
    assert!(!room.path().join("content/law").exists());
}
