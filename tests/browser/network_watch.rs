//! The watcher is watched: what the other tests rely on to be silent is heard here.

use std::fs;
use std::path::Path;

use url::Url;

use crate::driver::in_both_browsers;
use crate::page::Browser;

/// The policy allows the script, by its hash, but not the style.
const FAULTY: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>Faulty</title>
    <meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src 'sha256-01G2IhNiSOiZ7w58zZ7PnAQcp5eWZNkTfwQN+KJ8kq4='\">
    <p style='color: red'>Red</p><script>console.error('a word on the console'); undefinedName();</script>";

in_both_browsers!(a_page_that_errs_and_breaks_its_policy_does_not_stay_unnoticed, faulty);

async fn faulty(mut browser: Browser) {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("faulty-{:?}.html", browser.engine));
    fs::write(&file, FAULTY).expect("a page");
    browser.open(Url::from_file_path(&file).expect("an absolute path").as_str()).await;
    let complaints = browser.complaints().await.join("\n");
    for expected in ["forbidden: style-src-attr", "a word on the console", "undefinedName"] {
        assert!(complaints.contains(expected), "{expected} is not among:\n{complaints}");
    }
}
