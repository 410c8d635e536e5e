//! Sheets for the doctor: Danish in front, the reader's language behind, the same points on both.

use crate::project::{Project, real_guide};

const SHEETS: [&str; 2] = ["doctor-body", "doctor-mind"];

#[test]
fn the_readers_language_comes_first_and_danish_says_the_same_points() {
    let built = real_guide();
    for lang in built.languages() {
        for sheet in SHEETS {
            let page = built.page(&format!("{lang}/{sheet}.html"));
            let back = if lang == "da" { "en" } else { lang };
            let sides = if lang == "da" { ["da", "en"] } else { [lang, "da"] };
            assert_eq!(page.attributes("article", "lang"), sides, "{lang}/{sheet}");
            page.has(1, "article[lang=da][dir=ltr]");
            // Each side leads to the other, in the words of the page.
            assert_eq!(
                page.attributes("article", "id"),
                sides.map(|side| format!("w-side-{side}")),
                "{lang}/{sheet}"
            );
            let turns = page.attributes("article .doctor-sheet__way", "href");
            assert_eq!(
                turns,
                [format!("#w-side-{}", sides[1]), format!("#w-side-{}", sides[0])],
                "{lang}/{sheet}"
            );
            let points = |lang: &str| page.all(&format!("article[lang={lang}] li.doctor-sheet__point")).len();
            assert!(points("da") > 10, "{lang}/{sheet}");
            assert_eq!(points("da"), points(back), "{lang}/{sheet}");
        }
    }
}

#[test]
fn a_sheet_says_that_its_boxes_are_for_paper_and_offers_to_print_only_by_script() {
    let page = real_guide().page("en/doctor-mind.html");
    page.has_text("The boxes are for paper.").has(1, ".doctor-sheet__print[hidden] > button");
}

#[test]
fn no_mark_stands_alone_at_the_start_of_a_line() {
    let built = real_guide();
    for lang in built.languages() {
        let html = built.source_of(&format!("{lang}/doctor-body.html"));
        let marks: Vec<_> = html.match_indices("<sup><bdi").collect();
        assert!(marks.len() > 5, "{lang}");
        for (at, _) in marks {
            assert!(html[..at].ends_with("\u{a0}"), "{lang}: {}", &html[at.saturating_sub(40)..at]);
        }
    }
}

#[test]
fn a_sheet_asks_what_belongs_to_its_illness_only() {
    let built = real_guide();
    built.page("da/doctor-mind.html").has_text("Selvmordsrisiko").lacks_text("Fra den speciallæge");
    built.page("da/doctor-body.html").has_text("Fra den speciallæge").lacks_text("Selvmordsrisiko");
}

#[test]
fn a_sheet_has_no_field_for_what_is_the_readers() {
    let built = real_guide();
    for lang in built.languages() {
        for sheet in SHEETS {
            built.page(&format!("{lang}/{sheet}.html")).has(0, "main input, main textarea, main select");
        }
    }
}

#[test]
fn every_mark_of_a_point_leads_to_a_source_on_the_same_side() {
    let page = real_guide().page("ar/doctor-mind.html");
    for lang in ["da", "ar"] {
        let marks = page.all(&format!("article[lang={lang}] sup bdi"));
        let known = page.all(&format!("article[lang={lang}] .doctor-sheet__source > bdi:first-child"));
        let known: Vec<String> = known.iter().map(|mark| mark.text().collect()).collect();
        assert!(!marks.is_empty() && !known.is_empty(), "{lang}");
        for mark in marks {
            let mark: String = mark.text().collect();
            assert!(known.contains(&mark), "{lang}: {mark} of {known:?}");
        }
    }
}

#[test]
fn sheets_are_linked_by_their_names_and_stand_beside_the_reading_order() {
    let built = sheet().dressed().build();
    built.sound();
    let page = built.page("en/index.html");
    assert_eq!(page.attributes("main .unit div a", "href"), ["for-eyes.html"]);
    assert_eq!(page.attributes("a[rel=next]", "href"), ["papers.html"]);
    assert!(built.pages().all(|(path, _)| path != "en/sheet.html"), "a sheet topic has no page of its own");
    built.page("en/for-ears.html").has_text("1. Hearing").lacks_text("Sight");
    built.page("en/for-eyes.html").has_text("1. Sight").has_text("2. Signed").lacks_text("Hearing");
}

#[test]
fn a_point_that_is_not_translated_is_shown_in_its_own_language() {
    let page = sheet().dressed().build().page("ar/for-eyes.html");
    page.has(1, "article[lang=ar] [lang=en][dir=ltr] h2").has_text("Sight");
}

/// The small guide with two sheets, in English only, one linked from the first page.
fn sheet() -> Project {
    Project::new()
        .edit("content/guide.yaml", "topics: [", "topics: [sheet, ")
        .edit("content/topics/home/en.md", "Read in peace.", "Read in [peace](topic:for-eyes).")
        .untranslated("home")
        .file(
            "content/topics/sheet/topic.yaml",
            "kind: sheet\nunits:\n  - {id: for-eyes, sheets: [for-eyes]}\n  - {id: for-ears, sheets: [for-ears]}\n  \
             - {id: sight, kind: item, sheets: [for-eyes]}\n  - {id: hearing, kind: item, sheets: [for-ears]}\n  \
             - {id: signed, kind: item}\n",
        )
        .file(
            "content/topics/sheet/en.md",
            "---\ntitle: Sheet\nsummary: Two sides.\ntranslation: source\nreviewer: none\ndate: 2026-11-20\n---\n\n\
             ## Eyes {#for-eyes}\n\n## Ears {#for-ears}\n\n- [ ] Sight {#sight}\n\n- [ ] Hearing {#hearing}\n\n\
             - [ ] Signed {#signed}\n",
        )
}
