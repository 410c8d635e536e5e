//! `law`: citations are followed into the text of a law, and a changed provision names what rests on it.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

use crate::cli::{code, err, out};
use crate::project::Project;

const ACT: &str = "Bekendtgørelse af loven\n\n§ 9 b. Tilladelse kan gives.\n\
    § 33. Fristen fastsættes. Stk. 2. Fristen er 15 dage. I andre tilfælde er den 7 dage.\n";

/// What a command says on 22 November 2026, with its exit code.
fn said(room: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wayleaf"));
    let done = command.current_dir(room).env("SOURCE_DATE_EPOCH", "1795305600").args(arguments).output();
    let done = done.expect("started");
    (code(&done), out(&done) + &err(&done))
}

/// The small guide with the shipped theme, whose deadline rests on `§ 33, stk. 2`, with a change that tells of it.
fn project() -> TempDir {
    Project::new().dressed().on_disk()
}

/// A guide that has recorded the act as of 2 January.
fn recorded() -> TempDir {
    let room = project();
    let act = law(room.path(), "act.txt", ACT);
    let (stuck, told) = said(room.path(), &["law", "record", "act", &act, "--as-of", "2026-01-02"]);
    assert_eq!(stuck, 0, "{told}");
    room
}

/// The same, with 10 days in place of 15 accepted from a day on.
fn accepted(from: &str) -> TempDir {
    let room = recorded();
    let newer = law(room.path(), "newer.txt", &ACT.replace("er 15 dage", "er 10 dage"));
    let arguments = ["law", "compare", "act", &newer, "--accept", "--as-of", from];
    let (stuck, told) = said(room.path(), &arguments);
    assert!(stuck == 0 && told.contains("The new words are recorded."), "{told}");
    room
}

fn page(room: &Path, name: &str) -> String {
    let (stuck, told) = said(room, &["build", "--out", "site"]);
    assert_eq!(stuck, 0, "{told}");
    let page = fs::read_to_string(room.join("site").join(name)).expect("a page");
    // Day and month are never parted.
    page.replace('\u{a0}', " ")
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
fn one_changed_word_names_exactly_what_rests_on_it() {
    let room = recorded();
    let act = room.path().join("act.txt");
    let same = said(room.path(), &["law", "compare", "act", act.to_str().expect("text")]);
    assert_eq!(same, (0, "nothing that is cited has changed\n".to_owned()));

    let newer = law(room.path(), "newer.txt", &ACT.replace("er 15 dage", "er 10 dage"));
    let (_, told) = said(room.path(), &["law", "compare", "act", &newer]);
    assert!(told.contains("§ 33, stk. 2: changed (") && told.contains("    Fristen er 10 dage."), "{told}");
    assert!(told.contains("  ! papers#deadline (en, da, ar)\n"), "{told}");
    assert!(!told.contains("steps#") && told.contains("Nothing is recorded"), "{told}");
    let (_, text) = said(room.path(), &["law", "compare", "act", &newer, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let difference = &json["differences"][0];
    assert_eq!(difference["units"][0]["unit"], "papers#deadline");
    let prints = (difference["difference"]["was"].as_str(), difference["difference"]["is"].as_str());
    assert!(prints.0.is_some() && prints.1.is_some() && prints.0 != prints.1, "{text}");
    assert_eq!(said(room.path(), &["law", "compare", "act", &newer, "--json"]).1, text);

    let (_, html) = said(room.path(), &["law", "compare", "act", &newer, "--format", "html"]);
    let shown = scraper::Html::parse_document(&html);
    let text = shown.root_element().text().collect::<String>();
    for part in [
        "§ 33, stk. 2: changed",
        "Fristen er 10 dage.",
        "papers#deadline",
        "en, da, ar",
        "a wrong text could harm",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(prints.0.is_some_and(|was| text.contains(was)) && !html.contains("<script"), "{html}");
}

#[test]
fn facts_changes_and_posters_that_rest_on_a_provision_are_named() {
    let fact = "  value: 15\n  unit: day\n  source: act\n";
    let changes = "changes:\n  - {id: sooner, edition: next, severity: high, units: [papers#deadline]}\n";
    let telling = "---\ntitle: Changes\nsummary: What is new.\ntranslation: source\nreviewer: none\ndate: 2026-11-20\n---\n\n## Sooner {#sooner}\n\nLeave sooner.\n";
    let poster = "---\ntitle: Wall\nsummary: Read this.\ntranslation: source\nreviewer: none\ndate: 2026-11-20\n---\n\n## Leave in time {#leave}\n\nYou have {{leave-deadline}}.[^act]\n";
    let room = Project::new()
        .dressed()
        .edit("content/facts.yaml", fact, &format!("{fact}  section: \"§ 33, stk. 2\"\n"))
        .edit(
            "content/guide.yaml",
            "topics: [papers, steps]",
            "topics: [papers, steps, changes, wall]\nroles: {changes: changes}",
        )
        .file("content/changes.yaml", changes)
        .file("content/topics/changes/topic.yaml", "kind: text\nunits:\n  - id: sooner\n")
        .file("content/topics/changes/en.md", telling)
        .file("content/topics/wall/topic.yaml", "kind: poster\nunits:\n  - {id: leave, safety: true}\n")
        .file("content/topics/wall/en.md", poster)
        .on_disk();
    let act = law(room.path(), "act.txt", ACT);
    let (stuck, told) = said(room.path(), &["law", "record", "act", &act, "--as-of", "2026-01-02"]);
    assert_eq!(stuck, 0, "{told}");
    let newer = law(room.path(), "newer.txt", &ACT.replace("er 15 dage", "er 10 dage"));
    let (_, told) = said(room.path(), &["law", "compare", "act", &newer]);
    for line in [
        "  ! papers#deadline (en, da, ar)\n",
        "  ! wall#leave (en), on the poster\n",
        "    fact leave-deadline\n",
        "    change sooner (en)\n",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }
    let accepted = ["law", "compare", "act", &newer, "--accept", "--as-of", "2026-11-01"];
    assert_eq!(said(room.path(), &accepted).0, 0);
    let (_, due) = said(room.path(), &["due", "--within", "0d"]);
    assert!(
        due.contains("2026-11-01  21 days overdue  leave-deadline") && due.contains("  wall#leave  "),
        "{due}"
    );
    let recheck = ["recheck", "leave-deadline", "papers#deadline", "wall#leave", "--by", "A"];
    assert_eq!(said(room.path(), &recheck).0, 0);
    let (_, told) = said(room.path(), &["check", "--format", "short"]);
    assert!(!told.contains("law-changed"), "{told}");
}

#[test]
fn what_rests_on_a_changed_provision_is_due_and_told_until_somebody_reads_it_again() {
    let room = accepted("2026-11-01");
    let (checked, told) = said(room.path(), &["check", "--format", "short"]);
    let warning = "warning[law-changed]: `§ 33, stk. 2` of `act` has other words from 2026-11-01";
    assert!(checked == 0 && told.contains(warning), "{told}");
    let (_, due) = said(room.path(), &["due", "--within", "0d"]);
    assert!(
        due.contains("2026-11-01  21 days overdue  papers#deadline  unit, safety  Your deadline\n"),
        "{due}"
    );
    assert!(due.contains("§ 33, stk. 2 has other words from 2026-11-01\n"), "{due}");
    let (_, html) = said(room.path(), &["due", "--within", "0d", "--format", "html"]);
    assert!(html.contains("§ 33, stk. 2 has other words from 2026-11-01"), "{html}");

    let (stuck, told) = said(room.path(), &["recheck", "papers#deadlin", "--by", "A"]);
    assert!(stuck == 2 && told.contains("no change waits for `papers#deadlin`"), "{told}");
    let (again, told) = said(room.path(), &["recheck", "papers#deadline", "--by", "A \"B\""]);
    assert_eq!((again, told.as_str()), (0, "papers#deadline: read again 2026-11-22\n"));
    let record = fs::read_to_string(room.path().join("content/law/act.yaml")).expect("the record");
    assert!(record.contains("\"papers#deadline\": {on: 2026-11-22, by: \"A \\\"B\\\"\"}"), "{record}");
    let (checked, told) = said(room.path(), &["check", "--format", "short"]);
    assert!(checked == 0 && !told.contains("law-changed"), "{told}");
    let (again, told) = said(room.path(), &["law", "reread", "act", "papers#deadline", "--by", "A"]);
    assert!(again == 2 && told.contains("no change of `act` waits for `papers#deadline`"), "{told}");
}

#[test]
fn readers_are_told_in_their_language_that_the_rule_has_changed_until_it_is_read_again() {
    let of = |room: &Path| {
        let told = |name: &str, start: &str| page(room, name).matches(start).count();
        [
            told("en/papers.html", "From 1 November 2026 the law behind this part"),
            told("da/papers.html", "Fra den 1. november 2026 har loven bag dette afsnit"),
            told("ar/papers.html", "تختلف صياغة القانون الذي يستند إليه هذا الجزء"),
            told("en/steps.html", "the law behind this part"),
        ]
    };
    let room = accepted("2026-11-01");
    assert_eq!(of(room.path()), [1, 1, 1, 0]);
    assert_eq!(said(room.path(), &["recheck", "papers#deadline", "--by", "A"]).0, 0);
    assert_eq!(of(room.path()), [0, 0, 0, 0]);
    // A copy outlives the edition: what is known to change later says so, with its day.
    let later = accepted("2027-02-01");
    assert!(page(later.path(), "en/papers.html").contains("From 1 February 2027 the law behind this part"));
}

#[test]
fn a_record_is_not_replaced_by_other_words_an_older_text_or_a_part_of_it() {
    let room = recorded();
    let path = room.path().join("content/law/act.yaml");
    let before = fs::read_to_string(&path).expect("the record");
    let act = law(room.path(), "act.txt", ACT);
    let newer = law(room.path(), "newer.txt", &ACT.replace("er 15 dage", "er 10 dage"));
    for (arguments, why) in [
        (
            &["law", "record", "act", &newer, "--as-of", "2026-02-02"][..],
            "differs at § 33, stk. 2 from what is recorded",
        ),
        (&["law", "record", "act", &act], "say with --as-of"),
        (&["law", "record", "act", &act, "--as-of", "2027-01-01"], "--as-of 2027-01-01 has not come yet"),
        (&["law", "compare", "act", &newer, "--accept"], "--as-of"),
        (
            &["law", "compare", "act", &newer, "--accept", "--as-of", "2026-01-01"],
            "an older text is not recorded",
        ),
        (&["law", "compare", "act", &newer, "--numbering", "european"], "no line that begins with"),
    ] {
        let (stuck, told) = said(room.path(), arguments);
        assert!(stuck == 2 && told.contains(why), "{arguments:?}: {told}");
        assert_eq!(fs::read_to_string(&path).expect("the record"), before);
    }
    assert_eq!(said(room.path(), &["law", "record", "act", &act, "--as-of", "2026-02-02"]).0, 0);

    fs::write(&path, before.replace("extract: false", "extract: true")).expect("written");
    let part = law(room.path(), "part.txt", "§ 33. Fristen fastsættes. Stk. 2. Fristen er 10 dage. Ja.\n");
    let (_, told) = said(room.path(), &["law", "compare", "act", &part]);
    assert!(told.contains("not in this text, and not compared: § 9 b\n"), "{told}");
    let (stuck, told) =
        said(room.path(), &["law", "compare", "act", &part, "--accept", "--as-of", "2026-11-01"]);
    assert!(stuck == 2 && told.contains("lacks § 9 b, recorded before"), "{told}");
}

#[test]
fn a_provision_that_moved_went_or_came_beside_is_told() {
    let room = recorded();
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
        ("contents.txt", &format!("§ 9 b. Tilladelse\n§ 33. Frist\n{ACT}"), "leave the table of contents"),
        (
            "amended.txt",
            &format!("{ACT}§ 34. Loven ændres således:\n§ 33. Fristen er væk.\n"),
            "printed amendments out",
        ),
        ("english.txt", "Section 1. The Act applies.\nSection 2. It has two.\n", "no line that begins with"),
        ("large.txt", &"§ 1. a ".repeat(3_000_000), "is over 4 MB"),
    ] {
        let file = law(room.path(), name, text);
        let (stuck, told) = said(room.path(), &["law", "record", "act", &file, "--as-of", "2026-01-02"]);
        assert!(stuck == 2 && told.contains(why) && told.lines().count() == 1, "{name}: {told}");
    }
    let act = law(room.path(), "act.txt", ACT);
    let (stuck, told) = said(room.path(), &["law", "record", "akt", &act, "--as-of", "2026-01-02"]);
    assert!(stuck == 2 && told.contains("did you mean `act`?"), "{told}");
    let (stuck, told) = said(room.path(), &["law", "compare", "act", &act]);
    assert!(stuck == 2 && told.contains("law record act FILE` first"), "{told}");
    assert!(!room.path().join("content/law").exists());
}

#[test]
fn a_page_says_of_which_day_its_law_is_and_which_changes_it_lacks() {
    let room = recorded();
    let line = |name: &str| {
        let shown = scraper::Html::parse_document(&page(room.path(), name));
        let at = scraper::Selector::parse(".age__line").expect("a selector");
        shown.select(&at).next().expect("the age").text().collect::<String>()
    };
    assert!(line("en/papers.html").ends_with("Its law texts are of 2 January 2026 or later."));
    let amending = "amending:\n  title: Lov nr. 7\n  publisher: P\n  language: da\n  date: 2026-03-04\n  read: 2026-11-20\n  kind: law\n  amends: [act]\n  not-read: all but its title\n";
    let path = room.path().join("content/sources.yaml");
    let before = fs::read_to_string(&path).expect("sources");
    fs::write(&path, format!("{before}\n{amending}")).expect("written");
    let lacks = "Known changes up to 4 March 2026 are not worked in.";
    assert!(
        line("en/papers.html").ends_with(lacks)
            && line("da/papers.html").contains("til og med den 4. marts 2026")
    );
    assert!(!line("en/index.html").contains("law texts"));
    let (_, due) = said(room.path(), &["due", "--within", "0d"]);
    assert!(due.contains("amending") && due.contains("could not be read: all but its title\n"), "{due}");
    // A text as of that day or later has the change.
    let newer = law(room.path(), "newer.txt", ACT);
    assert_eq!(said(room.path(), &["law", "record", "act", &newer, "--as-of", "2026-03-04"]).0, 0);
    assert!(line("en/papers.html").ends_with("Its law texts are of 4 March 2026 or later."));
    fs::write(&path, format!("{before}\n{}", amending.replace("[act]", "[akt]"))).expect("written");
    assert!(said(room.path(), &["check", "--format", "short"]).1.contains("there is no source `akt`"));
}

#[test]
fn what_waits_under_a_name_that_is_gone_is_an_error() {
    let room = accepted("2026-11-01");
    let path = room.path().join("content/law/act.yaml");
    let record = fs::read_to_string(&path).expect("the record").replace("papers#deadline", "papers#time");
    fs::write(&path, record).expect("written");
    let (checked, told) = said(room.path(), &["check", "--format", "short"]);
    assert!(
        checked == 1 && told.contains("`papers#time` waits to be read again since § 33, stk. 2 changed"),
        "{told}"
    );
}

#[test]
fn a_law_is_recorded_before_anything_cites_it() {
    let room = project();
    let other = law(room.path(), "other.txt", "§ 1. Et. Stk. 2. To.\n");
    let sources = room.path().join("content/sources.yaml");
    let text = fs::read_to_string(&sources).expect("a text");
    let entry = text.split_once("act:").expect("the act").1;
    let entry = entry.find("\n\n").map_or(entry, |end| &entry[..end]);
    fs::write(&sources, format!("{}\n\nother-act:{entry}\n", text.trim_end())).expect("written");
    let (stuck, told) = said(room.path(), &["law", "record", "other-act", &other, "--as-of", "2026-01-02"]);
    assert!(stuck == 0 && told.contains("0 of them cited"), "{told}");
    let (stuck, told) = said(room.path(), &["check", "--format", "short"]);
    assert_eq!(stuck, 0, "what the program wrote is what it reads: {told}");
}

#[test]
fn only_what_waits_can_be_read_again() {
    let room = accepted("2026-02-01");
    for name in ["letter", "papers/deadline", "nowhere#at-all"] {
        let (stuck, told) = said(room.path(), &["law", "reread", "act", name, "--by", "Ana"]);
        assert!(stuck != 0 && told.contains(&format!("no change of `act` waits for `{name}`")), "{told}");
    }
    let (stuck, told) = said(room.path(), &["law", "reread", "act", "papers#deadline", "--by", "Ana"]);
    assert_eq!(stuck, 0, "{told}");
}

#[test]
fn a_file_that_is_not_there_is_told_in_words() {
    let room = project();
    let (stuck, told) = said(room.path(), &["law", "record", "act", "gone.txt", "--as-of", "2026-01-02"]);
    assert!(stuck != 0 && told.contains("`gone.txt` cannot be read: there is no such file"), "{told}");
}
