//! The leaflet: one sheet, both sides, and no page of it runs over, in every language.

use crate::changed_site::site_with_situation;
use crate::driver::in_both_browsers;
use crate::page::{Browser, assert_none};
use crate::paper::{a4, print_on};
use crate::site::site;

in_both_browsers!(no_page_of_the_leaflet_runs_over_in_any_language, nothing_runs_over);

/// Draws the page as paper has it, as wide as a sheet between its margins, and tells which of its pages run over.
const MEASURE: &str = "[...document.styleSheets].forEach((sheet) => [...sheet.cssRules].forEach((rule) => {
        if (rule.media && rule.media.mediaText === 'print') rule.media.mediaText = 'all';
    }));
    document.querySelector('main').style.cssText = 'width: 180mm; max-width: none; padding: 0';
    const panels = [...document.querySelectorAll('.leaflet__panel')];
    const faults = panels.filter((panel) => panel.scrollHeight > panel.clientHeight + 1 || panel.scrollWidth > panel.clientWidth + 1)
        .map((panel) => panel.className + ' runs over by ' + (panel.scrollHeight - panel.clientHeight));
    if (panels.length < 3) faults.push(panels.length + ' pages');
    if (panels.some((panel) => panel.clientHeight < 400)) faults.push('a page is lower than a quarter of a sheet');
    return faults;";

async fn nothing_runs_over(browser: Browser) {
    browser.set_size(900, 1200).await;
    let mut faults = vec![];
    for (site, languages) in [(site(), site().languages()), (site_with_situation(), vec!["en"])] {
        for lang in languages {
            let path = format!("{lang}/leaflet.html");
            if !site.pages.iter().any(|page| page.path == path) {
                continue;
            }
            browser.open(&format!("{}{path}", site.file_base())).await;
            let found: Vec<String> = serde_json::from_value(browser.run(MEASURE).await).expect("a list");
            faults.extend(found.iter().map(|fault| format!("{path}: {fault}")));
        }
    }
    assert_none(&faults);
}

in_both_browsers!(the_leaflet_is_one_sheet_printed_on_both_sides, two_sides);

async fn two_sides(browser: Browser) {
    for lang in ["en", "ar"] {
        browser.open(&format!("{}{lang}/leaflet.html", site_with_situation().file_base())).await;
        let sides = print_on(&browser, &format!("leaflet-{lang}"), a4()).await;
        assert_eq!(sides.len(), 2, "{lang}: {sides:?}");
        for side in &sides {
            assert!(side.contains("3373 5000"), "{lang}: {side}");
        }
    }
}
