//! A door: `wayleaf new` writes a small guide that builds, in an empty folder only; what a guide does not use it need not
//! declare

use std::fs;

use tempfile::TempDir;
use wayleaf::starter::{self, NewGuide};
use wayleaf::{Day, Lang, Options, build};

use crate::cli::{code, err, out, wayleaf};

const DAY: &str = "2026-11-29";

/// The site of a new guide: no error and no warning.
fn site_of(wish: &NewGuide) -> wayleaf::Site {
    let files = starter::files(wish).into_iter().map(|file| (file.path, file.text));
    let project = wayleaf::Project::new(files).with_shipped_theme();
    let built = build(&project, &Options { edition_date: wish.day, withdraw_worker: false });
    let told: Vec<&str> = built.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert!(told.is_empty(), "{wish:?}: {told:?}");
    built.value.expect("a site")
}

fn wish(languages: &[&str]) -> NewGuide {
    NewGuide {
        languages: languages.iter().map(|tag| Lang::parse(tag).expect("a tag")).collect(),
        official: None,
        checklist: true,
        facts: true,
        day: Day::parse(DAY).expect("a day"),
    }
}

#[test]
fn a_new_guide_builds_without_a_word_of_complaint_whatever_it_is_to_have() {
    let known: Vec<&str> = starter::languages().map(|(tag, _)| tag).collect();
    assert!(known.contains(&"en") && known.contains(&"ar"));
    for (checklist, facts) in [(true, true), (true, false), (false, true), (false, false)] {
        for first in &known {
            let guide = NewGuide { checklist, facts, ..wish(&[first]) };
            let site = site_of(&guide);
            assert_eq!(site.bundle.get(&format!("{first}/list.html")).is_some(), checklist, "{first}");
            assert_eq!(site.bundle.get(&format!("{first}/sources.html")).is_some(), facts, "{first}");
        }
        site_of(&NewGuide { checklist, facts, ..wish(&known) });
    }
}

#[test]
fn a_guide_in_more_languages_than_a_menu_lists_needs_no_sources() {
    let files = starter::files(&NewGuide { facts: false, ..wish(&["en", "ar", "da", "fr", "so"]) });
    let files = files.into_iter().map(|file| (file.path, file.text));
    let project = wayleaf::Project::new(files).with_shipped_theme();
    let built = build(&project, &Options { edition_date: wish(&["en"]).day, withdraw_worker: false });
    let site = built.value.unwrap_or_else(|| panic!("{:?}", built.problems));
    assert!(site.bundle.get("languages/contents.html").is_some());
    assert!(site.bundle.get("languages/sources.html").is_none());
}

#[test]
fn the_official_language_is_asked_for_and_stands_beside_the_readers() {
    let guide = NewGuide { official: Lang::parse("ar"), ..wish(&["en"]) };
    let site = site_of(&guide);
    assert!(site.bundle.get("ar/index.html").is_some());
    assert_eq!(site.guide.settings.official.as_str(), "ar");
}

#[test]
fn the_program_alone_makes_builds_and_tells_of_a_guide() {
    let room = TempDir::new().expect("room");
    let made = wayleaf(room.path(), &["new", "heat"]);
    assert_eq!(code(&made), 0, "{}", err(&made));
    assert!(out(&made).contains("wayleaf serve --root heat"), "{}", out(&made));
    let built = wayleaf(room.path(), &["build", "--root", "heat"]);
    assert_eq!(code(&built), 0, "{}", err(&built));
    assert!(out(&built).contains("0 errors, 0 warnings"), "{}", out(&built));
    let status = wayleaf(room.path(), &["status", "--root", "heat"]);
    assert!(out(&status).contains("in per cent      100"), "{}", out(&status));
}

#[test]
fn a_language_that_nobody_has_written_is_begun_all_the_same() {
    let room = TempDir::new().expect("room");
    let made = wayleaf(room.path(), &["new", "guide", "--languages", "en,nds"]);
    assert_eq!(code(&made), 0, "{}", err(&made));
    assert!(out(&made).contains("`nds`"), "{}", out(&made));
    let built = wayleaf(room.path(), &["build", "--root", "guide"]);
    assert_eq!(code(&built), 0, "{}", err(&built));
    let said = err(&built);
    assert_eq!(said.matches("warning[strings]").count(), 1, "{said}");
    let page = fs::read_to_string(room.path().join("guide/site/nds/index.html")).expect("a page");
    assert!(page.contains("Start here"), "the source stands in for what is missing: {page}");
}

#[test]
fn a_folder_that_holds_something_is_left_as_it_is() {
    let room = TempDir::new().expect("room");
    fs::create_dir(room.path().join("mine")).expect("made");
    fs::write(room.path().join("mine/letter.txt"), "mine").expect("written");
    for arguments in [["new", "mine"], ["new", "mine/letter.txt"]] {
        let refused = wayleaf(room.path(), &arguments);
        assert_eq!(code(&refused), 2);
        assert!(err(&refused).contains("letter.txt"), "{}", err(&refused));
        assert_eq!(out(&refused), "");
    }
    let names: Vec<_> = fs::read_dir(room.path().join("mine")).expect("listed").collect();
    assert_eq!(names.len(), 1);
    let wrong = wayleaf(room.path(), &["new", "other", "--languages", "en,x_x"]);
    assert_eq!(code(&wrong), 2);
    assert!(err(&wrong).contains("write a tag such as"), "{}", err(&wrong));
    assert!(!room.path().join("other").exists());
}
