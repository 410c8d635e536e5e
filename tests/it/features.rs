//! What a guide does not have: its interface strings are neither handed out nor missing, and stand on no page

use std::collections::BTreeSet;
use std::sync::Arc;

use wayleaf::edition::Edition;
use wayleaf::guide::Guide;
use wayleaf::kit;
use wayleaf::starter::{self, NewGuide};
use wayleaf::theme::Theme;
use wayleaf::{Day, Lang, parse};

use crate::cli::{code, err, out, wayleaf};
use crate::project::{Project, in_repository};

const DAY: &str = "2026-11-30";

/// How names of strings begin that are about law, a list to tick, sheets, days, sentences and paper.
const OF_FEATURES: [&str; 21] = [
    "age_law",
    "card_",
    "code_",
    "dates_",
    "ics_",
    "official",
    "points_",
    "poster_link",
    "poster_wifi",
    "progress",
    "question",
    "read_by_doctor",
    "read_by_lawyer",
    "remember_",
    "rule_changed",
    "share_",
    "sheet_",
    "show_",
    "state_ask",
    "state_wrong",
    "ticks_plain",
];

/// Stands before the words of strings that are to stand nowhere.
const MARK: &str = "Zqx ";

/// A guide with neither list nor law nor facts, as `wayleaf new` writes it.
fn plainest() -> Project {
    let tag = |text| Lang::parse(text).expect("a tag");
    let wish = NewGuide {
        languages: vec![tag("en"), tag("ar")],
        official: None,
        checklist: false,
        facts: false,
        day: Day::parse(DAY).expect("a day"),
    };
    let old = Project::new().dressed();
    let content: Vec<String> =
        old.paths().filter(|path| path.starts_with("content/")).map(str::to_owned).collect();
    let bare = content.iter().fold(old, |project, path| project.without(path)).on(DAY);
    starter::files(&wish).iter().fold(bare, |project, file| project.file(&file.path, &file.text))
}

fn guides() -> Vec<(&'static str, Project)> {
    let example = |folder| (folder, Project::loaded(folder).dressed().on(DAY));
    let small = ("the small guide", Project::new().dressed());
    vec![example("examples/heat"), example("examples/eviction"), small, ("a new guide", plainest())]
}

fn read(project: &Project) -> (Guide, Arc<Theme>) {
    let parsed = parse::parse(&project.sources(), "plain").value;
    (parsed.guide.expect("a guide"), parsed.theme.expect("a theme"))
}

/// The keys of the strings that a guide does not need.
fn unneeded(guide: &Guide, theme: &Theme) -> BTreeSet<String> {
    let needed = theme.needed_strings(guide);
    let all = theme.string_keys(&guide.settings.source);
    all.difference(&needed).map(|key| (*key).to_owned()).collect()
}

/// A line of a file of strings with the mark before its words.
fn marked(line: &str) -> String {
    let (key, value) = line.split_once(": ").expect("a string");
    match value.chars().next() {
        Some('"') => format!("{key}: \"{MARK}{}", &value[1..]),
        Some('{') => format!("{key}: {}", value.replace(": \"", &format!(": \"{MARK}"))),
        _ => format!("{key}: {MARK}{value}"),
    }
}

/// The files of strings of a project, each with its lines.
fn files_of_strings(project: &Project) -> Vec<(String, String)> {
    let paths = project.paths().filter(|path| path.contains("/strings/"));
    paths.map(|path| (path.to_owned(), project.text(path).to_owned())).collect()
}

fn key(line: &str) -> &str {
    line.split(':').next().unwrap_or_default()
}

#[test]
fn a_string_that_a_guide_does_not_need_stands_on_none_of_its_pages() {
    for (name, project) in guides() {
        let (guide, theme) = read(&project);
        let unneeded = unneeded(&guide, &theme);
        assert!(!unneeded.is_empty(), "{name}");
        let files = files_of_strings(&project);
        let project = files.iter().fold(project, |project, (path, text)| {
            let line = |line: &str| if unneeded.contains(key(line)) { marked(line) } else { line.to_owned() };
            let lines: Vec<String> = text.lines().map(line).collect();
            project.file(path, &(lines.join("\n") + "\n"))
        });
        let built = project.build();
        assert!(built.has_site(), "{name}: {}", built.report());
        for (path, bytes) in built.bundle().files() {
            let text = String::from_utf8_lossy(bytes);
            let around = text.find(MARK.trim_end()).map(|at| text[at..].chars().take(80).collect::<String>());
            assert_eq!(around, None, "{name}: {path}");
        }
    }
}

#[test]
fn a_language_without_these_strings_lacks_nothing() {
    for (name, project) in guides() {
        let (guide, theme) = read(&project);
        let unneeded = unneeded(&guide, &theme);
        let base = theme.base_strings(&guide.settings.source).expect("strings").0.to_string();
        let files = files_of_strings(&project);
        let others = files.iter().filter(|(path, _)| !path.ends_with(&format!("/{base}.yaml")));
        let project = others.fold(project, |project, (path, text)| {
            let kept = text.lines().filter(|line| !unneeded.contains(key(line)));
            project.file(path, &kept.map(|line| format!("{line}\n")).collect::<String>())
        });
        let (guide, theme) = read(&project);
        let needed = theme.needed_strings(&guide);
        for language in &guide.settings.languages {
            assert_eq!(theme.missing_strings(&needed, &language.lang), [""; 0], "{name}: {}", language.lang);
        }
        let built = project.build();
        assert!(!built.report().contains("interface strings"), "{name}: {}", built.report());
    }
}

#[test]
fn a_guide_without_law_and_list_hands_out_strings_of_neither() {
    for (name, project) in [("heat", Project::loaded("examples/heat").dressed().on(DAY)), ("new", plainest())]
    {
        let (guide, theme) = read(&project);
        let sources = project.sources();
        let edition = Edition::new(&sources, Day::parse(DAY).expect("a day"));
        let lang = Lang::parse("ar").expect("a tag");
        let all = kit::catalog(&sources, &guide, &theme, &edition, &lang).expect("a catalog");
        let needed = all.clone().needed(&theme.needed_strings(&guide));
        let strings = |catalog: &kit::catalog::Catalog| -> Vec<String> {
            let ids = catalog.entries.iter().map(|entry| entry.id.to_string());
            ids.filter_map(|id| id.strip_prefix("string:").map(str::to_owned)).collect()
        };
        let of_feature = |key: &&String| OF_FEATURES.iter().any(|begin| key.starts_with(begin));
        let told = strings(&needed);
        assert_eq!(told.iter().filter(of_feature).collect::<Vec<_>>(), [""; 0], "{name}");
        assert!(told.len() > 60 && strings(&all).len() > told.len() + 90, "{name}: {}", told.len());
        let listed: BTreeSet<&str> = told.iter().map(String::as_str).collect();
        assert_eq!(listed, theme.needed_strings(&guide), "{name}");
    }
}

#[test]
fn a_kit_on_the_disk_has_what_is_needed_and_no_more() {
    let room = Project::loaded("examples/heat").dressed().on(DAY).on_disk();
    let done =
        wayleaf(room.path(), &["kit", "export", "ar", "--only", "all", "--format", "po", "--out", "ar.po"]);
    assert_eq!(code(&done), 0, "{}", err(&done));
    let text = std::fs::read_to_string(room.path().join("ar.po")).expect("a kit");
    assert!(text.contains("Next") && text.contains("No connection"), "{text}");
    for words in ["legal", "checkmarks", "lawyer", "Point a camera"] {
        assert!(!text.contains(words), "{words}");
    }
}

#[test]
fn every_string_is_claimed_once_or_needed_everywhere() {
    // A guide whose own words stand in for none of these.
    let (guide, theme) = read(&Project::loaded("examples/heat").dressed());
    let all = theme.string_keys(&guide.settings.source);
    let unknown: Vec<&String> = theme.string_rules.keys().filter(|key| !all.contains(key.as_str())).collect();
    assert_eq!(unknown, [""; 0], "theme.yaml lists what is no string");
    // What is needed everywhere speaks of nothing that only some guides have.
    let everywhere = all.iter().filter(|key| !theme.string_rules.contains_key(**key));
    let of_feature = everywhere.filter(|key| OF_FEATURES.iter().any(|begin| key.starts_with(begin)));
    assert_eq!(of_feature.collect::<Vec<_>>(), [&""; 0]);
    let words = ["legal", "law", "lawyer", "checkmark", "doctor", "deportation"];
    let (_, base) = theme.base_strings(&guide.settings.source).expect("strings");
    for (key, text) in base.iter().filter(|(key, _)| !theme.string_rules.contains_key(*key)) {
        for form in text.forms() {
            let said = words
                .iter()
                .find(|word| form.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|w| w == **word));
            assert_eq!(said, None, "{key}: {form}");
        }
    }
}

#[test]
fn legal_advice_is_spoken_of_only_in_guides_that_speak_of_law() {
    let legal = |folder: &str| -> Vec<String> {
        let (guide, theme) = read(&Project::loaded(folder).dressed());
        let (_, base) = theme.base_strings(&guide.settings.source).expect("strings");
        let needed = theme.needed_strings(&guide);
        let strings = base.iter().filter(|(key, _)| needed.contains(key.as_str()));
        strings.filter(|(_, text)| text.form("other").contains("legal")).map(|(key, _)| key.clone()).collect()
    };
    assert_eq!(legal("examples/heat"), [""; 0]);
    assert_eq!(legal(""), ["share_origin"]);
}

#[test]
fn status_counts_lawyers_and_doctors_only_where_there_is_work_for_them() {
    let heat = wayleaf(&in_repository("examples/heat"), &["status"]);
    assert_eq!(code(&heat), 0, "{}", err(&heat));
    let table = out(&heat);
    assert!(
        table.contains("by a native reader") && !table.contains("lawyer") && !table.contains("doctor"),
        "{table}"
    );
    let eviction = out(&wayleaf(&in_repository("examples/eviction"), &["status"]));
    assert!(eviction.contains("by a lawyer"), "{eviction}");
}

#[test]
fn a_condition_that_names_nothing_is_told_and_so_is_a_string_that_is_listed_twice() {
    let project = Project::new().dressed();
    let built =
        project.edit("themes/plain/theme.yaml", "  questions: [", "  qestions: [measure_day, ").build();
    let report = built.report();
    assert!(report.contains("`qestions` is nothing that a guide has"), "{report}");
    assert!(report.contains("did you mean `questions`?"), "{report}");
    assert!(report.contains("the string `measure_day` is listed twice"), "{report}");
}
