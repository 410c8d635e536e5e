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

in_both_browsers!(
    the_first_box_of_the_checklist_is_on_the_first_screen_and_five_answers_make_it_short,
    checklist
);

async fn checklist(browser: Browser) {
    browser.set_size(360, 640).await;
    let (mut low, mut languages) = (vec![], site().languages());
    languages.sort_unstable();
    for language in languages {
        browser.open(&format!("{}{language}/checklist.html", site().file_base())).await;
        let bottom = browser
            .number("document.querySelector('.checklist__box').getBoundingClientRect().bottom - document.querySelector('.language-menu').getBoundingClientRect().bottom")
            .await;
        // The bar at the foot takes 49 of 640 CSS pixels, the header and the menu 101.
        if bottom > 490.0 {
            low.push(format!("{language}: the first box ends {bottom} below the menu"));
        }
    }
    assert_none(&low);
    browser.open(&format!("{}en/checklist.html", site().file_base())).await;
    browser.open_fold(".questions details").await;
    // The most points: an illness of body and mind, a no, not sent, no address, no doctor seen.
    for (question, answer) in [(1, 3), (2, 2), (3, 1), (4, 2), (5, 1)] {
        browser
            .click(&format!(".questions fieldset:nth-of-type({question}) label:nth-of-type({answer}) input"))
            .await;
    }
    let height = browser.number("document.documentElement.scrollHeight").await;
    assert!(height <= 4500.0, "{height} pixels after five answers");
    // A question, its answer and the button; the longest question takes three lines.
    let lines =
        "[...document.querySelectorAll('.questions fieldset')].slice(0, 4).map((set) => set.offsetHeight)";
    assert!(
        browser.holds(&format!("{lines}.every((height) => height <= 140)")).await,
        "{}",
        browser.text_of(lines).await
    );
    browser.click(".questions fieldset:nth-of-type(2) button").await;
    assert!(
        browser
            .holds("document.activeElement.name === 'asylum-case' && document.activeElement.value === '2'")
            .await
    );
}
