//! One file per language, sent from phone to phone: it needs nothing but itself.

use thirtyfour::Key;

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
        // The first of its contents, with nothing but the browser to follow it.
        let link = browser.find("main nav a[href^='#']").await;
        let to = link.attr("href").await.expect("an attribute").expect("an address");
        // By the keyboard: the call at the foot of the view may lie over it until the reader scrolls.
        let followed = link.send_keys(Key::Enter + "").await;
        followed.unwrap_or_else(|error| panic!("{}: {to} cannot be followed: {error}", page.path));
        assert_eq!(browser.find(":target").await.id().await.expect("an id"), Some(to[1..].to_owned()));
        boxes[0].send_keys(" ").await.expect("a box can be pressed");
        assert!(boxes[0].is_selected().await.expect("a state"), "{}: the box is not ticked", page.path);
    }
    assert_none(&faults);
}

in_both_browsers!(every_link_of_the_one_file_moves_within_it, moves);

/// Presses a link to each place within the page: the place is the target, and the reader sees its beginning.
const FOLLOW: &str = "const links = [...document.querySelectorAll('a[href^=\"#\"]')];
    const places = links.filter((link, at) => links.findIndex((other) => other.hash === link.hash) === at);
    if (places.length < 20) return ['only ' + places.length + ' places'];
    // Firefox moves a moment after the press.
    const comes = (target, turns) => {
        if (document.querySelector(':target') === target) return Promise.resolve(true);
        return turns ? new Promise((done) => setTimeout(done, 10)).then(() => comes(target, turns - 1)) : false;
    };
    const isSeen = (target) => {
        const top = target.getBoundingClientRect().top;
        const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
        return target.getClientRects().length && top > -2 && top < (isAtEnd ? innerHeight : innerHeight / 2);
    };
    const lost = [];
    return places.reduce((before, link) => before.then(() => {
        const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        link.click();
        return target && comes(target, 200);
    }).then((came) => {
        if (!came || !isSeen(document.querySelector(':target'))) lost.push(link.hash);
    }), Promise.resolve()).then(() => lost);";

async fn moves(mut browser: Browser) {
    let mut faults = vec![];
    for page in editions() {
        open(&browser, page).await;
        let lost: Vec<String> = serde_json::from_value(browser.run(FOLLOW).await).expect("a list");
        faults.extend(lost.iter().map(|link| format!("{}: {link}", page.path)));
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
