//! Without connection, once the reader has asked for it. The server is really gone: its port is closed.

use crate::changed_site::newer_site;
use crate::driver::in_both_browsers;
use crate::page::Browser;
use crate::server::Server;
use crate::site::{Page, Site, letters, site, withdrawn_site};

/// Neither a worker nor a saved page of this origin is left.
pub(crate) const NOTHING_KEPT: &str =
    "Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])
    .then(function (all) { return !all[0].length && !all[1].length; })";

in_both_browsers!(nothing_is_kept_before_the_reader_asks_and_all_of_the_language_after, asked_for);

async fn asked_for(browser: Browser) {
    let server = Server::start(site()).await;
    let base = server.trusted();
    for path in ["ar/who.html", "ar/checklist.html", "ar/index.html"] {
        browser.open(&format!("{base}{path}")).await;
    }
    browser.wait_until("!document.querySelector('.save-offline').hidden").await;
    browser.wait_until(NOTHING_KEPT).await;
    server.asked();
    save(&browser).await;
    let asked = server.asked();
    assert!(asked.len() <= 30, "{} requests: {asked:?}", asked.len());
    server.stop().await;

    for page in kept_in(site(), "ar") {
        browser.open(&format!("{base}{}", page.path)).await;
        assert_eq!(heading(&browser).await, page.heading(), "{}", page.path);
    }
    browser.open(&base).await;
    assert_eq!(heading(&browser).await, site().page("index.html").heading(), "the language page");
    browser.click("main a[hreflang=ar]").await;
    browser.wait_until("document.readyState === 'complete' && document.documentElement.lang === 'ar'").await;
    assert_eq!(heading(&browser).await, site().page("ar/index.html").heading(), "the way back");
    for path in ["da/index.html", "en/checklist.html", "ar/no-such-page.html"] {
        browser.open(&format!("{base}{path}")).await;
        assert_eq!(heading(&browser).await, site().page("offline.html").heading(), "{path}");
    }

    browser.open(&format!("{base}ar/index.html")).await;
    browser.wait_until("!document.querySelector('.save-offline__remove').parentNode.hidden").await;
    browser.click(".save-offline__remove").await;
    browser.wait_until(NOTHING_KEPT).await;
    browser.wait_until("!document.querySelector('.save-offline__button').disabled").await;
}

in_both_browsers!(a_new_edition_comes_whole_with_what_changed_and_leaves_open_pages_alone, new_edition);

async fn new_edition(browser: Browser) {
    let server = Server::start(site()).await;
    let base = server.trusted();
    browser.open(&format!("{base}ar/index.html")).await;
    save(&browser).await;
    server.publish(newer_site());
    server.asked();
    browser
        .run("navigator.serviceWorker.getRegistration().then(function (one) { return one.update(); });")
        .await;
    // The open page hears of it without asking.
    browser.wait_until(&said("read")).await;
    let fetched: Vec<String> = server.asked().into_iter().filter(|path| path.starts_with("save/")).collect();
    assert_eq!(fetched.len(), 2, "the list, and the frames that lie beside those of one page: {fetched:?}");
    assert_eq!(heading(&browser).await, site().page("ar/index.html").heading(), "the open page");
    server.stop().await;
    let code = newer_site().edition();
    for page in kept_in(newer_site(), "ar") {
        browser.open(&format!("{base}{}", page.path)).await;
        let source = browser.text_of("document.querySelector('.footer').textContent").await;
        assert!(source.contains(&code), "{} is not of the new edition", page.path);
    }
}

in_both_browsers!(a_withdrawn_worker_removes_itself_and_what_it_kept, withdrawn);

async fn withdrawn(browser: Browser) {
    let server = Server::start(site()).await;
    let base = server.trusted();
    browser.open(&format!("{base}en/index.html")).await;
    save(&browser).await;
    server.publish(withdrawn_site());
    browser
        .run("navigator.serviceWorker.getRegistration().then(function (one) { return one.update(); });")
        .await;
    browser.wait_until(NOTHING_KEPT).await;
    browser.open(&format!("{base}en/index.html")).await;
    assert!(browser.holds("document.querySelector('.save-offline').hidden").await, "it is still offered");
}

in_both_browsers!(ticks_stay_without_a_host, ticks_stay);

async fn ticks_stay(browser: Browser) {
    let server = Server::start(site()).await;
    let base = server.trusted();
    save_and_remember(&browser, &base).await;
    browser.click(".checklist__box").await;
    server.stop().await;
    browser.open(&format!("{base}da/checklist.html")).await;
    assert!(browser.find(".checklist__box").await.is_selected().await.expect("a state"), "the tick is gone");
}

// The same is tried many times over in `network`, outside a browser.
in_both_browsers!(a_host_that_lies_is_never_believed_and_saving_ends_when_it_heals, liar);

/// Presses the button in the very moment in which it can be pressed again, and counts how often.
const IMPATIENCE: &str = "const button = document.querySelector('.save-offline__button');
    window.taps = 0;
    const tap = () => { if (!button.disabled && !button.parentNode.hidden) { window.taps += 1; button.click(); } };
    new MutationObserver(tap).observe(button, {attributes: true});
    tap();";

async fn liar(browser: Browser) {
    let server = Server::start(site()).await;
    let base = server.trusted();
    for (lang, one_in) in [("ar", 2), ("da", 3), ("en", 2)] {
        browser.open(&format!("{base}{lang}/index.html")).await;
        browser.wait_until("!document.querySelector('.save-offline').hidden").await;
        // All of the copy is a login page, empty, or cut off.
        server.lie(1);
        browser.click(".save-offline__button").await;
        browser.wait_until(&said("stopped")).await;
        // A part of it is.
        server.lie(one_in);
        browser.run(IMPATIENCE).await;
        browser
            .wait_until(
                "window.taps > 2 || !document.querySelector('.save-offline__remove').parentNode.hidden",
            )
            .await;
        server.lie(0);
        browser.wait_until(&said("saved")).await;
    }
    server.stop().await;
    for lang in ["ar", "da", "en"] {
        for page in kept_in(site(), lang) {
            browser.open(&format!("{base}{}", page.path)).await;
            assert_eq!(heading(&browser).await, page.heading(), "{}", page.path);
        }
    }
}

in_both_browsers!(a_tap_that_no_worker_answers_or_that_the_phone_refuses_ends_in_a_word, unanswered);

async fn unanswered(browser: Browser) {
    let server = Server::start(site()).await;
    let page = format!("{}ar/index.html", server.trusted());
    // What a page waits for comes a hundred times sooner.
    browser.before_every_page("() => { const later = setTimeout; window.setTimeout = (step, time) => later(step, time / 100); }").await;
    browser.open(&page).await;
    browser.run("window.real = ServiceWorker.prototype.postMessage; ServiceWorker.prototype.postMessage = () => {};").await;
    browser.click(".save-offline__button").await;
    browser.wait_until(&said("stopped")).await;
    browser.run("ServiceWorker.prototype.postMessage = window.real;").await;
    save(&browser).await;

    // Removed and asked for again, in a browser that lets nothing be kept any more.
    browser.click(".save-offline__remove").await;
    browser.wait_until(&said("removed")).await;
    browser
        .run("navigator.serviceWorker.register = () => Promise.reject(new DOMException('no', 'SecurityError'));")
        .await;
    browser.click(".save-offline__button").await;
    browser.wait_until(&said("refused")).await;
    browser.open(&page).await;
    save(&browser).await;
}

/// Keeps Danish and has the phone remember ticks; ends on the checklist.
pub(crate) async fn save_and_remember(browser: &Browser, base: &str) {
    browser.open(&format!("{base}da/index.html")).await;
    save(browser).await;
    browser.open(&format!("{base}da/checklist.html")).await;
    browser.open_fold(".remember").await;
    browser.click("#w-remember-choice").await;
}

/// Asks for the language of the open page and waits until it says that it is kept.
pub(crate) async fn save(browser: &Browser) {
    browser.wait_until("!document.querySelector('.save-offline').hidden").await;
    browser.click(".save-offline__button").await;
    browser.wait_until(&said("saved")).await;
}

/// Whether the open page says how its language stands in these words: `saved`, `stopped`, `read`, …
fn said(word: &str) -> String {
    format!(
        "(said => said.textContent && said.textContent.indexOf(said.dataset.{word}.split('{{code}}')[0]) === 0)\
         (document.querySelector('.save-offline__said'))"
    )
}

/// The pages of a language that a phone keeps: all but the posters and the leaflet, which are for paper.
fn kept_in<'site>(site: &'site Site, lang: &'site str) -> impl Iterator<Item = &'site Page> {
    site.pages_in(lang).filter(|page| !page.path.contains("/poster") && !page.path.contains("/leaflet"))
}

pub(crate) async fn heading(browser: &Browser) -> String {
    letters(&browser.text_of("document.querySelector('h1').textContent").await)
}
