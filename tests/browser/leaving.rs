//! Leaving quickly and leaving nothing behind.

use crate::deleting::delete;
use crate::driver::{Engine, Scripts, in_both_browsers};
use crate::page::{Browser, assert_none};
use crate::server::Server;
use crate::site::site;

in_both_browsers!(leaving_shows_a_calendar_and_the_way_back_leads_to_it_again, leave);

async fn leave(mut browser: Browser) {
    let server = Server::start(site()).await;
    for base in [server.trusted(), site().file_base().to_string()] {
        browser.open(&format!("{base}ar/index.html")).await;
        for link in ["main a[href='staying.html']", ".pager a[href='leaving.html']"] {
            browser.click(link).await;
            let file = link.split('\'').nth(1).expect("a file");
            browser
                .wait_until(&format!(
                    "location.pathname.endsWith('/ar/{file}') && document.readyState === 'complete'"
                ))
                .await;
        }
        let on_calendar = "/calendar\\.html$/.test(location.pathname) && document.readyState === 'complete'";
        browser.click(".bar__leave").await;
        browser.wait_until(on_calendar).await;
        assert_eq!(browser.text_of("document.title").await, "2026");
        if base.starts_with("http") {
            // Later Firefox complains of an icon that it looks for on a page that is gone at once.
            assert_eq!(browser.complaints().await, [""; 0], "{base}");
        }
        // Firefox drops the name of a tab from one file to the next: there the way back leads to the pages before.
        let keeps_name = base.starts_with("http") || browser.engine == Engine::Chromium;
        for _ in 0..if keeps_name { 2 } else { 0 } {
            browser.back().await;
            browser.wait_until(on_calendar).await;
        }
        // Opened anew, the guide shows itself, and the way back within it works as ever.
        browser.open(&format!("{base}en/help.html")).await;
        browser.wait_until("document.body.offsetHeight > 0 && window.name === ''").await;
        browser.open(&format!("{base}en/words.html")).await;
        browser.back().await;
        browser.wait_until("/help\\.html$/.test(location.pathname) && document.body.offsetHeight > 0").await;
    }
}

in_both_browsers!(without_scripts_the_way_out_is_a_plain_link, Scripts::Off, plain_link);

async fn plain_link(browser: Browser) {
    let server = Server::start(site()).await;
    browser.open(&format!("{}ti/checklist.html", server.trusted())).await;
    browser.click(".bar__leave").await;
    let address = browser.address().await;
    assert_eq!(address.as_str(), format!("{}calendar.html", server.trusted()));
}

in_both_browsers!(the_call_and_the_way_out_are_in_reach_and_hide_nothing_that_has_the_focus, in_view);

async fn in_view(browser: Browser) {
    let base = site().file_base();
    let mut faults = vec![];
    for path in ["ti/checklist.html", "ar/dates.html", "en/doctor-mind.html", "index.html"] {
        browser.open(&format!("{base}{path}")).await;
        for (width, height) in [(360, 640), (320, 568), (320, 256)] {
            browser.set_size(width, height).await;
            let hidden = browser
                .run(
                    "scrollTo(0, 0);
                    const bar = document.querySelector('.bar').getBoundingClientRect();
                    const [call, leave] = ['call', 'leave'].map((cell) => document.querySelector('.bar__' + cell).getBoundingClientRect());
                    const isLow = innerHeight < 384, gap = Math.max(call.left - leave.right, leave.left - call.right);
                    const faults = [];
                    if (Math.min(call.height, leave.height) < 48) faults.push('a cell is low');
                    if (innerWidth < 400 && call.top !== leave.top || gap < 8) faults.push('the cells are ' + gap + ' px apart');
                    if (document.dir === 'rtl' ? leave.left > call.left : leave.left < call.left) faults.push('the way out is not at the end');
                    if (!isLow && Math.abs(bar.bottom - innerHeight) > 1) faults.push('not at the foot of the view');
                    if (isLow && bar.bottom > innerHeight + 1) faults.push('the way out itself');
                    document.querySelectorAll('main a, main input, main summary, main button').forEach((part) => {
                        part.focus();
                        const seen = part.getBoundingClientRect(), now = document.querySelector('.bar').getBoundingClientRect();
                        if (part.offsetHeight && document.activeElement === part && seen.top > now.top - 1 && seen.top < now.bottom)
                            faults.push(part.outerHTML.slice(0, 80));
                    });
                    scrollTo(0, document.documentElement.scrollHeight);
                    const end = document.querySelector('.footer').lastElementChild.lastElementChild.getBoundingClientRect();
                    if (!isLow && end.bottom > document.querySelector('.bar').getBoundingClientRect().top) faults.push('the last line is hidden');
                    return faults;",
                )
                .await;
            let hidden: Vec<String> = serde_json::from_value(hidden).expect("a list");
            faults.extend(hidden.iter().map(|part| format!("{path} at {width}x{height}: {part}")));
        }
    }
    assert_none(&faults);
}

in_both_browsers!(in_large_letters_the_call_and_the_way_out_stand_one_above_the_other, large_letters);

async fn large_letters(browser: Browser) {
    browser.set_size(360, 900).await;
    for language in site().languages() {
        browser.open(&format!("{}{language}/staying.html", site().file_base())).await;
        let lines = "(() => {
            document.documentElement.style.fontSize = '32px';
            const [call, leave] = ['call', 'leave'].map((cell) => document.querySelector('.bar__' + cell));
            // Heights are told in whole pixels.
            return leave.offsetTop - call.offsetTop - call.offsetHeight >= -1 && call.scrollWidth <= call.clientWidth && document.documentElement.scrollWidth <= 360;
        })()";
        assert!(browser.holds(lines).await, "{language}");
    }
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
    // The policy of a page that keeps nothing lets no worker in.
    browser.open(&format!("{base}ar/index.html")).await;
    browser
        .run("return navigator.serviceWorker.register('../sw.js').then(() => navigator.serviceWorker.ready);")
        .await;
    browser.open(&format!("{base}ar/checklist.html")).await;
    browser.click(".checklist__box").await;
    browser.open_fold(".remember").await;
    browser.click("#w-remember-choice").await;
    browser.run("localStorage.setItem('other', 'kept'); return caches.open('other');").await;
    assert!(browser.run(LEFT).await.as_array().expect("a list").len() > 3, "nothing was kept to be deleted");

    delete(&browser).await;
    browser
        .wait_until(&format!(
            "(() => {{ {LEFT} }})().then((left) => left.join() === 'other,wayleaf|/leaflets/permit/|,other')"
        ))
        .await;
    browser.back().await;
    browser
        .wait_until(
            "/checklist\\.html$/.test(location.pathname) && !document.querySelector('main input:checked')",
        )
        .await;
    assert_eq!(browser.complaints().await, [""; 0]);
}

in_both_browsers!(from_a_file_everything_can_be_deleted_too, delete_from_a_file);

async fn delete_from_a_file(mut browser: Browser) {
    browser.open(&format!("{}da/checklist.html", site().file_base())).await;
    browser.open_fold(".remember").await;
    browser.click("#w-remember-choice").await;
    assert!(browser.holds("localStorage.length === 1").await, "nothing is kept to be deleted");
    delete(&browser).await;
    browser.back().await;
    browser.wait_until("/checklist\\.html$/.test(location.pathname) && !localStorage.length").await;
    assert_eq!(browser.complaints().await, [""; 0]);
}
