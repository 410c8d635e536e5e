use std::collections::BTreeSet;
use std::fs;

use super::Font;

/// Where Debian keeps the font that `tests/install.sh` brings.
const ETHIOPIC: &str = "/usr/share/fonts/truetype/noto/NotoSansEthiopic-Regular.ttf";

fn letters() -> BTreeSet<char> {
    ('\u{1200}'..'\u{1280}').collect()
}

/// Place in the directory, name, place and length of each table.
fn tables(font: &[u8]) -> Vec<(usize, [u8; 4], usize, usize)> {
    let number = |at: usize| u32::from_be_bytes(font[at..at + 4].try_into().expect("four bytes")) as usize;
    let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
    let lines = (0..count).map(|at| 12 + at * 16);
    lines
        .map(|line| {
            let tag = font[line..line + 4].try_into().expect("four letters");
            (line, tag, number(line + 8), number(line + 12))
        })
        .collect()
}

fn ethiopic() -> Vec<u8> {
    fs::read(ETHIOPIC).expect("fonts-noto-core is installed by tests/install.sh")
}

#[test]
fn a_font_that_was_damaged_on_its_way_is_refused() {
    let sound = ethiopic();
    assert!(Font::read(&sound).and_then(|font| font.subset(&letters())).is_some());
    for (_, tag, place, length) in tables(&sound) {
        if super::SOUND.contains(&&tag) {
            let mut damaged = sound.clone();
            damaged[place + length / 2] ^= 0x40;
            assert!(Font::read(&damaged).is_none(), "{}", String::from_utf8_lossy(&tag));
            assert!(Font::read(&sound[..place + length / 2]).is_none(), "cut short");
        }
    }
}

#[test]
fn a_font_whose_numbers_do_not_fit_one_another_never_fells_the_build() {
    let sound = ethiopic();
    let mut chance: u64 = 9;
    let mut next = |below: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(chance >> 33).expect("small") % below
    };
    let mut read = 0;
    for _ in 0..300 {
        let mut wrong = sound.clone();
        for (line, tag, place, length) in tables(&sound).into_iter().filter(|(_, tag, ..)| tag != b"glyf") {
            // Half the tables are changed, where they begin, and bear the checksum of what they became.
            if super::SOUND.contains(&&tag) && next(2) == 0 {
                wrong[place + next(length.min(200))] = u8::try_from(next(256)).expect("a byte");
                let sum = super::checksum(&wrong[place..place + length]);
                wrong[line + 4..line + 8].copy_from_slice(&sum.to_be_bytes());
            }
        }
        let font = Font::read(&wrong);
        read += usize::from(font.is_some());
        _ = font.and_then(|font| font.subset(&letters()));
    }
    assert!(read > 75, "{read} of 300 were read at all");
}
