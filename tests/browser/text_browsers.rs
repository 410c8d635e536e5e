//! w3m and lynx, which know neither styles nor scripts nor folds: what stands in the file is what is read.

use std::process::Command;

use scraper::{Html, Selector};

use crate::page::assert_none;
use crate::site::{Page, letters, site};

/// The smallest parts of a page that hold text of their own.
const PARTS: &str = "main h1, main h2, main h3, main p, main dt, main td, main th, main summary, main label";

#[test]
fn w3m_reads_every_page_in_order() {
    every_page("w3m", &["-dump", "-cols", "500", "-O", "UTF-8", "-I", "UTF-8"]);
}

#[test]
fn lynx_reads_every_page_in_order() {
    every_page(
        "lynx",
        &["-dump", "-nolist", "-nonumbers", "-width=500", "-display_charset=utf-8", "-assume_charset=utf-8"],
    );
}

fn every_page(program: &str, arguments: &[&str]) {
    let mut faults = vec![];
    for page in &site().pages {
        let read = Command::new(program).args(arguments).arg(site().folder.join(&page.path)).output();
        let read = read.unwrap_or_else(|error| panic!("`{program}`: {error}; run `bash tests/install.sh`"));
        // They write what is raised with a sign before it: `^c`.
        let read = letters(&String::from_utf8_lossy(&read.stdout)).replace('^', "");
        let mut rest = read.as_str();
        for part in parts(page) {
            match rest.split_once(part.as_str()) {
                Some((_, behind)) => rest = behind,
                None => faults.push(format!("{}: `{part}` is not read, or not in its place", page.path)),
            }
        }
    }
    assert_none(&faults);
}

/// The letters of every part in order. Parts that scripts show are left out: such a reader has none.
fn parts(page: &Page) -> Vec<String> {
    let html = Html::parse_document(&page.html);
    let parts = Selector::parse(PARTS).expect("a selector");
    let shown = html.select(&parts).filter(|part| {
        let mut above = part.ancestors().filter_map(scraper::ElementRef::wrap);
        // What stands in another part is read with it.
        let hidden = |element: scraper::ElementRef<'_>| element.attr("hidden").is_some();
        !hidden(*part) && !above.any(|element| hidden(element) || parts.matches(&element))
    });
    shown.map(|part| letters(&part.text().collect::<String>())).filter(|part| !part.is_empty()).collect()
}
