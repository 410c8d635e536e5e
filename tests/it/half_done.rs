//! Half is welcome: what a language lacks is shown in the words of the source, stops nobody, and is listed; many findings of
//! a kind are a few and a count.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::cli::{code, err, out, wayleaf};
use crate::project::{Project, visible};

/// The small guide, where Arabic lacks a page, a unit and two strings.
fn half_arabic() -> TempDir {
    let strings = "themes/plain/strings/ar.yaml";
    let guide = Project::new().without("content/topics/steps/ar.md");
    let text = guide.text(strings).to_owned();
    let kept = text.split_inclusive('\n');
    let kept: String =
        kept.filter(|line| !line.starts_with("age:") && !line.starts_with("behind:")).collect();
    let guide = guide.file(strings, &kept);
    let papers = "content/topics/papers/ar.md";
    let text = guide.text(papers).to_owned();
    let unit = text.find("## رسالة {#letter}").expect("the unit");
    let end = text[unit + 2..].find("\n## ").map_or(text.len(), |at| unit + 2 + at + 1);
    let text = format!("{}{}", &text[..unit], &text[end..]);
    let lines = text.split_inclusive('\n');
    let unstamped: String = lines.filter(|line| !line.trim().starts_with("letter:")).collect();
    guide.file(papers, &unstamped).on_disk()
}

#[test]
fn half_a_language_is_built_and_what_it_lacks_is_told_in_one_line() {
    let room = half_arabic();
    for arguments in [&["check"][..], &["check", "--texts"]] {
        let checked = wayleaf(room.path(), arguments);
        assert_eq!(code(&checked), 0, "{}", err(&checked));
        let said = out(&checked) + &err(&checked);
        let line = "ar lacks 1 page, 1 unit, 2 interface strings; `wayleaf check --missing` lists them\n";
        assert!(said.contains(line), "{said}");
        assert_eq!(said.matches(" lacks ").count(), 1, "{said}");
    }
    let built = wayleaf(room.path(), &["build"]);
    assert_eq!(code(&built), 0, "{}", err(&built));
    let page = fs::read_to_string(room.path().join("site/ar/steps.html")).expect("the page");
    let is_marked = page.contains("lang=en") || page.contains("lang=\"en\"");
    assert!(is_marked, "the words of the source, marked: {page}");

    let json = out(&wayleaf(room.path(), &["check", "--format", "json"]));
    let object: Value = serde_json::from_str(&json).expect("JSON");
    let expected = serde_json::json!([{"lang": "ar", "pages": 1, "units": 1, "part_titles": 0, "names": 0, "strings": 2}]);
    assert_eq!(object["missing"], expected);
}

#[test]
fn everything_a_language_lacks_is_listed_with_file_and_id() {
    let room = half_arabic();
    let listed = wayleaf(room.path(), &["check", "--missing"]);
    assert_eq!(code(&listed), 0, "{}", err(&listed));
    let expected = "\
ar lacks 1 page, 1 unit, 2 interface strings
  content/topics/steps/ar.md: the page, 4 units
  content/topics/papers/ar.md: papers#letter
  themes/plain/strings/ar.yaml: age
  themes/plain/strings/ar.yaml: behind

readers see these in the words of the source; `wayleaf kit export LANG` hands them out to be translated
";
    assert_eq!(out(&listed), expected);
    let json = out(&wayleaf(room.path(), &["check", "--missing", "--format", "json"]));
    let object: Value = serde_json::from_str(&json).expect("JSON");
    let unit = &object["languages"][0]["units"][0];
    let expected = serde_json::json!({"path": "content/topics/papers/ar.md", "id": "papers#letter"});
    assert_eq!(unit, &expected);
}

#[test]
fn where_nothing_is_missing_nothing_is_said() {
    let room = Project::new().on_disk();
    let checked = wayleaf(room.path(), &["check"]);
    assert!(!out(&checked).contains(" lacks "), "{}", out(&checked));
    assert_eq!(out(&wayleaf(room.path(), &["check", "--missing"])), "no language lacks anything\n");
}

#[test]
fn no_text_of_a_language_at_all_stops_nobody() {
    let guide = Project::new();
    let texts = guide.paths().filter(|path| path.ends_with("/ar.md") || path.ends_with("/ar.yaml"));
    let texts: Vec<String> = texts.map(str::to_owned).collect();
    assert!(texts.len() > 3, "{texts:?}");
    let guide = texts.iter().fold(guide, |guide, path| guide.without(path));
    let room = guide.on_disk();
    let built = wayleaf(room.path(), &["build"]);
    assert_eq!(code(&built), 0, "{}", err(&built));
    assert!(room.path().join("site/ar/papers.html").is_file());
}

/// A file with this many times the same fault.
fn faulty(room: &Path, times: usize) {
    let file = room.join("content/topics/papers/en.md");
    let text = fs::read_to_string(&file).expect("read");
    let lines: String = (0..times).map(|_| "\nRead [this](topic:nowhere).\n").collect();
    fs::write(&file, text + &lines).expect("written");
}

#[test]
fn many_findings_of_a_kind_are_the_first_ten_and_a_count() {
    let room = Project::new().on_disk();
    faulty(room.path(), 40);
    let shown = |arguments: &[&str]| err(&wayleaf(room.path(), arguments));
    let few = shown(&["check"]);
    assert_eq!(few.matches("error[dead-link]: the link leads to a topic").count(), 10, "{few}");
    assert!(few.contains("\nerror[dead-link]: and 30 more of this kind: `wayleaf check --all`\n"), "{few}");
    let all = shown(&["check", "--all"]);
    assert_eq!(all.matches("error[dead-link]: the link leads to a topic").count(), 40, "{all}");
    assert!(!all.contains("more of this kind") && !all.contains("more like it"), "{all}");
    // What programs read is whole.
    for format in ["short", "github"] {
        let lines = shown(&["check", "--format", format]);
        assert_eq!(lines.lines().filter(|line| line.contains("dead-link")).count(), 40, "{lines}");
    }
    let json = out(&wayleaf(room.path(), &["check", "--format", "json"]));
    let object: Value = serde_json::from_str(&json).expect("JSON");
    let problems = object["problems"].as_array().expect("a list");
    assert_eq!(problems.iter().filter(|one| one["code"] == "dead-link").count(), 40);
}

/// The small guide with the theme that ships, where Arabic lacks a string, has an empty one, and lacks the form for 15 days.
fn unfinished_arabic() -> Project {
    let strings = "themes/plain/strings/ar.yaml";
    let guide = Project::new().dressed();
    let line = |line: &str| match line.split(':').next() {
        Some("footer_links") => None,
        Some("skip_link") => Some("skip_link: \"\"".to_owned()),
        Some("measure_day") => {
            let (before, after) = line.split_once(" many: \"").expect("a form");
            Some(format!("{before} {}", after.split_once("\", ").expect("another form").1))
        }
        _ => Some(line.to_owned()),
    };
    let lines: Vec<String> = guide.text(strings).lines().filter_map(line).collect();
    guide.file(strings, &(lines.join("\n") + "\n"))
}

#[test]
fn a_lacking_form_and_an_empty_string_stop_nobody_and_are_counted() {
    let room = unfinished_arabic().on_disk();
    let checked = wayleaf(room.path(), &["check"]);
    let said = out(&checked) + &err(&checked);
    assert_eq!(code(&checked), 0, "{said}");
    assert!(said.contains("ar lacks 3 interface strings; `wayleaf check --missing` lists them\n"), "{said}");
    assert!(said.contains("the string `skip_link` is empty"), "{said}");
    assert!(said.contains("the string `measure_day` lacks its plural form `many`"), "{said}");
}

#[test]
fn words_that_the_source_lends_bear_its_language_on_the_page() {
    let built = unfinished_arabic().build();
    assert!(built.has_site(), "{}", built.report());
    let page = built.page("ar/papers.html");
    let lent: Vec<String> = page
        .all("span[lang=en][dir=ltr]")
        .into_iter()
        .map(|found| visible(found).replace('\u{a0}', " "))
        .collect();
    for words in ["Skip to the text", "15 days"] {
        assert!(lent.iter().any(|text| text == words), "{words}: {lent:?}");
    }
    // In an attribute there is no place for it.
    let labels = page.elements().join("\n");
    assert!(labels.contains("More in this guide"), "{labels}");
    // What phones keep has signs of its own for phrases.
    let files = built.bundle().files();
    for (path, bytes) in files.filter(|(path, _)| !path.as_str().starts_with("save/")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains(['\u{f8f0}', '\u{f8f1}']), "{path}");
    }
    // Where nothing is lacking, nothing is marked.
    built.page("da/papers.html").has(0, "span[lang=en][dir=ltr]");
}
