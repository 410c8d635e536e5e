//! axe-core finds nothing on any page, by day, by night and in forced colours, on a phone.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use url::Url;

use crate::driver::{Engine, Scripts, run};
use crate::kit;
use crate::page::{Browser, assert_none};
use crate::review;
use crate::sample::{is_whole, pages_for};
use crate::site::site;

#[test]
fn axe_finds_nothing_on_any_page_in_any_colours() {
    run(Engine::Chromium, Scripts::On, pages);
}

async fn pages(browser: Browser) {
    bring(&browser).await;
    let base = site().file_base();
    let mut faults = vec![];
    for (at, page) in pages_for(browser.engine).into_iter().enumerate() {
        browser.open(&format!("{base}{}", page.path)).await;
        // The colours are those of the theme, on each page the same.
        let colours = if is_whole() || at % 3 == 0 { &COLOURS[..] } else { &COLOURS[..1] };
        faults.extend(found(&browser, colours).await.iter().map(|fault| format!("{} {fault}", page.path)));
    }
    assert_none(&faults);
}

#[test]
fn axe_finds_nothing_on_the_translators_page() {
    run(Engine::Chromium, Scripts::On, translators_page);
}

async fn translators_page(browser: Browser) {
    let prepared = tokio::task::spawn_blocking(|| kit::prepared("kit axe"));
    let (_, page) = prepared.await.expect("a kit");
    bring(&browser).await;
    browser.open(Url::from_file_path(&page).expect("an absolute path").as_str()).await;
    browser.set_size(360, 640).await;
    assert!(browser.number("document.documentElement.scrollWidth").await <= 360.0, "wider than a phone");
    assert_none(&found(&browser, &COLOURS).await);
}

#[test]
fn axe_finds_nothing_on_the_reviewers_page() {
    run(Engine::Chromium, Scripts::On, reviewers_page);
}

async fn reviewers_page(browser: Browser) {
    let prepared = tokio::task::spawn_blocking(|| review::prepared("review axe"));
    let (_, page) = prepared.await.expect("a page");
    bring(&browser).await;
    browser.open(Url::from_file_path(page).expect("an absolute path").as_str()).await;
    // A unit beside the words of the law, with a remark open; axe would take a minute for all of them.
    let unit = "[data-id=\"staying#dates-to-leave\"]";
    browser.press(&browser.find(&format!("{unit} input[value=wrong]")).await).await;
    browser.click("#show option[value=found]").await;
    assert!(browser.holds("document.querySelectorAll('.unit:not([hidden])').length === 1").await);
    assert_none(&found(&browser, &COLOURS).await);
}

/// Puts axe into every page opened from now on.
async fn bring(browser: &Browser) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/node_modules/axe-core/axe.min.js");
    let axe =
        fs::read_to_string(&file).unwrap_or_else(|_| panic!("no axe-core: run `bash tests/install.sh`"));
    browser.before_every_page(&format!("() => {{ {axe} }}")).await;
}

/// Colours of the reader, and what of axe they can change: by night only the contrast differs, and forced colours are
/// the reader's own, whose contrast axe does not see.
const COLOURS: [(&str, &str, &str); 3] = [
    ("prefers-color-scheme", "light", "{}"),
    ("prefers-color-scheme", "dark", "{runOnly: ['color-contrast']}"),
    ("forced-colors", "active", "{rules: {'color-contrast': {enabled: false}}}"),
];

/// What axe finds on the page at hand, on a phone, with all folds open, in each of these colours.
async fn found(browser: &Browser, colours: &[(&str, &str, &str)]) -> Vec<String> {
    browser.set_size(360, 640).await;
    browser.run("document.querySelectorAll('details').forEach((fold) => { fold.open = true; });").await;
    let mut faults = vec![];
    for (feature, scheme, rules) in colours {
        let media = json!({"features": [{"name": feature, "value": scheme}]});
        browser.command("Emulation.setEmulatedMedia", media).await;
        let found = browser
            .run(&format!(
                "return axe.run(document, Object.assign({{resultTypes: ['violations']}}, {rules})).then((result) =>
                    result.violations.map((broken) =>
                        broken.id + ': ' + broken.help + ' ' + broken.nodes[0].target + ' (' + broken.nodes.length + ')'));"
            ))
            .await;
        let Value::Array(found) = found else { panic!("axe gives no list") };
        faults.extend(found.iter().map(|broken| format!("{scheme}: {broken}")));
    }
    faults
}
