//! Leaving quickly: a way out on every page, to a page that says nothing, and names that say little.

use crate::project::real_guide;

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
        assert_eq!(page.attributes(".leave a", "href"), [format!("{up}calendar.html")], "{path}");
    }
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
fn every_page_says_how_to_delete_what_it_keeps_with_and_without_scripts() {
    let built = real_guide();
    for (path, _) in built.pages().filter(|(path, _)| *path != "calendar.html" && !is_handed_on(path)) {
        let page = built.page(path);
        page.has(1, ".delete summary")
            .has(1, ".delete__plain:not([hidden])")
            .has(1, ".delete [hidden] button");
    }
}

/// Whether a file stands alone on a phone: it has no calendar beside it, and keeps nothing.
fn is_handed_on(path: &str) -> bool {
    path.starts_with("guide-")
}
