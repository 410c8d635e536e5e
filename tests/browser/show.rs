//! Sentences held out to somebody: one touch fills the view, with no script.

use crate::driver::{Scripts, in_both_browsers};
use crate::page::{Browser, assert_none};
use crate::site::site;

in_both_browsers!(a_sentence_fills_the_view_black_on_white_and_closes_again, shown);

/// What is wrong with the sentence that is shown.
const CARD: &str = "const card = document.querySelector('.show__card:target');
    if (!card) return ['nothing is shown'];
    const faults = [], size = card.getBoundingClientRect(), bar = document.querySelector('.bar').getBoundingClientRect();
    const own = card.querySelector('.show__words'), official = card.querySelector('.show__official') || own, close = card.querySelector('.show__close');
    const big = parseFloat(getComputedStyle(official).fontSize), small = parseFloat(getComputedStyle(own).fontSize);
    if (size.top > 0 || size.left > 0 || size.right < document.documentElement.clientWidth || size.bottom < innerHeight) faults.push('it does not fill the view');
    if (getComputedStyle(card).backgroundColor !== 'rgb(255, 255, 255)' || getComputedStyle(official).color !== 'rgb(0, 0, 0)') faults.push('it is not black on white');
    if (big < 31 || official !== own && big < 1.4 * small) faults.push('what is shown is not large');
    if (official !== own && official.getBoundingClientRect().bottom > own.getBoundingClientRect().top + 1) faults.push('what is shown is not on top');
    if (close.getBoundingClientRect().height < 44) faults.push('the way back is small');
    if (close.getBoundingClientRect().bottom > bar.top && card.scrollHeight <= card.clientHeight) faults.push('the way back lies under the bar');
    if (card.scrollWidth > card.clientWidth) faults.push('its words are wider than the view');
    if (document.elementFromPoint(innerWidth / 2, bar.top + bar.height / 2).closest('.bar') === null) faults.push('the bar is hidden');
    return faults;";

async fn shown(browser: Browser) {
    let mut faults = vec![];
    for (width, height) in [(360, 640), (320, 568)] {
        browser.set_size(width, height).await;
        for lang in site().languages() {
            for path in [format!("{lang}/show.html"), format!("guide-{lang}-{}.html", site().edition())] {
                // The file of a language is the same as its page: one of each direction is enough.
                if path.starts_with("guide") && !["en", "ar"].contains(&lang) {
                    continue;
                }
                browser.open(&format!("{}{path}", site().file_base())).await;
                let cards = browser.find_all(".show__words").await.len();
                assert!(cards > 10, "{path}: {cards} sentences");
                for place in [0, cards - 1] {
                    let words = format!("[...document.querySelectorAll('.show__words')][{place}]");
                    browser.run(&format!("{words}.click();")).await;
                    browser.wait_until("document.querySelector('.show__card:target')").await;
                    let found: Vec<String> = serde_json::from_value(browser.run(CARD).await).expect("a list");
                    faults.extend(found.iter().map(|fault| format!("{path}, {place}, {width}: {fault}")));
                    browser.click(".show__card:target .show__close").await;
                    browser.wait_until("!document.querySelector('.show__card:target')").await;
                }
            }
        }
    }
    assert_none(&faults);
}

in_both_browsers!(without_scripts_a_sentence_is_shown_and_the_way_back_closes_it, Scripts::Off, plain);

async fn plain(browser: Browser) {
    browser.open(&format!("{}ar/show.html", site().file_base())).await;
    browser.click(".show__words").await;
    let official = browser.find(".show__card:target .show__official").await;
    assert!(official.is_displayed().await.expect("a state"));
    browser.back().await;
    assert!(browser.find_all(".show__card:target").await.is_empty());
}
