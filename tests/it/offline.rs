//! What a phone fetches to keep a language: files named after their hash, from which every page can be put together
//! as it was published.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256};
use wayleaf::compress::gzip_len;
use wayleaf::diagnostic::Code;
use wayleaf::guide::budgets::Budgets;

use crate::project::{Built, Project, real_guide};

/// What the worker is told.
fn manifest(built: &Built) -> Value {
    let text = built.source_of("sw.js").split_once("= {\"version\"").expect("the list").1;
    let text = format!("{{\"version\"{text}");
    serde_json::Deserializer::from_str(&text).into_iter().next().expect("a value").expect("JSON")
}

fn languages(built: &Built) -> Vec<String> {
    manifest(built)["lists"].as_object().expect("languages").keys().cloned().collect()
}

fn name_of_list(built: &Built, lang: &str) -> String {
    text(&manifest(built)["lists"][lang])
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn file(built: &Built, name: &str) -> Value {
    serde_json::from_str(built.source_of(&format!("save/{name}.txt"))).expect("JSON")
}

/// The files a language needs, its list among them.
fn files(built: &Built, lang: &str) -> BTreeSet<String> {
    let name = name_of_list(built, lang);
    let list = file(built, &name);
    let frames = list["pages"].as_array().expect("pages").iter().map(|page| text(&page[2]));
    frames.chain([text(&list["dress"]), text(&list["words"]), name]).collect()
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().expect("texts").iter().map(text).collect()
}

/// A text with the letters and signs exchanged that the list pairs.
fn exchanged(text: &str, pairs: &str) -> String {
    let pairs: Vec<char> = pairs.chars().collect();
    let pairs = pairs.chunks(2).flat_map(|pair| [(pair[0], pair[1]), (pair[1], pair[0])]);
    let other: BTreeMap<char, char> = pairs.collect();
    text.chars().map(|letter| other.get(&letter).copied().unwrap_or(letter)).collect()
}

/// Texts by their names, which the worker makes from them in the same way.
fn named(texts: Vec<String>) -> BTreeMap<char, String> {
    let mut names = BTreeMap::new();
    for text in texts {
        let mut at = text.encode_utf16().fold(0, |at, unit| (at * 31 + u32::from(unit)) % 6379);
        let name = |at: u32| char::from_u32(0xe00c + at).expect("a character");
        while names.contains_key(&name(at)) {
            at = (at + 1) % 6379;
        }
        names.insert(name(at), text);
    }
    names
}

/// A text with what its names stand for.
fn filled(text: &str, names: &BTreeMap<char, String>, own: &BTreeMap<char, String>) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (letter, own.get(&letter), names.get(&letter)) {
            ('\u{e00b}', ..) => out.extend(letters.next()),
            (_, Some(own), _) => out.push_str(own),
            (_, _, Some(shared)) => out.push_str(&filled(shared, names, own)),
            _ => out.push(letter),
        }
    }
    out
}

/// The pages of a language as a phone puts them together, with the hash its list gives them.
fn pages(built: &Built, lang: &str) -> BTreeMap<String, (String, String)> {
    let list = file(built, &name_of_list(built, lang));
    let (dress, words) = (file(built, &text(&list["dress"])), file(built, &text(&list["words"])));
    let letters = text(&list["letters"]);
    let words = texts(&words).iter().map(|text| exchanged(text, &letters)).collect();
    let (words, of_dress) = (named(words), named(texts(&dress[0])));
    let pages = list["pages"].as_array().expect("pages").iter();
    pages
        .map(|page| {
            let frames = file(built, &text(&page[2]));
            let place = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("small");
            let worn = |at: usize, hashes: &BTreeMap<char, String>| {
                filled(&text(&dress[1][place(&page[4][at])]), &of_dress, hashes)
            };
            let (style, script) = (worn(0, &BTreeMap::new()), worn(1, &BTreeMap::new()));
            let hashes = [('\u{f8f7}', csp_source(&style)), ('\u{f8f8}', csp_source(&script))].into();
            let dressed = [style, script, worn(2, &hashes)].into_iter();
            let own = ('\u{e000}'..).zip(dressed.chain(texts(&list["values"]))).collect();
            let html = filled(&exchanged(&text(&frames[place(&page[3])]), &letters), &words, &own);
            (text(&page[0]), (html, text(&page[1])))
        })
        .collect()
}

fn csp_source(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Looks at three sites.
fn in_each_site(look: impl Fn(&Built)) {
    for built in [&Project::new().build(), &Project::new().dressed().build(), real_guide()] {
        look(built);
    }
}

#[test]
fn every_page_is_put_together_as_it_was_published() {
    in_each_site(|built| {
        for lang in languages(built) {
            for (path, (html, hash_in_list)) in pages(built, &lang) {
                let published = built.source_of(&path);
                assert!(html == published, "{path} is another page when it is kept");
                assert_eq!(hash(published.as_bytes())[..32], hash_in_list, "{path}");
            }
        }
    });
}

#[test]
fn a_language_has_its_own_pages_and_those_of_all_languages() {
    in_each_site(|built| {
        assert!(["ar", "da", "en"].iter().all(|lang| languages(built).contains(&(*lang).to_owned())));
        for lang in languages(built) {
            let kept = pages(built, &lang);
            let published = built.pages().map(|(path, _)| path);
            let own = published.filter(|path| path.split_once('/').is_some_and(|(folder, _)| folder == lang));
            // Posters hang on walls.
            let own = own.filter(|path| !path.contains("/poster") && !path.contains("/leaflet"));
            for path in own.chain(["index.html", "offline.html"]) {
                assert!(kept.contains_key(path), "{path}");
            }
            // Pages that ask whether a copy is still right are of no use without connection.
            assert!(kept.keys().all(|path| !path.starts_with("e/")), "{kept:?}");
        }
    });
}

#[test]
fn every_file_is_named_after_its_hash_and_needed_by_a_language() {
    in_each_site(|built| {
        let needed: BTreeSet<String> = languages(built).iter().flat_map(|lang| files(built, lang)).collect();
        let there = built.bundle().files().filter_map(|(path, bytes)| {
            let name = path.as_str().strip_prefix("save/")?.strip_suffix(".txt")?;
            assert_eq!(hash(bytes), name);
            Some(name.to_owned())
        });
        assert_eq!(there.collect::<BTreeSet<_>>(), needed);
    });
}

#[test]
fn a_new_edition_shares_with_the_old_one_what_has_not_changed() {
    let old = Project::loaded("");
    let changed =
        old.clone().edit("content/topics/about/ar.md", "يجوز لك نسخ النص", "لك أن تنسخ النص").build();
    let old = real_guide();
    assert_ne!(old.summary().edition, changed.sound().summary().edition);
    let fetched = |lang| files(&changed, lang).difference(&files(old, lang)).count();
    // The list, where the edition's code is, and the frames that lie beside those of the one page.
    assert_eq!((fetched("ar"), fetched("en")), (2, 1));
}

#[test]
fn an_edition_of_another_day_brings_a_list_and_nothing_else() {
    // Days that no text of the guide names.
    let old = Project::loaded("").on("2026-12-08").build();
    let new = Project::loaded("").on("2026-12-09").build();
    for lang in languages(&old) {
        let fetched = files(&new, &lang).difference(&files(&old, &lang)).count();
        assert_eq!(fetched, 1, "{lang}");
    }
}

#[test]
fn keeping_a_language_costs_what_pages_tell_and_no_more_than_is_promised() {
    let built = real_guide();
    let worker = gzip_len(built.bundle().get("sw.js").expect("a worker"));
    for language in &built.summary().languages {
        let tag = language.tag.as_str();
        let weight = |path: &str| gzip_len(built.bundle().get(path).expect("a file"));
        let files: usize = files(built, tag).iter().map(|name| weight(&format!("save/{name}.txt"))).sum();
        let first = weight(&format!("{tag}/index.html"));
        // The worker's own weight hangs by a few bytes on the hashes in it.
        assert!(language.saving.abs_diff(files + worker + first) < 40, "{tag}: {}", language.saving);
        assert!(language.saving <= Budgets::default().kept, "{tag} costs {}", language.saving);
        if tag == "en" {
            let told = format!("{} kB", (files + worker).div_ceil(1000));
            assert!(built.source_of("en/index.html").contains(&told), "{told}");
        }
    }
}

#[test]
fn a_language_that_costs_too_much_to_keep_is_named_with_what_it_costs() {
    // Letters that packing cannot make small.
    let letter =
        |digit: char| digit.to_digit(10).and_then(|digit| char::from_digit(digit + 16, 36)).unwrap_or(digit);
    let noise =
        (0..3000_u32).map(|number| hash(&number.to_be_bytes()).chars().map(letter).collect::<String>());
    let noise: Vec<String> = noise.collect();
    let project = Project::new().edit("content/topics/home/en.md", "Read in peace.", &noise.join(" "));
    let built = project.build();
    let heavy = built.problems().iter().filter(|problem| problem.code == Code::SavingTooHeavy);
    let heavy: Vec<String> = heavy.map(|problem| problem.message.clone()).collect();
    assert!(heavy.iter().any(|message| message.contains("the language `en`")), "{}", built.short_report());
}

#[test]
fn the_same_site_is_the_same_version_and_another_is_another() {
    let version = |project: &Project| text(&manifest(&project.build())["version"]);
    let project = Project::new();
    assert_eq!(version(&project), version(&project));
    let changed = project.clone().edit("themes/plain/strings/da.yaml", "Set efter", "Kontrolleret");
    assert_ne!(version(&project), version(&changed));
}

#[test]
fn a_withdrawn_worker_has_nothing_to_fetch_and_no_page_offers_it() {
    let project = Project::loaded("").withdrawn();
    let built = project.build();
    assert_eq!(manifest(&built)["withdrawn"], Value::Bool(true));
    assert!(built.bundle().files().all(|(path, _)| !path.as_str().starts_with("save/")));
    let page = built.source_of("en/index.html");
    assert!(page.contains("data-size=\"\""));
    assert!(!page.contains("wayleaf kB"));
}

#[test]
fn the_worker_lies_at_the_root_and_names_no_other_place() {
    let built = real_guide();
    let script = built.source_of("sw.js");
    assert!(!script.contains("__MANIFEST__"));
    assert!(!script.contains("http://") && !script.contains("https://"));
}
