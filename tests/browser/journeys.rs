//! With the keyboard alone, and as a screen reader has it: focus is seen, nothing traps it or lies over it, and every
//! control says what it is in the reader's language.

use std::sync::Arc;

use hyper::Method;
use serde_json::Value;
use thirtyfour::common::command::{Command, ExtensionCommand};
use thirtyfour::{Key, WebElement};

use crate::driver::in_both_browsers;
use crate::page::{Browser, assert_none};
use crate::site::site;

/// Pages of every kind a reader goes through with the keyboard.
const KINDS: [&str; 6] = [
    "en/index.html",
    "ar/staying.html",
    "ti/checklist.html",
    "da/words.html",
    "fa/contents.html",
    "en/sources.html",
];

/// What is wrong with where the focus is: not marked, out of the view, or under something that stays.
const FOCUS: &str = "
    const element = document.activeElement, box = element.getBoundingClientRect();
    const style = getComputedStyle(element), faults = [];
    const drawn = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    const name = element.tagName + ' ' + element.className + ' ' + element.textContent.trim().slice(0, 20);
    if (element === document.body || element === document.documentElement) return null;
    if (!drawn(style)) faults.push(name + ': the focus is not to be seen');
    if (box.bottom <= 0 || box.top >= innerHeight) faults.push(name + ': it is out of the view');
    const rows = element.getClientRects(), row = rows[rows.length - 1];
    const at = row && document.elementFromPoint(row.left + row.width / 2, row.top + row.height / 2);
    if (at && !element.contains(at) && !at.contains(element)) faults.push(name + ': it lies under ' + at.className);
    return faults;";

in_both_browsers!(the_keyboard_reaches_the_end_of_every_kind_of_page_and_its_focus_is_seen, keyboard);

async fn keyboard(browser: Browser) {
    let base = site().file_base();
    let mut faults = vec![];
    for path in KINDS {
        browser.open(&format!("{base}{path}")).await;
        browser.set_size(360, 640).await;
        let stops = browser
            .number("document.querySelectorAll('a, summary, input, button, [tabindex=\"0\"]').length")
            .await;
        let mut left = stops + 2.0;
        let mut reached = false;
        while left > 0.0 && !reached {
            press(&browser, Key::Tab).await;
            match browser.run(FOCUS).await {
                Value::Array(found) => faults.extend(found.iter().map(|fault| format!("{path}: {fault}"))),
                _ => reached = true,
            }
            let in_footer = browser.holds("document.activeElement.closest('.footer')").await;
            let last = "[...document.querySelectorAll('.footer a')].pop() === document.activeElement";
            reached |= in_footer && browser.holds(last).await;
            left -= 1.0;
        }
        assert!(reached, "{path}: the end is not reached in {stops} steps");
    }
    assert_none(&faults);
}

in_both_browsers!(a_reader_changes_the_language_opens_a_topic_and_ticks_by_keyboard, journey);

async fn journey(browser: Browser) {
    browser.open(&format!("{}en/index.html", site().file_base())).await;
    press(&browser, Key::Tab).await;
    assert_eq!(browser.text_of("document.activeElement.getAttribute('href')").await, "#w-main");

    go(&browser, ".language-menu a", "/index.html").await;
    go(&browser, "main a[hreflang=ar]", "/ar/index.html").await;
    assert_eq!(browser.text_of("document.documentElement.lang").await, "ar");
    go(&browser, "main a[href='checklist.html']", "/ar/checklist.html").await;
    let progress = browser.find("[role=status].checklist-progress__count").await;
    let before = progress.text().await.expect("a text");
    let label =
        browser.text_of("document.querySelector('.checklist__box').labels[0].textContent.trim()").await;
    let item = browser.find(".checklist__box").await;
    assert_eq!(computed(&browser, &item, "role").await, "checkbox");
    let name = computed(&browser, &item, "label").await;
    assert!(name.chars().any(|letter| ('\u{600}'..'\u{700}').contains(&letter)), "`{name}` is not in Arabic");
    assert!(label.split_whitespace().all(|word| name.contains(word)), "`{name}` is not `{label}`");
    item.focus().await.expect("a focus");
    press(&browser, Key::Space).await;
    assert!(item.is_selected().await.expect("a state"), "the space bar ticks nothing");
    assert_ne!(progress.text().await.expect("a text"), before);
}

in_both_browsers!(a_reader_opens_the_doctors_sheet_deletes_everything_and_leaves_by_keyboard, way_out);

async fn way_out(browser: Browser) {
    browser.open(&format!("{}ar/doctor.html", site().file_base())).await;
    go(&browser, "main a[href='doctor-mind.html']", "/ar/doctor-mind.html").await;
    // A screen reader changes its voice with the language of each side.
    let sides =
        "[...document.querySelectorAll('main article')].map((side) => side.lang + ' ' + side.dir).join()";
    assert_eq!(browser.text_of(sides).await, "ar rtl,da ltr");

    go(&browser, ".footer a[href='index.html#w-delete']", "/ar/index.html").await;
    let fold = browser.find(".delete summary").await;
    browser.wait_until("document.querySelector('.delete').open").await;
    fold.focus().await.expect("a focus");
    press(&browser, Key::Tab).await;
    let delete = browser.find(".delete button").await;
    assert!(browser.holds("document.activeElement.matches('.delete button')").await, "it is not next");
    assert_eq!(computed(&browser, &delete, "role").await, "button");
    let said = browser.find(".delete__said").await;
    assert_eq!(computed(&browser, &said, "role").await, "status");
    press(&browser, Key::Enter).await;
    browser.wait_until("document.querySelector('.delete__said').textContent").await;

    go(&browser, ".bar__leave", "/calendar.html").await;
}

in_both_browsers!(every_landmark_and_control_has_a_name_in_the_readers_language, names);

async fn names(browser: Browser) {
    let mut faults = vec![];
    for path in ["ar/staying.html", "ti/checklist.html"] {
        browser.open(&format!("{}{path}", site().file_base())).await;
        for (query, role) in [("main", "main"), ("header", "banner"), ("footer", "contentinfo")] {
            let found = computed(&browser, &browser.find(query).await, "role").await;
            assert_eq!(found, role, "{path}: {query}");
        }
        for control in browser.find_all("nav, button, .skip-link a, main input:not([type=hidden])").await {
            if !control.is_displayed().await.expect("a state") {
                continue;
            }
            let name = computed(&browser, &control, "label").await;
            if !name.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii()) {
                let html = control.outer_html().await.expect("its HTML");
                faults.push(format!(
                    "{path}: the name `{name}` of {}",
                    html.chars().take(90).collect::<String>()
                ));
            }
        }
    }
    assert_none(&faults);
}

/// Puts the focus on a link, presses Enter and waits for the page.
async fn go(browser: &Browser, link: &str, path: &str) {
    browser.find(link).await.focus().await.expect("a focus");
    press(browser, Key::Enter).await;
    browser
        .wait_until(&format!("document.readyState === 'complete' && location.pathname.endsWith('{path}')"))
        .await;
}

async fn press(browser: &Browser, key: Key) {
    let keys = browser.driver.action_chain().send_keys(key);
    keys.perform().await.expect("a key");
}

/// What the browser tells a screen reader: `role` or `label` of an element.
async fn computed(browser: &Browser, element: &WebElement, what: &str) -> String {
    let ask = Computed(format!("/element/{}/computed{what}", element.element_id()));
    let answer = browser.driver.cmd(Command::ExtensionCommand(Box::new(ask))).await.expect("an answer");
    answer.value::<String>().expect("a text")
}

#[derive(Debug)]
struct Computed(String);

impl ExtensionCommand for Computed {
    fn parameters_json(&self) -> Option<Value> {
        None
    }

    fn method(&self) -> Method {
        Method::GET
    }

    fn endpoint(&self) -> Arc<str> {
        Arc::from(self.0.as_str())
    }
}
