//! Handing on: what is still open, through the phone's own sharing or as text to copy.

use crate::driver::in_both_browsers;
use crate::site::site;

in_both_browsers!(what_is_open_is_handed_on_with_source_and_edition, hand_on);

async fn hand_on(mut browser: crate::page::Browser) {
    browser.open(&format!("{}en/checklist.html", site().file_base())).await;
    browser.run("navigator.share = undefined;").await;
    browser.click(".checklist__box").await;
    browser.click(".hand-on button").await;
    let text = browser.text_of("document.querySelector('.hand-on textarea').value").await;
    let open = browser.text_of("document.querySelectorAll('.checklist__box:not(:checked)').length").await;
    assert_eq!(text.lines().filter(|line| line.starts_with("- ")).count().to_string(), open);
    assert!(text.contains("Wayleaf") && text.contains("2026-11-"), "{text}");

    browser
        .run("navigator.share = (what) => { window.shared = what.text; return Promise.resolve(); };")
        .await;
    browser.click(".hand-on button").await;
    assert_eq!(browser.text_of("window.shared").await, text);
    assert_eq!(browser.complaints().await, [""; 0]);
}
