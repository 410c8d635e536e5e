//! Words that stand where a guide has no place for them are kept, or told

use std::fs;

use super::{file, imported, left, one, site};
use crate::cli::{code, err, wayleaf};

#[test]
fn a_number_in_the_word_of_a_definition_stays() {
    let guide = one("Hotline +45 70 11 31 31\n: Call it at night.\n");
    site(&guide);
    let article = file(&guide, "content/topics/a/en.md");
    let (_, behind) = article.split_once("**Hotline**").expect("the word");
    assert!(behind.contains("{{") && behind.contains("Call it at night."), "{article}");
}

#[test]
fn footnotes_are_written_where_something_leads_to_them_and_told_elsewhere() {
    let guide =
        one("Ask.[^a]\n\n> Wait.\n>\n> [^b]: Ring first.\n\n[^a]: At the desk.\n\n[^c]: Nobody sees it.\n");
    let article = file(&guide, "content/topics/a/en.md");
    assert!(article.contains("At the desk.") && article.contains("Ring first."), "{article}");
    assert!(!article.contains("Nobody sees it."), "{article}");
    let told = "a footnote that nothing leads to (`c`): Nobody sees it.";
    assert_eq!(left(&guide).iter().filter(|left| left.contains(told)).count(), 1, "{:?}", left(&guide));
}

#[test]
fn links_are_followed_however_they_are_encoded() {
    let text = "# Start\n\n[one](%C3%BCber.md), [two](%C3%BCber.md#%C3%9Cber-uns), [three](../x%2Fy.md).\n";
    let guide = imported([
        ("docs/start.md".to_owned(), text.to_owned()),
        ("docs/über.md".to_owned(), "# U\n\nWords.\n\n## Über uns\n\nWe.\n".to_owned()),
    ]);
    let article = file(&guide, "content/topics/start/en.md");
    let links: Vec<&str> =
        article.split("](topic:").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert_eq!(links.len(), 2, "{article}");
    assert!(!links[0].contains('#') && links[1].contains('#'), "{article}");
}

#[test]
fn names_and_words_are_held_in_composed_form() {
    let room = tempfile::TempDir::new().expect("room");
    let docs = room.path().join("site/docs");
    fs::create_dir_all(&docs).expect("folder");
    fs::write(docs.join("start.md"), "# Start\n\nA [re\u{301}sume\u{301}](r\u{e9}sum\u{e9}.md).\n")
        .expect("written");
    fs::write(docs.join("re\u{301}sume\u{301}.md"), "# R\n\nWords.\n").expect("written");
    let made = wayleaf(room.path(), &["import", "site", "--out", "guide"]);
    assert_eq!(code(&made), 0, "{}", err(&made));
    let article =
        fs::read_to_string(room.path().join("guide/content/topics/start/en.md")).expect("an article");
    assert!(article.contains("[résumé](topic:"), "{article}");
}

#[test]
fn links_numbers_and_pictures_of_the_title_are_kept_or_told() {
    let text = "# Ask [us](tel:+491234567890) ~~never~~ ![Logo words](l.png)\n\nWe answer.\n\n## [Later](b.md) or [here](#later)\n\nAt night.\n";
    let guide =
        imported([("a.md".to_owned(), text.to_owned()), ("b.md".to_owned(), "# B\n\nWords.\n".to_owned())]);
    site(&guide);
    let article = file(&guide, "content/topics/a/en.md");
    for written in
        ["title: \"Ask us\"", "{{phone-", "## Later or here {#", "\n\n[Later](topic:b)\n\nAt night."]
    {
        assert!(article.contains(written), "{written} is not in {article}");
    }
    let told = left(&guide).join("\n");
    assert!(told.contains("Logo words") && told.contains("never"), "{told}");
}

#[test]
fn sentences_of_front_matter_that_stand_on_no_page_are_told() {
    let front = "excerpt: Read it first.\ndescription: Keep cool at home.\nsummary: Keep cool at home.\nhero:\n  tagline: Hot days are here.\n  actions:\n    - text: Ask us now\n      link: /ask/\nbanner:\n  content: Closed on Monday\n";
    let guide = imported([("a.md".to_owned(), format!("---\ntitle: A\n{front}---\n\nWords.\n"))]);
    let told = left(&guide);
    assert_eq!(told.iter().filter(|told| told.contains("Read it first.")).count(), 1, "{told:?}");
    // What stands in large letters above a page stands on it.
    let article = file(&guide, "content/topics/a/en.md");
    for words in ["Hot days are here.", "Ask us now", "Closed on Monday"] {
        assert!(article.contains(words), "{words}: {article}");
        assert!(!told.iter().any(|told| told.contains(words)), "{words}: {told:?}");
    }
    assert!(!told.iter().any(|told| told.contains("Keep cool")), "{told:?}");
}

#[test]
fn what_its_generator_kept_back_is_not_published() {
    let kept_back = ["draft: 'true'", "published: false", "expiryDate: 2026-01-01", "x: a: b\ndraft: true"];
    let mut files = vec![("a.md".to_owned(), "# A\n\nWords for all.\n".to_owned())];
    for (at, front) in kept_back.iter().enumerate() {
        files.push((format!("k{at}.md"), format!("---\n{front}\n---\n\n# K\n\nA secret.\n")));
    }
    files.push(("_drafts/d.md".to_owned(), "# D\n\nA secret.\n".to_owned()));
    let guide = imported(files);
    assert!(guide.files.iter().all(|file| !file.text.contains("secret")));
    let told = left(&guide);
    assert_eq!(told.iter().filter(|told| told.contains("the whole text: it")).count(), 5, "{told:?}");
}

#[test]
fn titles_and_summaries_keep_the_signs_that_part_letters() {
    let page = "# پیام‌ها\n\nهر پیام‌رسان را ببند.\n\n## گام‌ها\n\nخاموشش کن.\n";
    let guide = imported([
        ("a.md".to_owned(), "# Messages\n\nShut each messenger.\n\n## Steps\n\nTurn it off.\n".to_owned()),
        ("a.fa.md".to_owned(), page.to_owned()),
    ]);
    site(&guide);
    let article = file(&guide, "content/topics/a/fa.md");
    for words in ["title: \"پیام‌ها\"", "پیام‌رسان", "## گام‌ها"] {
        assert!(article.contains(words), "{words}: {article}");
    }
}
