//! Large letters and narrow screens: no word is broken that has room on a line.

use crate::driver::in_both_browsers;
use crate::page::{Browser, assert_none};
use crate::site::site;

/// The words that stand on two lines although one has room for them.
const BROKEN: &str = "const found = [], range = document.createRange();
    const walk = document.createTreeWalker(document.querySelector(SCOPE), NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        let block = node.parentElement;
        while (getComputedStyle(block).display === 'inline') block = block.parentElement;
        const style = getComputedStyle(block);
        const room = block.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        for (const word of node.data.matchAll(/[^\\s-]+/g)) {
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
            // Letters and digits of two fonts stand a little apart on one line.
            const tops = boxes.map((box) => box.top), isParted = Math.max(...tops) - Math.min(...tops) > 12;
            const width = boxes.reduce((sum, box) => sum + box.width, 0);
            // Brackets and marks beside a word need room too; an address breaks at its signs.
            const isWord = word[0].length > 3 && !/[./@]/.test(word[0]);
            if (isWord && isParted && width < room - 60) found.push(word[0]);
        }
    }
    return found;";

in_both_browsers!(at_twice_the_size_no_word_is_broken_that_has_room_on_a_line, twice);

async fn twice(browser: Browser) {
    browser.set_size(360, 900).await;
    let mut faults = vec![];
    for language in site().languages() {
        for file in ["index.html", "staying.html", "doctor-body.html"] {
            let path = format!("{language}/{file}");
            browser.open(&format!("{}{path}", site().file_base())).await;
            browser.run("document.documentElement.style.fontSize = '200%';").await;
            let broken = browser.run(&BROKEN.replace("SCOPE", "'main'")).await;
            let broken: Vec<String> = serde_json::from_value(broken).expect("words");
            faults.extend(broken.iter().map(|word| format!("{path}: {word}")));
        }
    }
    assert_none(&faults);
}

in_both_browsers!(the_names_of_days_stand_apart_on_the_calendar, calendar);

async fn calendar(browser: Browser) {
    browser.open(&format!("{}calendar.html", site().file_base())).await;
    let apart = "[...document.querySelectorAll('th')].every((day) => {
        const words = document.createRange();
        words.selectNodeContents(day);
        return words.getBoundingClientRect().width < day.getBoundingClientRect().width - 2;
    })";
    assert!(browser.holds(apart).await);
}

in_both_browsers!(on_a_phone_the_doctors_sheet_has_whole_lines_to_sign_on_and_turns_to_the_other_side, sheet);

async fn sheet(browser: Browser) {
    browser.set_size(360, 640).await;
    for language in site().languages() {
        let path = format!("{language}/doctor-body.html");
        browser.open(&format!("{}{path}", site().file_base())).await;
        let broken = browser.run(&BROKEN.replace("SCOPE", "'main'")).await;
        assert_eq!(broken, serde_json::json!([]), "{path}");
        assert!(
            browser.holds("document.documentElement.scrollWidth <= innerWidth").await,
            "{path} is too wide"
        );
        let lines = "[...document.querySelectorAll('.doctor-sheet__sign td')].every((line) => line.offsetWidth > 220)";
        assert!(browser.holds(lines).await, "{path}: too little room to sign");
        let first = "document.querySelector('article').lang === document.documentElement.lang";
        assert!(browser.holds(first).await, "{path} begins with the other side");
        browser.click(".doctor-sheet__way").await;
        let turned = "document.querySelectorAll('article')[1].getBoundingClientRect().top";
        browser.wait_until(&format!("Math.abs({turned}) < 120")).await;
        browser.run("window.print = () => { window.printed = true; };").await;
        browser.click(".doctor-sheet__print button").await;
        assert!(browser.holds("window.printed").await, "{path} does not print");
    }
}
