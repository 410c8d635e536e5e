//! The review page, from a file, in both browsers: sentences judged with the mouse and with keys, remarks written, kept, saved,
//! imported, told by `status` and on the built page until the text changes.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use thirtyfour::Key;
use url::Url;

use crate::driver::in_both_browsers;
use crate::kit::{copied, edited, wayleaf};
use crate::page::Browser;

const RIGHT: &str = "staying#dates-to-leave";
const WRONG: &str = "staying#asylum-closed";
/// Words of a made-up law that the page must show: the extract of the real one lies outside the repository.
const LAW: &str = "The words of this provision.";

in_both_browsers!(a_review_is_filled_in_from_a_stick_and_told_until_the_text_changes, journey);

async fn journey(mut browser: Browser) {
    let name = format!("review مراجعة {:?}", browser.engine);
    let (root, page) = tokio::task::spawn_blocking(move || prepared(&name)).await.expect("a page");
    let address = Url::from_file_path(&page).expect("an absolute path").to_string();
    browser.set_size(360, 740).await;
    browser.open(&address).await;
    assert!(browser.number("document.querySelectorAll('.claim').length").await > 100.0);
    let words = format!(
        "[].some.call(document.querySelectorAll('blockquote'), function (said) {{ return said.textContent === '{LAW}'; }})"
    );
    assert!(browser.holds(&words).await, "no words of the law");
    for width in [360, 180] {
        browser.set_size(width, 740).await;
        let over = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert!(browser.number(over).await <= 0.0, "{width} pixels are too narrow");
    }
    browser.set_size(1000, 740).await;
    assert_eq!(browser.requests_outside("file:").await, [""; 0], "the page asked somebody");

    // The first unit by the mouse: its first sentence, then all the rest of it.
    let unit = |id: &str| format!("[data-id=\"{id}\"]");
    browser.press(&browser.find(&format!("{} .claim .choice", unit(RIGHT))).await).await;
    browser.press(&browser.find(&format!("{} .unit__rest button", unit(RIGHT))).await).await;
    let open = format!(
        "document.querySelectorAll('{} .answer input:checked').length === document.querySelectorAll('{} .claim').length",
        unit(RIGHT),
        unit(RIGHT)
    );
    assert!(browser.holds(&open).await, "the rest is not right");

    // The other by keys: Tab to the choices, an arrow to `Wrong`, Tab to the remark.
    let first = browser.find(&format!("{} .answer input", unit(WRONG))).await;
    first.focus().await.expect("focused");
    first.send_keys(Key::Space + "").await.expect("pressed");
    first.send_keys(Key::Right + "").await.expect("pressed");
    browser
        .wait_until(&format!("document.querySelector('{} input[value=wrong]').checked", unit(WRONG)))
        .await;
    let remark = browser.find(&format!("{} .answer__remark textarea", unit(WRONG))).await;
    assert!(remark.is_displayed().await.expect("a box"), "no room for a remark");
    remark.send_keys("<b>Only</b> from the day it was served.").await.expect("written");
    browser.find("#save-file").await.click().await.expect("pressed");
    assert!(
        browser.holds("document.activeElement.id === 'by' && !document.getElementById('text').value").await,
        "saved for nobody"
    );
    browser.find("#by").await.send_keys("Eva Lund").await.expect("written");
    browser.wait_until("localStorage.length === 1 && JSON.parse(localStorage.getItem(localStorage.key(0))).by === 'Eva Lund'").await;

    browser.refresh().await;
    assert_eq!(browser.text_of("document.getElementById('by').value").await, "Eva Lund", "nothing was kept");
    assert!(browser.holds(&open).await);
    browser.press(&browser.find("#save-file").await).await;
    let saved = browser.text_of("document.getElementById('text').value").await;
    let found: Value = serde_json::from_str(&saved).expect("the saved file is JSON");
    assert_eq!(found["units"].as_array().map(Vec::len), Some(2), "{saved}");
    assert_eq!(browser.complaints().await, [""; 0]);

    // Another computer: nothing kept, the saved text taken instead.
    browser.run("localStorage.clear();").await;
    browser.refresh().await;
    assert!(!browser.holds(&open).await);
    browser.run_with("document.getElementById('text').value = arguments[0];", &saved).await;
    browser.press(&browser.find("#take").await).await;
    assert!(browser.holds(&open).await, "the saved text was not taken");
    let built = tokio::task::spawn_blocking(move || recorded(&root, &saved)).await.expect("a site");
    browser.open(Url::from_file_path(&built.page).expect("an absolute path").as_str()).await;
    let mark = "Read by a lawyer, Eva Lund, on ";
    let marks = format!(
        "[].filter.call(document.querySelectorAll('.reviewed'), function (line) {{ return line.textContent.indexOf('{mark}') === 0; }}).length"
    );
    assert!((browser.number(&marks).await - 1.0).abs() < 0.1, "no mark");
    let built = tokio::task::spawn_blocking(move || changed(built)).await.expect("a site");
    browser.open(Url::from_file_path(&built.page).expect("an absolute path").as_str()).await;
    assert!(browser.number(&marks).await < 0.1, "a changed unit has kept the mark");
}

/// A copy of the guide, and its page for a lawyer.
pub(crate) fn prepared(name: &str) -> (PathBuf, PathBuf) {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&root);
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["content", "themes"] {
        copied(&own.join(folder), &root.join(folder));
    }
    // The law's own words are not recorded here: any words may stand beside the sentences.
    fs::remove_dir_all(root.join("content/law")).expect("removed");
    let law = root.join("law.txt");
    let paragraphs = (1..60).map(|number| format!("§ {number}. {LAW} Stk. 2. {LAW} Stk. 3. {LAW}\n"));
    fs::write(&law, paragraphs.collect::<String>()).expect("written");
    let page = root.join("review.html");
    let given = format!("aliens-act={}", law.to_str().expect("UTF-8"));
    let out = page.to_str().expect("UTF-8");
    wayleaf(&root, &["review", "export", "--role", "lawyer", "--law", &given, "--out", out]);
    (root, page)
}

struct BuiltSite {
    root: PathBuf,
    page: PathBuf,
}

/// Imports what was saved, asks for the status, and builds.
fn recorded(root: &Path, saved: &str) -> BuiltSite {
    let file = root.join("sent.json");
    // Builds of these tests bear a fixed day; the browser's clock says today.
    let mut saved: Value = serde_json::from_str(saved).expect("JSON");
    saved["date"] = Value::from(crate::site::EDITION_DATE);
    fs::write(&file, saved.to_string()).expect("written");
    wayleaf(root, &["review", "import", file.to_str().expect("UTF-8")]);
    let status = wayleaf(root, &["status"]);
    let lawyer = status.lines().find(|line| line.starts_with("by a lawyer")).expect("the line");
    assert!(lawyer.split_whitespace().nth(3).is_some_and(|read| read.starts_with("2/")), "{status}");
    let due = wayleaf(root, &["due"]);
    assert!(due.contains(WRONG) && due.contains("<b>Only</b> from the day"), "{due}");
    wayleaf(root, &["build"]);
    BuiltSite { root: root.to_owned(), page: root.join("site/en/staying.html") }
}

/// Changes a word of the unit that was found right, and builds.
fn changed(built: BuiltSite) -> BuiltSite {
    edited(&built.root.join("content/topics/staying/en.md"), |text| {
        let at = text.find("{#dates-to-leave}").expect("the unit");
        let line = text[..at].rfind("## ").expect("its heading");
        format!("{}## Now: {}", &text[..line], &text[line + 3..])
    });
    wayleaf(&built.root, &["build"]);
    built
}
