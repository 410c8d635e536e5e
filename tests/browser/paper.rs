//! Paper: what comes out of the printer, read back from the PDF.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, LazyLock, Mutex};

use serde_json::json;
use thirtyfour::common::print::PrintParameters;
use tokio::sync::OnceCell;

use crate::driver::{Engine, Scripts, in_both_browsers, run};
use crate::page::Browser;
use crate::sample::pages_of_two;
use crate::site::{Page, letters, site};

/// What fonts draw as one and PDF readers read as one.
pub(crate) const LIGATURES: [(char, &str); 5] =
    [('\u{fb00}', "ff"), ('\u{fb01}', "fi"), ('\u{fb02}', "fl"), ('\u{fb03}', "ffi"), ('\u{fb04}', "ffl")];

in_both_browsers!(every_page_prints_with_its_folds_open_and_without_its_menus, every_page);

async fn every_page(browser: Browser) {
    let base = site().file_base();
    for page in pages_of_two(browser.engine, ["en", "da"]) {
        browser.open(&format!("{base}{}", page.path)).await;
        assert_paper(&browser, page).await;
        assert!(
            browser.holds("!document.querySelector('main details[open]')").await,
            "{}: folds stay open",
            page.path
        );
    }
}

in_both_browsers!(without_scripts_the_folds_are_open_on_paper_too, Scripts::Off, without_scripts);

async fn without_scripts(browser: Browser) {
    let page = site().page("en/checklist.html");
    browser.open(&format!("{}{}", site().file_base(), page.path)).await;
    assert_paper(&browser, page).await;
}

in_both_browsers!(right_to_left_pages_print, right_to_left);

async fn right_to_left(browser: Browser) {
    browser.open(&format!("{}ar/checklist.html", site().file_base())).await;
    let sheets = print(&browser, "ar").await;
    assert!(!sheets.is_empty() && sheets.len() < 12, "{} sheets", sheets.len());
    assert!(sheets.iter().all(|sheet| sheet.chars().any(|letter| ('\u{600}'..'\u{700}').contains(&letter))));
}

in_both_browsers!(the_list_takes_two_sheets_in_every_language_with_the_danish_words_and_without, list);

async fn list(browser: Browser) {
    let base = site().file_base();
    for language in site().languages() {
        let path = format!("{language}/checklist.html");
        browser.open(&format!("{base}{path}")).await;
        browser.click("#age-of-papers .checklist__box").await;
        let plain = print_on(&browser, &format!("{language}-list"), a4()).await;
        assert!(plain.len() <= 2, "{path}: {} pages", plain.len());
        if language == "da" {
            continue;
        }
        // Word by word: beside a right-to-left line a second Danish line is read back elsewhere.
        browser.open(&format!("{base}{language}/card.html")).await;
        let sheets = print_on(&browser, &format!("{language}-card"), a4()).await;
        assert_eq!(sheets.len(), 1, "{language}/card.html");
        let text = letters(&sheets.concat());
        let twins = "[...document.querySelectorAll('.card__row .card__twin')].map((twin) => twin.textContent).join(' ')";
        for word in browser.text_of(twins).await.split_whitespace() {
            assert!(text.contains(&letters(word)), "{language}/card.html: `{word}` is not on paper");
        }
    }
}

in_both_browsers!(
    a_sheet_for_the_doctor_is_one_page_in_danish_and_one_in_the_readers_language,
    doctor_sheets
);

async fn doctor_sheets(browser: Browser) {
    let base = site().file_base();
    for language in site().languages() {
        for path in ["doctor-body", "doctor-mind"].map(|sheet| format!("{language}/{sheet}.html")) {
            browser.open(&format!("{base}{path}")).await;
            let sheets = print_on(&browser, &path.replace('/', "-"), a4()).await;
            assert_eq!(sheets.len(), 2, "{path}: {} pages", sheets.len());
            let page = site().page(&path);
            // PDF readers put the letters of right-to-left lines into another order.
            let is_read =
                |side: &&str| !page.texts(&format!("article:{side}-of-type[dir=ltr] h2")).is_empty();
            for (sheet, side) in sheets.iter().zip(["first", "last"]).filter(|(_, side)| is_read(side)) {
                let text = letters(sheet);
                for words in
                    page.texts(&format!("article:{side}-of-type :is(h2, th, li p, .doctor-sheet__edition)"))
                {
                    assert!(text.contains(&words), "{path}, {side} side: cut off: {words}");
                }
            }
        }
    }
}

#[test]
fn navigation_is_not_shown_on_paper() {
    run(Engine::Chromium, Scripts::On, navigation);
}

async fn navigation(browser: Browser) {
    let base = site().file_base();
    for path in ["en/who.html", "ar/checklist.html", "da/index.html"] {
        browser.open(&format!("{base}{path}")).await;
        let paper = json!({"media": "print"});
        browser.command("Emulation.setEmulatedMedia", paper).await;
        let shown = browser
            .run("return [...document.querySelectorAll('nav, .skip-link')].filter((part) => part.offsetHeight).length;")
            .await;
        assert_eq!(shown, 0, "{path}");
    }
}

/// What is folded on the screen is on paper; what leads about on the screen is not.
async fn assert_paper(browser: &Browser, page: &Page) {
    let sheets = print(browser, &page.path.replace('/', "-")).await;
    let text = without_addresses(&letters(&sheets.concat()));
    // Between a heading and its twin in the official language paper has a dot.
    assert!(
        text.replace('·', "").contains(&page.heading().replace('·', "")),
        "{}: the heading is not on paper",
        page.path
    );
    for words in page.texts("main .why cite") {
        assert!(text.contains(&words), "{}: folded and not on paper: {words}", page.path);
    }
    for title in page.titles_of_links() {
        assert!(text.contains(&title), "{}: a link is not spelled out: {title}", page.path);
    }
    for words in page.texts(".skip-link, .pager__way") {
        assert!(!text.contains(&words), "{}: on paper: {words}", page.path);
    }
}

/// Paper spells out in brackets where a link leads: `(https://…)`.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split("(http");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once(')').map_or("", |(_, after)| after))
}

/// The paper of Denmark, with the margins of the theme.
pub(crate) fn a4() -> PrintParameters {
    let mut paper = PrintParameters::default();
    (paper.page.width, paper.page.height) = (21.0, 29.7);
    (paper.margin.top, paper.margin.bottom, paper.margin.left, paper.margin.right) = (1.5, 1.5, 1.5, 1.5);
    paper
}

/// Prints the page and reads each sheet.
async fn print(browser: &Browser, name: &str) -> Vec<String> {
    print_on(browser, name, PrintParameters::default()).await
}

/// The sheets of a page, opened from its file and printed once by each browser, whichever test asks first.
pub(crate) async fn printed_once(browser: &Browser, page: &'static Page) -> Vec<String> {
    type Sheets = Arc<OnceCell<Vec<String>>>;
    static SHEETS: LazyLock<Mutex<HashMap<(Engine, &str), Sheets>>> = LazyLock::new(Mutex::default);
    let sheets = {
        let mut known = SHEETS.lock().expect("no test panics here");
        known.entry((browser.engine, &page.path)).or_default().clone()
    };
    let print = async {
        browser.open(&format!("{}{}", site().file_base(), page.path)).await;
        print_on(browser, &page.path.replace('/', "-"), a4()).await
    };
    sheets.get_or_init(|| print).await.clone()
}

/// Prints the page on a paper and reads each sheet.
pub(crate) async fn print_on(browser: &Browser, name: &str, paper: PrintParameters) -> Vec<String> {
    let pdf = browser.print(paper).await;
    sheets(&pdf, &format!("{name}-{:?}", browser.engine))
}

/// The text of each sheet of a PDF, which is kept under `name`.
fn sheets(pdf: &[u8], name: &str) -> Vec<String> {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
    fs::write(&file, pdf).expect("a file");
    read(&file)
}

/// The text of each sheet of a PDF file.
pub(crate) fn read(file: &Path) -> Vec<String> {
    let read = Command::new("pdftotext").arg(file).arg("-").output();
    let read = read.unwrap_or_else(|error| panic!("no pdftotext ({error}): run `bash tests/install.sh`"));
    assert!(read.status.success(), "pdftotext: {}", String::from_utf8_lossy(&read.stderr));
    let text = String::from_utf8(read.stdout).expect("UTF-8");
    let text = LIGATURES.iter().fold(text, |text, (one, letters)| text.replace(*one, letters));
    // Each sheet ends with a form feed.
    text.split_terminator('\u{c}').map(str::to_owned).collect()
}
