//! Opened from a stick: every page from its file, in both browsers as a reader has them.

use std::collections::BTreeMap;

use serde_json::json;
use url::Url;

use crate::driver::in_both_browsers;
use crate::page::{Browser, assert_none};
use crate::sample::{languages_for, pages_for};
use crate::site::site;

in_both_browsers!(every_page_opens_without_a_word_on_the_console_and_keeps_its_policy, opens_silently);

async fn opens_silently(mut browser: Browser) {
    let base = site().file_base();
    let mut faults = vec![];
    for page in pages_for(browser.engine) {
        browser.open(&format!("{base}{}", page.path)).await;
        faults.extend(browser.complaints().await.iter().map(|said| format!("{}: {said}", page.path)));
        let others = browser.requests_outside(base.as_str()).await;
        faults.extend(others.iter().map(|address| format!("{} asks for {address}", page.path)));
    }
    assert_none(&faults);
}

in_both_browsers!(every_link_within_the_guide_leads_to_a_page_and_a_place_that_are_there, links_lead);

async fn links_lead(browser: Browser) {
    let base = site().file_base();
    let places: BTreeMap<Url, Vec<String>> =
        site().pages.iter().map(|page| (base.join(&page.path).expect("an address"), page.ids())).collect();
    let mut links: Vec<(&str, Url)> = vec![];
    let pages = pages_for(browser.engine);
    for page in &pages {
        browser.open(base.join(&page.path).expect("an address").as_str()).await;
        let found = browser.run("return [...document.links].map((link) => link.href);").await;
        let found: Vec<String> = serde_json::from_value(found).expect("a list");
        links.extend(found.iter().map(|link| (&*page.path, Url::parse(link).expect("an address"))));
    }

    let mut faults = vec![];
    for (from, to) in &links {
        if ["https", "http", "tel", "mailto", "sms", "about"].contains(&to.scheme()) {
            continue;
        }
        let mut file = to.clone();
        file.set_fragment(None);
        if to.path().ends_with(".txt") && file.to_file_path().is_ok_and(|file| file.is_file()) {
            continue;
        }
        match (places.get(&file), to.fragment()) {
            (None, _) => faults.push(format!("{from} leads to {to}, which is not there")),
            (Some(ids), Some(id)) if !ids.iter().any(|known| known == id) => {
                faults.push(format!("{from} leads to {to}, where no element has that id"));
            }
            _ => {}
        }
    }
    assert!(links.len() > pages.len() * 3, "only {} links were found", links.len());
    assert_none(&faults);
}

in_both_browsers!(a_reader_gets_from_the_language_page_through_the_whole_guide_by_its_links, reads_on);

async fn reads_on(browser: Browser) {
    let base = site().file_base();
    for language in languages_for(browser.engine) {
        browser.open(&format!("{base}index.html")).await;
        browser.click(&format!("main a[hreflang=\"{language}\"]")).await;
        let mut read = vec![];
        loop {
            browser.wait_until("document.readyState === 'complete'").await;
            read.push(browser.text_of("location.pathname").await);
            let Some(next) = browser.find_all("a[rel=next]").await.pop() else { break };
            let here = read.last().cloned();
            browser.press(&next).await;
            browser.wait_until(&format!("location.pathname !== {}", json!(here))).await;
        }
        // Sources, contents, sheets for the doctor and texts to hand on stand beside the reading order.
        let in_order = site().pages_in(language).filter(|page| !page.texts(".pager").is_empty());
        assert_eq!(read.len(), in_order.count(), "{language}: {read:#?}");
    }
}

in_both_browsers!(ticks_are_remembered_when_the_reader_asks_even_without_a_host, remembers);

async fn remembers(browser: Browser) {
    let base = site().file_base();
    browser.open(&format!("{base}en/checklist.html")).await;
    browser.open_fold(".remember").await;
    browser.click("#w-remember-choice").await;
    browser.click(".checklist__box").await;
    browser.refresh().await;
    assert!(browser.find(".checklist__box").await.is_selected().await.expect("a state"), "the tick is gone");
    browser.open_fold(".remember").await;
    browser.click("#w-remember-choice").await;
    assert!(browser.holds("localStorage.length === 0").await, "something is still stored");
}
