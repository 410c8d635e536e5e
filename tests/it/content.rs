//! The guide that Wayleaf ships.

use std::collections::BTreeSet;

use wayleaf::compress::gzip_len;
use wayleaf::i18n::lang::Lang;

use crate::project::real_guide;

#[test]
fn the_guide_builds_without_an_error_or_a_warning() {
    real_guide().sound();
}

#[test]
fn every_page_reaches_a_phone_in_one_go() {
    let built = real_guide();
    let pages = || built.pages().filter(|(path, _)| !path.starts_with("guide-"));
    for (path, html) in pages() {
        let weight = gzip_len(html.as_bytes());
        assert!(weight <= 14_000, "{path} weighs {weight} bytes");
    }
    let summary = built.summary();
    assert_eq!(summary.pages, pages().count());
    let largest = summary.largest.as_ref().expect("a largest page");
    assert_eq!(largest.1, gzip_len(built.source_of(largest.0.as_str()).as_bytes()));
    assert!(pages().all(|(_, html)| gzip_len(html.as_bytes()) <= largest.1));
}

#[test]
fn the_guide_speaks_of_everything_a_reader_asks() {
    let built = real_guide();
    for topic in [
        "index",
        "permit",
        "who",
        "criteria",
        "papers",
        "doctor",
        "apply",
        "staying",
        "checklist",
        "granted",
        "refused",
        "family",
        "cases",
        "words",
        "help",
        "about",
        "sources",
    ] {
        for lang in built.languages() {
            built.page(&format!("{lang}/{topic}.html")).has(1, "h1");
        }
    }
}

#[test]
fn every_id_stands_once_on_its_page() {
    let built = real_guide();
    for (path, _) in built.pages() {
        let mut seen = BTreeSet::new();
        for id in built.page(path).attributes("[id]", "id") {
            assert!(seen.insert(id.clone()), "`{id}` twice in {path}");
        }
    }
}

#[test]
fn every_page_has_its_language_its_title_and_one_main_heading() {
    let built = real_guide();
    for (path, _) in built.pages() {
        let page = built.page(path);
        let lang = page.one("html").attr("lang").expect("a language").to_owned();
        let direction = page.one("html").attr("dir").expect("a direction").to_owned();
        let written = Lang::parse(&lang).expect("a tag").direction();
        assert_eq!(direction, written.as_str(), "{path}");
        page.has(1, "h1").has(1, "main").has(1, "title").has(1, "meta[charset]");
        let folder = path.split('/').next().unwrap_or_default();
        assert!(lang == folder || !built.languages().contains(&folder), "{path} is in {lang}");
    }
}

#[test]
fn headings_leave_no_level_out() {
    let built = real_guide();
    for (path, _) in built.pages() {
        let page = built.page(path);
        let levels: Vec<u32> = page
            .all("h1, h2, h3, h4, h5, h6")
            .iter()
            .map(|heading| heading.value().name()[1..].parse().expect("a level"))
            .collect();
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path}: {levels:?}");
    }
}

#[test]
fn every_page_of_guidance_says_how_old_it_is() {
    let built = real_guide();
    for topic in ["papers", "staying", "checklist", "about"] {
        let page = built.page(&format!("en/{topic}.html"));
        page.has(1, "main [data-until]").has_text("Checked on");
    }
}
