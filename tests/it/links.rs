//! Links: between topics, to units, and out of the guide.

use std::collections::{BTreeMap, BTreeSet};

use crate::project::{Built, Project, real_guide};

const TEXT: &str = "content/topics/home/en.md";

#[test]
fn a_link_to_a_topic_leads_to_its_page_and_a_link_to_a_unit_to_its_place() {
    let words = "[a](topic:papers), [b](topic:steps#send), [c](#start), [d](topic:home).";
    let built = Project::new().edit(TEXT, "Read in peace.", words).untranslated("home").build();
    let hrefs = built.page("en/index.html").attributes("main div a", "href");
    assert_eq!(hrefs, ["papers.html", "steps.html#send", "#start", "index.html"]);
}

#[test]
fn for_paper_a_link_carries_the_title_of_what_it_leads_to_unless_it_says_it_itself() {
    let words = "[a](topic:papers), [papers!](topic:papers), [b](topic:steps#send), [c](#start).";
    let built = Project::new().edit(TEXT, "Read in peace.", words).untranslated("home").build();
    let page = built.page("en/index.html");
    assert_eq!(page.attributes("main div a[data-title]", "data-title"), ["Papers", "Steps", "Start here"]);
    assert_eq!(page.attributes("main div a:not([data-title])", "href"), ["papers.html"]);
}

#[test]
fn a_translation_links_within_its_own_language() {
    let built = Project::new().build();
    for lang in ["en", "da", "ar"] {
        let page = built.page(&format!("{lang}/papers.html"));
        assert_eq!(page.attributes("main div a", "href"), ["steps.html#send"], "{lang}");
    }
}

#[test]
fn a_link_in_a_title_and_in_an_item_works_too() {
    let built = Project::new()
        .edit(TEXT, "## Start here {#start}", "## Start [here](topic:papers) {#start}")
        .edit(
            "content/topics/steps/en.md",
            "Ask a counsellor {#ask}",
            "Ask [somebody](topic:papers#letter) {#ask}",
        )
        .untranslated("home")
        .untranslated("steps")
        .build();
    assert_eq!(built.page("en/index.html").attributes("h2 a", "href"), ["papers.html"]);
    assert_eq!(built.page("en/steps.html").attributes("main li a", "href"), ["papers.html#letter"]);
}

#[test]
fn the_first_page_lists_the_topics_its_units_name() {
    let built = Project::new().dressed().build();
    let page = built.page("da/index.html");
    let titles = ["Papirer", "Skridt"];
    for (href, title) in ["papers.html", "steps.html"].into_iter().zip(titles) {
        assert_eq!(page.words(&format!("main section a[href=\"{href}\"]")), title);
    }
}

#[test]
fn pages_lead_on_in_reading_order() {
    let built = Project::new().dressed().build();
    let way = |path: &str, rel: &str| built.page(path).attributes(&format!("a[rel={rel}]"), "href");
    assert_eq!(way("ar/index.html", "next"), ["papers.html"]);
    assert_eq!(way("ar/papers.html", "next"), ["steps.html"]);
    assert_eq!(way("ar/papers.html", "prev"), ["index.html"]);
    assert!(way("ar/steps.html", "next").is_empty());
    assert!(way("ar/index.html", "prev").is_empty());
}

#[test]
fn every_link_of_every_site_leads_to_a_page_and_a_place_in_it() {
    walk(&Project::new().build());
    walk(&Project::new().dressed().build());
    walk(&Project::loaded("tests/golden/small").build());
    walk(real_guide());
}

/// Follows every link as a browser on a stick does: relative, to a file, with its name.
fn walk(built: &Built) {
    let ids: BTreeMap<&str, BTreeSet<String>> = built
        .pages()
        .map(|(path, _)| (path, built.page(path).attributes("[id]", "id").into_iter().collect()))
        .collect();
    for path in ids.keys() {
        for href in built.page(path).attributes("a[href]", "href") {
            // The one file is left to an empty page: no other page lies beside it.
            if ["https:", "http:", "tel:", "mailto:", "sms:", "about:blank"]
                .iter()
                .any(|scheme| href.starts_with(scheme))
            {
                continue;
            }
            let (file, fragment) = href.split_once('#').unwrap_or((&href, ""));
            assert!(!file.starts_with('/') && !file.ends_with('/'), "{path}: {href}");
            let file = file.trim_start_matches("./");
            let target = if file.is_empty() { (*path).to_owned() } else { resolve(path, file) };
            if fragment.is_empty() && target.ends_with(".txt") && built.bundle().get(&target).is_some() {
                continue;
            }
            let known = ids.get(target.as_str()).unwrap_or_else(|| panic!("{path}: {href} leads nowhere"));
            assert!(fragment.is_empty() || known.contains(fragment), "{path}: {href} misses its place");
        }
    }
}

fn resolve(from: &str, file: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        match part {
            ".." => _ = parts.pop().expect("a link that stays inside the site"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn no_page_loads_anything_from_anywhere() {
    for built in [&Project::new().dressed().build(), real_guide()] {
        for (path, html) in built.pages() {
            let page = built.page(path);
            page.has(0, "[src], [srcset], object, iframe, embed, img, video, audio, form[action], base");
            for href in page.attributes("link[href]", "href") {
                assert!(href.starts_with("data:"), "{path}: {href}");
            }
            for loading in
                ["@import", "url(http", "url(//", "fetch(", "XMLHttpRequest", "sendBeacon", "WebSocket"]
            {
                assert!(!html.contains(loading), "{path}: {loading}");
            }
        }
    }
}

#[test]
fn text_that_looks_like_a_link_is_text() {
    let words = "Write href=nowhere.html into it, or id=start.";
    let built = Project::new().edit(TEXT, "Read in peace.", words).untranslated("home").build();
    built.sound().page("en/index.html").has_text(words);
}

#[test]
fn a_page_links_to_the_topics_with_a_role_and_not_to_itself() {
    let roles = "topics: [papers, steps]\nroles: {help: papers, about: steps, labels: papers#letter}";
    let site = Project::new().dressed().edit("content/guide.yaml", "topics: [papers, steps]", roles).build();
    let leads =
        |path: &str, from: &str, to: &str| site.page(path).attributes(from, "href").contains(&to.into());
    assert!(leads("en/steps.html", ".age__help", "papers.html"));
    assert!(!leads("en/papers.html", ".age__help", "papers.html"));
    assert!(leads("en/papers.html", ".footer__link", "steps.html"));
    assert!(!leads("en/steps.html", ".footer__link", "steps.html"));
    assert!(leads("da/steps.html", "a", "papers.html#letter"));
    let plain = Project::new().dressed().build();
    assert_eq!(plain.page("en/steps.html").attributes(".age__help", "href"), [""; 0]);
}

#[test]
fn who_got_a_letter_today_reaches_what_to_do_in_one_tap_without_scripts() {
    let built = real_guide();
    for lang in built.languages() {
        let start = built.page(&format!("{lang}/index.html"));
        let rows = start.attributes("main .situation-rows a", "href");
        assert_eq!(rows.first().map(String::as_str), Some("letter.html"), "{lang}");
        let folded = start.attributes("[hidden] a, details a, template a, noscript a", "href");
        assert!(!folded.contains(&"letter.html".to_owned()), "{lang}: {folded:?}");
        let letter = built.page(&format!("{lang}/letter.html"));
        assert_eq!(
            letter.attributes("main section h2", "id").first().map(String::as_str),
            Some("steps"),
            "{lang}"
        );
    }
}
