//! A door: `wayleaf new` writes a small guide that builds, in an empty folder only; what a guide does not use it need not
//! declare

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;

use tempfile::TempDir;
use wayleaf::starter::{self, NewGuide};
use wayleaf::{Day, Diagnosed, Lang, Options, Project, build, check, parse};

use crate::cli::{code, err, out, wayleaf};

const DAY: &str = "2026-11-29";

/// The site of a new guide: no error and no warning.
fn site_of(wish: &NewGuide) -> wayleaf::Site {
    let built = build(&project_of(wish), &Options { edition_date: wish.day, withdraw_worker: false });
    let told: Vec<&str> = built.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert!(told.is_empty(), "{wish:?}: {told:?}");
    built.value.expect("a site")
}

fn project_of(wish: &NewGuide) -> Project {
    let files = starter::files(wish).into_iter().map(|file| (file.path, file.text));
    Project::new(files).with_shipped_theme()
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

/// The languages that a new guide has words in.
fn known() -> Vec<&'static str> {
    starter::languages().map(|(tag, _)| tag).collect()
}

#[test]
fn a_new_guide_builds_without_a_word_of_complaint_whatever_it_is_to_have() {
    for (checklist, facts) in [(true, true), (true, false), (false, true), (false, false)] {
        let site = site_of(&NewGuide { checklist, facts, ..wish(&["en", "ar"]) });
        assert_eq!(site.bundle.get("en/list.html").is_some(), checklist);
        assert_eq!(site.bundle.get("en/sources.html").is_some(), facts);
    }
}

#[test]
fn a_new_guide_has_words_in_each_language_of_the_theme_as_source_and_as_translation() {
    let strings = fs::read_dir("themes/plain/strings").expect("the strings of the theme");
    let strings = strings.map(|file| file.expect("a file").path().file_stem().map(OsStr::to_owned));
    let strings: BTreeSet<_> = strings.flatten().map(|tag| tag.to_string_lossy().into_owned()).collect();
    let known = known();
    assert_eq!(known.iter().map(|tag| (*tag).to_owned()).collect::<BTreeSet<_>>(), strings);
    for (source, translation) in known.iter().zip(known.iter().cycle().skip(1)) {
        let site = site_of(&wish(&[source, translation]));
        for lang in [source, translation] {
            let page =
                String::from_utf8_lossy(site.bundle.get(&format!("{lang}/index.html")).expect("a page"));
            assert!(page.contains(&title_of(lang)), "{lang}: {page}");
        }
    }
}

#[test]
fn nothing_is_found_in_the_words_of_a_new_guide_whichever_is_the_source_of_all_others() {
    let mut known = known();
    for _ in 0..known.len() {
        known.rotate_left(1);
        for (checklist, facts) in [(true, true), (false, false)] {
            let wish = NewGuide { checklist, facts, ..wish(&known) };
            let project = project_of(&wish);
            let Diagnosed { value, problems } = parse::parse(&project, "plain");
            let (guide, theme) = value.guide.zip(value.theme).unwrap_or_else(|| panic!("{problems:?}"));
            let found = check::findings(&project, &guide, &theme, wish.day, problems);
            let found: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
            assert!(found.is_empty(), "{}: {found:?}", known[0]);
        }
    }
}

/// The title that the first page of a new guide has in a language.
fn title_of(lang: &str) -> String {
    let files = starter::files(&wish(&[lang]));
    let path = format!("content/topics/home/{lang}.md");
    let home = files.iter().find(|file| file.path == path).expect("a page");
    home.text.lines().find_map(|line| line.strip_prefix("title: ")).expect("a title").to_owned()
}

#[test]
fn a_guide_in_more_languages_than_a_menu_lists_needs_no_sources() {
    let site = site_of(&NewGuide { facts: false, ..wish(&["en", "ar", "da", "fr", "so"]) });
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
    assert!(out(&made).contains("cd heat") && out(&made).contains("wayleaf serve"), "{}", out(&made));
    let built = wayleaf(room.path(), &["build", "--root", "heat"]);
    assert_eq!(code(&built), 0, "{}", err(&built));
    assert!(out(&built).contains("0 errors, 0 warnings"), "{}", out(&built));
    let status = wayleaf(room.path(), &["status", "--root", "heat"]);
    assert!(out(&status).contains("in per cent      100"), "{}", out(&status));
}

#[test]
fn a_folder_with_a_space_in_its_name_is_told_as_commands_take_it() {
    let room = TempDir::new().expect("room");
    let made = wayleaf(room.path(), &["new", "my guide"]);
    assert!(out(&made).contains("lies in my guide\n"), "{}", out(&made));
    assert!(out(&made).contains("cd \"my guide\"\n"), "{}", out(&made));
    let lost = wayleaf(room.path(), &["check"]);
    let told = format!("{}{}", out(&lost), err(&lost));
    assert!(told.contains("add `--root \"my guide\"`"), "{told}");
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

#[test]
fn languages_are_named_as_their_speakers_do_and_understood_in_any_spelling() {
    let room = TempDir::new().expect("room");
    let made =
        wayleaf(room.path(), &["new", "guide", "--languages", "DE, zh_hant,pt-br,nds", "--official", "de"]);
    assert_eq!(code(&made), 0, "{}", err(&made));
    let told = out(&made);
    assert!(told.contains("a new guide in `de` yet: its pages are in English"), "{told}");
    assert!(
        told.contains("a new guide in `zh-Hant`, `pt-BR`, `nds` yet: `wayleaf kit export LANG`"),
        "{told}"
    );
    assert!(told.contains("write the name of `nds` as its speakers do"), "{told}");
    let settings = fs::read_to_string(room.path().join("guide/content/guide.yaml")).expect("settings");
    for line in [
        "{tag: de, name: Deutsch}",
        "{tag: zh-Hant, name: 中文 (繁體)}",
        "{tag: pt-BR, name: Português (Brasil)}",
    ] {
        assert!(settings.contains(line), "{line}: {settings}");
    }
}
