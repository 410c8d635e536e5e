//! What the service worker keeps: every page, each with the hash of its bytes, language by language.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::project::{Built, Project, real_guide};

/// Paths with their hashes.
type Files = BTreeMap<String, String>;

/// The list in `sw.js`.
struct Manifest {
    version: String,
    core: Files,
    languages: BTreeMap<String, Files>,
}

impl Manifest {
    fn of(built: &Built) -> Self {
        let script = built.source_of("sw.js");
        let text = script.split_once("var manifest = ").expect("the list").1;
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
        let list = values.next().expect("a value").expect("JSON");
        let languages = list["languages"].as_object().expect("languages");
        Self {
            version: list["version"].as_str().expect("a version").to_owned(),
            core: files(&list["core"]),
            languages: languages.iter().map(|(lang, list)| (lang.clone(), files(list))).collect(),
        }
    }

    fn all(&self) -> Vec<(&String, &String)> {
        self.core.iter().chain(self.languages.values().flatten()).collect()
    }
}

fn files(list: &Value) -> Files {
    let entries = list.as_array().expect("a list").iter();
    entries
        .map(|entry| {
            let text = |at: usize| entry[at].as_str().expect("a text").to_owned();
            (text(0), text(1))
        })
        .collect()
}

/// Looks at the list of three sites.
fn in_each_site(look: impl Fn(&Built, Manifest)) {
    for built in [&Project::new().build(), &Project::new().dressed().build(), real_guide()] {
        look(built, Manifest::of(built));
    }
}

#[test]
fn the_list_names_exactly_the_pages_of_the_site() {
    in_each_site(|built, manifest| {
        let listed: Vec<&str> = manifest.all().iter().map(|(path, _)| path.as_str()).collect();
        let unique: BTreeSet<&str> = listed.iter().copied().collect();
        assert_eq!(unique.len(), listed.len());
        let kept: BTreeSet<&str> =
            built.bundle().files().map(|(path, _)| path.as_str()).filter(is_page).collect();
        let missing: Vec<_> = kept.difference(&unique).collect();
        // Pages that ask whether a copy is still right are of no use without connection, posters hang on walls,
        // and the files to hand on hold everything once more.
        let is_left_out =
            |path: &&&str| path.starts_with("e/") || path.starts_with("guide-") || path.contains("/poster");
        assert!(missing.iter().all(is_left_out), "{missing:?}");
        assert!(unique.is_subset(&kept), "{unique:?}");
    });
}

fn is_page(path: &&str) -> bool {
    path.ends_with(".html")
}

#[test]
fn every_hash_is_that_of_the_pages_bytes() {
    in_each_site(|built, manifest| {
        for (path, hash) in manifest.all() {
            let bytes = built.bundle().get(path).expect("a page");
            assert_eq!(STANDARD.encode(Sha256::digest(bytes)), *hash, "{path}");
        }
    });
}

#[test]
fn every_language_has_a_list_of_its_own() {
    in_each_site(|_, manifest| {
        assert!(["ar", "da", "en"].iter().all(|lang| manifest.languages.contains_key(*lang)));
        for (lang, files) in &manifest.languages {
            assert!(files.keys().all(|path| path.starts_with(&format!("{lang}/"))), "{lang}: {files:?}");
            assert!(files.contains_key(&format!("{lang}/index.html")));
        }
        for path in ["index.html", "offline.html"] {
            assert!(manifest.core.contains_key(path), "{path}");
        }
    });
}

#[test]
fn a_change_in_one_language_is_another_version_and_leaves_the_other_languages_alone() {
    let old = Manifest::of(&Project::new().build());
    // The edition's code stands on every page, so the theme is what changes here.
    let changed = Project::new().edit("themes/plain/strings/da.yaml", "Set efter", "Kontrolleret").build();
    let new = Manifest::of(&changed);
    assert_ne!(old.version, new.version);
    assert_eq!(old.languages["en"], new.languages["en"]);
    assert_eq!(old.languages["ar"], new.languages["ar"]);
    assert_ne!(old.languages["da"], new.languages["da"]);
}

#[test]
fn the_same_site_is_the_same_version() {
    let version = || Manifest::of(&Project::new().build()).version;
    assert_eq!(version(), version());
}

#[test]
fn the_worker_lies_at_the_root_and_names_no_other_place() {
    let built = real_guide();
    let script = built.source_of("sw.js");
    assert!(!script.contains("__MANIFEST__"));
    assert!(!script.contains("http://") && !script.contains("https://"));
}
