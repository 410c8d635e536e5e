//! A whole language in one file, and as plain text: complete, alone, and as light as promised.

use std::collections::BTreeSet;

use wayleaf::i18n::lang::Lang;

use crate::cli::{code, err, wayleaf};
use crate::project::{Built, Page, Project, real_guide};

/// The paths of the files of a kind, with the tags of their languages.
fn files<'a>(built: &'a Built, ending: &str) -> Vec<(&'a str, String)> {
    let edition = &built.summary().edition;
    let languages = built.languages().into_iter();
    languages.map(|tag| (tag, format!("guide-{tag}-{edition}.{ending}"))).collect()
}

fn text<'a>(built: &'a Built, lang: &str) -> &'a str {
    let (_, path) = files(built, "txt").into_iter().find(|(tag, _)| *tag == lang).expect("the language");
    built.source_of(&path)
}

#[test]
fn every_language_has_one_file_that_leads_nowhere_but_into_itself_and_out() {
    for built in [&Project::new().dressed().build(), real_guide()] {
        for (_, path) in files(built, "html") {
            let page = built.page(&path);
            let ids = page.attributes("[id]", "id");
            let unique: BTreeSet<&String> = ids.iter().collect();
            assert_eq!(unique.len(), ids.len(), "{path}: an id stands there twice");
            for href in page.attributes("[href]", "href") {
                match href.strip_prefix('#') {
                    Some(id) => assert!(unique.contains(&id.to_owned()), "{path}: {href} leads nowhere"),
                    None => assert!(
                        ["https:", "http:", "tel:", "mailto:", "data:,", "about:blank"]
                            .iter()
                            .any(|way| href.starts_with(way)),
                        "{path}: {href}"
                    ),
                }
            }
        }
    }
}

#[test]
fn the_one_file_says_what_every_page_says() {
    let built = real_guide();
    for (lang, path) in files(built, "html") {
        let whole = letters(&built.page(&path).text());
        let pages = built.pages().map(|(page, _)| page);
        for name in pages.filter(|page| {
            page.starts_with(&format!("{lang}/"))
                && !page.contains("/poster")
                && !page.contains("/leaflet")
                && !page.contains("/doctor-")
                && !page.contains("/card")
        }) {
            let page = built.page(name);
            for words in page.all(
                "main h1, main h2, main .unit__body, main details > div, main label, .checklist__official, .checklist__if",
            ) {
                let words = letters(&words.text().collect::<String>());
                // What tells of the page itself, or offers the file, is not part of the guide.
                let told = whole.contains(&words) || own_words(&page).contains(&words);
                assert!(told, "{path} lacks of {name}: {words}");
            }
        }
    }
}

/// The words of a page that are about that page or about the files it offers.
fn own_words(page: &Page) -> Vec<String> {
    let own = page.all(".downloads h2, .remember h2, .remember label, .questions h2, .questions label, .questions__urgent h2, .save-offline h2, .dates label, h1");
    own.iter().map(|element| letters(&element.text().collect::<String>())).collect()
}

fn letters(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

#[test]
fn the_one_file_keeps_to_its_size_and_the_home_page_names_it() {
    let built = real_guide();
    for (language, (lang, path)) in built.summary().languages.iter().zip(files(built, "html")) {
        let bytes = built.source_of(&path).len();
        assert_eq!(language.one_file, bytes);
        assert!(bytes <= 380_000, "{path}: {bytes}");
        let home = built.page(&format!("{lang}/index.html"));
        let offered = home.attributes("a[download]", "href");
        let expected = files(built, "html").into_iter().chain(files(built, "txt"));
        let expected: Vec<String> =
            expected.filter(|(tag, _)| *tag == lang).map(|(_, path)| format!("../{path}")).collect();
        assert_eq!(offered, expected);
    }
    built.page("en/index.html").has_text(&format!("Save as one file, {} kB", thousands(built, "en")));
    built.page("index.html").has_text(&format!("Gem som én fil, {} kB", thousands(built, "da")));
}

fn thousands(built: &Built, lang: &str) -> usize {
    let languages = built.summary().languages.iter();
    let found = languages.filter(|language| language.tag == lang).map(|language| language.one_file);
    found.sum::<usize>().div_ceil(1000)
}

#[test]
fn a_part_that_is_not_translated_or_withheld_is_marked_in_the_one_file_too() {
    let built = Project::new()
        .dressed()
        .without("content/topics/papers/da.md")
        .edit("content/topics/papers/en.md", "to leave.[", "to leave Denmark.[")
        .build();
    let edition = &built.summary().edition;
    let danish = built.page(&format!("guide-da-{edition}.html"));
    assert_eq!(danish.one("#papers > h2 [lang]").attr("lang"), Some("en"));
    assert_eq!(danish.one("#papers--letter [lang]").attr("lang"), Some("en"));
    let arabic = built.page(&format!("guide-ar-{edition}.html"));
    arabic.has_text("You have 15 days to leave Denmark.");
    let shown = arabic.one("#papers--deadline [lang]");
    assert_eq!((shown.attr("lang"), shown.attr("dir")), (Some("en"), Some("ltr")));
    arabic.has(1, "#papers .notice");
    assert!(text(&built, "ar").contains("You have 15\u{a0}days to leave Denmark."));
    assert!(text(&built, "da").contains("Bring a letter"));
}

#[test]
fn the_text_opens_as_utf8_everywhere_and_names_its_edition_at_both_ends() {
    let built = real_guide();
    for (lang, path) in files(built, "txt") {
        let text = built.source_of(&path);
        assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"), "{lang}");
        assert!(!text.replace("\r\n", "").contains(['\n', '\r']), "{lang}: an end of a line that is not one");
        assert!(!text.contains(['<', '{']), "{lang}: left over from a template");
        let (half, edition) = (text.len() / 2, built.summary().edition.as_str());
        let middle = (0..=half).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let (first, last) = text.split_at(middle);
        assert!(first.contains(edition) && last.contains(edition), "{lang}");
        assert!(text.matches("[ ]").count() > 20, "{lang}");
    }
}

#[test]
fn the_text_says_where_a_link_leads_by_the_number_of_the_part() {
    let built = Project::new().dressed().build();
    let english = text(&built, "en");
    assert!(english.contains("Then send it (2)."), "{english}");
    assert!(english.contains("2. Steps"), "{english}");
    assert!(english.contains("[ ] Ask a counsellor"), "{english}");
    assert!(english.contains("[1] § 33, stk. 2"), "{english}");
}

#[test]
fn the_text_says_for_whom_an_item_and_a_section_are() {
    let text = text(real_guide(), "en").replace("\r\n", "\n");
    assert!(text.contains("(If your illness is of the mind)\n[ ] Get a statement from a psychiatrist"));
    assert!(text.contains("Before your permit runs out\n\n(If you have the permit)\n"), "{text}");
}

#[test]
fn foreign_words_in_a_right_to_left_text_keep_their_order_by_marks_that_old_phones_know() {
    let built = real_guide();
    let leftwards = |lang: &&str| Lang::parse(lang).is_some_and(|lang| lang.direction().as_str() == "rtl");
    for lang in built.languages().into_iter().filter(leftwards) {
        let text = text(built, lang);
        assert!(
            !text.contains(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{202a}', '\u{202b}']),
            "{lang}"
        );
        assert!(text.contains("\u{200e}udrejsefrist\u{200e}"), "{lang}");
        for (at, _) in text.match_indices("+45 ") {
            assert!(text[..at].ends_with('\u{200e}'), "{lang}: {}", &text[at..at + 15]);
        }
    }
    assert!(!text(built, "da").contains('\u{200e}'));
}

#[test]
fn no_number_is_left_out_of_the_list_of_sources() {
    let built = real_guide();
    assert!(built.project().files().any(|(_, file)| file.text.contains("to-confirm:")), "nothing waits");
    let is_text = |path: &str| path.starts_with("guide-en-") && path.ends_with(".txt");
    let path =
        built.bundle().files().map(|(path, _)| path.as_str()).find(|path| is_text(path)).expect("a text");
    let text = built.source_of(path);
    let numbers = text.lines().filter_map(|line| line.strip_prefix('[')?.split_once("] ")?.0.parse().ok());
    let numbers: Vec<usize> = numbers.collect();
    assert!(numbers.len() > 20);
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>());
}

#[test]
fn a_guide_may_do_without_the_one_file_and_no_page_offers_it_then() {
    let project = Project::new().dressed();
    let built =
        project.edit("content/guide.yaml", "languages:\n", "budgets: {one-file: off}\nlanguages:\n").build();
    built.sound();
    let whole = |ending: &str| {
        let paths = built.bundle().files().map(|(path, _)| path.as_str());
        paths.filter(|path| path.starts_with("guide-") && path.ends_with(ending)).count()
    };
    assert_eq!((whole(".html"), whole(".txt")), (0, built.languages().len()));
    for path in ["index.html", "nearby.html", "en/index.html", "ar/index.html"] {
        let offered = built.page(path).attributes("a[download]", "href");
        assert!(offered.iter().all(|href| href.ends_with(".txt")), "{path}: {offered:?}");
    }
    let budgets = &built.summary().budgets;
    assert!(
        budgets.iter().any(|one| one.budget == "script")
            && budgets.iter().all(|one| one.budget != "one-file")
    );
}

/// The minimal guide with its one file in two parts.
fn in_parts() -> Project {
    let parts = "one-file-parts:\n  - {id: papers, title: {en: The papers, da: Papirerne}, topics: [papers]}\n  \
                 - {id: steps, title: {en: The steps, da: Trinene}, topics: [steps]}\nlanguages:\n";
    Project::new().dressed().edit("content/guide.yaml", "languages:\n", parts)
}

fn part<'a>(built: &'a Built, lang: &str, id: &str) -> (String, &'a str) {
    let path = format!("guide-{lang}-{}-{id}.html", built.summary().edition);
    let text = built.source_of(&path);
    (path, text)
}

#[test]
fn a_language_in_parts_has_a_file_for_each_and_every_topic_in_one() {
    let built = in_parts().build();
    built.sound();
    for lang in ["en", "da", "ar"] {
        let papers = built.page(&part(&built, lang, "papers").0);
        papers.has(1, "#home").has(1, "#papers").has(0, "#steps");
        built.page(&part(&built, lang, "steps").0).has(1, "#home").has(1, "#steps").has(0, "#papers");
        for id in ["papers", "steps"] {
            let page = built.page(&part(&built, lang, id).0);
            let ids = page.attributes("[id]", "id");
            for href in page.attributes("[href^='#']", "href") {
                assert!(ids.iter().any(|id| href[1..] == *id), "{lang} {id}: {href}");
            }
        }
    }
    let whole = format!("guide-en-{}.html", built.summary().edition);
    assert!(built.bundle().files().all(|(path, _)| path.as_str() != whole));
    assert!(text(&built, "en").contains("2. Steps"), "the text holds all");
}

#[test]
fn what_stands_in_another_part_is_said_in_words_and_never_a_link() {
    let built = in_parts().build();
    let papers = built.page(&part(&built, "en", "papers").0);
    papers.has_text("Then send it (in the file “The steps”).").has_text("In other files of this guide");
    papers.has_text("Steps (in the file “The steps”)");
    let danish = built.page(&part(&built, "da", "papers").0);
    danish.has_text("(i filen »Trinene«)");
    // Arabic has no title of its own: that of the source, marked as what it is.
    let arabic = built.page(&part(&built, "ar", "papers").0);
    arabic.has(1, "p bdi[lang=en][dir=ltr]").has_text("The steps");
}

#[test]
fn pages_offer_the_parts_with_their_sizes_and_a_pack_names_them() {
    let built = in_parts().build();
    for (page, lang) in [("en/index.html", "en"), ("index.html", "da"), ("nearby.html", "ar")] {
        let offered = built.page(page).attributes("a[download]", "href");
        for id in ["papers", "steps"] {
            let (path, _) = part(&built, lang, id);
            assert!(offered.iter().any(|href| href.ends_with(&path)), "{page}: {offered:?}");
        }
    }
    let (_, papers) = part(&built, "en", "papers");
    let size = papers.len().div_ceil(1000);
    let home = built.page("en/index.html");
    home.has_text(&format!("The papers: Save as one file, {size} kB"))
        .has_text("The guide in several files.");
    let languages = &built.summary().languages;
    let both = papers.len() + part(&built, "en", "steps").1.len();
    assert!(languages.iter().any(|language| language.tag == "en" && language.one_file == both));
    let used = built.summary().budgets.iter().find(|one| one.budget == "one-file").expect("a budget");
    assert!(used.of.starts_with("guide-") && used.of.ends_with(".html"), "{}", used.of);

    let room = in_parts().on_disk();
    let packed = wayleaf(room.path(), &["--edition-date", "2026-11-22", "pack"]);
    assert_eq!(code(&packed), 0, "{}", err(&packed));
    let pack = std::fs::read_dir(room.path().join("packs")).expect("packs").next().expect("a pack");
    let bytes = std::fs::read(pack.expect("an entry").path()).expect("a pack");
    let mut pack = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let mut start = String::new();
    let mut file = pack.by_name("START-HERE-en.txt").expect("a start");
    std::io::Read::read_to_string(&mut file, &mut start).expect("UTF-8");
    assert!(
        start.contains("These files together hold everything.") && !start.contains("This one file"),
        "{start}"
    );
    assert!(start.contains("-papers.html\r\n") && start.contains("-steps.html\r\n"), "{start}");
}

#[test]
fn each_part_keeps_to_the_budget_and_a_topic_may_stand_in_all() {
    let small =
        in_parts().edit("content/guide.yaml", "languages:\n", "budgets: {one-file: 500}\nlanguages:\n");
    let built = small.build();
    let large = built.codes().into_iter().filter(|code| *code == "one-file-too-large").count();
    assert_eq!(large, 6, "{}", built.report());
    let both = in_parts().edit("content/guide.yaml", "topics: [steps]}", "topics: [steps, papers]}").build();
    both.sound();
    let steps = both.page(&part(&both, "en", "steps").0);
    steps.has(1, "#papers").has(1, "#steps").lacks_text("In other files");
}
