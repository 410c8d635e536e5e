//! Leaving quickly and leaving nothing behind.

use crate::driver::{Scripts, in_both_browsers};
use crate::page::{Browser, assert_none};
use crate::server::Server;
use crate::site::site;

in_both_browsers!(leaving_shows_a_calendar_and_the_way_back_does_not_lead_to_the_page, leave);

async fn leave(mut browser: Browser) {
    let base = site().file_base();
    browser.open(&format!("{base}ar/index.html")).await;
    browser.open(&format!("{base}ar/staying.html")).await;
    browser.click(".leave__link").await;
    browser
        .wait_until("/calendar\\.html$/.test(location.pathname) && document.readyState === 'complete'")
        .await;
    assert_eq!(browser.text_of("document.title").await, "2026");
    browser.driver.back().await.expect("a way back");
    browser.wait_until("/index\\.html$/.test(location.pathname)").await;
    browser.wait_until("document.body.offsetHeight > 0").await;
    assert_eq!(browser.complaints().await, [""; 0]);
}

in_both_browsers!(without_scripts_the_way_out_is_a_plain_link, Scripts::Off, plain_link);

async fn plain_link(browser: Browser) {
    let server = Server::start(site()).await;
    browser.open(&format!("{}ti/checklist.html", server.trusted())).await;
    browser.click(".leave__link").await;
    let address = browser.driver.current_url().await.expect("an address");
    assert_eq!(address.as_str(), format!("{}calendar.html", server.trusted()));
}

in_both_browsers!(the_way_out_is_always_in_view_and_hides_nothing_that_has_the_focus, in_view);

async fn in_view(browser: Browser) {
    let base = site().file_base();
    let mut faults = vec![];
    for path in ["ti/checklist.html", "ar/dates.html", "en/doctor-mind.html", "index.html"] {
        browser.open(&format!("{base}{path}")).await;
        for (width, height) in [(360, 640), (320, 256)] {
            browser.set_size(width, height).await;
            let hidden = browser
                .run(
                    "const bar = document.querySelector('.leave').getBoundingClientRect();
                    if (bar.height < 48 || bar.bottom > innerHeight + 1) return ['the way out itself'];
                    return [...document.querySelectorAll('main a, main input, main summary, main button')]
                        .filter((part) => {
                            part.focus();
                            const seen = part.getBoundingClientRect();
                            return part.offsetHeight && document.activeElement === part && seen.top > bar.top - 1;
                        }).map((part) => part.outerHTML.slice(0, 80));",
                )
                .await;
            let hidden: Vec<String> = serde_json::from_value(hidden).expect("a list");
            faults.extend(hidden.iter().map(|part| format!("{path} at {width}x{height}: {part}")));
        }
    }
    assert_none(&faults);
}

/// What the guide has left: keys, saved pages, workers.
const LEFT: &str = "return Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])
    .then((kept) => Object.keys(localStorage).concat(Object.keys(sessionStorage), kept[0])
        .concat(kept[1].map((one) => one.scope)).concat(document.cookie || []));";

in_both_browsers!(
    delete_everything_leaves_nothing_of_the_guide_and_all_that_is_not_its_own,
    delete_everything
);

async fn delete_everything(mut browser: Browser) {
    let server = Server::start(site()).await;
    let base = server.trusted();
    browser.open(&format!("{base}ar/checklist.html")).await;
    browser
        .run("return navigator.serviceWorker.register('../sw.js').then(() => navigator.serviceWorker.ready);")
        .await;
    browser.click(".checklist__box").await;
    browser.open_fold(".remember").await;
    browser.click("#w-remember-choice").await;
    browser.run("localStorage.setItem('other', 'kept'); return caches.open('other');").await;
    assert!(browser.run(LEFT).await.as_array().expect("a list").len() > 3, "nothing was kept to be deleted");

    browser.click(".delete summary").await;
    browser.click(".delete button").await;
    browser.wait_until("document.querySelector('.delete__said').textContent").await;
    browser
        .wait_until(&format!(
            "(() => {{ {LEFT} }})().then((left) => left.join() === 'other,wayleaf|/leaflets/permit/|,other')"
        ))
        .await;
    assert!(browser.holds("!document.querySelector('main input:checked')").await, "ticks are still shown");
    assert_eq!(browser.complaints().await, [""; 0]);
}

in_both_browsers!(from_a_file_everything_can_be_deleted_too, delete_from_a_file);

async fn delete_from_a_file(mut browser: Browser) {
    browser.open(&format!("{}da/checklist.html", site().file_base())).await;
    browser.open_fold(".remember").await;
    browser.click("#w-remember-choice").await;
    assert!(browser.holds("localStorage.length === 1").await, "nothing is kept to be deleted");
    browser.click(".delete summary").await;
    browser.click(".delete button").await;
    browser.wait_until("document.querySelector('.delete__said').textContent && !localStorage.length").await;
    assert_eq!(browser.complaints().await, [""; 0]);
}
