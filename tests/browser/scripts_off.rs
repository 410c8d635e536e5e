//! Scripts off: the page is what its HTML says, and all of it can be read and ticked.

use thirtyfour::{Key, WebElement};

use crate::driver::{Scripts, in_both_browsers};
use crate::page::Browser;
use crate::sample::pages_for;
use crate::site::{Page, letters, site};

in_both_browsers!(every_word_can_be_read, Scripts::Off, every_word);

async fn every_word(browser: Browser) {
    let base = site().file_base();
    for page in pages_for(browser.engine) {
        browser.open(&format!("{base}{}", page.path)).await;
        for fold in browser.find_all("summary:not([hidden] *)").await {
            open(&fold).await;
        }
        let shown = browser.find("body").await.text().await.expect("a text");
        assert_same_text(page, &letters(&shown));
    }
}

in_both_browsers!(every_item_of_the_checklist_can_be_ticked, Scripts::Off, every_item);

async fn every_item(browser: Browser) {
    let base = site().file_base();
    for page in pages_for(browser.engine)
        .into_iter()
        .filter(|page| page.language().is_some() && page.path.ends_with("/checklist.html"))
    {
        browser.open(&format!("{base}{}", page.path)).await;
        let boxes = browser.find_all(".checklist__box").await;
        assert!(boxes.len() > 10, "{}: only {} items", page.path, boxes.len());
        for item in boxes {
            press(&item).await;
            assert!(item.is_selected().await.expect("a state"), "{}: {item:?} cannot be ticked", page.path);
        }
    }
}

/// By the keyboard: a hand may find the way out at the foot of the view over it, which the driver waits a second for.
async fn open(fold: &WebElement) {
    fold.send_keys(Key::Enter + "")
        .await
        .unwrap_or_else(|error| panic!("{fold:?} cannot be opened: {error}"));
}

/// By hand or, where the way out at the foot of the view lies over it, by the keyboard.
async fn press(element: &WebElement) {
    if element.click().await.is_err() {
        let pressed = element.send_keys(" ").await;
        pressed.unwrap_or_else(|error| panic!("{element:?} cannot be pressed: {error}"));
    }
}

fn assert_same_text(page: &Page, shown: &str) {
    let written = page.text();
    let same = written.chars().zip(shown.chars()).take_while(|(one, other)| one == other).count();
    let from = |text: &str| text.chars().skip(same.saturating_sub(20)).take(60).collect::<String>();
    assert!(written == shown, "{}: written\n…{}…\nshown\n…{}…", page.path, from(&written), from(shown));
}
