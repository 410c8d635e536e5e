//! JSON Schemas of the YAML files of a guide: current, true of every file there is, and written down where editors look

use std::fs;

use jsonschema::Validator;
use serde_json::Value;
use tempfile::TempDir;
use wayleaf::parse::any_yaml;
use wayleaf::parse::schema::{FILES, FOLDER, YamlKind};
use wayleaf::starter::{self, NewGuide};
use wayleaf::{Day, Lang};

use crate::cli::{code, err, out, wayleaf};
use crate::project::{Archive, Project, in_repository, updating};

const SHIPPED: &str = "docs/schemas";

/// Guides and themes that lie in this repository.
const PROJECTS: [&str; 4] = ["", "examples/heat", "examples/eviction", "tests/golden/small"];

fn schema(file: &YamlKind) -> Value {
    serde_json::from_str(&file.schema()).expect("JSON")
}

/// What a schema finds wrong with the text of the file at this path.
fn faults(path: &str, text: &str) -> Vec<String> {
    let file = YamlKind::at(path).unwrap_or_else(|| panic!("{path} has no schema"));
    let validator: Validator = jsonschema::draft7::new(&schema(file)).expect("a schema");
    // A file of comments alone is read as one without entries.
    let value = any_yaml(text).unwrap_or_else(|| panic!("{path} is no YAML"));
    validator.iter_errors(&value).map(|fault| format!("{path}: {}: {fault}", fault.instance_path())).collect()
}

fn is_yaml(path: &str) -> bool {
    path.ends_with(".yaml")
}

/// What is wrong with the files of a project.
fn faults_of(project: &Project) -> Vec<String> {
    let files: Vec<&str> = project.paths().filter(|path| is_yaml(path)).collect();
    files.iter().flat_map(|path| faults(path, project.text(path))).collect()
}

#[test]
fn the_schemas_that_ship_are_those_of_this_program() {
    let folder = in_repository(SHIPPED);
    for file in &FILES {
        let path = folder.join(file.schema_name());
        if updating() {
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(&path, file.schema()).expect("written");
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(written == file.schema(), "{} is old: UPDATE=1 writes it anew", path.display());
    }
    let there = fs::read_dir(&folder).expect("a folder").count();
    assert_eq!(there, FILES.len(), "a file that no schema is written to");
}

#[test]
fn every_file_of_the_guides_and_themes_here_is_as_its_schema_says() {
    for folder in PROJECTS {
        assert_eq!(faults_of(&Project::loaded(folder)), [""; 0], "in {folder}");
    }
    assert_eq!(faults_of(&Project::new()), [""; 0]);
}

#[test]
fn a_new_guide_is_as_its_schemas_say() {
    let languages = starter::languages().filter_map(|(tag, _)| Lang::parse(tag));
    let day = Day::parse("2026-11-29").expect("a day");
    let wish = NewGuide {
        languages: languages.collect(),
        official: Lang::parse("da"),
        checklist: true,
        facts: true,
        day,
    };
    for file in starter::files(&wish).iter().filter(|file| is_yaml(&file.path)) {
        assert_eq!(faults(&file.path, &file.text), [""; 0]);
    }
}

/// Files whose names say so hold mistakes in YAML files, a good deal of them in each kind.
#[test]
fn what_is_misspelt_is_found_by_the_schemas_too() {
    for (case, path) in [
        ("yaml-unknown-key", "content/topics/papers/topic.yaml"),
        ("yaml-missing-key", "content/facts.yaml"),
        ("yaml-wrong-type", "content/guide.yaml"),
        ("bad-id", "content/topics/steps/topic.yaml"),
        ("bad-date", "content/sources.yaml"),
        ("unknown-word", "content/facts.yaml"),
        ("language-tag", "content/guide.yaml"),
    ] {
        let text =
            fs::read_to_string(in_repository(&format!("tests/diagnostics/{case}.txt"))).expect("a case");
        let project = Archive::new(&text).applied_to(Project::new());
        assert_ne!(faults(path, project.text(path)), [""; 0], "{case}");
    }
}

/// Every schema that describes a mapping, with the way to it.
fn objects<'a>(value: &'a Value, way: &str, found: &mut Vec<(String, &'a Value)>) {
    match value {
        Value::Object(entries) => {
            if entries.get("properties").is_some_and(Value::is_object) {
                found.push((way.to_owned(), value));
            }
            entries.iter().for_each(|(key, value)| objects(value, &format!("{way}/{key}"), found));
        }
        Value::Array(list) => list.iter().for_each(|value| objects(value, way, found)),
        _ => {}
    }
}

#[test]
fn each_key_is_explained_and_no_other_key_is_allowed() {
    for file in &FILES {
        let (schema, mut found) = (schema(file), Vec::new());
        objects(&schema, file.name, &mut found);
        for (way, object) in found {
            assert_eq!(object.get("additionalProperties"), Some(&Value::Bool(false)), "{way}");
            for (key, told) in object["properties"].as_object().expect("keys") {
                assert!(told.get("description").is_some(), "{way} does not explain `{key}`");
            }
        }
    }
}

#[test]
fn the_program_writes_one_schema_or_all() {
    let room = TempDir::new().expect("room");
    for asked in ["facts", "content/facts.yaml", "./content/facts.yaml"] {
        let shown = wayleaf(room.path(), &["schema", asked]);
        assert_eq!(
            (code(&shown), out(&shown)),
            (0, YamlKind::at("content/facts.yaml").expect("facts").schema())
        );
    }
    let written = wayleaf(room.path(), &["schema", "--out", "there"]);
    assert_eq!(code(&written), 0, "{}", err(&written));
    for file in &FILES {
        let text = fs::read_to_string(room.path().join("there").join(file.schema_name())).expect("a schema");
        assert_eq!(text, file.schema());
    }
    let listed = out(&wayleaf(room.path(), &["schema"]));
    assert!(FILES.iter().all(|file| listed.contains(file.path)), "{listed}");
    let unknown = wayleaf(room.path(), &["schema", "content/topics/home/en.md"]);
    assert_eq!(code(&unknown), 2);
    assert!(err(&unknown).contains("run `wayleaf schema` to see them all"), "{}", err(&unknown));
}

#[test]
fn the_files_of_a_new_guide_name_their_schemas_and_nothing_of_them_is_published() {
    let room = TempDir::new().expect("room");
    let made = wayleaf(room.path(), &["new", "guide"]);
    assert_eq!(code(&made), 0, "{}", err(&made));
    let guide = room.path().join("guide");
    let project = wayleaf::load(&guide).value;
    let mut seen = 0;
    for (_, file) in
        project.files().filter(|(_, file)| file.path.starts_with("content/") && is_yaml(&file.path))
    {
        let named =
            file.text.lines().next().and_then(|line| line.strip_prefix("# yaml-language-server: $schema="));
        let named = named.unwrap_or_else(|| panic!("{} names no schema", file.path));
        let schema = guide.join(&file.path).parent().expect("a folder").join(named);
        assert_eq!(
            fs::read_to_string(schema).expect("a schema"),
            YamlKind::at(&file.path).expect("a kind").schema()
        );
        seen += 1;
    }
    assert!(seen > 4, "{seen} files");
    assert!(project.files().all(|(_, file)| !file.path.contains(FOLDER)));
    let built = wayleaf(&guide, &["build"]);
    assert_eq!(code(&built), 0, "{}", err(&built));
    let mut folders = vec![guide.join("site")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else {
                let bytes = fs::read(&entry).expect("a file");
                assert!(!String::from_utf8_lossy(&bytes).contains("$schema"), "{}", entry.display());
            }
        }
    }
}
