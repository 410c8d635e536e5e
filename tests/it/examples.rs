//! The guides of `examples/`: each builds without a finding, and one without law and list is nowhere spoken to of either

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::cli::{code, err, out, wayleaf};
use crate::project::{Built, Page, Project, in_repository};

/// The day the examples were written.
const DAY: &str = "2026-11-30";

/// The example that has no law, no list to tick and no official language.
const PLAIN: &str = "examples/heat";

/// Words that have nothing to do in it: of English as they stand, of the others wherever they stand in a word.
const ENGLISH: [&str; 15] = [
    "danish",
    "denmark",
    "dansk",
    "kroner",
    "asylum",
    "deportation",
    "law",
    "laws",
    "lawyer",
    "legal",
    "checklist",
    "checklists",
    "checkmark",
    "checkmarks",
    "provision",
];
const OTHERS: [&str; 10] = [
    "دنمارک",
    "دانمارک",
    "الدنمارك",
    "الدانمارك",
    "قانون",
    "القوانين",
    "حقوقی",
    "وکیل",
    "محامٍ",
    "قائمة المراجعة",
];

/// What the guide that ships is about, and this one is not.
const PHRASES: [&str; 2] = ["their stay", "medical papers"];

/// Strings of the theme about law, a list to tick, papers of a doctor and days of a letter, by how their names begin.
const STRINGS: [&str; 17] = [
    "age_law",
    "card_",
    "code_",
    "dates_",
    "no_contact",
    "official",
    "points_",
    "progress",
    "question",
    "read_by_lawyer",
    "remember_",
    "rule_changed",
    "share_",
    "sheet_",
    "state_ask",
    "state_wrong",
    "ticks_plain",
];

/// The folders of `examples/` that hold a guide.
fn guides() -> Vec<String> {
    let entries = fs::read_dir(in_repository("examples")).expect("the examples");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let folders = names.map(|name| format!("examples/{name}"));
    let mut guides: Vec<String> =
        folders.filter(|folder| in_repository(folder).join("content/guide.yaml").is_file()).collect();
    guides.sort_unstable();
    guides
}

fn built(folder: &str) -> Built {
    Project::loaded(folder).dressed().on(DAY).build()
}

#[test]
fn every_example_builds_without_a_finding_and_lacks_nothing() {
    let guides = guides();
    assert_eq!(guides, ["examples/eviction", PLAIN]);
    for folder in guides {
        built(&folder).sound();
        let room = TempDir::new().expect("room");
        let site = room.path().join("site");
        let site = site.to_str().expect("text");
        let root = in_repository(&folder);
        let done = wayleaf(&root, &["build", "--out", site, "--edition-date", DAY]);
        assert_eq!(code(&done), 0, "{}", err(&done));
        assert!(out(&done).contains("0 errors, 0 warnings"), "{}", out(&done));
        let missing = wayleaf(&root, &["check", "--missing", "--edition-date", DAY]);
        assert!(out(&missing).contains("no language lacks anything"), "{}", out(&missing));
    }
}

#[test]
fn an_example_says_in_each_language_that_it_is_one() {
    for folder in guides() {
        let built = built(&folder);
        for lang in built.languages() {
            built.page(&format!("{lang}/about.html")).has(1, "#example");
        }
        built.page("en/about.html").has_text("This is an example").has_text("does not exist");
    }
}

#[test]
fn a_date_of_the_heat_guide_stands_in_the_calendar_of_its_readers_too() {
    let built = built(PLAIN);
    built.page("fa/ill.html").has_text("۱۴۰۵");
    built.page("en/ill.html").has_text("1405");
}

#[test]
fn a_changed_sentence_of_german_law_names_the_texts_that_rest_on_it() {
    let root = in_repository("examples/eviction");
    let same = wayleaf(&root, &["law", "compare", "bgb", "law/bgb-since-2025.txt", "--edition-date", DAY]);
    assert!(out(&same).contains("nothing that is cited has changed"), "{}", out(&same));
    let other = wayleaf(&root, &["law", "compare", "bgb", "law/bgb-before-2025.txt", "--edition-date", DAY]);
    let said = out(&other);
    assert!(said.contains("§ 574b Abs. 1 Satz 1: changed"), "{said}");
    assert!(said.contains("object#how (en, de, tr, uk)"), "{said}");
}

/// All that a page says: what a reader sees, hears or is told later, and the values of all attributes.
fn words_of(page: &Page) -> String {
    page.text() + "\n" + &page.elements().join("\n")
}

/// Asserts that a text of the plain guide has none of the words, and none of the strings of these languages.
fn lacks(place: &str, text: &str, strings: &[String]) {
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '-').collect();
    for word in ENGLISH {
        assert!(!words.contains(&word), "`{word}` in {place}: {}", around(&lower, word));
    }
    for word in OTHERS.into_iter().chain(PHRASES) {
        assert!(!text.contains(word), "`{word}` in {place}: {}", around(text, word));
    }
    let plain = text.replace('\u{a0}', " ");
    for string in strings {
        assert!(!plain.contains(string.as_str()), "`{string}` in {place}");
    }
}

/// The words around the first place of a word.
fn around(text: &str, word: &str) -> String {
    let before = text.split(word).next().unwrap_or_default().chars().rev().take(60).collect::<Vec<_>>();
    before.into_iter().rev().chain(word.chars()).collect()
}

/// The pieces between placeholders of the theme's strings about what the plain guide does not have, in all its languages.
fn foreign_strings(languages: &[&str]) -> Vec<String> {
    let texts = languages.iter().map(|lang| {
        let path = in_repository(&format!("themes/plain/strings/{lang}.yaml"));
        fs::read_to_string(path).expect("the strings")
    });
    let texts: String = texts.collect();
    let told = texts.lines().filter_map(|line| line.split_once(": "));
    let told = told
        .filter(|(key, value)| STRINGS.iter().any(|begin| key.starts_with(begin)) && !value.starts_with('{'));
    let pieces = told.flat_map(|(_, value)| value.trim_matches('"').split(['{', '}']).step_by(2));
    let pieces: Vec<String> = pieces.map(str::trim).map(str::to_owned).collect();
    let pieces: Vec<String> = pieces.into_iter().filter(|piece| piece.chars().count() > 14).collect();
    assert!(pieces.len() > 40 * languages.len(), "only {} strings were found", pieces.len());
    pieces
}

#[test]
fn a_guide_without_law_and_list_speaks_of_neither_on_any_page() {
    let built = built(PLAIN);
    let strings = foreign_strings(&built.languages());
    for (path, html) in built.pages() {
        lacks(path, &words_of(&Page::new(path, html)), &strings);
    }
    for (path, bytes) in built.bundle().files() {
        let path = path.as_str();
        if !path.ends_with(".html") {
            lacks(path, &String::from_utf8_lossy(bytes), &strings);
        }
    }
}

#[test]
fn its_reviewers_read_of_neither() {
    let root = in_repository(PLAIN);
    let room = TempDir::new().expect("room");
    let strings = foreign_strings(&["en", "ar", "prs", "fa"]);
    let handed_out = |arguments: &[&str], name: &str| {
        let file = room.path().join(name);
        let place = file.to_str().expect("text");
        let done = wayleaf(&root, &[arguments, &["--out", place, "--edition-date", DAY]].concat());
        assert_eq!(code(&done), 0, "{}", err(&done));
        let text = read(&file);
        let text = if name.ends_with(".html") { words_of(&Page::new(name, &text)) } else { text };
        lacks(name, &text, &strings);
    };
    for lang in ["en", "ar", "prs", "fa"] {
        for role in ["doctor", "reader"] {
            let arguments = ["review", "export", "--role", role, "--language", lang];
            handed_out(&arguments, &format!("review-{role}-{lang}.html"));
        }
    }
}

#[test]
fn its_authors_are_told_of_neither() {
    let root = in_repository(PLAIN);
    for arguments in [&["check"][..], &["check", "--missing"], &["due", "--within", "900d"], &["doctor"]] {
        let done = wayleaf(&root, &[arguments, &["--edition-date", DAY]].concat());
        let said = out(&done) + &err(&done);
        assert!(!said.is_empty(), "{arguments:?}");
        lacks(&arguments.join(" "), &said, &[]);
    }
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).expect("a file")
}
