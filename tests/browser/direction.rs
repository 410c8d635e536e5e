//! Width and direction: no page is wider than a phone, and right-to-left is right-to-left to the eye.

use crate::driver::in_both_browsers;
use crate::page::{Browser, assert_none};
use crate::sample::pages_for;
use crate::site::site;

/// The narrowest view, in CSS pixels: a desk of 1280 at 400 %, which is less than any phone.
const NARROWEST: u32 = 320;

/// The narrowest phone the guide is made for, in CSS pixels.
const PHONE: u32 = 360;

in_both_browsers!(no_page_is_wider_than_a_phone, no_overflow);

async fn no_overflow(browser: Browser) {
    let base = site().file_base();
    let mut faults = vec![];
    for page in pages_for(browser.engine) {
        browser.open(&format!("{base}{}", page.path)).await;
        browser.set_size(NARROWEST, 640).await;
        browser.run("document.querySelectorAll('details').forEach((fold) => { fold.open = true; });").await;
        let width = browser.number("document.documentElement.scrollWidth").await;
        if width > f64::from(NARROWEST) {
            faults.push(format!("{} is {width} pixels wide", page.path));
        }
        // Letters of twice the size, as readers set them who see little.
        browser.run("document.documentElement.style.fontSize = '200%';").await;
        let width = browser.number("document.documentElement.scrollWidth").await;
        if width > 2.0 * f64::from(NARROWEST) {
            faults.push(format!("{} is {width} pixels wide with large letters", page.path));
        }
    }
    assert_none(&faults);
}

in_both_browsers!(a_language_written_from_right_to_left_is_laid_out_so, right_to_left);

async fn right_to_left(browser: Browser) {
    let base = site().file_base();
    for page in site().pages_in("ar") {
        browser.open(&format!("{base}{}", page.path)).await;
        browser.set_size(PHONE, 640).await;
        assert_eq!(browser.text_of("document.documentElement.dir").await, "rtl", "{}", page.path);
        // How far the first line of the heading is from the left and the right edge of the column.
        let gaps = browser
            .run(
                "const range = document.createRange();
                range.selectNodeContents(document.querySelector('h1'));
                const line = range.getClientRects()[0];
                const column = document.querySelector('h1').parentNode.getBoundingClientRect();
                return [line.left - column.left, column.right - line.right];",
            )
            .await;
        let (left, right) = (gaps[0].as_f64().expect("a number"), gaps[1].as_f64().expect("a number"));
        assert!(right < 40.0 && right <= left, "{}: {left} from the left, {right} from the right", page.path);
    }
}

in_both_browsers!(arabic_letters_are_drawn_and_not_boxes, drawn);

async fn drawn(browser: Browser) {
    browser.open(&format!("{}ar/index.html", site().file_base())).await;
    browser.set_size(PHONE, 640).await;
    let picture = browser.picture().await;
    let shades = shades(&picture);
    assert!(shades > 64, "the picture has {shades} colours: nothing is drawn");
    // A letter without a glyph is drawn as a box of one width for all letters.
    let widths = browser
        .run(
            "const probe = document.createElement('span');
            document.querySelector('main').appendChild(probe);
            return ['ا', 'س', 'م', '\u{10FFFD}'].map((letter) => {
                probe.textContent = letter.repeat(20);
                return probe.getBoundingClientRect().width;
            });",
        )
        .await;
    let widths: Vec<f64> = serde_json::from_value(widths).expect("numbers");
    assert!(widths[0] < widths[2] && widths[2] < widths[1], "all letters are as wide: {widths:?}");
}

/// How many different colours a picture has.
fn shades(picture: &[u8]) -> usize {
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut pixels).expect("a picture");
    let width = frame.color_type.samples();
    let mut colours: Vec<&[u8]> = pixels[..frame.buffer_size()].chunks(width).collect();
    colours.sort_unstable();
    colours.dedup();
    colours.len()
}
