//! Ticks: kept when the reader asks and not before, whatever the language, and gone when the reader says so.

use thirtyfour::WebElement;

use crate::deleting::delete;
use crate::driver::in_both_browsers;
use crate::offline::{NOTHING_KEPT, save_and_remember};
use crate::page::Browser;
use crate::server::Server;
use crate::site::site;

/// Everything that a page can leave on the phone about its reader.
const STORED: &str = "return indexedDB.databases().then((databases) =>
    localStorage.length + sessionStorage.length + databases.length + document.cookie.length);";

/// What a tab keeps until it is closed: how often the guide was deleted in it.
const SEEN: &str = "sessionStorage['wayleaf|/leaflets/permit/|']";

in_both_browsers!(
    ticks_follow_the_reader_from_language_to_language_only_if_asked_and_are_deleted_for_good,
    ticks
);

async fn ticks(browser: Browser) {
    let server = Server::start(site()).await;
    let base = server.trusted();
    browser.open(&format!("{base}en/checklist.html")).await;
    assert_eq!(browser.run(STORED).await, 0, "something is stored before the reader came to a choice");
    let boxes = browser.find_all(".checklist__box").await;
    let mut ticked = vec![];
    for chosen in [&boxes[0], &boxes[boxes.len() - 1]] {
        browser.press(chosen).await;
        ticked.push(number_of(chosen).await);
    }
    ticked.sort();
    assert_eq!(browser.run(STORED).await, 0, "something is stored though the reader has not asked");

    browser.open_fold(".remember").await;
    browser.click("#w-remember-choice").await;
    assert_eq!(browser.run(STORED).await, 1, "one key is stored and nothing else");
    assert!(
        browser.holds("document.querySelector('.remember__said').textContent").await,
        "the page does not say so"
    );
    browser.refresh().await;
    assert_eq!(ticks_on(&browser).await, ticked, "after opening the page again");
    for language in ["ar", "da"] {
        browser.click(".language-menu a").await;
        let link = format!("main a[hreflang={language}]");
        browser.wait_until(&format!("document.querySelector('{link}')")).await;
        browser.click(&link).await;
        browser
            .wait_until(&format!(
                "document.readyState === 'complete' && document.documentElement.lang === '{language}'"
            ))
            .await;
        assert_eq!(ticks_on(&browser).await, ticked, "in {language}");
    }

    delete(&browser).await;
    assert_eq!(browser.run(STORED).await, 1, "more is left after deleting than that the tab has seen it");
    assert_eq!(browser.text_of(SEEN).await, "1");
    browser.back().await;
    browser
        .wait_until("/checklist\\.html$/.test(location.pathname) && document.readyState === 'complete'")
        .await;
    assert!(ticks_on(&browser).await.is_empty(), "the page still shows ticks after deleting");
    browser.open(&format!("{base}en/checklist.html")).await;
    assert!(ticks_on(&browser).await.is_empty(), "ticks come back after deleting");
}

in_both_browsers!(what_someone_else_wrote_into_the_store_does_no_harm, tampered);

async fn tampered(mut browser: Browser) {
    let server = Server::start(site()).await;
    let address = format!("{}en/checklist.html", server.trusted());
    browser.open(&address).await;
    browser.open_fold(".remember").await;
    browser.click("#w-remember-choice").await;
    let tampered = [
        ("", ""),
        ("{", ""),
        ("null", ""),
        ("[\"ask\",{}]", ""),
        ("<img src=x onerror=alert(1)>", "1"),
        ("2,2,0,-3,999,1e9", "1,2,3,9"),
        (&"7,".repeat(400_000), "7"),
    ];
    for (text, expected) in tampered {
        browser.run_with("localStorage.setItem(Object.keys(localStorage)[0], arguments[0]);", text).await;
        browser.open(&address).await;
        let shown = text.chars().take(40).collect::<String>();
        assert_eq!(ticks_on(&browser).await.join(","), expected, "stored: {shown}");
        assert!(browser.holds("!document.querySelector('main img')").await, "stored: {shown}");
        assert_eq!(browser.complaints().await, [""; 0], "stored: {shown}");
    }

    // Two tabs: each adds its tick to what the other has kept, and shows what the other has ticked.
    browser.run("localStorage.setItem(Object.keys(localStorage)[0], '3');").await;
    browser.open(&address).await;
    let first = browser.tab().await;
    browser.new_tab().await;
    let tabs = browser.tabs().await;
    let other = tabs.into_iter().find(|tab| *tab != first).expect("another tab");
    browser.show_tab(other).await;
    browser.open(&address).await;
    browser.click("[name='checklist-5']").await;
    browser.show_tab(first).await;
    browser.wait_until("document.querySelector(\"[name='checklist-5']\").checked").await;
    browser.click("[name='checklist-3']").await;
    assert_eq!(browser.text_of("localStorage[Object.keys(localStorage)[0]]").await, "5");
}

in_both_browsers!(after_deleting_everything_nothing_comes_back_on_the_next_page, deleted);

async fn deleted(browser: Browser) {
    let server = Server::start(site()).await;
    let base = server.trusted();
    save_and_remember(&browser, &base).await;
    delete(&browser).await;
    let nothing = format!(
        "{NOTHING_KEPT}.then(function (kept) {{ return kept && !localStorage.length && sessionStorage.length === 1 && {SEEN} === '1'; }})"
    );
    browser.wait_until(&nothing).await;
    for path in ["da/who.html", "da/index.html", "da/checklist.html"] {
        browser.open(&format!("{base}{path}")).await;
        assert!(browser.holds("!navigator.serviceWorker.controller").await, "{path} comes from the worker");
        assert_eq!(browser.run(&format!("return {nothing};")).await, true, "something is back on {path}");
    }
}

/// The number of an item, by the name of its box.
async fn number_of(item: &WebElement) -> String {
    let name = item.attr("name").await.expect("an attribute").expect("an item has a name");
    name.strip_prefix("checklist-").expect("the list comes first").to_owned()
}

/// The numbers of the items that are ticked, sorted.
async fn ticks_on(browser: &Browser) -> Vec<String> {
    let mut names = vec![];
    for ticked in browser.find_all(".checklist__box:checked").await {
        names.push(number_of(&ticked).await);
    }
    names.sort();
    names
}
