//! Every key of every file stands in the handbook: the keys are those that the program itself accepts.

use std::collections::BTreeSet;
use std::fs;

use wayleaf::diagnostic::Code;

use super::text_of;
use crate::project::{Project, in_repository};

/// A mapping that a file may hold, with a key in it that nobody knows.
struct Mapping {
    /// The topic and the unit of the handbook that list its keys.
    told: (&'static str, &'static str),
    spoiled: Project,
}

/// No key of any file.
const UNKNOWN: &str = "zzz";

fn mapping(topic: &'static str, unit: &'static str, spoiled: Project) -> Mapping {
    Mapping { told: (topic, unit), spoiled }
}

fn edited(path: &str, old: &str, new: &str) -> Project {
    Project::new().edit(path, old, new)
}

fn written(path: &str, text: &str) -> Project {
    Project::new().file(path, text)
}

/// Every mapping that the parser knows.
fn mappings() -> Vec<Mapping> {
    const GUIDE: &str = "content/guide.yaml";
    const REVIEW: &str = "reviews:\n  - {unit: \"home#start\", language: en, role: lawyer, by: A, on: 2026-11-22, \
                          read: \"1a2b3c4d\", verdict: wrong, remarks: [{zzz: 1}]}\n";
    let guide = |line: &str| edited(GUIDE, "publisher: The Publisher\n", &format!("publisher: P\n{line}\n"));
    let changes = |text: &str| written("content/changes.yaml", text);
    let terms = |text: &str| written("content/terms/en.yaml", text);
    let law = |text: &str| written("content/law/act.yaml", text);
    vec![
        mapping("keys-guide", "guide", guide("zzz: 1")),
        mapping("keys-guide", "languages", edited(GUIDE, "name: Dansk}", "name: Dansk, zzz: 1}")),
        mapping("keys-guide", "roles", guide("roles: {zzz: a}")),
        mapping("keys-guide", "hotspot", guide("hotspot: {zzz: a}")),
        mapping("keys-guide", "budgets", guide("budgets: {zzz: 1}")),
        mapping("keys-guide", "one-file-parts", guide("one-file-parts: [{zzz: 1}]")),
        mapping("keys-guide", "review", edited(GUIDE, "review: {law: 12,", "review: {zzz: 12,")),
        mapping("keys-guide", "vague-words", guide("vague-words: {en: [{zzz: a}]}")),
        mapping(
            "keys-topic",
            "topic",
            edited("content/topics/home/topic.yaml", "kind: home\n", "kind: home\nzzz: 1\n"),
        ),
        mapping(
            "keys-topic",
            "unit",
            edited("content/topics/papers/topic.yaml", "- id: letter", "- {id: letter, zzz: 1}"),
        ),
        mapping(
            "keys-topic",
            "see",
            edited(
                "content/topics/steps/topic.yaml",
                "{id: ask, kind: item}",
                "{id: ask, kind: item, see: [{zzz: a}]}",
            ),
        ),
        mapping(
            "keys-text",
            "front",
            edited("content/topics/home/da.md", "title: Guiden\n", "title: Guiden\nzzz: 1\n"),
        ),
        mapping(
            "keys-facts",
            "fact",
            edited("content/facts.yaml", "  unit: day\n", "  unit: day\n  zzz: 1\n"),
        ),
        mapping(
            "keys-facts",
            "source",
            edited("content/sources.yaml", "  publisher: Retsinformation\n", "  publisher: R\n  zzz: 1\n"),
        ),
        mapping("keys-facts", "law", law("zzz: 1\n")),
        mapping("keys-facts", "law-change", law("changed: [{zzz: 1}]\n")),
        mapping("keys-facts", "law-read", law("read-again: {a: {zzz: 1}}\n")),
        mapping("keys-more", "changes", changes("zzz: 1\n")),
        mapping("keys-more", "edition", changes("editions: [{zzz: 1}]\n")),
        mapping("keys-more", "change", changes("changes: [{zzz: 1}]\n")),
        mapping("keys-more", "released", changes("released: {zzz: {}}\n")),
        mapping("keys-more", "allowed", written("content/allowed.yaml", "- {zzz: 1}\n")),
        mapping("keys-more", "asked", written("content/asked.yaml", "- {zzz: 1}\n")),
        mapping("keys-more", "reviews", written("content/reviews.yaml", "zzz: 1\n")),
        mapping("keys-more", "unit-review", written("content/reviews.yaml", "reviews: [{zzz: 1}]\n")),
        mapping("keys-more", "remark", written("content/reviews.yaml", REVIEW)),
        mapping("keys-more", "concept", terms("letter: {zzz: 1}\n")),
        mapping("keys-more", "concept-seen", terms("letter: {words: [letter], seen: {zzz: 1}}\n")),
        mapping("keys-theme", "theme", written("themes/plain/theme.yaml", "zzz: 1\n")),
        mapping("keys-theme", "page", written("themes/plain/theme.yaml", "pages: {home: {zzz: 1}}\n")),
        mapping("keys-theme", "taken", written("content/theme/made-from.yaml", "- {zzz: 1}\n")),
    ]
}

/// The keys that a mapping may have, as the program lists them where it meets one that it does not know.
fn accepted(spoiled: &Project) -> BTreeSet<String> {
    let built = spoiled.build();
    let message = format!("no name `{UNKNOWN}` is known here");
    let known = built.problems().iter().find(|problem| problem.message == message).and_then(|problem| {
        assert_eq!(problem.code, Code::Yaml);
        let (_, keys) = problem.help.split_once("one of: ")?;
        Some(keys.split(", ").map(str::to_owned).collect())
    });
    known.unwrap_or_else(|| panic!("no key was missed:\n{}", built.report()))
}

/// The keys that a unit of the handbook explains: what stands in backticks first in the rows of its tables.
fn explained((topic, unit): (&str, &str)) -> BTreeSet<String> {
    let text = text_of(topic);
    let part = text
        .split("\n## ")
        .find(|part| part.lines().next().is_some_and(|line| line.ends_with(&format!("{{#{unit}}}"))));
    let part = part.unwrap_or_else(|| panic!("{topic} has no unit {unit}"));
    let rows = part.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| row.split('`').next()).map(str::to_owned).collect()
}

#[test]
fn the_handbook_explains_every_key_that_a_file_may_have_and_no_other() {
    let mut wrong = Vec::new();
    for Mapping { told, spoiled } in mappings() {
        let (accepted, explained) = (accepted(&spoiled), explained(told));
        let missing: Vec<&String> = accepted.difference(&explained).collect();
        let foreign: Vec<&String> = explained.difference(&accepted).collect();
        if !missing.is_empty() || !foreign.is_empty() {
            wrong.push(format!("{told:?}: lacks {missing:?}, has {foreign:?}"));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn no_mapping_of_the_parser_is_left_out() {
    let mut found = 0;
    let mut folders = vec![in_repository("src/parse")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found +=
                    fs::read_to_string(&path).expect("a text").matches("#[serde(deny_unknown_fields").count();
            }
        }
    }
    assert_eq!(found, mappings().len(), "a mapping of src/parse is not asked for its keys");
}
