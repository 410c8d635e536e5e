//! What a page has to say begins on the first screen of a small phone, in every language.

use crate::driver::{Engine, Scripts, in_both_browsers, run};
use crate::page::{Browser, assert_none};
use crate::sample::pages_for;
use crate::site::site;

/// How far below the menu the first words of content may begin: at 520 of 640 CSS pixels, where the name of the guide and the
/// menu take a line each.
const LOWEST: f64 = 419.0;

/// How far below the menu the first words stand that are neither the name of the page nor said about it. On home the
/// summary is such words: it says what the permit is.
const FIRST: &str = "(() => {
    const words = [...document.querySelectorAll('main p, main li, main dt, main legend, main label, main td, main textarea')];
    const about = '.translation, .age, .contents, .checklist-progress, .poster-how, .leaflet-how';
    const isAbout = (element) => element.closest(about) || !location.pathname.endsWith('/index.html') && element.closest('.lead');
    const first = words.find((element) => element.offsetHeight > 0 && !isAbout(element));
    const menu = document.querySelector('.language-menu').getBoundingClientRect();
    return first ? first.getBoundingClientRect().top - menu.bottom : 0;
})()";

in_both_browsers!(content_begins_on_the_first_screen_with_scripts, content);

// Firefox measures nothing where scripts are off.
#[test]
fn content_begins_on_the_first_screen_without_scripts() {
    run(Engine::Chromium, Scripts::Off, content);
}

async fn content(browser: Browser) {
    let base = site().file_base();
    browser.set_size(360, 640).await;
    let mut low = vec![];
    for page in pages_for(browser.engine).into_iter().filter(|page| page.language().is_some()) {
        browser.open(&format!("{base}{}", page.path)).await;
        let top = browser.number(FIRST).await;
        if !(20.0..=LOWEST).contains(&top) {
            low.push(format!("{} begins {top} below the menu", page.path));
        }
    }
    assert_none(&low);
}
