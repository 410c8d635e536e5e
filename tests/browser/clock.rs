//! The page and the phone's clock: what a page says when its day has passed, when it is long past, and when
//! the clock lies before the day the guide was made.

use crate::driver::in_both_browsers;
use crate::page::Browser;
use crate::site::{EDITION_DATE, site};

/// A function that sets the clock of every page to noon of a day, whatever day it really is.
pub(crate) fn set_to(day: &str) -> String {
    format!(
        "() => {{
            const Real = window.realDate || Date;
            const shift = Real.parse('{day}T12:00:00') - Real.now();
            window.realDate = Real;
            window.Date = class extends Real {{
                constructor(...given) {{ given.length ? super(...given) : super(Real.now() + shift); }}
                static now() {{ return Real.now() + shift; }}
            }};
        }}"
    )
}

const NOTICE: &str = "document.querySelector('.age__past')";
const FOLDED: &str = "document.querySelectorAll('details.age-fold').length";

/// Opens the page on deportation from a file, with the clock set to a day.
async fn open_on(browser: &Browser, day: &str, path: &str) {
    browser.before_every_page(&set_to(day)).await;
    browser.open(&format!("{}{path}", site().file_base())).await;
}

in_both_browsers!(a_page_within_its_day_says_nothing_more, on_its_day);

async fn on_its_day(browser: Browser) {
    open_on(&browser, EDITION_DATE, "en/staying.html").await;
    assert!(browser.holds(&format!("{NOTICE}.hidden")).await);
    assert!(browser.number(FOLDED).await < 1.0);
}

in_both_browsers!(a_page_past_its_day_says_so_and_names_whom_to_ask, just_past);

async fn just_past(browser: Browser) {
    open_on(&browser, "2027-03-20", "ar/staying.html").await;
    assert!(browser.holds(&format!("!{NOTICE}.hidden && {NOTICE}.textContent.length > 40")).await);
    assert!(browser.holds("!document.querySelector('.age__ask').hidden").await);
    assert!(browser.holds("document.querySelector('.age__ask a[href^=\"tel:\"]')").await);
    assert!(browser.number(FOLDED).await < 1.0);
}

in_both_browsers!(a_page_long_past_its_day_folds_what_could_cost_a_stay_and_one_tap_opens_it, a_year_on);

async fn a_year_on(browser: Browser) {
    for day in ["2027-11-22", "2029-11-22"] {
        open_on(&browser, day, "en/staying.html").await;
        let safety = browser.number("document.querySelectorAll('[data-safety]').length").await;
        assert!(safety > 3.0 && (browser.number(FOLDED).await - safety).abs() < 0.5, "on {day}");
        assert!(browser.holds(&format!("!{NOTICE}.hidden")).await);
        assert!(browser.holds("!document.querySelector('details.age-fold').open").await);
        browser.click("details.age-fold > summary").await;
        browser.wait_until("document.querySelector('details.age-fold').open").await;
        assert!(
            browser.holds("document.querySelector('details.age-fold .unit__body').offsetHeight > 20").await
        );
    }
}

in_both_browsers!(a_tab_that_stays_open_for_months_learns_that_its_page_is_old, left_open);

async fn left_open(browser: Browser) {
    open_on(&browser, EDITION_DATE, "en/staying.html").await;
    for (day, is_hidden, folded) in
        [("2027-03-20", false, false), ("2027-11-22", false, true), ("2027-11-23", false, true)]
    {
        browser
            .run(&format!("({})(); document.dispatchEvent(new Event('visibilitychange'));", set_to(day)))
            .await;
        assert_eq!(browser.holds(&format!("{NOTICE}.hidden")).await, is_hidden, "on {day}");
        assert_eq!(browser.number(FOLDED).await > 0.5, folded, "on {day}");
    }
    assert!(browser.holds("!document.querySelector('details details.age-fold')").await, "folded twice");
    // A clock that was wrong and is put right.
    browser.run(&format!("({})(); window.dispatchEvent(new Event('pageshow'));", set_to(EDITION_DATE))).await;
    assert!(browser.holds(&format!("{NOTICE}.hidden")).await);
}

in_both_browsers!(a_clock_before_the_edition_is_named_as_such, too_early);

async fn too_early(browser: Browser) {
    open_on(&browser, "2020-01-01", "en/staying.html").await;
    let said = browser.text_of(&format!("{NOTICE}.textContent")).await;
    assert!(said.contains("22\u{a0}November 2026"), "{said}");
    assert!(browser.number(FOLDED).await < 1.0);
}
