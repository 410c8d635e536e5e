//! Term bases: the words of each language for the concepts of a guide, beside what a translator writes

use crate::project::{Project, in_repository};
use std::collections::BTreeSet;
use std::fs;

use wayleaf::calendar::Day;
use wayleaf::edition::Edition;
use wayleaf::guide::Guide;
use wayleaf::i18n::lang::Lang;
use wayleaf::parse;

fn guide(project: &Project) -> Guide {
    parse::guide(&project.sources()).value.expect("a guide")
}

#[test]
fn every_language_of_the_guide_that_ships_has_words_for_every_concept() {
    let project = Project::loaded("");
    let guide = guide(&project);
    let source = &guide.term_bases[&guide.settings.source];
    assert!(source.concepts.len() >= 60, "{} concepts", source.concepts.len());
    let wanted: BTreeSet<&str> = source.concepts.iter().map(|concept| concept.id.value.as_str()).collect();
    for language in &guide.settings.languages {
        let base =
            guide.term_bases.get(&language.lang).unwrap_or_else(|| panic!("no words of {}", language.lang));
        let has: BTreeSet<&str> = base.concepts.iter().map(|concept| concept.id.value.as_str()).collect();
        assert_eq!(has, wanted, "{}", language.lang);
    }
    let folder = fs::read_dir(in_repository("content/terms")).expect("the term bases");
    assert_eq!(folder.count(), guide.settings.languages.len());
}

#[test]
fn a_word_that_an_ending_or_a_prefix_is_joined_to_is_the_word() {
    let project = |words: &str| {
        Project::new()
            .file("content/terms/en.yaml", "doctor: {words: [doctor]}\n")
            .file("content/terms/ar.yaml", &format!("doctor: {{words: [{words}]}}\n"))
    };
    assert_eq!(project("طبيب").build().codes(), [""; 0]);
    assert_eq!(project("\"=طبيب\"").build().codes(), ["term-missing"]);
}

#[test]
fn terms_of_no_use_to_readers_change_no_byte_of_the_site() {
    let with = Project::new()
        .file("content/terms/en.yaml", "doctor: {words: [doctor]}\n")
        .file("content/terms/ar.yaml", "doctor: {words: [طبيب]}\n");
    let files = |project: &Project| -> Vec<(String, Vec<u8>)> {
        let built = project.build();
        let files = built.sound().bundle().files();
        files.map(|(path, bytes)| (path.to_string(), bytes.to_vec())).collect()
    };
    assert!(files(&Project::new()) == files(&with), "the term bases changed a page");
}

#[test]
fn a_translator_sees_the_words_to_use_beside_the_text() {
    let project = Project::new()
        .file("content/terms/en.yaml", "doctor: {words: [doctor]}\nletter: {words: [letter]}\n")
        .file(
            "content/terms/ar.yaml",
            "doctor: {words: [طبيب, \"=دكتور\"], note: Not a nurse.}\nletter: {words: [رسالة]}\n",
        );
    let sources = project.sources();
    let theme = parse::theme::theme(&sources, "plain").value.expect("a theme");
    let edition = Edition::new(&sources, Day::parse("2026-11-25").expect("a day"));
    let lang = Lang::parse("ar").expect("a tag");
    let catalog =
        wayleaf::kit::catalog(&sources, &guide(&project), &theme, &edition, &lang).expect("a catalog");
    let entry = catalog.entries.iter().find(|entry| entry.id.to_string() == "papers#letter").expect("a unit");
    let told: Vec<(String, String)> =
        entry.terms.iter().map(|term| (term.source.clone(), term.listed())).collect();
    let wanted = [("doctor", "طبيب · دكتور"), ("letter", "رسالة")];
    assert_eq!(told, wanted.map(|(source, words)| (source.to_owned(), words.to_owned())));
    let deadline =
        catalog.entries.iter().find(|entry| entry.id.to_string() == "papers#deadline").expect("a unit");
    assert_eq!(deadline.terms, []);

    let po = wayleaf::kit::to_po(&catalog, catalog.base());
    assert!(po.contains("#. Term: doctor = طبيب · دكتور (Not a nurse.)"), "{po}");
    let page = wayleaf::kit::page(&catalog).expect("a page");
    assert!(page.contains("Words to use here") && page.contains("طبيب · دكتور"), "no words");
}

/// An authority has two names in the guide that ships: with its Danish name in brackets, and without (`-plain`).
#[test]
fn an_authority_has_its_danish_name_beside_it_where_a_page_first_speaks_of_it() {
    let project = Project::loaded("");
    let plain: Vec<String> = guide(&project)
        .facts
        .keys()
        .filter_map(|id| id.as_str().strip_suffix("-plain").map(str::to_owned))
        .collect();
    assert!(plain.len() >= 5, "{plain:?}");
    // The page of words has the Danish names as its entries.
    let articles =
        project.paths().filter(|path| path.ends_with(".md") && path.starts_with("content/topics/"));
    for path in articles.filter(|path| !path.starts_with("content/topics/words/")) {
        let text = project.text(path);
        for id in &plain {
            let first = |id: &str| text.find(&format!("{{{{{id}}}}}"));
            if let Some(without) = first(&format!("{id}-plain")) {
                let with = first(id).unwrap_or(usize::MAX);
                assert!(with < without, "{path} names `{id}` without its Danish name first");
            }
        }
    }
}
