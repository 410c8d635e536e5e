//! From what happened to what to do: home's rows, the card to call, folds that links open, folds on paper.

use crate::changed_site::site_with_situation;
use crate::driver::{Engine, Scripts, in_both_browsers, run};
use crate::page::Browser;
use crate::paper::{a4, print_on};

in_both_browsers!(a_row_of_home_leads_to_the_card_that_calls_with_scripts, to_the_call);
// Firefox measures nothing where scripts are off.
#[test]
fn a_row_of_home_leads_to_the_card_that_calls_without_scripts() {
    run(Engine::Chromium, Scripts::Off, to_the_call);
}

async fn to_the_call(browser: Browser) {
    browser.set_size(360, 640).await;
    for lang in ["en", "ar"] {
        browser.open(&format!("{}{lang}/index.html", site_with_situation().file_base())).await;
        // On the first screen, above the bar, and as large as a finger.
        let row = "document.querySelector('.topic-rows__link').getBoundingClientRect()";
        assert!(browser.number(&format!("{row}.bottom")).await < 590.0, "{lang}");
        assert!(browser.number(&format!("{row}.height")).await >= 48.0, "{lang}");
        browser.click(".topic-rows__link").await;
        browser.wait_until("location.pathname.endsWith('/now.html')").await;
        let call = "document.querySelector('.contact__call')";
        assert!(browser.holds(&format!("{call}.getAttribute('href') === 'tel:+4533735000'")).await, "{lang}");
        let size = format!("{call}.getBoundingClientRect()");
        assert!(browser.number(&format!("{size}.height")).await >= 48.0, "{lang}");
        // The page is 360 wide, less its margins and a scroll bar.
        assert!(browser.number(&format!("{size}.width")).await > 290.0, "{lang}");
        assert!(browser.number("document.documentElement.scrollWidth").await <= 360.0, "{lang}");
    }
}

in_both_browsers!(a_link_to_a_folded_section_opens_it, opened);

async fn opened(browser: Browser) {
    let base = site_with_situation().file_base();
    let open = "document.querySelector('details.unit').open";
    browser.open(&format!("{base}en/now.html")).await;
    assert!(!browser.holds(open).await);
    browser.click("main ol a[href$='#more']").await;
    browser.wait_until(open).await;
    browser.open(&format!("{base}en/who.html")).await;
    browser.open(&format!("{base}en/now.html#more")).await;
    browser.wait_until(open).await;
    browser.open(&format!("{base}en/who.html")).await;
    browser.open(&format!("{base}en/now.html#call")).await;
    assert!(!browser.holds(open).await);
}

in_both_browsers!(folded_sections_are_on_paper_with_scripts, paper);
in_both_browsers!(folded_sections_are_on_paper_without_scripts, Scripts::Off, paper);

async fn paper(browser: Browser) {
    browser.open(&format!("{}en/now.html", site_with_situation().file_base())).await;
    let printed = print_on(&browser, "situation", a4()).await.concat();
    for words in ["Unfolded words", "More of it", "3373 5000"] {
        assert!(printed.contains(words), "{words}: {printed}");
    }
}
