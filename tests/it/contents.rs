//! Finding: the page of contents is the map of the guide, and words of the law are explained where they stand.

use std::collections::BTreeSet;

use wayleaf::guide::topic::TopicKind;
use wayleaf::i18n::collation::Collation;
use wayleaf::i18n::lang::Lang;
use wayleaf::parse;

use crate::project::{Project, real_guide, visible};

#[test]
fn every_unit_item_and_word_of_the_guide_is_on_the_page_of_contents() {
    let built = real_guide();
    let guide = parse::guide(&Project::loaded("").sources()).value.expect("a guide");
    // The parts of a situation are read in one go: its page alone is listed.
    let situations = guide.topics.iter().filter(|topic| topic.kind == TopicKind::Situation);
    let situations: BTreeSet<String> = situations.map(|topic| format!("{}.html", topic.id)).collect();
    assert_eq!(situations.len(), 6);
    for lang in built.languages() {
        let contents = built.page(&format!("{lang}/contents.html"));
        let listed: BTreeSet<String> = contents.attributes("main a", "href").into_iter().collect();
        let mut missing = Vec::new();
        for (path, _) in built.pages().filter(|(path, _)| path.starts_with(&format!("{lang}/"))) {
            let file = path.rsplit('/').next().unwrap_or_default();
            if situations.contains(file) {
                assert!(listed.contains(file), "{lang}: {file}");
                continue;
            }
            let ids = built.page(path).attributes(".unit__title, .checklist__item, .unit__body dt", "id");
            missing
                .extend(ids.iter().map(|id| format!("{file}#{id}")).filter(|place| !listed.contains(place)));
        }
        assert!(missing.is_empty(), "{lang}: {missing:?}");
        assert!(listed.contains("words.html#udrejsefrist"), "{lang}");
    }
}

#[test]
fn words_and_sources_stand_as_in_a_danish_list_in_every_language() {
    let alphabet = Collation::of(&Lang::parse("da").expect("a tag"));
    let built = real_guide();
    for lang in built.languages() {
        for (file, selector) in
            [("contents.html", ".all-contents__word"), ("sources.html", ".source-list__title")]
        {
            let page = built.page(&format!("{lang}/{file}"));
            let listed: Vec<String> = page.all(selector).into_iter().map(visible).collect();
            let mut sorted = listed.clone();
            sorted.sort_by(|one, other| alphabet.compare(one, other));
            assert_eq!(listed, sorted, "{lang}/{file}");
        }
        let words = built.page(&format!("{lang}/contents.html"));
        let words: Vec<String> = words.all(".all-contents__word").into_iter().map(visible).collect();
        let ends = (words.first().map(String::as_str), words.last().map(String::as_str));
        assert_eq!(ends, (Some("adgang"), Some("åbenbart grundløs")), "{lang}");
    }
}

#[test]
fn every_page_of_a_language_leads_to_its_page_of_contents() {
    let built = real_guide();
    let languages = built.languages();
    for (path, _) in built.pages() {
        let Some((lang, file)) = path.split_once('/').filter(|(lang, _)| languages.contains(lang)) else {
            continue;
        };
        let links = usize::from(file != "contents.html");
        let found = built.page(path).attributes(".footer__links a", "href");
        assert_eq!(found.iter().filter(|href| *href == "contents.html").count(), links, "{lang}/{file}");
    }
}

#[test]
fn a_word_of_the_law_is_explained_in_the_part_that_uses_it_in_the_readers_language() {
    for (lang, meaning) in [
        ("en", "departure deadline. The date by which you must leave."),
        ("da", "frist for at rejse ud. Den dato, du senest skal rejse."),
    ] {
        let page = real_guide().page(&format!("{lang}/staying.html"));
        let words = page.all(".terms dfn");
        let at = words.iter().position(|word| word.text().collect::<String>() == "udrejsefrist");
        assert!(at.is_some(), "{lang}");
        assert!(page.text().contains(meaning), "{lang}");
    }
}

#[test]
fn the_glossary_does_not_explain_itself_and_each_word_has_its_place() {
    let built = real_guide();
    built.page("ti/words.html").has(0, ".terms").has(1, "dt#udrejsefrist").has(1, "dt#laegeattest");
}

#[test]
fn a_word_no_glossary_knows_is_explained_nowhere() {
    let built = Project::new().dressed().build();
    built.page("en/papers.html").has(0, ".terms");
}
