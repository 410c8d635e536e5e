//! What somebody looked at stays so: pictures of a phone's screen, kept in `references/` and compared with a tolerance.
//!
//! `UPDATE=1 cargo test --test browser references` draws them anew; look at every one before it is committed.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::driver::{Engine, Scripts, run};
use crate::page::{Browser, assert_none};
use crate::site::site;

/// What is looked at, in three of the guide's scripts.
const PAGES: [&str; 9] =
    ["index", "letter", "want-to-apply", "staying", "checklist", "card", "doctor-body", "leaflet", "poster"];
const LANGUAGES: [&str; 3] = ["ar", "ti", "da"];

/// Two screens of a small phone, in CSS pixels.
const VIEW: (u32, u32) = (360, 1280);

/// Squares of so many pixels are compared by their mean, so that the edge of a letter may fall otherwise.
const SQUARE: usize = 8;

/// How far the mean of a square may be off, of 255.
const OFF: u32 = 24;

/// How many squares of a thousand may be off.
const TOLERANCE: usize = 15;

#[test]
fn the_screens_look_as_they_did_when_somebody_last_looked() {
    run(Engine::Chromium, Scripts::On, references);
}

async fn references(browser: Browser) {
    let mut faults = vec![];
    for (language, page) in LANGUAGES.iter().flat_map(|language| PAGES.map(|page| (language, page))) {
        browser.open(&format!("{}{language}/{page}.html", site().file_base())).await;
        browser.set_size(VIEW.0, VIEW.1).await;
        // A phone's scroll bar takes no room.
        let hidden = json!({"hidden": true});
        browser.command("Emulation.setScrollbarsHidden", hidden).await;
        browser.wait_until("document.fonts.ready.then(() => true)").await;
        let found = Picture::read(&browser.picture().await);
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("tests/browser/references/{page}-{language}.png"));
        if std::env::var_os("UPDATE").is_some() {
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(&path, found.written()).expect("written");
            continue;
        }
        let expected = fs::read(&path).map(|bytes| Picture::read(&bytes));
        let expected =
            expected.unwrap_or_else(|error| panic!("{}: {error}; draw it with UPDATE=1", path.display()));
        let off = found.squares_off(&expected);
        if off > TOLERANCE {
            let kept = kept(&path);
            fs::write(&kept, found.written()).expect("written");
            faults
                .push(format!("{page} in {language}: {off} squares of 1000 are off; see {}", kept.display()));
        }
    }
    assert_none(&faults);
}

/// Where a picture is kept that is not as expected.
fn kept(reference: &Path) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(reference.file_name().expect("a name"))
}

/// A picture as red, green and blue.
#[derive(Debug, PartialEq, Eq)]
struct Picture {
    width: usize,
    height: usize,
    colours: Vec<[u8; 3]>,
}

impl Picture {
    fn read(bytes: &[u8]) -> Self {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
        let mut buffer = vec![0; reader.output_buffer_size().expect("a size")];
        let frame = reader.next_frame(&mut buffer).expect("a picture");
        let channels = frame.color_type.samples();
        assert!(channels >= 3, "a picture in colours");
        let colours =
            buffer[..frame.buffer_size()].chunks(channels).map(|dot| [dot[0], dot[1], dot[2]]).collect();
        Self { width: frame.width as usize, height: frame.height as usize, colours }
    }

    fn written(&self) -> Vec<u8> {
        let mut bytes = vec![];
        let mut encoder = png::Encoder::new(&mut bytes, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header().expect("a head");
        writer.write_image_data(self.colours.as_flattened()).expect("a picture");
        writer.finish().expect("an end");
        bytes
    }

    /// How many squares of a thousand differ; all of them where the sizes do.
    fn squares_off(&self, other: &Self) -> usize {
        if (self.width, self.height) != (other.width, other.height) {
            return 1000;
        }
        let (one, two) = (self.squares(), other.squares());
        let off = one.iter().zip(&two).filter(|(one, two)| (0..3).any(|at| one[at].abs_diff(two[at]) > OFF));
        (off.count() * 1000).div_ceil(one.len())
    }

    /// The mean colour of every square.
    fn squares(&self) -> Vec<[u32; 3]> {
        let across = self.width.div_ceil(SQUARE);
        let mut sums = vec![([0; 3], 0); across * self.height.div_ceil(SQUARE)];
        for (at, dot) in self.colours.iter().enumerate() {
            let (sum, count) = &mut sums[at / self.width / SQUARE * across + at % self.width / SQUARE];
            (0..3).for_each(|channel| sum[channel] += u32::from(dot[channel]));
            *count += 1;
        }
        sums.into_iter().map(|(sum, count)| sum.map(|channel| channel / count)).collect()
    }
}

#[test]
fn a_picture_with_another_box_is_off_and_one_with_a_moved_dot_is_not() {
    let plain = Picture { width: 80, height: 80, colours: vec![[250; 3]; 6400] };
    let mut dot = Picture { colours: plain.colours.clone(), ..plain };
    dot.colours[10] = [0; 3];
    let plain = Picture { width: 80, height: 80, colours: vec![[250; 3]; 6400] };
    assert_eq!(dot.squares_off(&plain), 0);
    let mut framed = Picture { width: 80, height: 80, colours: vec![[250; 3]; 6400] };
    framed.colours[..800].fill([150; 3]);
    assert!(framed.squares_off(&plain) > TOLERANCE);
    assert_eq!(Picture::read(&framed.written()), framed);
}
