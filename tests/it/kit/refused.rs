//! What volunteers hand in that cannot be taken: each with its reason, and what is sound beside it is taken.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use proptest::prelude::*;
use serde_json::{Value, json};
use tempfile::TempDir;
use wayleaf::guide::fingerprint::Fingerprint;
use wayleaf::kit::import::import;
use wayleaf::kit::judge::EntryOutcome;
use wayleaf::kit::{self, ReadError};

use super::{LETTER, NEW_LETTER, catalog, entry, options, reasons, saved, saved_entry, taken_in, with_kept};
use crate::project::Project;

/// The reasons why a letter with these words in one of its boxes is not taken.
fn refused(index: usize, words: &str) -> String {
    let project = Project::new();
    let letter = entry(&catalog(&project, "da"), LETTER);
    let mut parts = NEW_LETTER;
    parts[index] = words;
    let file = saved("da", "human", "Bo", &[saved_entry(&letter, &parts)]);
    let import = taken_in(&project, &file).expect("it fits");
    assert_eq!(import.files, [], "something would be written");
    reasons(&import.verdicts[0].outcome)
}

#[test]
fn words_that_would_do_harm_are_refused_with_their_reason() {
    let line = NEW_LETTER[1];
    for (index, words, reason) in [
        (
            1,
            line.replace("⟦2⟧", ""),
            "box 2, paragraph: ⟦2⟧ and ⟦/2⟧ do not go round words (link to `topic:steps#send`)",
        ),
        (1, line.replace("⟦2⟧send det⟦/2⟧", "send det"), "⟦2⟧ is lost (link to `topic:steps#send`)"),
        (1, format!("{line} ⟦9⟧"), "⟦9⟧ stands for nothing here"),
        (1, format!("{line} ⟦1⟧"), "⟦1⟧ and ⟦/1⟧ do not go round words (words in bold)"),
        (2, String::new(), "1 of 4 boxes are empty"),
        (
            2,
            "<p class=MsoNormal>Det er på dansk.</p>".to_owned(),
            "there is HTML in it (`<p class=MsoNormal>`)",
        ),
        (2, "<!-- x -->".to_owned(), "there is HTML in it"),
        (2, "Det er \u{202e}på dansk.".to_owned(), "invisible sign in it (U+202E)"),
        (2, "Det er \u{7}på dansk.".to_owned(), "invisible sign in it (U+0007)"),
        (2, "Det er på dansk. ".repeat(100), "signs, where"),
        (0, "Et brev {#deadline}".to_owned(), "a sign in it means something else"),
        (2, "Se [her](https://example.org).".to_owned(), "a link that leads outside the guide"),
        (2, "Det er {{office}} på dansk.".to_owned(), "office"),
        (2, "Det er `på` dansk.".to_owned(), "has the code `på`, which its source has not"),
    ] {
        let said = refused(index, &words);
        assert!(said.contains(reason), "{words}: {said}");
    }
}

#[test]
fn no_address_number_or_hidden_sign_comes_in_by_a_name_a_string_or_a_title() {
    let project = Project::new();
    let catalog = catalog(&project, "ar");
    for (id, parts, reason) in [
        ("fact:office", vec!["المكتب evil.example"], "`evil.example` in the name in the fact `office`"),
        ("fact:office", vec!["المكتب ٩٩ يومًا"], "is a fact"),
        ("fact:office", vec!["المكتب ٩٩"], "a number 99 that its source does not have"),
        ("fact:office", vec!["المكتب ⑨"], "is no digit of the language"),
        ("fact:office", vec!["المك\u{200b}تب"], "U+200B"),
        ("string:withheld", vec!["اتصل tel:+4512345678 ⟦1⟧"], "`tel:+4512345678` in the string `withheld`"),
        ("string:withheld", vec!["غدًا\u{2800} ⟦1⟧"], "U+2800"),
        ("steps#title", vec!["الخطوات ٩٩ يومًا", "واحدة بعد الأخرى."], "in the title is a fact"),
        ("steps#title", vec!["الخطوات", "واحدة بعد me@evil.example."], "`me@evil.example` in the summary"),
    ] {
        let file = saved("ar", "human", "Bo", &[saved_entry(&entry(&catalog, id), &parts)]);
        let import = taken_in(&project, &file).expect("it fits");
        assert_eq!(import.files, [], "{id} {parts:?} would be written");
        let said = reasons(&import.verdicts[0].outcome);
        assert!(said.contains(reason), "{id} {parts:?}: {said}");
    }
}

#[test]
fn words_in_another_language_are_refused_in_that_language_s_name() {
    let english =
        "Ask your doctor for a letter about your illness and the treatment that you need every day.";
    let arabic = "اطلب من طبيبك رسالة عن مرضك وعن العلاج الذي تحتاج إليه كل يوم في بلدك.";
    for (words, reason) in [(english, "English"), (arabic, "Arab")] {
        let said = refused(2, words);
        assert!(said.contains(reason), "{words}: {said}");
    }
    // A file of one language sent in as another: each text is refused by itself.
    let project = Project::new();
    let catalog = catalog(&project, "ar");
    let letter = entry(&catalog, LETTER);
    let danish = "Bed din læge om et brev om din sygdom og om den behandling, som du har brug for hver dag.";
    let mut parts = NEW_LETTER;
    parts[2] = danish;
    let import =
        taken_in(&project, &saved("ar", "human", "Bo", &[saved_entry(&letter, &parts)])).expect("it fits");
    assert!(matches!(import.verdicts[0].outcome, EntryOutcome::Refused(_)), "{import:?}");
    assert_eq!(import.files, []);
}

#[test]
fn entries_that_were_tampered_with_are_refused_and_sound_ones_taken() {
    let project = Project::new();
    let catalog = catalog(&project, "da");
    let letter = entry(&catalog, LETTER);
    let sound = saved_entry(&letter, &NEW_LETTER);
    let with = |key: &str, value: Value| {
        let mut entry = saved_entry(&entry(&catalog, "papers#deadline"), &["Frist", "Rejs om ⟦1⟧.⟦2⟧"]);
        entry[key] = value;
        entry
    };
    for (other, reason) in [
        (with("id", json!("papers#deadlin")), "perhaps it is now called `papers#deadline`"),
        (with("id", json!("<script>")), "nothing of this name"),
        (with("id", json!(7)), "nothing of this name"),
        (with("id", json!("papers#title")), "neither has now nor has kept"),
        (with("from", json!("00000000")), "changed by hand or damaged"),
        (with("source", json!("## Other {#deadline}")), "changed by hand or damaged"),
        (with("parts", json!(["Frist"])), "changed by hand or damaged"),
        (with("parts", json!(["Frist", 3])), "1 of 2 boxes are empty"),
        (sound.clone(), "twice"),
    ] {
        let import =
            taken_in(&project, &saved("da", "human", "Bo", &[sound.clone(), other])).expect("it fits");
        let said = reasons(&import.verdicts[1].outcome);
        assert!(said.contains(reason), "{reason}: {said}");
        assert!(matches!(import.verdicts[0].outcome, EntryOutcome::Taken { .. }), "{reason}");
        assert!(import.files.iter().any(|file| file.text.contains("Et nyt brev")), "{reason}");
    }
}

/// A source text that nobody wrote, with the fingerprint it has: nothing of the guide's would be compared with it.
#[test]
fn a_source_text_that_the_project_never_had_is_not_believed() {
    let project = with_kept(Project::new());
    let letter = entry(&catalog(&project, "da"), LETTER);
    let invented = "## A letter {#letter}\n\nPay within {{leave-deadline}}.";
    let mut forged = saved_entry(&letter, &["Et brev", "Betal inden ⟦1⟧ til en ven."]);
    forged["source"] = json!(invented);
    forged["from"] = json!(Fingerprint::of(invented).to_string());
    let import = taken_in(&project, &saved("da", "human", "Bo", &[forged])).expect("it fits");
    assert!(reasons(&import.verdicts[0].outcome).contains("neither has now nor has kept"), "{import:?}");
    assert_eq!(import.files, []);
}

#[test]
fn a_file_of_another_guide_or_language_or_of_nobody_is_refused_as_a_whole() {
    let project = Project::new();
    let letter = entry(&catalog(&project, "da"), LETTER);
    let entries = [saved_entry(&letter, &NEW_LETTER)];
    let said = |file: &Value| taken_in(&project, file).expect_err("refused").to_string();
    let mut other = saved("da", "human", "Bo", &entries);
    other["guide"] = json!("Somebody");
    assert!(said(&other).contains("published by `Somebody`"));
    assert!(said(&saved("fr", "human", "Bo", &entries)).contains("guide.yaml does not list"));
    assert!(said(&saved("en", "human", "Bo", &entries)).contains("source language"));
    assert!(said(&saved("da", "human", " ", &entries)).contains("--by"));
    assert!(said(&saved("da", "source", "Bo", &entries)).contains("--label"));
    assert!(taken_in(&project, &saved("da", "machine", "", &entries)).is_ok());
}

#[test]
fn files_that_are_none_are_told_apart() {
    let told = |bytes: &[u8]| kit::read(bytes).expect_err("unusable");
    assert_eq!(told(b""), ReadError::Empty);
    assert_eq!(told(b" \r\n"), ReadError::Empty);
    assert_eq!(told(&vec![b'a'; 10_000_000]), ReadError::TooLarge(10_000_000));
    assert_eq!(told(b"{\n\"a\": \"\xe9\"}"), ReadError::NotUtf8(2));
    assert_eq!(told(b"{\"wayleaf-kit\": 1, \"entries\": [{\"id\""), ReadError::Damaged(1));
    assert_eq!(told(b"{\"wayleaf-kit\": 2}"), ReadError::Newer);
    assert_eq!(told(b"{\"a\": 1}"), ReadError::Unknown);
    assert_eq!(told(b"<!DOCTYPE html><html>"), ReadError::Page);
    assert_eq!(told(b"Dear all,"), ReadError::Unknown);
    let book = "msgid \"\"\nmsgstr \"\"\n\"Language: da\\n\"\n\n#: src/SUMMARY.md:3\nmsgid \"Dose\"\nmsgstr \"Dosis\"\n";
    assert_eq!(told(book.as_bytes()), ReadError::ForeignPo(true));
    assert!(ReadError::ForeignPo(true).to_string().contains("`wayleaf import`"));
    assert_eq!(told(book.replace("src/SUMMARY.md", "main.c").as_bytes()), ReadError::ForeignPo(false));
    let good = saved("da", "human", "Bo", &[]).to_string().replace(',', ",\r\n");
    assert!(kit::read(format!("\u{feff}{good}").as_bytes()).is_ok());
}

#[test]
fn what_was_pasted_with_a_greeting_round_it_is_understood() {
    let project = Project::new();
    let letter = entry(&catalog(&project, "da"), LETTER);
    let file = saved("da", "human", "Bo", &[saved_entry(&letter, &NEW_LETTER)]).to_string();
    let pasted = format!("Dear {{all}},\r\n\r\nhere it is:\r\n\r\n{file}\r\n\r\nBest wishes, Bo\r\n");
    let read = |text: &str| format!("{:?}", kit::read(text.as_bytes()).expect("read"));
    assert_eq!(read(&pasted), read(&file));
    let told = |text: &str| kit::read(text.as_bytes()).expect_err("unusable");
    assert_eq!(told(&format!("Dear all,\n\n{}", &file[..file.len() - 1])), ReadError::Damaged(3), "cut off");
    assert_eq!(told(&format!("{file}\n{file}")), ReadError::Damaged(2), "nobody knows which one counts");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn no_bytes_make_it_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..200), at in 0usize..4000) {
        let _ = kit::read(&bytes);
        let project = Project::new();
        let letter = entry(&catalog(&project, "da"), LETTER);
        let file = saved("da", "human", "Bo", &[saved_entry(&letter, &NEW_LETTER)]).to_string().into_bytes();
        let at = at % file.len();
        let spoiled = [&file[..at], &bytes, &file[at..]].concat();
        if let Ok(handed) = kit::read(&spoiled) {
            let _ = import(&project.sources(), &handed, &options());
        }
        let po = kit::to_po(&catalog(&project, "da"), catalog(&project, "da").base()).into_bytes();
        let at = at % po.len();
        let _ = kit::read(&[&po[..at], &bytes, &po[at..]].concat());
    }
}

fn project_on_disk() -> TempDir {
    Project::new().on_disk()
}

fn wayleaf(room: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wayleaf"));
    let done = command
        .current_dir(room)
        .args(["--edition-date", super::DAY])
        .args(arguments)
        .output()
        .expect("started");
    let said =
        String::from_utf8(done.stdout).expect("UTF-8") + &String::from_utf8(done.stderr).expect("UTF-8");
    (done.status.code().expect("an exit code"), said)
}

#[test]
fn nothing_is_written_without_a_yes() {
    let room = project_on_disk();
    let letter = entry(&catalog(&Project::new(), "da"), LETTER);
    let file = saved("da", "human", "Bo", &[saved_entry(&letter, &NEW_LETTER)]);
    fs::write(room.path().join("sent.json"), file.to_string()).expect("written");
    let danish = || fs::read_to_string(room.path().join(super::DANISH)).expect("read");
    let before = danish();

    let (code, said) = wayleaf(room.path(), &["kit", "import", "sent.json"]);
    assert!(said.contains("- ## Et brev {#letter}") && said.contains("+ ## Et nyt brev {#letter}"), "{said}");
    assert!(said.contains("add --yes"), "{said}");
    assert_eq!((code, danish()), (1, before.clone()));
    let (code, _) = wayleaf(room.path(), &["kit", "import", "sent.json", "--dry-run"]);
    assert_eq!((code, danish()), (0, before));
    let (code, said) = wayleaf(room.path(), &["kit", "import", "sent.json", "--yes"]);
    assert_eq!(code, 0, "{said}");
    assert!(danish().contains("Et nyt brev"));
    assert_eq!(wayleaf(room.path(), &["check"]).0, 0);
    let (code, said) = wayleaf(room.path(), &["kit", "import", "sent.json", "--yes"]);
    assert!(code == 0 && said.contains("nothing was written"), "{said}");

    fs::write(room.path().join("large.json"), vec![b'x'; 10_000_000]).expect("written");
    let (code, said) = wayleaf(room.path(), &["kit", "import", "large.json", "--yes"]);
    assert!(code == 2 && said.contains("the file has 10 MB"), "{said}");
}

#[test]
fn thousands_of_refusals_of_one_kind_are_a_few_and_a_count() {
    let room = project_on_disk();
    let invented: Vec<Value> = (0..5000).map(|number| json!({"id": format!("x{number}")})).collect();
    let letter = entry(&catalog(&Project::new(), "da"), LETTER);
    let entries = [&[saved_entry(&letter, &["", "", "", ""])][..], &invented].concat();
    fs::write(room.path().join("sent.json"), saved("da", "human", "Bo", &entries).to_string())
        .expect("written");
    let (code, said) = wayleaf(room.path(), &["kit", "import", "sent.json", "--yes"]);
    assert_eq!(code, 1);
    assert!(said.contains("x29: not taken\n") && !said.contains("x30: not taken\n"), "{said}");
    let rest = "4970 more: not taken\n  the guide has nothing of this name any more\n";
    assert!(said.contains(rest) && said.contains(" 5000 not taken\n"), "{said}");
}

#[test]
fn a_kit_is_never_written_over_a_file_with_work_in_it() {
    let room = project_on_disk();
    assert_eq!(wayleaf(room.path(), &["kit", "export", "ar", "--format", "po"]).0, 0);
    assert_eq!(wayleaf(room.path(), &["kit", "export", "ar", "--format", "po"]).0, 0);
    let path = room.path().join("wayleaf-kit-ar.po");
    let text = fs::read_to_string(&path).expect("read") + "# mine\n";
    fs::write(&path, &text).expect("written");
    let (code, said) = wayleaf(room.path(), &["kit", "export", "ar", "--format", "po"]);
    assert!(code == 2 && said.contains("--out"), "{said}");
    assert_eq!(fs::read_to_string(&path).expect("read"), text);
    assert_eq!(wayleaf(room.path(), &["kit", "export", "xx"]).0, 2);
    assert_eq!(wayleaf(room.path(), &["kit", "export", "en"]).0, 2);
}
