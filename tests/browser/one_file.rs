//! One file per language, sent from phone to phone: it needs nothing but itself.

use serde_json::json;

use crate::driver::{Scripts, in_both_browsers};
use crate::page::{Browser, assert_none};
use crate::site::{Page, site};

in_both_browsers!(the_one_file_is_complete_and_tickable_with_scripts_off, Scripts::Off, complete);

async fn complete(browser: Browser) {
    let mut faults = vec![];
    for page in editions() {
        open(&browser, page).await;
        let lang = page.path.split('-').nth(1).expect("a language").to_owned();
        let headings = page.texts("h2");
        for topic in site().pages_in(&lang).filter(|page| page.html.contains("rel=next")) {
            let is_home = topic.path.ends_with("/index.html");
            if !is_home && !headings.iter().any(|heading| heading.ends_with(&topic.heading())) {
                faults.push(format!("{} lacks {}", page.path, topic.heading()));
            }
        }
        let boxes = browser.find_all("input[type=checkbox]").await;
        assert!(boxes.len() > 20, "{}: {} boxes", page.path, boxes.len());
        boxes[0].click().await.expect("a box can be pressed");
        assert!(boxes[0].is_selected().await.expect("a state"), "{}: the box is not ticked", page.path);
    }
    assert_none(&faults);
}

in_both_browsers!(every_link_of_the_one_file_moves_within_it, moves);

async fn moves(mut browser: Browser) {
    let mut faults = vec![];
    for page in editions() {
        open(&browser, page).await;
        let lost = browser
            .run(
                // One link is followed; Chromium ignores a page that moves hundreds of times in a row.
                "const links = [...document.querySelectorAll('a[href^=\"#\"]')];
                location.hash = links[0].hash;
                const target = document.querySelector(':target');
                return links.filter((link) => !target || !document.getElementById(link.hash.slice(1)))
                    .map((link) => link.hash);",
            )
            .await;
        if lost != json!([]) {
            faults.push(format!("{}: {lost}", page.path));
        }
        let around = site().file_base().join("../").expect("an address");
        let others = browser.requests_outside(around.as_str()).await;
        faults.extend(others.iter().map(|address| format!("{} asks for {address}", page.path)));
    }
    assert_none(&faults);
}

fn editions() -> impl Iterator<Item = &'static Page> {
    site().pages.iter().filter(|page| page.path.starts_with("guide-"))
}

/// Alone in a folder with spaces and Arabic letters in its name, as a message leaves it on a phone.
async fn open(browser: &Browser, page: &Page) {
    let folder = site().folder.with_file_name("من صديق (1)");
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join(&page.path);
    std::fs::write(&file, &page.html).expect("a copy");
    let address = url::Url::from_file_path(&file).expect("an absolute path");
    browser.open(address.as_str()).await;
}
