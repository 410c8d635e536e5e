//! Posters: the facts, whom to ask, and codes that a phone can read.

use crate::project::{Built, Page, Project, real_guide};

const SETTINGS: &str = "content/guide.yaml";

/// The guide of this repository as a host publishes it.
fn published(more: &str) -> Built {
    Project::loaded("").add(SETTINGS, more).build()
}

/// What a camera reads in each code of a page.
fn codes(page: &Page) -> Vec<String> {
    page.all("svg[viewBox][shape-rendering]")
        .iter()
        .map(|svg| {
            let side: usize = svg
                .attr("viewBox")
                .and_then(|bounds| bounds.rsplit(' ').next()?.parse().ok())
                .expect("a side");
            let drawn = svg.child_elements().last().and_then(|path| path.attr("d")).expect("a path");
            let mut dark = vec![false; side * side];
            for run in drawn.split('M').skip(1) {
                let (place, rest) = run.split_once('h').expect("a run");
                let (x, y) = place.split_once(' ').expect("a place");
                let length = rest.split('v').next().expect("a length");
                let [x, y, length] = [x, y, length].map(|number| number.parse::<usize>().expect("a number"));
                dark[y * side + x..][..length].fill(true);
            }
            let scale = 4;
            let sees = |x: usize, y: usize| if dark[y / scale * side + x / scale] { 0 } else { 255 };
            let mut seen = rqrr::PreparedImage::prepare_from_greyscale(side * scale, side * scale, sees);
            let found = seen.detect_grids();
            assert_eq!(found.len(), 1, "codes in one picture");
            found[0].decode().expect("a code that can be read").1
        })
        .collect()
}

#[test]
fn every_language_has_a_poster_on_two_sheets_with_five_facts_and_whom_to_ask() {
    let built = real_guide();
    for lang in built.languages() {
        for file in ["poster.html", "poster-a3.html"] {
            let page = built.page(&format!("{lang}/{file}"));
            page.has(5, ".poster__fact")
                .has(5, ".poster__title > .picture")
                .has(0, ".poster cite")
                .has_text("+45 3373 5000");
            page.has(0, "svg[viewBox][shape-rendering]").has(8, ".poster__strip");
        }
        let offered =
            built.page(&format!("{lang}/index.html")).attributes(".downloads a[href*=poster]", "href");
        assert_eq!(
            offered,
            ["../".to_owned() + lang + "/poster.html", "../".to_owned() + lang + "/poster-a3.html"]
        );
    }
}

#[test]
fn a_camera_reads_the_address_of_the_guide_in_the_language_of_the_poster() {
    let built = published("address: https://guide.example.org/9b\n");
    for lang in built.languages() {
        let page = built.page(&format!("{lang}/poster.html"));
        assert_eq!(codes(&page), [format!("https://guide.example.org/9b/{lang}/index.html")]);
        page.has_text(&format!("guide.example.org/9b/{lang}"));
    }
}

#[test]
fn a_camera_joins_the_network_whatever_its_name() {
    let built = published("hotspot: {name: 'Camp; \"Guide\"', password: 'pass:word\\9'}\n");
    let page = built.page("ar/poster-a3.html");
    assert_eq!(codes(&page), ["WIFI:T:WPA;S:Camp\\; \\\"Guide\\\";P:pass\\:word\\\\9;;"]);
    page.has_text("Camp; \"Guide\"").has_text("pass:word\\9");
    assert_eq!(
        codes(&published("hotspot: {name: Camp}\n").page("en/poster.html")),
        ["WIFI:T:nopass;S:Camp;;"]
    );
}
