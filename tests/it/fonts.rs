//! The font a language may bring along: the letters it uses, beside its own pages, within a budget; nothing elsewhere.

use std::fs;
use std::io::Read;

use flate2::read::ZlibDecoder;
use read_fonts::{FontRef, TableProvider};
use wayleaf::diagnostic::Code;
use wayleaf::guide::budgets::Budgets;

use crate::cli::{code, err, wayleaf};
use crate::project::{Built, Project, real_guide};

/// Where Debian keeps the fonts that `tests/install.sh` brings.
const NOTO: &str = "/usr/share/fonts/truetype/noto";

pub(crate) fn noto(name: &str) -> Vec<u8> {
    fs::read(format!("{NOTO}/{name}")).expect("fonts-noto-core is installed by tests/install.sh")
}

/// The minimal guide, whose Arabic brings this font along.
fn arabic_with(font: &[u8]) -> Project {
    let entry = "  - {tag: ar, name: العربية, font: fonts/own.ttf}\n";
    let project = Project::new().dressed().font("content/fonts/own.ttf", font);
    project.edit("content/guide.yaml", "  - {tag: ar, name: العربية}\n", entry)
}

/// The path and the bytes of the only font of a site.
fn font_of(built: &Built) -> (&str, &[u8]) {
    let mut fonts = built.bundle().files().filter(|(path, _)| path.as_str().ends_with(".woff"));
    let (path, bytes) = fonts.next().expect("a font");
    assert!(fonts.next().is_none());
    (path.as_str(), bytes)
}

/// A font as it was before it was packed (WOFF 1.0, sections 3 to 5): each table with its name.
fn unpacked(woff: &[u8]) -> Vec<u8> {
    let number = |at: usize| u32::from_be_bytes(woff[at..at + 4].try_into().expect("four bytes")) as usize;
    assert_eq!((&woff[..4], number(8)), (&b"wOFF"[..], woff.len()));
    let count = u16::from_be_bytes(woff[12..14].try_into().expect("two bytes"));
    let (mut head, mut bodies) = (woff[4..8].to_vec(), Vec::new());
    head.extend(count.to_be_bytes());
    head.extend([0; 6]);
    for line in (0..usize::from(count)).map(|at| 44 + at * 20) {
        let packed = &woff[number(line + 4)..][..number(line + 8)];
        let mut table = Vec::new();
        if packed.len() < number(line + 12) {
            ZlibDecoder::new(packed).read_to_end(&mut table).expect("a packed table");
        } else {
            table.extend(packed);
        }
        assert_eq!(table.len(), number(line + 12));
        head.extend(&woff[line..line + 4]);
        head.extend(&woff[line + 16..line + 20]);
        let place = 12 + usize::from(count) * 16 + bodies.len();
        head.extend(u32::try_from(place).expect("small").to_be_bytes());
        head.extend(u32::try_from(table.len()).expect("small").to_be_bytes());
        bodies.extend(&table);
        bodies.resize(bodies.len().next_multiple_of(4), 0);
    }
    assert_eq!(number(16), head.len() + bodies.len(), "the size it says it has unpacked");
    [head, bodies].concat()
}

#[test]
fn a_font_holds_the_letters_its_language_uses_and_how_they_join() {
    let whole = noto("NotoSansArabic-Regular.ttf");
    let built = arabic_with(&whole).build();
    built.sound();
    let (path, bytes) = font_of(&built);
    assert!(path.starts_with("ar/font-"), "{path}");
    let font = unpacked(bytes);
    let font = FontRef::new(&font).expect("a font");
    let drawn = |letter: char| font.cmap().expect("its letters").map_codepoint(letter).is_some();
    for (path, html) in built.pages().filter(|(path, _)| path.starts_with("ar/")) {
        let letters = html.chars().filter(|letter| ('\u{620}'..'\u{64b}').contains(letter));
        let boxes: Vec<char> = letters.filter(|letter| !drawn(*letter)).collect();
        assert!(boxes.is_empty(), "{path}: {boxes:?}");
    }
    assert!(!drawn('ڼ') && !drawn('a'), "a letter no page uses");
    let joins = font.gsub().expect("how letters join").feature_list().expect("its features");
    let names: Vec<String> =
        joins.feature_records().iter().map(|one| one.feature_tag().to_string()).collect();
    assert!(["init", "medi", "fina"].iter().all(|name| names.iter().any(|known| known == name)), "{names:?}");
    assert!(font.gpos().is_ok(), "where marks sit");
    assert!(bytes.len() * 4 < whole.len(), "{} bytes", bytes.len());
}

#[test]
fn pages_of_its_language_name_the_font_and_no_others_do() {
    let built = arabic_with(&noto("NotoSansArabic-Regular.ttf")).build();
    let (font, _) = font_of(&built);
    let name = font.strip_prefix("ar/").expect("beside its pages");
    for (path, html) in built.pages() {
        let wears = path.starts_with("ar/");
        assert_eq!(html.contains(&format!("url({name}) format(\"woff\")")), wears, "{path}");
        assert_eq!(html.contains("font-src 'self';"), wears, "{path}");
        let stack = html.contains("Tahoma,Guide,sans-serif");
        assert_eq!(stack, wears, "{path}: behind the families of the phone");
    }
    let rule = built.source_of("ar/index.html").split_once("@font-face{").expect("its rule").1;
    let rule = rule.split('}').next().expect("a rule");
    assert!(
        rule.contains("src:local(\"Noto Sans Arabic\")") || rule.contains("local(\"NotoSansArabic"),
        "{rule}"
    );
    assert!(rule.contains("unicode-range:U+") && !rule.contains("U+20"), "{rule}");
}

#[test]
fn a_guide_without_fonts_says_nothing_of_them() {
    let built = real_guide();
    for (path, html) in built.pages() {
        for word in ["Guide,", "font-face", "font-src"] {
            assert!(!html.contains(word), "`{word}` in {path}");
        }
    }
    assert!(built.bundle().files().all(|(path, _)| !path.as_str().contains("font")));
}

#[test]
fn a_font_is_counted_and_kept_with_its_language() {
    let plain = Project::new().dressed().build();
    let built = arabic_with(&noto("NotoSansArabic-Regular.ttf")).build();
    let (path, bytes) = font_of(&built);
    let weight = |built: &Built| {
        let languages = &built.summary().languages;
        let arabic = languages.iter().find(|language| language.tag == "ar").expect("Arabic");
        (arabic.font, arabic.saving)
    };
    let ((none, before), (font, saving)) = (weight(&plain), weight(&built));
    assert_eq!((none, font), (0, bytes.len()));
    assert!(saving >= before + font, "{saving}, and {before} without");
    let lists = built.bundle().files().filter(|(path, _)| path.as_str().starts_with("save/"));
    let lists = lists.filter(|(_, list)| list.starts_with(b"{\"edition\""));
    let naming = format!("\"font\":[\"{path}\",\"");
    let naming: Vec<usize> =
        lists.map(|(_, list)| std::str::from_utf8(list).expect("JSON").matches(&naming).count()).collect();
    assert_eq!(naming.iter().sum::<usize>(), 1, "{naming:?}");
}

#[test]
fn the_same_letters_give_the_same_font_and_the_edition_hangs_on_it() {
    let naskh = noto("NotoNaskhArabic-Regular.ttf");
    let (one, other) = (arabic_with(&naskh).build(), arabic_with(&naskh).build());
    assert_eq!(font_of(&one), font_of(&other));
    assert_eq!(one.bundle(), other.bundle());
    let sans = arabic_with(&noto("NotoSansArabic-Regular.ttf")).build();
    assert_eq!(sans.summary().edition, one.summary().edition, "the same is said");
    assert_ne!(sans.summary().words, one.summary().words, "by another build");
}

#[test]
fn letters_that_the_font_lacks_are_named() {
    let built = arabic_with(&noto("NotoSansEthiopic-Regular.ttf")).build();
    assert!(built.has_site());
    assert_eq!(built.codes(), [Code::FontLacks.as_str()]);
    let problem = &built.problems()[0];
    assert!(
        problem.message.starts_with("`content/fonts/own.ttf` lacks letters that `ar` uses: "),
        "{}",
        problem.message
    );
    assert!(problem.message.contains(" ب ") && problem.message.ends_with(" …"), "{}", problem.message);
    assert_eq!(problem.position(built.project()).map(|place| place.line > 1), Some(true));
}

#[test]
fn a_font_over_its_budget_is_named_with_its_weight() {
    // Every letter of the script, as no language uses them, in the names of the languages.
    let letters: Vec<char> = ('\u{1200}'..='\u{135a}').filter(|letter| letter.is_alphabetic()).collect();
    let names: Vec<String> =
        letters.chunks(letters.len().div_ceil(4)).map(|part| part.iter().collect()).collect();
    let entry = format!(
        "  - {{tag: ti, name: {}, font: fonts/own.ttf}}\n  - {{tag: fa, name: {}}}\n  - {{tag: ar, ",
        names[0], names[1]
    );
    let built = Project::new()
        .dressed()
        .font("content/fonts/own.ttf", &noto("NotoSansEthiopic-Regular.ttf"))
        .edit("content/guide.yaml", "  - {tag: ar, ", &entry)
        .edit("content/guide.yaml", "name: English", &format!("name: {}", names[2]))
        .edit("content/guide.yaml", "name: Dansk", &format!("name: {}", names[3]))
        .build();
    assert!(!built.has_site());
    let heavy = built.problems().iter().find(|problem| problem.code == Code::FontTooHeavy);
    let message = &heavy.unwrap_or_else(|| panic!("{}", built.report())).message;
    assert!(message.starts_with("the font of `ti` weighs "), "{message}");
    assert!(message.ends_with(&format!(" bytes; {} is the limit", Budgets::default().font)), "{message}");
}

#[test]
fn what_is_no_font_or_is_nobodys_is_told_with_its_place() {
    for bytes in [&b""[..], b"no font", &noto("NotoSansArabic-Regular.ttf")[..200]] {
        let built = arabic_with(bytes).build();
        assert_eq!(built.codes(), [Code::Font.as_str()], "{}", built.report());
        assert!(
            built.report().contains("`content/fonts/own.ttf` is no font that can be used"),
            "{}",
            built.report()
        );
    }
    let built = Project::new().font("content/fonts/own.ttf", b"").build();
    assert_eq!(built.codes(), [Code::UnusedFile.as_str()]);
    let room = arabic_with(&noto("NotoSansArabic-Regular.ttf")).on_disk();
    let wayleaf::Diagnosed { value: read, problems } = wayleaf::load::load(room.path());
    assert_eq!((problems.len(), read.fonts().count()), (0, 1), "a font on the disk is no broken text");
}

/// The font, whose table of letters runs on over letters that are not drawn, with the checksum of what was changed: the
/// library that cuts it gives up half-way.
fn at_odds_with_itself(whole: &[u8]) -> Vec<u8> {
    let mut wrong = whole.to_vec();
    let number = |at: usize| u32::from_be_bytes(whole[at..at + 4].try_into().expect("four bytes")) as usize;
    let line = (12..).step_by(16).find(|line| &whole[*line..line + 4] == b"cmap").expect("its letters");
    let (place, length) = (number(line + 8), number(line + 12));
    // The range ends at U+E0BB, not at U+00BB.
    assert_eq!(wrong[place + 48..place + 50], [0, 0xbb]);
    wrong[place + 48] = 0xe0;
    let mut table = wrong[place..place + length].to_vec();
    table.resize(length.next_multiple_of(4), 0);
    let words = table.chunks_exact(4).map(|word| u32::from_be_bytes(word.try_into().expect("four bytes")));
    let sum = words.fold(0, u32::wrapping_add);
    wrong[line + 4..line + 8].copy_from_slice(&sum.to_be_bytes());
    wrong
}

#[test]
fn a_damaged_font_is_one_error_in_plain_words_and_leaves_the_site_as_it_was() {
    let whole = noto("NotoSansArabic-Regular.ttf");
    let room = arabic_with(&whole).on_disk();
    let build = || wayleaf(room.path(), &["build", "--edition-date", "2026-11-22"]);
    assert_eq!(code(&build()), 0, "{}", err(&build()));
    let list = || fs::read(room.path().join("site/SHA256SUMS")).expect("a list");
    let sound = list();
    let flipped = |at: usize| {
        let mut wrong = whole.clone();
        wrong[at] ^= 0x10;
        wrong
    };
    let cut_short = whole[..whole.len() / 2].to_vec();
    let damaged =
        [at_odds_with_itself(&whole), cut_short, flipped(5), flipped(40), flipped(7200), Vec::new()];
    for (which, wrong) in damaged.into_iter().enumerate() {
        fs::write(room.path().join("content/fonts/own.ttf"), wrong).expect("written");
        let told = build();
        let said = err(&told);
        assert_eq!(code(&told), 1, "font {which}: {said}");
        assert_eq!(said.matches("error[").count(), 1, "{said}");
        assert!(!said.contains("panicked") && !said.contains("skera"), "{said}");
        assert_eq!(list(), sound);
    }
}
