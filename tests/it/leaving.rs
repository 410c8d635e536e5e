//! Leaving quickly: a way out on every page, to a page that says nothing, and names that say little.

use crate::project::{Project, real_guide};

#[test]
fn every_page_has_one_way_out_and_the_calendar_has_no_way_back() {
    let built = real_guide();
    for (path, _) in built.pages().filter(|(path, _)| !is_handed_on(path)) {
        let page = built.page(path);
        if path == "calendar.html" {
            page.has(0, "a").has(1, "h1").lacks_text("Wayleaf");
            assert!(page.attributes("link", "href") == ["data:,"], "the calendar has a neutral icon");
            continue;
        }
        let up = "../".repeat(path.matches('/').count());
        assert_eq!(page.attributes(".bar__leave", "href"), [format!("{up}calendar.html")], "{path}");
    }
}

#[test]
fn every_page_offers_one_call_beside_the_way_out_and_the_calendar_none() {
    let built = real_guide();
    for (path, _) in built.pages().filter(|(path, _)| *path != "calendar.html") {
        let page = built.page(path);
        assert_eq!(page.attributes(".bar__call", "href"), ["tel:+4533735000"], "{path}");
        let said = page.attributes(".bar__call", "aria-label").concat();
        assert!(said.starts_with(page.words(".bar__call").trim_start_matches(['☎', ' '])), "{path}: {said}");
        assert!(said.ends_with("+45 3373 5000") && said.contains("Dansk Flygtningehjælp"), "{path}: {said}");
    }
}

#[test]
fn a_guide_that_names_nobody_to_call_has_the_way_out_alone() {
    let mute = |settings: &str| {
        let built = Project::new()
            .dressed()
            .edit("content/guide.yaml", "ask-first: [office, office-phone]", settings)
            .build();
        let page = built.page("en/papers.html");
        page.has(0, ".bar__call").has(1, ".bar__leave").lacks_text("Call for advice");
        built.report()
    };
    assert!(mute("").contains("warning[no-contact]"));
    assert!(mute("ask-first: [office]").contains("warning[no-contact]"));
    let shown = Project::new().dressed().build();
    assert_eq!(shown.page("en/papers.html").attributes(".bar__call", "href"), ["tel:+4512345678"]);
    assert_eq!(shown.page("ar/papers.html").attributes(".bar__call", "aria-label").len(), 1);
}

#[test]
fn lines_of_whom_to_ask_name_the_number_and_leave_the_web_to_cards() {
    let page = real_guide().page("en/staying.html");
    page.has(0, ".age__ask a[href^=http]").has(1, ".age__ask a[href^=tel]");
}

#[test]
fn the_calendar_shows_the_year_of_the_edition_and_the_next() {
    let page = real_guide().page("calendar.html");
    page.has(24, "table").has_text("november 2026").has_text("december 2027");
    let days = page.all("td").iter().filter(|day| day.text().next().is_some()).count();
    assert_eq!(days, 365 + 365);
}

#[test]
fn what_the_history_of_a_browser_keeps_does_not_name_the_permit() {
    let built = real_guide();
    for lang in built.languages() {
        let guide = built.page(&format!("{lang}/index.html")).words("h1");
        for (path, _) in built.pages().filter(|(path, _)| path.starts_with(&format!("{lang}/"))) {
            let page = built.page(path);
            let title: String = page.one("title").text().collect();
            assert!(!title.contains(&guide), "{path}: {title}");
            assert!(title.ends_with("Wayleaf"), "{path}: {title}");
        }
    }
}

#[test]
fn every_page_deletes_what_the_guide_keeps_or_leads_to_where_that_is_done() {
    let built = real_guide();
    for (path, _) in built.pages().filter(|(path, _)| *path != "calendar.html" && !is_handed_on(path)) {
        let page = built.page(path);
        let lang = path.split('/').next().filter(|_| path.contains('/')).unwrap_or_default();
        let links = page
            .attributes(".footer a", "href")
            .into_iter()
            .filter(|href| href.ends_with("index.html#w-delete"));
        // With and without scripts.
        let here = page.all(".delete summary").len();
        assert_eq!(here + links.count(), 1, "{path}");
        if path == format!("{lang}/index.html") || here > 0 {
            page.has(1, ".delete__plain:not([hidden])").has(1, ".delete [hidden] button");
        }
    }
}

/// Whether a file stands alone on a phone: it has no calendar beside it, and keeps nothing.
fn is_handed_on(path: &str) -> bool {
    path.starts_with("guide-")
}
