//! From what happened to what to do: how many taps it takes, and how far a reader scrolls on a small phone.

use crate::driver::{Engine, Scripts, in_both_browsers, run};
use crate::page::Browser;
use crate::server::Server;
use crate::site::site;

/// A way through the guide, from the first page of a language.
struct Journey {
    wanted: &'static str,
    /// What is tapped, one after the other.
    taps: &'static [&'static str],
    /// What is in view then.
    then: &'static str,
    /// The most screens a reader scrolls on the whole way.
    screens: f64,
}

/// Each is possible with scripts and without.
const JOURNEYS: [Journey; 4] = [
    Journey {
        wanted: "call for help after a refusal",
        taps: &[".situation-rows [href='letter.html']"],
        then: ".bar__call[href='tel:+4533735000']",
        screens: 0.0,
    },
    Journey {
        wanted: "papers for an illness of the mind",
        taps: &[".situation-rows [href='open-case.html']", "main ol [href='doctor-mind.html']"],
        then: "main h1",
        screens: 2.0,
    },
    Journey {
        wanted: "the doctor's sheet in the reader's language",
        taps: &[".situation-rows [href='open-case.html']", "main ol [href='doctor-mind.html']"],
        then: ".doctor-sheet:not([lang=da]) h2",
        screens: 1.0,
    },
    Journey {
        wanted: "sentences to show a doctor",
        taps: &[".situation-rows [href='show.html']"],
        then: "#doctor",
        screens: 1.0,
    },
];

/// How far below or above the view the element begins or ends, in pixels; what the bar covers is not in view.
const AWAY: &str = "const element = document.querySelector(arguments[0]), place = element.getBoundingClientRect();
    const bar = document.querySelector('.bar'), end = bar.contains(element) ? innerHeight : bar.getBoundingClientRect().top;
    return Math.max(0, place.bottom - end, -place.top);";

in_both_browsers!(what_a_reader_needs_is_few_taps_and_screens_away, with_scripts);

async fn with_scripts(browser: Browser) {
    journeys(&browser).await;
    let base = site().file_base();
    for lang in ["en", "ar"] {
        // The day is counted on the page itself.
        browser.open(&format!("{base}{lang}/index.html")).await;
        let away = tap(&browser, ".situation-rows__quick [href='dates.html']").await
            + away(&browser, ".dates__button").await;
        assert!(away <= 591.0, "{lang}: the form is {away} px away");
    }
}

in_both_browsers!(a_language_is_saved_in_two_taps_and_one_screen, saved);

async fn saved(browser: Browser) {
    let server = Server::start(site()).await;
    // A browser keeps a guide only from a host that it trusts.
    let base = server.trusted();
    browser.set_size(360, 640).await;
    for lang in ["en", "ar"] {
        browser.open(&format!("{base}{lang}/index.html")).await;
        browser.wait_until("!document.querySelector('.save-offline').hidden").await;
        let mut scrolled = away(&browser, "[href='#w-take']").await;
        browser.click("[href='#w-take']").await;
        browser.wait_until("location.hash === '#w-take'").await;
        scrolled += away(&browser, ".save-offline__button").await;
        assert!(scrolled <= 591.0, "{lang}: saving is {scrolled} px away");
    }
    server.stop().await;
}

in_both_browsers!(a_list_is_handed_on_in_three_taps_and_two_screens, handed_on);

async fn handed_on(browser: Browser) {
    browser.set_size(360, 640).await;
    let base = site().file_base();
    for lang in ["en", "ar"] {
        browser.open(&format!("{base}{lang}/index.html")).await;
        let mut scrolled = tap(&browser, ".situation-rows__quick [href='checklist.html']").await;
        scrolled += away(&browser, ".checklist__send a").await;
        browser.click(".checklist__send a").await;
        browser.wait_until("/card\\.html/.test(location.href) && document.readyState === 'complete'").await;
        browser.wait_until("!document.querySelector('.card__send').hidden").await;
        scrolled += away(&browser, ".card__send button").await;
        assert!(scrolled <= 2.0 * 591.0, "{lang}: handing on is {scrolled} px away");
    }
}

// Firefox measures nothing where scripts are off.
#[test]
fn what_a_reader_needs_is_few_taps_and_screens_away_without_scripts() {
    run(Engine::Chromium, Scripts::Off, without_scripts);
}

async fn without_scripts(browser: Browser) {
    journeys(&browser).await;
    let base = site().file_base();
    for lang in ["en", "ar"] {
        browser.open(&format!("{base}{lang}/index.html")).await;
        let away = tap(&browser, ".situation-rows [href='letter.html']").await
            + tap(&browser, "main ol [href='letters.html#time-to-leave']").await
            + away(&browser, "#time-to-leave ~ .unit__body li").await;
        assert!(away <= 591.0, "{lang}: the lengths are {away} px away");
    }
}

async fn journeys(browser: &Browser) {
    browser.set_size(360, 640).await;
    let mut faults = vec![];
    for lang in ["en", "ar"] {
        for Journey { wanted, taps, then, screens } in &JOURNEYS {
            browser.open(&format!("{}{lang}/index.html", site().file_base())).await;
            let mut scrolled = 0.0;
            for link in *taps {
                scrolled += tap(browser, link).await;
            }
            scrolled += away(browser, then).await;
            if scrolled > screens * 591.0 {
                faults.push(format!("{lang}, {wanted}: {scrolled} px, {} taps", taps.len()));
            }
        }
    }
    crate::page::assert_none(&faults);
}

/// Taps on a link and waits for where it leads; gives how far a reader scrolls to it, in pixels.
async fn tap(browser: &Browser, link: &str) -> f64 {
    let away = away(browser, link).await;
    let leads = browser.find(link).await.prop("href").await.expect("a link").expect("an address");
    browser.click(link).await;
    browser.wait_until(&format!("location.href === '{leads}' && document.readyState === 'complete'")).await;
    away
}

async fn away(browser: &Browser, selector: &str) -> f64 {
    browser.run_with(AWAY, selector).await.as_f64().expect("a distance")
}
