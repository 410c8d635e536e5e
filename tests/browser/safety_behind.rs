//! A safety sentence has changed in English and in no other language: readers see the source of that unit and of no other.

use std::fs;
use std::path::Path;

use crate::changed_site::{NEW_SENTENCE, lagging_site};
use crate::driver::in_both_browsers;
use crate::page::Browser;

in_both_browsers!(a_changed_safety_sentence_is_shown_in_english_for_its_unit_and_only_for_it, withheld);

async fn withheld(browser: Browser) {
    let site = lagging_site();
    let base = site.file_base();
    for lang in site.languages().into_iter().filter(|lang| !["en", "e"].contains(lang)) {
        browser.open(&format!("{base}{lang}/staying.html")).await;
        let shown = browser
            .run(
                "return [...document.querySelectorAll('.unit')].map((unit) => {
                    const body = unit.querySelector('.unit__body'), notice = unit.querySelector('.notice');
                    return [unit.querySelector('h2').id, body.closest('[lang]').lang, body.closest('[dir]').dir,
                        body.textContent, notice ? notice.textContent : ''];
                });",
            )
            .await;
        let units: Vec<[String; 5]> = serde_json::from_value(shown).expect("the units");
        assert_eq!(units.len(), headings(), "{lang}");
        for [id, spoken, dir, text, notice] in units {
            if id == "dates-to-leave" {
                assert_eq!((spoken.as_str(), dir.as_str()), ("en", "ltr"), "{lang}");
                assert!(text.contains(NEW_SENTENCE.1), "{lang}: {text}");
                assert_eq!(notice, standard_line(lang), "{lang}");
            } else {
                assert_eq!((spoken.as_str(), notice.as_str()), (lang, ""), "{lang}: {id}");
            }
        }
    }
    browser.open(&format!("{base}en/staying.html")).await;
    assert!(browser.holds("!document.querySelector('.notice')").await);
    for page in site.pages.iter().filter(|page| !page.path.ends_with("/staying.html")) {
        let says_all = page.path.starts_with("guide-") && !page.path.starts_with("guide-en-");
        assert_eq!(page.texts(".notice").len(), usize::from(says_all), "{}", page.path);
    }
}

/// How many units the topic has.
fn headings() -> usize {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/topics/staying/en.md");
    fs::read_to_string(path).expect("the topic").lines().filter(|line| line.starts_with("## ")).count()
}

/// What a language says over a part that is withheld.
fn standard_line(lang: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("themes/plain/strings/{lang}.yaml"));
    let strings = fs::read_to_string(path).expect("the strings");
    let line = strings.lines().find_map(|line| line.strip_prefix("state_withheld: ")).expect("the line");
    line.trim_matches('"').replace("{language}", "English")
}
