use std::collections::BTreeSet;
use std::fs;

use super::Font;

/// Where Debian keeps the font that `tests/install.sh` brings.
const ETHIOPIC: &str = "/usr/share/fonts/truetype/noto/NotoSansEthiopic-Regular.ttf";

#[test]
fn a_damaged_font_is_refused_or_cut_and_never_fells_the_build() {
    let sound = fs::read(ETHIOPIC).expect("fonts-noto-core is installed by tests/install.sh");
    let letters: BTreeSet<char> = ('\u{1200}'..'\u{1280}').collect();
    assert!(Font::read(&sound).and_then(|font| font.subset(&letters)).is_some());
    let mut chance: u64 = 9;
    let mut next = |below: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(chance >> 33).expect("small") % below
    };
    for _ in 0..40 {
        let mut damaged = sound.clone();
        // The directory and the tables behind it, where a wrong number leads furthest.
        for _ in 0..6 {
            let at = next(4_000);
            damaged[at] = u8::try_from(next(256)).expect("a byte");
        }
        damaged.truncate(sound.len() - next(2) * next(sound.len()));
        _ = Font::read(&damaged).and_then(|font| font.subset(&letters));
    }
}
