//! Ticks: kept when the reader asks and not before, whatever the language, and gone when the reader says so.

use thirtyfour::By;

use crate::driver::in_both_browsers;
use crate::page::Browser;
use crate::server::Server;
use crate::site::site;

/// Everything that a page can leave on the phone about its reader.
const STORED: &str = "return indexedDB.databases().then((databases) =>
    localStorage.length + sessionStorage.length + databases.length + document.cookie.length);";

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
        ticked.push(chosen.attr("name").await.expect("an attribute").expect("an item has a name"));
    }
    ticked.sort();
    assert_eq!(browser.run(STORED).await, 0, "something is stored though the reader has not asked");

    browser.click("#w-remember-choice").await;
    assert_eq!(browser.run(STORED).await, 1, "one key is stored and nothing else");
    assert!(
        browser.holds("document.querySelector('.remember__said').textContent").await,
        "the page does not say so"
    );
    browser.driver.refresh().await.expect("the page opens again");
    assert_eq!(ticks_on(&browser).await, ticked, "after opening the page again");
    for language in ["ar", "da"] {
        browser.click(&format!(".language-menu a[hreflang={language}]")).await;
        browser
            .wait_until(&format!(
                "document.readyState === 'complete' && document.documentElement.lang === '{language}'"
            ))
            .await;
        assert_eq!(ticks_on(&browser).await, ticked, "in {language}");
    }

    browser.click(".delete summary").await;
    browser.click(".delete button").await;
    browser.wait_until("document.querySelector('.delete__said').textContent").await;
    assert_eq!(browser.run(STORED).await, 0, "something is left after deleting");
    assert!(ticks_on(&browser).await.is_empty(), "the page still shows ticks after deleting");
    browser.open(&format!("{base}en/checklist.html")).await;
    assert!(ticks_on(&browser).await.is_empty(), "ticks come back after deleting");
}

in_both_browsers!(what_someone_else_wrote_into_the_store_does_no_harm, tampered);

async fn tampered(mut browser: Browser) {
    let server = Server::start(site()).await;
    let address = format!("{}en/checklist.html", server.trusted());
    browser.open(&address).await;
    let item = browser.text_of("document.querySelector('.checklist__box').name").await;
    let tampered = [
        "",
        "{",
        "null",
        "{\"a\":1}",
        "[1,{},[],\"<img src=x onerror=alert(1)>\",\"no-such-item\",\"ITEM\"]",
    ];
    for text in tampered {
        let text = text.replace("ITEM", &item);
        browser.run_with("localStorage.setItem('wayleaf:ticks', arguments[0]);", &text).await;
        browser.open(&address).await;
        let expected: &[&str] = if text.contains(&item) { &[&item] } else { &[] };
        assert_eq!(ticks_on(&browser).await, expected, "stored: {text}");
        assert_eq!(browser.complaints().await, [""; 0], "stored: {text}");
    }
}

/// The names of the items that are ticked, sorted.
async fn ticks_on(browser: &Browser) -> Vec<String> {
    let mut names = vec![];
    for ticked in browser.driver.find_all(By::Css(".checklist__box:checked")).await.expect("elements") {
        names.push(ticked.attr("name").await.expect("an attribute").expect("an item has a name"));
    }
    names.sort();
    names
}
