//! Composed and decomposed letters: `é` as one character or as two is the same letter, wherever it comes from.

use std::fs;

use icu_normalizer::DecomposingNormalizerBorrowed;
use serde_json::Value;
use wayleaf::diagnostic::{Code, Diagnosed};
use wayleaf::kit::import::import;
use wayleaf::kit::judge::EntryOutcome;
use wayleaf::load::load;
use wayleaf::{Options, kit};

use super::{LETTER, catalog, entry, options, reasons, saved, saved_entry};
use crate::project::Project;

/// A text as a Mac may write it.
fn decomposed(text: &str) -> String {
    DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned()
}

/// The project with every text decomposed.
fn from_a_mac(project: &Project) -> wayleaf::project::Project {
    let files: Vec<(String, String)> =
        project.paths().map(|path| (path.to_owned(), decomposed(project.text(path)))).collect();
    assert!(files.iter().any(|(path, text)| text != project.text(path)));
    wayleaf::project::Project::new(files)
}

/// A glossary, and texts that use its words.
fn with_glossary() -> Project {
    Project::new()
        .dressed()
        .edit("content/guide.yaml", "topics: [papers, steps]", "topics: [papers, steps, words]")
        .file("content/topics/words/topic.yaml", "kind: glossary\nunits:\n  - id: letters\n")
        .file(
            "content/topics/words/en.md",
            "---\ntitle: Words\nsummary: Words and what they mean.\ntranslation: source\ndate: 2026-11-21\n---\n\n\
             ## Words in letters {#letters}\n\n*opholdstilladelse på prøve* (OP-holds)\n: a permit\n\n\
             *lægeattest* (LEH-ye)\n: a doctor's letter\n",
        )
        .edit("content/topics/papers/en.md", "(*lægeattest*)", "(*opholdstilladelse på prøve*, *lægeattest*)")
}

#[test]
fn a_guide_in_decomposed_letters_is_the_same_site() {
    for project in [Project::new(), with_glossary()] {
        let options = Options { edition_date: options().day, withdraw_worker: false };
        let expected = wayleaf::build(&project.sources(), &options);
        let found = wayleaf::build(&from_a_mac(&project), &options);
        assert_eq!(found.problems.len(), expected.problems.len());
        let files = |built: &wayleaf::Diagnosed<Option<wayleaf::Site>>| -> Vec<(String, Vec<u8>)> {
            let bundle = &built.value.as_ref().expect("a site").bundle;
            bundle.files().map(|(path, bytes)| (path.as_str().to_owned(), bytes.to_owned())).collect()
        };
        assert!(files(&found) == files(&expected), "the sites differ");
    }
}

#[test]
fn a_word_in_decomposed_letters_finds_its_meaning() {
    let project = with_glossary();
    let text = decomposed(project.text("content/topics/papers/en.md"));
    assert!(text.contains("pa\u{30a} prøve"));
    let built = project.file("content/topics/papers/en.md", &text).build();
    let page = built.page("en/papers.html");
    let words: Vec<String> = page.all(".terms dfn").iter().map(|word| word.text().collect()).collect();
    assert_eq!(words, ["opholdstilladelse på prøve", "lægeattest"]);
}

#[test]
fn the_same_name_in_two_forms_is_seen_to_be_twice() {
    let twice = "\noffice-again:\n  kind: authority\n  value: {en: Århus, da: Århus, ar: المكتب}\n  source: act\n  \
                 checked: 2026-11-20\n  checked-by: A Counsellor\n  until: 2027-11-20\n  confidence: high\n";
    let project = Project::new()
        .edit(
            "content/facts.yaml",
            "{en: the Office, da: Kontoret, ar: المكتب}",
            "{en: Århus, da: Århus, ar: المكتب}",
        )
        .add("content/facts.yaml", twice);
    let built = project.build();
    let codes = built.codes();
    assert!(codes.contains(&Code::DuplicateFact.as_str()), "{codes:?}");
    let mixed = decomposed(twice);
    assert_ne!(mixed, twice);
    let facts = project.text("content/facts.yaml").replace(twice, &mixed);
    let project = project.file("content/facts.yaml", &facts);
    assert_eq!(project.build().codes(), codes);
}

#[test]
fn a_problem_is_told_where_the_file_as_it_is_has_it() {
    let project = Project::new();
    let line = "Så ̈r det pa\u{30a} A\u{30a}rhus' kontor: {{nobody}} her.";
    let text = project.text(super::DANISH).replace("Det er nyt.", line);
    let built = project.file(super::DANISH, &text).build();
    let (at, found) = text.lines().enumerate().find(|(_, found)| found.contains("nobody")).expect("the line");
    let column = found.chars().take_while(|character| *character != '{').count() + 1;
    let short = built.short_report();
    assert!(
        short.contains(&format!("{}:{}:{column}: error[unknown-fact]", super::DANISH, at + 1)),
        "{short}"
    );
    // The line is drawn as it is, with the mark under the word.
    assert!(built.report().contains(line), "{}", built.report());
}

#[test]
fn a_kit_that_comes_back_decomposed_says_what_the_project_says() {
    let project = Project::new();
    for lang in ["da", "ar"] {
        let letter = entry(&catalog(&project, lang), LETTER);
        let parts: Vec<String> = letter.parts.iter().map(|part| decomposed(&part.translation)).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let mut file = saved(lang, "human", "Åse", &[saved_entry(&letter, &parts)]);
        file["by"] = Value::String(decomposed("Åse"));
        // The letters may come as escapes, too.
        for text in [file.to_string(), file.to_string().replace('\u{30a}', "\\u030a")] {
            let handed = kit::read(text.as_bytes()).expect("a file");
            let found = import(&project.sources(), &handed, &options()).expect("it fits");
            assert_eq!(
                found.verdicts[0].outcome,
                EntryOutcome::Same,
                "{}",
                reasons(&found.verdicts[0].outcome)
            );
            assert_eq!((found.by.as_str(), found.files.len()), ("Åse", 0));
        }
        let po = super::po::to_po(&project, lang);
        assert!(super::po::taken_in(&project, &decomposed(&po)).files.is_empty(), "{lang}");
    }
}

#[test]
fn names_of_files_are_read_in_one_form() {
    let room = Project::new().on_disk();
    let name = "content/topics/papers/blåbær.txt";
    fs::write(room.path().join(decomposed(name)), "x").expect("written");
    let Diagnosed { value: project, problems } = load(room.path());
    assert_eq!(problems, []);
    assert!(project.find(name).is_some());
    // Both at once, as an unpacked archive of a Mac beside the folder it was made from.
    fs::write(room.path().join(name), "y").expect("written");
    let Diagnosed { value: project, problems } = load(room.path());
    let told: Vec<(Code, &str)> =
        problems.iter().map(|problem| (problem.code, problem.path(&project))).collect();
    assert_eq!(told, [(Code::DuplicateId, name)]);
}
