//! One file per language, sent from phone to phone: it needs nothing but itself.

use thirtyfour::Key;

use crate::driver::{Scripts, in_both_browsers};
use crate::page::{Browser, assert_none};
use crate::sample::every_other;
use crate::site::{Page, site};

in_both_browsers!(the_one_file_is_complete_and_tickable_with_scripts_off, Scripts::Off, complete);

async fn complete(browser: Browser) {
    let mut faults = vec![];
    for page in every_other(browser.engine, editions()) {
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
    for page in every_other(browser.engine, editions()) {
        open(&browser, page).await;
        let lost: Vec<String> = serde_json::from_value(browser.run(FOLLOW).await).expect("a list");
        faults.extend(lost.iter().map(|link| format!("{}: {link}", page.path)));
        let around = site().file_base().join("../").expect("an address");
        let others = browser.requests_outside(around.as_str()).await;
        faults.extend(others.iter().map(|address| format!("{} asks for {address}", page.path)));
    }
    assert_none(&faults);
}

in_both_browsers!(contents_the_call_and_the_way_out_stay_in_reach_of_a_thumb, in_reach);

/// What is too small for a thumb, or not where it belongs.
const REACH: &str = "scrollTo(0, 0);
    const faults = [], bar = document.querySelector('.bar').getBoundingClientRect();
    document.querySelectorAll('.bar a, main nav a, main small a, .one-file__to a, main ul:not([class]) > li > a:not([data-title]):only-child, summary, label, button, select').forEach((part) => {
        const size = part.getBoundingClientRect();
        if (part.getClientRects().length && (size.height < 44 || size.width < 44)) faults.push(part.outerHTML.slice(0, 90) + ' is ' + size.width + ' by ' + size.height);
    });
    if (document.querySelectorAll('.bar a').length !== 3) faults.push('not three cells');
    if (Math.abs(bar.bottom - innerHeight) > 1) faults.push('the bar is not at the foot of the view');
    if (bar.height > 170) faults.push('the bar is ' + bar.height + ' high');
    if (document.documentElement.scrollWidth > innerWidth) faults.push('wider than the view');
    if (document.querySelector('main h2').closest('nav').id !== 'w-contents') faults.push('something stands before the contents');
    return faults.slice(0, 9);";

async fn in_reach(browser: Browser) {
    browser.set_size(360, 640).await;
    let mut faults = vec![];
    for page in every_other(browser.engine, editions()) {
        open(&browser, page).await;
        let found: Vec<String> = serde_json::from_value(browser.run(REACH).await).expect("a list");
        faults.extend(found.iter().map(|fault| format!("{}: {fault}", page.path)));
        browser.run("scrollTo(0, document.documentElement.scrollHeight);").await;
        browser.click(".bar__contents").await;
        browser.wait_until("document.querySelector('nav:target').getBoundingClientRect().top < 100").await;
    }
    assert_none(&faults);
}

in_both_browsers!(the_one_file_is_left_for_an_empty_page, left);
in_both_browsers!(the_one_file_is_left_for_an_empty_page_with_scripts_off, Scripts::Off, left);

async fn left(browser: Browser) {
    open(&browser, edition("ar")).await;
    browser.click(".bar__leave").await;
    let address = browser.address().await;
    assert_eq!(address.as_str(), "about:blank");
}

in_both_browsers!(questions_dates_and_delete_work_in_the_one_file, in_use);

async fn in_use(mut browser: Browser) {
    open(&browser, edition("en")).await;
    let shown =
        "[...document.querySelectorAll('.checklist__item')].filter((item) => item.offsetHeight).length";
    let all = browser.number(shown).await;
    browser.open_fold(".questions details").await;
    browser.click(".questions fieldset:nth-of-type(1) label:nth-of-type(1) input").await;
    assert!(browser.number(shown).await < all, "answers fold nothing away");
    browser.click("#checklist .checklist__box").await;
    // One form in the file: every other place leads to it.
    assert_eq!(browser.find_all(".dates").await.len(), 1);
    browser.click(".dates__paper option[data-count=until]").await;
    for (field, typed) in browser.find_all(".dates__field").await.iter().zip(["20", "11", "2026"]) {
        field.send_keys(typed).await.expect("it is typed");
    }
    browser.click(".dates__button").await;
    assert!(browser.text_of("document.querySelector('.dates__said').textContent").await.contains("2026"));
    browser.click(".delete summary").await;
    browser.click(".delete button").await;
    browser.wait_until("document.querySelector('.delete__said').textContent").await;
    let left = "[...document.querySelectorAll('input')].filter((field) => field.type === 'checkbox' ? field.checked : field.type !== 'radio' && field.value).length
        + document.querySelectorAll('.questions input:checked').length + document.querySelector('.dates__said').textContent.length";
    assert!(browser.number(left).await < 1.0, "something is left");
    assert_eq!(browser.complaints().await, [""; 0]);
}

fn edition(lang: &str) -> &'static Page {
    let start = format!("guide-{lang}-");
    editions().find(|page| page.path.starts_with(&start)).expect("an edition")
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
