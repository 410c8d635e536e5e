//! Sentences to show: each fills the screen in the official language, without a script.

use crate::project::{Built, Project};

/// The minimal guide, whose list is one of sentences to show.
fn built() -> Built {
    let numbers = "content/topics/steps/topic.yaml";
    Project::new().dressed().edit(numbers, "kind: checklist", "kind: cards").build()
}

#[test]
fn each_sentence_leads_to_itself_in_the_official_language_with_the_readers_words_beneath() {
    let built = built();
    let page = built.page("ar/steps.html");
    let ids = page.attributes("main .show__card", "id");
    assert!(!ids.is_empty(), "{}", built.report());
    let links = page.attributes("main a.show__words", "href");
    assert_eq!(links, ids.iter().map(|id| format!("#{id}")).collect::<Vec<_>>());
    page.has(ids.len(), ".show__card > .show__words + .show__official[lang=da][dir=ltr]");
    page.has(ids.len(), ".show__language[lang=da] [lang=ar]");
    // It closes to its own section; nothing is ticked, nobody turns a page.
    let sections = page.attributes("main h2", "id");
    let closes = page.attributes(".show__close", "href");
    assert!(closes.iter().all(|href| sections.contains(&href[1..].to_owned())), "{closes:?}");
    page.has(0, "main input").has(0, ".pager").has(0, "main script");
}

#[test]
fn the_page_of_the_official_language_shows_its_own_words_and_no_others() {
    let page = built().page("da/steps.html");
    page.has(0, ".show__official").has(0, ".show__language");
    assert!(!page.all(".show__card > .show__words + .show__close").is_empty());
}

#[test]
fn a_sentence_without_words_in_the_official_language_cannot_be_shown() {
    let built = Project::new()
        .dressed()
        .edit("content/topics/steps/topic.yaml", "kind: checklist", "kind: cards")
        .without("content/topics/steps/da.md")
        .build();
    let page = built.page("ar/steps.html");
    page.has(0, ".show__card").has(0, ".show__words");
    assert!(!page.all(".show__row[id]").is_empty());
    assert!(
        built.report().contains("warning[no-official-text]: `ask` has no words in `da`"),
        "{}",
        built.report()
    );
}

#[test]
fn the_one_file_and_the_text_have_them_too() {
    let built = built();
    let edition = &built.summary().edition;
    let file = built.page(&format!("guide-ar-{edition}.html"));
    let ids = file.attributes("#steps .show__card", "id");
    assert!(ids.iter().all(|id| id.starts_with("steps--")) && !ids.is_empty(), "{ids:?}");
    assert_eq!(
        file.attributes("#steps a.show__words", "href"),
        ids.iter().map(|id| format!("#{id}")).collect::<Vec<_>>()
    );
    file.has(0, "#steps input[type=checkbox]");
    let official = file.all(".show__official")[0].text().collect::<String>();
    let text = built.source_of(&format!("guide-ar-{edition}.txt"));
    assert!(text.contains(official.trim()) && !text.contains("[ ]"), "{text}");
}
