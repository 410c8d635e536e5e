//! The leaflet: what to do now in each situation, on one sheet to fold, made of what other pages say.

use crate::project::{Built, Project};

/// The minimal guide, with `papers` for a situation.
fn built() -> Built {
    Project::new()
        .edit("content/topics/home/topic.yaml", "topics: [papers, steps]}", "topics: [papers]}")
        .file(
            "content/topics/papers/topic.yaml",
            "kind: situation\npicture: letter\nunits:\n  - {id: letter, important: true}\n  \
             - {id: deadline, safety: true, contacts: ask-first}\n",
        )
        .edit("content/topics/papers/en.md", "\n\n- It is in Danish.\n- It is new.", "")
        .edit(
            "content/topics/papers/en.md",
            "Bring a letter",
            "1. Ask today about [days](#deadline).\n2. Bring a letter",
        )
        .edit("content/topics/steps/topic.yaml", "kind: checklist", "kind: cards")
        .dressed()
        .build()
}

#[test]
fn a_guide_with_situations_has_a_leaflet_in_each_language_that_home_offers() {
    let built = built();
    for lang in ["en", "da", "ar"] {
        let page = built.page(&format!("{lang}/leaflet.html"));
        page.has(1, ".leaflet__panel--1 h1")
            .has(1, ".leaflet__panel--2 .leaflet__steps")
            .has(1, ".leaflet__panel--8");
        // On each page that has steps, and on the cover.
        page.has(2, ".leaflet__call [href^='tel:']")
            .has(1, ".leaflet__pictures .picture")
            .has(0, ".leaflet cite");
        let offered = built.page(&format!("{lang}/index.html")).attributes(".downloads a", "href");
        assert!(offered.contains(&format!("../{lang}/leaflet.html")), "{lang}: {offered:?}");
        assert!(built.page(&format!("{lang}/leaflet.html")).all(".leaflet__sentence").len() > 1, "{lang}");
    }
}

#[test]
fn its_steps_are_those_of_the_page_and_their_links_lead_there() {
    let built = built();
    let page = built.page("en/leaflet.html");
    assert_eq!(page.attributes(".leaflet__steps a", "href"), ["./papers.html#deadline", "./steps.html#send"]);
    page.has(2, ".leaflet__steps ol > li");
}

#[test]
fn it_holds_the_sentences_to_show_with_their_official_words() {
    let built = built();
    built.page("ar/leaflet.html").has(2, ".leaflet__sentence b[lang=da]");
    built.page("da/leaflet.html").has(0, ".leaflet__sentence b").has(2, ".leaflet__sentence");
}

#[test]
fn a_guide_without_situations_has_none_and_no_phone_keeps_one() {
    let plain = Project::new().dressed().build();
    assert!(!plain.pages().any(|(path, _)| path.ends_with("leaflet.html")));
    let built = built();
    let kept = built.bundle().files().filter(|(path, _)| path.as_str().starts_with("save/"));
    assert!(kept.count() > 0);
    assert!(!built.source_of("sw.js").contains("leaflet"));
}
