//! Posters: exactly one sheet each, in every language, and codes that a phone can read.

use std::fs;
use std::path::Path;
use std::process::Command;

use thirtyfour::common::print::{PrintMargins, PrintPage, PrintParameters};

use crate::driver::in_both_browsers;
use crate::page::{Browser, assert_none};
use crate::paper::LIGATURES;
use crate::site::{letters, site};

/// The sheets of ISO 216, in centimetres.
const SHEETS: [(&str, f64, f64); 2] = [("poster.html", 21.0, 29.7), ("poster-a3.html", 29.7, 42.0)];

in_both_browsers!(every_poster_is_one_sheet_with_all_it_says, one_sheet);

async fn one_sheet(browser: Browser) {
    let mut faults = vec![];
    for language in site().languages() {
        for (file, width, height) in SHEETS {
            let page = site().page(&format!("{language}/{file}"));
            browser.open(&format!("{}{}", site().file_base(), page.path)).await;
            let sheets = print(&browser, &page.path.replace('/', "-"), width, height).await;
            if sheets.len() != 1 {
                faults.push(format!("{}: {} sheets", page.path, sheets.len()));
            }
            let digits: String = sheets.concat().chars().filter(char::is_ascii_digit).collect();
            // Once where it is said, and once on each strip.
            let strips = digits.matches("33735000").count();
            if strips < 9 {
                faults.push(format!("{}: the number stands there {strips} times", page.path));
            }
            if ["en", "da"].contains(&language) {
                let text = letters(&sheets.concat());
                let lost = page.texts(".poster h1, .poster h2, .poster__until");
                faults.extend(
                    lost.iter()
                        .filter(|words| !text.contains(*words))
                        .map(|words| format!("{}: {words}", page.path)),
                );
            }
        }
    }
    assert_none(&faults);
}

async fn print(browser: &Browser, name: &str, width: f64, height: f64) -> Vec<String> {
    let margin = PrintMargins { top: 1.2, bottom: 1.2, left: 1.2, right: 1.2 };
    let parameters =
        PrintParameters { page: PrintPage { width, height }, margin, ..PrintParameters::default() };
    let pdf = browser.print(parameters).await;
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{:?}.pdf", browser.engine));
    fs::write(&file, pdf).expect("a file");
    let read = Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output().expect("pdftotext");
    let text = String::from_utf8(read.stdout).expect("UTF-8");
    let text = LIGATURES.iter().fold(text, |text, (one, letters)| text.replace(*one, letters));
    text.split_terminator('\u{c}').map(str::to_owned).collect()
}
