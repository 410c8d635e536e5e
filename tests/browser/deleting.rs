//! Deleted means deleted: in every open page of the guide, after the way back, and nothing of anybody else's.

use crate::driver::{Engine, in_both_browsers};
use crate::page::Browser;
use crate::server::Server;
use crate::site::site;

/// What a page shows of its reader: what is ticked, chosen and typed, and what the page has said to it.
const SHOWN: &str = "[...document.querySelectorAll('input:checked')].filter((box) => !(box.name === 'calendar' && box.defaultChecked))
    .map((box) => box.name || box.id)
    .concat([...document.querySelectorAll('input:not([type]), textarea')].filter((field) => field.value && !field.defaultValue)
        .map((field) => field.value))
    .concat([...document.querySelectorAll('textarea')].filter((box) => !box.hidden && !box.value).map((box) => 'an empty box'))
    .concat([...document.querySelectorAll('.dates__said, .progress-code__said, .state__said, .remember__said')].map((said) => said.textContent))
    .concat([...document.querySelectorAll('option')].filter((option) => option.selected && option.index).map((option) => option.text))
    .concat([...document.querySelectorAll('.dates__reminder a[href]')].map((link) => link.href))
    .filter(Boolean).join(', ')";

/// Marks all that a checklist can be told.
async fn fill(browser: &Browser) {
    browser.click("#certificate .checklist__box").await;
    browser.open_fold(".questions details").await;
    browser.click(".questions fieldset:nth-of-type(1) label:nth-of-type(2) input").await;
    browser.run("location.replace('#.123e');").await;
    browser.wait_until("document.querySelector('.state__said').textContent").await;
    assert!(browser.text_of(SHOWN).await.split(", ").count() > 2);
}

/// Enters a date, which the page then names.
async fn enter_a_date(browser: &Browser) {
    browser.click(".dates__paper option[data-count=until]").await;
    for (field, number) in browser.find_all(".dates__field").await.iter().zip(["20", "11", "2026"]) {
        field.send_keys(number).await.expect("it is typed");
    }
    // Their own calendar too, where there is a choice; the date is then none, and the page says so.
    if browser.find_all(".dates__calendar").await.len() > 1 {
        browser.click(".dates__choice:nth-of-type(2) .dates__calendar").await;
    }
    browser.click(".dates__button").await;
    assert!(browser.text_of(SHOWN).await.split(", ").count() > 3);
}

/// Deletes where the page that is open does so or leads to, and waits until it is said to be done.
pub(crate) async fn delete(browser: &Browser) {
    if browser.find_all(".delete").await.is_empty() {
        browser.click(".footer a[href$='#w-delete']").await;
        browser
            .wait_until("document.readyState === 'complete' && document.querySelector('.delete').open")
            .await;
    } else {
        browser.click(".delete summary").await;
    }
    browser.click(".delete button").await;
    browser.wait_until("document.querySelector('.delete__said').textContent").await;
}

async fn assert_nothing_is_shown(browser: &Browser, place: &str) {
    let shown = browser.text_of(SHOWN).await;
    assert_eq!(shown, "", "{place}");
}

in_both_browsers!(deleting_empties_every_open_page_of_the_guide_and_leaves_those_of_others, every_tab);

async fn every_tab(mut browser: Browser) {
    let server = Server::start(site()).await;
    let base = server.trusted();
    browser.open(&format!("{base}en/checklist.html")).await;
    browser.run("localStorage['wayleaf:1'] = '4'; localStorage.other = 1; return caches.open('wayleaf|/other/|1');").await;
    fill(&browser).await;
    browser.open_fold(".remember").await;
    browser.click("#w-remember-choice").await;
    let first = browser.tab().await;
    let mut tabs = vec![(first, "en/checklist.html")];
    for path in ["ar/checklist.html", "fa/dates.html", "en/index.html"] {
        let tab = browser.new_tab().await;
        browser.show_tab(tab.clone()).await;
        browser.open(&format!("{base}{path}")).await;
        match path {
            "ar/checklist.html" => fill(&browser).await,
            "fa/dates.html" => enter_a_date(&browser).await,
            _ => {}
        }
        tabs.push((tab, path));
    }
    // In another tab a page lies in the memory of the browser.
    browser.show_tab(tabs[1].0.clone()).await;
    browser.click(".pager a").await;
    browser.show_tab(tabs[3].0.clone()).await;
    delete(&browser).await;

    browser.show_tab(tabs[1].0.clone()).await;
    browser.back().await;
    for (tab, path) in tabs {
        browser.show_tab(tab).await;
        browser.wait_until(&format!("{SHOWN} === ''")).await;
        assert_nothing_is_shown(&browser, path).await;
        let stored = browser.text_of("Object.keys(localStorage).sort()").await;
        assert_eq!(stored, "other,wayleaf:1", "{path}");
    }
    let left = browser.run("return caches.keys();").await;
    assert_eq!(left, serde_json::json!(["wayleaf|/other/|1"]));
    assert_eq!(browser.complaints().await, [""; 0]);
}

in_both_browsers!(the_way_back_from_a_deletion_leads_to_empty_pages, way_back);

async fn way_back(browser: Browser) {
    let server = Server::start(site()).await;
    for base in [server.trusted(), site().file_base().to_string()] {
        browser.open(&format!("{base}en/dates.html")).await;
        enter_a_date(&browser).await;
        browser.open(&format!("{base}en/checklist.html")).await;
        fill(&browser).await;
        browser.open(&format!("{base}en/index.html")).await;
        delete(&browser).await;
        for page in ["en/checklist.html", "en/dates.html"] {
            browser.back().await;
            browser
                .wait_until(&format!(
                    "location.href === '{base}{page}' && document.readyState === 'complete'"
                ))
                .await;
            assert_nothing_is_shown(&browser, page).await;
        }
        if base.starts_with("file:") {
            continue;
        }
        // What is marked after the deletion is no longer concerned by it.
        browser.open(&format!("{base}en/checklist.html")).await;
        browser.click("#certificate .checklist__box").await;
        browser.run("window.alive = true;").await;
        browser.open(&format!("{base}en/index.html")).await;
        browser.back().await;
        browser.wait_until("window.alive").await;
        assert!(browser.holds("document.querySelector('#certificate .checklist__box').checked").await);
    }
}

in_both_browsers!(
    after_the_way_from_the_checklist_to_deleting_and_back_it_is_as_it_was_first_opened,
    on_the_list
);

async fn on_the_list(browser: Browser) {
    browser.open(&format!("{}fa/checklist.html", site().file_base())).await;
    let line = "document.querySelector('.checklist-progress__count').textContent + ' ' +
        wayleaf.state(document.querySelector('.state')).code(true) + ' ' +
        [...document.querySelectorAll('main [hidden]')].length";
    let fresh = browser.text_of(line).await;
    fill(&browser).await;
    browser.open_fold(".remember").await;
    browser.click("#w-remember-choice").await;
    assert_ne!(browser.text_of(line).await, fresh);
    delete(&browser).await;
    // Where each file has a store of its own, the page cannot answer for the others, and says what to do.
    let said = browser.text_of("document.querySelector('.delete__said').textContent").await;
    let plain = browser.text_of("document.querySelector('.delete__plain').textContent").await;
    assert_eq!(said == plain, browser.engine == Engine::Firefox, "{said}");
    browser.back().await;
    browser
        .wait_until("/checklist\\.html$/.test(location.pathname) && document.readyState === 'complete'")
        .await;
    assert_nothing_is_shown(&browser, "fa/checklist.html").await;
    assert_eq!(browser.text_of(line).await, fresh);
    assert!(browser.holds("!localStorage.length").await, "something is still kept");
}
