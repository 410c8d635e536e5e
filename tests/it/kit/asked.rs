//! A question to the author: written at any text, back with the file, listed until it is answered or taken out.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use wayleaf::calendar::Day;
use wayleaf::edition::Edition;
use wayleaf::kit;
use wayleaf::kit::judge::EntryOutcome;

use super::{LETTER, NEW_LETTER, catalog, entry, saved, saved_entry, taken_in, written};
use crate::cli::{code, err, out, wayleaf};
use crate::project::{Page, Project};

const ASKED: &str = "content/asked.yaml";
const WORDS: &str = "Is it \"new\" for a year?";

/// An entry as the page saves it where nothing but a question was written.
fn asked_only(project: &Project, id: &str, words: &str) -> Value {
    let entry = entry(&catalog(project, "ar"), id);
    let parts: Vec<&str> = entry.parts.iter().map(|part| part.translation.as_str()).collect();
    let mut saved = saved_entry(&entry, &parts);
    saved["done"] = json!(false);
    saved["question"] = json!(words);
    saved
}

/// The project after somebody asked about a unit and a name.
fn asked() -> Project {
    let project = Project::new();
    let entries = [
        asked_only(&project, LETTER, &format!("  {WORDS}\n\u{202e}")),
        asked_only(&project, "fact:office", "Which office?"),
        asked_only(&project, "string:withheld", "To whom?"),
        asked_only(&project, "papers#title", " "),
    ];
    let import = taken_in(&project, &saved("ar", "human", "Huda", &entries)).expect("it fits");
    assert!(import.verdicts.iter().all(|verdict| verdict.outcome == EntryOutcome::Unfinished), "{import:?}");
    let paths: Vec<&str> = import.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, [ASKED], "a question says nothing of the translation");
    written(project, &import)
}

#[test]
fn a_question_alone_is_written_down_once_and_changes_nothing_that_readers_see() {
    let project = asked();
    let text = project.text(ASKED).to_owned();
    let first = "- text: \"papers#letter\"\n  language: \"ar\"\n  by: \"Huda\"\n  on: 2026-11-25\n  \
                 question: \"Is it \\\"new\\\" for a year?\"\n- text: \"fact:office\"\n";
    assert!(text.contains(first) && text.matches("- text: ").count() == 3, "{text}");
    let code =
        |project: &Project| Edition::new(&project.sources(), Day::parse(super::DAY).expect("a day")).code;
    assert_eq!(code(&project), code(&Project::new()));
    project.build().sound();
    assert_eq!(project.build().report(), Project::new().build().report());

    // The same file once more, and one with a translation and another question.
    let again = saved("ar", "human", "Huda", &[asked_only(&project, LETTER, WORDS)]);
    assert_eq!(taken_in(&project, &again).expect("it fits").files, []);
    let letter = entry(&catalog(&project, "da"), LETTER);
    let mut with_text = saved_entry(&letter, &NEW_LETTER);
    with_text["question"] = json!("Since when?");
    let import = taken_in(&project, &saved("da", "human", "Bo", &[with_text])).expect("it fits");
    assert!(matches!(import.verdicts[0].outcome, EntryOutcome::Taken { .. }), "{import:?}");
    let project = written(project, &import);
    assert!(project.text(ASKED).starts_with(&text) && project.text(ASKED).contains("Since when?"));
}

#[test]
fn a_question_is_recorded_also_where_its_text_is_refused() {
    let project = Project::new();
    let mut letter = saved_entry(&entry(&catalog(&project, "da"), LETTER), &NEW_LETTER);
    letter["parts"][2] = json!("<b>x</b>");
    letter["question"] = json!("How do I write bold?");
    let unknown = json!({"id": "papers#nothing", "question": "What is this?"});
    let import = taken_in(&project, &saved("da", "human", "Bo", &[letter, unknown])).expect("it fits");
    assert!(import.verdicts.iter().all(|verdict| matches!(verdict.outcome, EntryOutcome::Refused(_))));
    let project = written(project, &import);
    assert!(
        project.text(ASKED).contains("How do I write bold?")
            && !project.text(ASKED).contains("What is this?")
    );
}

#[test]
fn what_a_translator_notes_in_po_is_a_question() {
    let project = Project::new();
    let po = super::po::to_po(&project, "da");
    let asked = po.replace(
        "msgctxt \"papers#letter/3\"",
        "# In Danish only?\n# Or Norwegian, too?\nmsgctxt \"papers#letter/3\"",
    );
    // A translator's comment stands before the others of its message.
    let at = asked.find("# In Danish").expect("the note");
    let start = asked[..at].rfind("\n\n").expect("the message before") + 2;
    let (note, rest) = asked[at..].split_once("msgctxt").expect("its message");
    let sorted = format!("{}{note}{}msgctxt{rest}", &asked[..start], &asked[start..at]);
    let import = super::po::taken_in(&project, &sorted);
    let project = written(project, &import);
    assert!(project.text(ASKED).contains("question: \"In Danish only? Or Norwegian, too?\""), "{import:?}");
    assert_eq!(super::po::taken_in(&Project::new(), &po).questions, []);
}

#[test]
fn a_question_is_listed_until_somebody_answers_it_and_the_next_kit_shows_the_answer() {
    let room = asked().on_disk();
    let status = |format: &[&str]| {
        let done = wayleaf(room.path(), &[&["status", "--edition-date", super::DAY], format].concat());
        assert_eq!(code(&done), 0, "{}", err(&done));
        out(&done)
    };
    let listed = status(&[]);
    assert!(
        listed.ends_with(
            "\nasked by translators\n\
         ar papers#letter: Huda, 2026-11-25: Is it \"new\" for a year?\n  answer it in content/asked.yaml:3\n\
         ar fact:office: Huda, 2026-11-25: Which office?\n  answer it in content/asked.yaml:8\n\
         ar string:withheld: Huda, 2026-11-25: To whom?\n  answer it in content/asked.yaml:13\n"
        ),
        "{listed}"
    );
    let json: Value = serde_json::from_str(&status(&["--format", "json"])).expect("JSON");
    let first = &json["questions"][0];
    assert_eq!((&first["text"], &first["line"]), (&json!("papers#letter"), &json!(3)));

    let path = room.path().join(ASKED);
    let answered = fs::read_to_string(&path).expect("read").replace(
        "question: \"Which office?\"\n",
        "question: \"Which office?\"\n  answer: \"The one <b>in</b> town.\"\n",
    );
    fs::write(&path, &answered).expect("written");
    assert!(!status(&[]).contains("Which office?"));
    let project = Project::new().file(ASKED, &answered);
    let page = Page::new("kit.html", &kit::page(&catalog(&project, "ar")).expect("a page"));
    let note = |id: &str| {
        page.all(&format!("[data-id='{id}'] .note"))
            .iter()
            .map(|note| note.text().collect())
            .collect::<Vec<String>>()
    };
    assert_eq!(note("fact:office"), ["Asked: Which office? The author answers: The one <b>in</b> town."]);
    let po = super::po::to_po(&project, "ar");
    assert!(po.contains("#. Asked: Which office?\n#. The author answers: The one <b>in</b> town.\n"), "{po}");
    assert!(note(LETTER)[0].ends_with("There is no answer yet."), "{:?}", note(LETTER));
    assert!(page.all(".entry").iter().all(|entry| entry.html().contains("class=\"entry__question\"")));
    // All of it taken out by hand leaves a file that says nothing.
    let head: String =
        answered.lines().take_while(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    fs::write(&path, head).expect("written");
    assert!(!status(&[]).contains("asked by translators"));
    assert_eq!(code(&wayleaf(room.path(), &["check", "--edition-date", super::DAY])), 0);
}

#[test]
fn the_import_tells_what_is_asked() {
    let room = Project::new().on_disk();
    let file = saved("ar", "human", "Huda", &[asked_only(&Project::new(), LETTER, WORDS)]);
    let sent: &Path = &room.path().join("sent.json");
    fs::write(sent, file.to_string()).expect("written");
    let done = wayleaf(room.path(), &["kit", "import", "sent.json", "--yes", "--edition-date", super::DAY]);
    assert_eq!(code(&done), 0, "{}", err(&done));
    let said = out(&done);
    assert!(said.contains(&format!("papers#letter: a question for the author: {WORDS}\n")), "{said}");
    assert!(said.ends_with("wrote content/asked.yaml\n"), "{said}");
}
