//! What a printed sheet holds: the contact, words apart from each other and from the boxes, and no few lost lines.

use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use crate::driver::{Engine, in_both_browsers};
use crate::page::{Browser, assert_none};
use crate::paper::printed_once;
use crate::sample::pages_for;
use crate::site::{Page, site};

/// The pages people print, of every language.
const PRINTED: [&str; 5] =
    ["checklist.html", "staying.html", "dates.html", "doctor-body.html", "doctor-mind.html"];

/// One page of each other kind, and those of all languages.
const OTHERS: [&str; 10] = [
    "ar/index.html",
    "en/contents.html",
    "fa/sources.html",
    "ti/card.html",
    "da/poster.html",
    "ar/poster-a3.html",
    "index.html",
    "404.html",
    "offline.html",
    "nearby.html",
];

fn printed(engine: Engine) -> impl Iterator<Item = &'static Page> {
    let is_printed = |page: &&Page| {
        page.language().is_some() && PRINTED.iter().any(|file| page.path.ends_with(&format!("/{file}")))
    };
    pages_for(engine).into_iter().filter(is_printed)
}

in_both_browsers!(the_contact_to_ask_stands_on_every_sheet_of_every_kind_of_page, contact);

async fn contact(browser: Browser) {
    let mut faults = vec![];
    let edition = format!("e/{}/index.html", site().edition());
    let whole = format!("guide-fa-{}.html", site().edition());
    let others = OTHERS.into_iter().chain([edition.as_str(), whole.as_str()]).map(|path| site().page(path));
    for page in printed(browser.engine).chain(others) {
        for (at, sheet) in printed_once(&browser, page).await.iter().enumerate() {
            // PDF readers may put the groups of a number into another order where the line runs from the right.
            let digits: String = sheet.chars().filter(|c| !c.is_whitespace()).collect();
            if !digits.contains("33735000") {
                faults.push(format!("{}: not on sheet {}", page.path, at + 1));
            }
        }
    }
    assert_none(&faults);
}

in_both_browsers!(words_of_two_parts_are_never_one_word_on_paper, words_apart);

async fn words_apart(browser: Browser) {
    let mut faults = vec![];
    for page in printed(browser.engine) {
        let printed = printed_once(&browser, page).await.concat();
        let whole: Vec<&str> = printed.split_whitespace().collect();
        for (end, start) in meetings(page) {
            let glued = [format!("{end}{start}"), format!("{start}{end}")];
            if glued.iter().any(|glued| whole.iter().any(|word| word.contains(glued))) {
                faults.push(format!("{}: `{end}` runs into `{start}`", page.path));
            }
        }
    }
    assert_none(&faults);
}

/// The last word of each part of a page that holds text of its own, and the first word of the next part.
fn meetings(page: &Page) -> Vec<(String, String)> {
    const PARTS: &str = "h1, h2, h3, p, li, dt, dd, td, th, cite, label, legend, .flag, .checklist__title, \
                         .unit__words, .source-list__pin, .translation__text";
    let html = Html::parse_document(&page.html);
    let parts = Selector::parse(PARTS).expect("a selector");
    let own_words = |part: ElementRef<'_>| {
        let texts = part.descendants().filter(|node| {
            let around = node.ancestors().filter_map(ElementRef::wrap).find(|element| parts.matches(element));
            node.value().is_text() && around == Some(part)
        });
        let text: String =
            texts.filter_map(|node| node.value().as_text().map(|text| text.to_string())).collect();
        text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    let words: Vec<Vec<String>> =
        html.select(&parts).map(own_words).filter(|words| !words.is_empty()).collect();
    let same = |(one, next): &(String, String)| {
        let text: String = html.root_element().text().collect();
        // A page may have the two as one word where it means to, such as `9` and `b` in `9b`.
        let glued = format!("{one}{next}");
        text.split_whitespace().any(|word| word.contains(&glued))
    };
    let pairs = words.windows(2).map(|pair| (pair[0][pair[0].len() - 1].clone(), pair[1][0].clone()));
    pairs
        .filter(|(one, next)| one.chars().count() + next.chars().count() > 3)
        .filter(|pair| !same(pair))
        .collect()
}

in_both_browsers!(boxes_to_tick_on_paper_stand_apart_from_words_and_lines, boxes_apart);

/// Lays the page out as print does, and gives how far each box stands from the words beside it and from the lines
/// above and below, in pixels.
const GAPS: &str = "for (const rule of document.styleSheets[0].cssRules) {
        if (rule.media && rule.media.mediaText === 'print') rule.media.mediaText = 'all';
    }
    const boxes = [...document.querySelectorAll('.checklist__item .checklist__box, .doctor-sheet__box')];
    return boxes.filter((box) => box.getClientRects().length).map((box) => {
        const words = document.createRange();
        words.selectNodeContents(box.nextElementSibling);
        const own = box.getBoundingClientRect(), row = box.closest('li').getBoundingClientRect();
        const sides = [...words.getClientRects()].filter((part) => part.width && part.bottom > own.top
            && part.top < own.bottom).map((part) => Math.max(part.left - own.right, own.left - part.right));
        return [Math.min(...sides), own.top - row.top, row.bottom - own.bottom];
    });";

async fn boxes_apart(browser: Browser) {
    let mut faults = vec![];
    // The width of the sheet between its margins.
    browser.set_size(680, 900).await;
    for page in printed(browser.engine).filter(|page| {
        page.language().is_some()
            && !page.path.ends_with("staying.html")
            && !page.path.ends_with("dates.html")
    }) {
        browser.open(&format!("{}{}", site().file_base(), page.path)).await;
        let gaps: Vec<[Value; 3]> =
            serde_json::from_value(browser.run(GAPS).await).expect("three gaps a box");
        assert!(gaps.len() > 10, "{}: {} boxes", page.path, gaps.len());
        let near = |gap: &Value, least: f64| gap.as_f64().is_none_or(|gap| gap < least);
        let near = gaps
            .iter()
            .filter(|[words, above, below]| near(words, 3.0) || near(above, 1.0) || near(below, 1.0));
        faults.extend(near.map(|gaps| format!("{}: {gaps:?}", page.path)));
    }
    assert_none(&faults);
}

in_both_browsers!(the_last_sheet_holds_a_whole_part_of_the_page, last_sheet);

async fn last_sheet(browser: Browser) {
    let mut faults = vec![];
    // In right-to-left lines PDF readers find other orders.
    let left_to_right = |page: &&Page| {
        page.html.contains("unit__body") && !page.html.starts_with("<!doctype html><html dir=rtl")
    };
    for page in pages_for(browser.engine).into_iter().filter(left_to_right) {
        let sheets = printed_once(&browser, page).await;
        let text = page
            .texts(".unit:last-of-type .unit__body, .unit:last-of-type .topic-rows__title, main > .why b");
        let (Some(last), Some(body)) = (sheets.last(), text.last()) else { continue };
        let letters = crate::site::letters(last);
        let beginning: String = body.chars().take(12).collect();
        if !letters.contains(&beginning) {
            faults.push(format!("{}: sheet {} lacks `{beginning}`", page.path, sheets.len()));
        }
    }
    assert_none(&faults);
}
