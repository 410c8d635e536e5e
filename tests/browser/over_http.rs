//! From a host, under a sub-path: what it costs, whom it asks, where its menus lead.

use crate::driver::{PLAIN_HOST, in_both_browsers};
use crate::offline;
use crate::page::{Browser, assert_none};
use crate::sample::pages_for;
use crate::server::Server;
use crate::site::site;

in_both_browsers!(a_page_over_plain_http_costs_one_request_and_asks_nobody_else, one_request);

async fn one_request(mut browser: Browser) {
    let server = Server::start(site()).await;
    let base = server.plain(PLAIN_HOST);
    let mut faults = vec![];
    for page in pages_for(browser.engine) {
        browser.open(&format!("{base}{}", page.path)).await;
        faults.extend(browser.complaints().await.iter().map(|said| format!("{}: {said}", page.path)));
        let others = browser.requests_outside(&base).await;
        faults.extend(others.iter().map(|address| format!("{} asks for {address}", page.path)));
        let served = server.asked();
        if served != [&*page.path] {
            faults.push(format!("{} costs {served:?}", page.path));
        }
    }
    assert_none(&faults);
}

in_both_browsers!(where_an_offline_copy_can_be_kept_still_nobody_else_is_asked, own_host_only);

async fn own_host_only(mut browser: Browser) {
    let server = Server::start(site()).await;
    let base = server.trusted();
    let mut faults = vec![];
    for page in pages_for(browser.engine) {
        browser.open(&format!("{base}{}", page.path)).await;
        faults.extend(browser.complaints().await.iter().map(|said| format!("{}: {said}", page.path)));
    }
    browser.open(&format!("{base}en/index.html")).await;
    offline::save(&browser).await;
    let others = browser.requests_outside(&base).await;
    faults.extend(others.iter().map(|address| format!("the guide asks for {address}")));
    let unknown = server.asked().into_iter().filter(|path| !site().folder.join(path).is_file());
    faults.extend(unknown.map(|path| format!("the guide asks its host for {path}")));
    assert_none(&faults);
}

in_both_browsers!(the_language_menu_keeps_the_reader_at_the_unit, keeps_the_unit);

async fn keeps_the_unit(browser: Browser) {
    let server = Server::start(site()).await;
    let base = server.plain(PLAIN_HOST);
    let units = site().page("en/who.html").units();
    // A screen on which the menu stays in view, and one too low for that: a phone on its side.
    for height in [800, 360] {
        browser.set_size(640, height).await;
        // Come by a link to the unit.
        browser.open(&format!("{base}en/who.html#{}", units[2])).await;
        change_language(&browser, "ar", &units[2]).await;
        // Got there by reading on.
        browser.open(&format!("{base}da/who.html")).await;
        browser.run_with("document.getElementById(arguments[0]).scrollIntoView();", &units[1]).await;
        change_language(&browser, "en", &units[1]).await;
    }
}

/// Presses a language in the menu; the unit must be at the top of the view afterwards.
async fn change_language(browser: &Browser, language: &str, unit: &str) {
    let link = format!(".language-menu a[hreflang={language}]");
    browser.wait_until(&format!("document.querySelector('{link}').hash === '#{unit}'")).await;
    browser.click(&link).await;
    browser
        .wait_until(&format!(
            "document.readyState === 'complete' && document.documentElement.lang === '{language}'"
        ))
        .await;
    assert_eq!(browser.text_of("location.hash").await, format!("#{unit}"), "to {language}");
    let top = format!("document.getElementById('{unit}').getBoundingClientRect().top");
    browser.wait_until(&format!("{top} >= 0 && {top} < innerHeight / 2")).await;
}

in_both_browsers!(an_address_that_does_not_exist_leads_back_into_the_guide, not_found);

async fn not_found(browser: Browser) {
    let server = Server::start(site()).await;
    let base = server.plain(PLAIN_HOST);
    for wrong in ["nothing.html", "ar/nothing.html"] {
        browser.open(&format!("{base}{wrong}")).await;
        for language in site().languages() {
            let href = browser
                .text_of(&format!("document.querySelector('main a[hreflang=\"{language}\"]').href"))
                .await;
            assert_eq!(href, format!("{base}{language}/index.html"), "from {wrong}");
        }
    }
}
