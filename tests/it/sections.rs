//! What a section may have beside its text: contacts as cards, a fold, a mark that it is important, topics under it.

use crate::project::{Built, Page, Project, visible};

const PHONE: &str = "phone:
  kind: phone
  value: \"+45 12 34 56 78\"
  source: act
  seen: 2022
  checked: 2026-11-20
  checked-by: A Counsellor
  until: 2027-11-20
  confidence: medium
site:
  kind: link
  value: https://example.org/help
  source: act
  checked: 2026-11-20
  checked-by: A Counsellor
  until: 2027-11-20
  confidence: high
office:";

/// The minimal guide in the shipped theme, its page `papers` with these units.
fn papers(units: &str) -> Project {
    Project::new()
        .edit("content/facts.yaml", "office:", PHONE)
        .file("content/topics/papers/topic.yaml", &format!("kind: text\nunits:\n{units}"))
        .dressed()
}

fn cards() -> Built {
    papers(
        "  - {id: letter, contacts: [[office, phone, site], [office, site]]}
  - {id: deadline, safety: true}\n",
    )
    .build()
}

/// The path of the file that holds a whole language.
fn whole(built: &Built, lang: &str, ending: &str) -> String {
    format!("guide-{lang}-{}.{ending}", built.summary().edition)
}

fn calls(page: &Page) -> Vec<String> {
    page.attributes("main .contact__call", "href")
}

#[test]
fn a_card_is_one_link_that_calls_with_name_and_number_and_says_once_how_old_the_number_is() {
    let built = cards();
    for (lang, seen) in [("en", "2022"), ("da", "2022"), ("ar", "2022")] {
        let page = built.page(&format!("{lang}/papers.html"));
        assert_eq!(calls(&page), ["tel:+4512345678"], "{lang}: {}", built.report());
        assert!(page.words(".contact__call").ends_with("+45 12 34 56 78"), "{lang}");
        assert_eq!(page.attributes(".contact__ways a", "href"), ["https://example.org/help"; 2], "{lang}");
        let card = visible(page.all("main .contact")[0]);
        assert!(card.matches(seen).count() <= 1, "{lang}: {card}");
        page.has(2, "#letter ~ .contact");
    }
    let page = built.page("en/papers.html");
    let card = visible(page.all("main .contact")[0]);
    assert!(card.contains("Number seen in 2022. No answer? Look here first: example.org/help"), "{card}");
    // On what the number rests is told where the claims of the text are.
    page.has(2, "details.why");
}

#[test]
fn cards_stand_in_the_one_file_and_in_the_file_of_text() {
    let built = cards();
    let one = built.page(&whole(&built, "en", "html"));
    assert_eq!(calls(&one), ["tel:+4512345678"]);
    let text = built.source_of(&whole(&built, "en", "txt")).replace("\r\n", "\n");
    assert!(
        text.contains("the Office\n+45 12 34 56 78 (last seen 2022, check first)\nhttps://example.org/help"),
        "{text}"
    );
}

#[test]
fn those_to_ask_first_stand_on_a_card_and_a_guide_without_them_says_so() {
    let units = "  - {id: letter, contacts: ask-first}\n  - {id: deadline, safety: true}\n";
    let nobody = papers(units).edit("content/guide.yaml", "ask-first: [office, office-phone]\n", "").build();
    let page = nobody.page("en/papers.html");
    page.has(0, ".contact__call").has_text("This guide names nobody to call.");
    let somebody = papers(units).build();
    let page = somebody.page("en/papers.html");
    assert_eq!(calls(&page), ["tel:+4512345678"]);
    assert!(!page.text().contains("names nobody"));
}

#[test]
fn a_folded_section_is_a_fold_with_its_heading_that_links_still_reach() {
    let units = "  - id: letter\n  - {id: deadline, safety: true, folded: true}\n";
    let built = papers(units).build();
    let page = built.page("ar/papers.html");
    page.has(1, "details.unit[data-safety]:not([open]) > summary > h2#deadline")
        .has(1, "section.unit > h2#letter");
    assert!(page.words("details.unit").contains("15"), "{}", page.words("details.unit"));
    // Where all is one file nothing of it is folded.
    built.page(&whole(&built, "ar", "html")).has(0, "details #papers--deadline").has(1, "#papers--deadline");
}

#[test]
fn only_what_is_called_important_is_marked_so() {
    let built = papers("  - {id: letter, important: true}\n  - {id: deadline, safety: true}\n").build();
    let page = built.page("en/papers.html");
    page.has(1, ".unit--important .flag").has(1, ".unit--important #letter").has(1, "[data-safety]");
    assert!(page.words("#letter").starts_with("Important"));
    assert_eq!(page.words("#deadline"), "Your deadline");
    let plain = built.source_of(&whole(&built, "en", "txt"));
    assert!(plain.contains("Important: A letter") && !plain.contains("Important: Your deadline"), "{plain}");
}

#[test]
fn topics_are_listed_under_a_section_of_text() {
    let built = papers("  - {id: letter, topics: [steps]}\n  - {id: deadline, safety: true}\n").build();
    let page = built.page("en/papers.html");
    assert_eq!(page.attributes("main .topic-rows a", "href"), ["steps.html"]);
}

#[test]
fn a_note_on_how_the_authors_know_stands_with_the_sources_and_not_in_the_text() {
    let project = papers("  - id: letter\n  - {id: deadline, safety: true}\n");
    let note = "A letter {#letter}\n\n> We have seen **three** such letters.[^act, § 9 b]\n";
    let built = project.edit("content/topics/papers/en.md", "A letter {#letter}\n", note).build();
    let page = built.page("en/papers.html");
    assert_eq!(page.words("details.why > .why__note"), "We have seen three such letters.");
    assert!(!page.words("#letter ~ .unit__body").contains("three") && page.words("main").contains("§ 9 b"));
    built.page(&whole(&built, "en", "html")).has(1, "#papers .one-file__note strong").has(0, "blockquote");
    let text = built.source_of(&whole(&built, "en", "txt"));
    assert_eq!(text.matches("We have seen three such letters.").count(), 1, "{text}");
}
