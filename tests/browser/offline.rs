//! Without connection after one visit. The server is really gone: its port is closed.

use crate::driver::in_both_browsers;
use crate::page::Browser;
use crate::server::Server;
use crate::site::{letters, site};

in_both_browsers!(after_one_visit_every_page_of_the_language_opens_without_a_host, every_page);

async fn every_page(browser: Browser) {
    let server = Server::start(site()).await;
    let base = server.trusted();
    visit_once(&browser, &format!("{base}ar/who.html")).await;
    server.stop().await;

    for page in site().pages_in("ar") {
        browser.open(&format!("{base}{}", page.path)).await;
        assert_eq!(heading(&browser).await, page.heading(), "{}", page.path);
    }
    browser.open(&base).await;
    assert_eq!(heading(&browser).await, site().page("index.html").heading(), "the language page");
    browser.click("main a[hreflang=ar]").await;
    browser.wait_until("document.readyState === 'complete' && document.documentElement.lang === 'ar'").await;
    assert_eq!(heading(&browser).await, site().page("ar/index.html").heading(), "the way back");
}

in_both_browsers!(without_a_host_a_language_never_visited_says_so_and_leads_to_what_is_kept, other_language);

async fn other_language(browser: Browser) {
    let server = Server::start(site()).await;
    let base = server.trusted();
    visit_once(&browser, &format!("{base}en/index.html")).await;
    server.stop().await;

    for path in ["da/index.html", "ar/checklist.html", "en/no-such-page.html"] {
        browser.open(&format!("{base}{path}")).await;
        assert_eq!(heading(&browser).await, site().page("offline.html").heading(), "{path}");
        browser.click("main a[hreflang=en]").await;
        browser
            .wait_until("document.readyState === 'complete' && document.documentElement.lang === 'en'")
            .await;
        assert_eq!(browser.text_of("location.href").await, format!("{base}en/index.html"), "from {path}");
    }
}

in_both_browsers!(ticks_stay_without_a_host, ticks_stay);

async fn ticks_stay(browser: Browser) {
    let server = Server::start(site()).await;
    let base = server.trusted();
    visit_once(&browser, &format!("{base}da/checklist.html")).await;
    browser.click("#w-remember-choice").await;
    browser.click(".checklist__box").await;
    server.stop().await;
    browser.open(&format!("{base}da/checklist.html")).await;
    assert!(browser.find(".checklist__box").await.is_selected().await.expect("a state"), "the tick is gone");
}

/// Opens one page and waits until it says that its language is kept.
async fn visit_once(browser: &Browser, address: &str) {
    browser.open(address).await;
    browser.wait_until("navigator.serviceWorker.ready").await;
    browser.wait_until("!document.querySelector('.save-offline').hidden").await;
}

async fn heading(browser: &Browser) -> String {
    letters(&browser.text_of("document.querySelector('h1').textContent").await)
}
