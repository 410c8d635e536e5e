//! What foreign collections had that misled readers: sections, languages, checks, links, folders

use std::fs;

use tempfile::TempDir;
use wayleaf::Lang;
use wayleaf::import::import;

use super::{file, imported, left, site, tree, wish};
use crate::cli::{err, out, wayleaf};

fn files(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

const ENGLISH: &str = "# Guide\n\nFirst words.\n\n## Fire\n\nLeave the house.\n\n## Flood\n\nGo up the stairs.\n\n## Smoke\n\nLie down.\n";

#[test]
fn sections_that_nothing_tells_apart_stay_together() {
    let french =
        "# Guide\n\nPremiers mots.\n\n## Inondation\n\nMontez l’escalier.\n\n## Fumée\n\nCouchez-vous.\n";
    let other = "# Autre\n\nVoyez [l’inondation](a.md#flood).\n";
    let imported = imported(files(&[
        ("a.md", ENGLISH),
        ("a.fr.md", french),
        ("b.md", "# Other\n\nSee [flood](a.md#flood).\n"),
        ("b.fr.md", other),
    ]));
    site(&imported);
    let article = file(&imported, "content/topics/a/fr.md");
    assert!(!article.contains("{#flood}") && !article.contains("{#fire}"), "{article}");
    assert!(article.contains("### Inondation") && article.contains("### Fumée"), "{article}");
    assert!(file(&imported, "content/topics/b/fr.md").contains("[l’inondation](topic:a)"));
    let told = left(&imported);
    let told: Vec<&String> =
        told.iter().filter(|told| told.starts_with("a.fr.md: 2 sections, where a.md has 3")).collect();
    assert_eq!(told.len(), 1, "{:?}", left(&imported));
}

#[test]
fn ids_links_and_numbers_pair_sections_and_contents_do_not_count() {
    let french = "# Guide\n\nPremiers mots.\n\n## Sommaire\n\n- [Inondation](#inondation)\n- [Fumée](#fumee)\n\n## Inondation {#flood}\n\nMontez.\n\n## Fumée {#smoke}\n\nCouchez-vous.\n";
    let english = ENGLISH.replace("## Flood", "## Flood {#flood}").replace("## Smoke", "## Smoke {#smoke}");
    let imported = imported(files(&[("a.md", &english), ("a.fr.md", french)]));
    site(&imported);
    let article = file(&imported, "content/topics/a/fr.md");
    assert!(article.contains("## Inondation {#flood}") && article.contains("## Fumée {#smoke}"), "{article}");
    assert!(!article.contains("Sommaire"), "{article}");
    assert!(left(&imported).contains(&"a.fr.md:5: a table of contents: each page has its own".to_owned()));
}

#[test]
fn settings_old_tags_folders_and_words_tell_the_language() {
    let config = "defaultContentLanguage = 'en'\n[languages.en]\n[languages.iw]\n[languages.tok]\nlanguageName = 'toki pona'\n";
    let hebrew = "# מדריך\n\nצאו מן הבית מיד.\n\n## אש\n\nצאו.\n\n## מים\n\nעלו.\n\n## עשן\n\nשכבו.\n";
    let imported_of = |files: Vec<(String, String)>| imported(files);
    let guide = imported_of(files(&[
        ("hugo.toml", config),
        ("content/a.md", ENGLISH),
        ("content/a.iw.md", hebrew),
        ("content/a.tok.md", "# lipu\n\no kama.\n"),
    ]));
    site(&guide);
    assert_eq!(guide.languages.iter().map(Lang::as_str).collect::<Vec<_>>(), ["en", "he", "tok"]);
    assert!(file(&guide, "content/guide.yaml").contains("toki pona"));
    let spanish = "# Guía\n\nLos días de calor enferman a la gente, y esta página dice qué hacer cuando el calor no pasa durante la noche.\n\n## En casa\n\nCierre las ventanas por la mañana y ábralas por la noche.\n";
    let guide = imported_of(files(&[("a.md", spanish)]));
    assert_eq!(guide.languages[0].as_str(), "es");
    assert!(
        left(&guide).iter().any(|told| told.contains("taken as `es`, since they read like it")),
        "{:?}",
        left(&guide)
    );
    let named =
        wayleaf::import::ImportTree { name: "es".to_owned(), ..tree(files(&[("a.md", "# Uno\n\nDos.\n")])) };
    let guide = import(&named, &wish()).expect("a guide");
    assert_eq!(guide.languages[0].as_str(), "es");
    assert!(left(&guide).iter().any(|told| told.contains("their folder is called so")), "{:?}", left(&guide));
}

#[test]
fn a_translation_in_the_letters_of_another_language_is_left_out_and_told_first() {
    let english = format!(
        "{ENGLISH}\n## More\n\nThese are words enough to tell in which script this text is written, and in which it is not: no Arabic letter is here.\n"
    );
    let imported =
        imported(files(&[("a.md", &english), ("a.ar.md", &english.replace("First", "The first"))]));
    assert_eq!(imported.languages.len(), 1);
    let list = wayleaf::import::list(&imported.left_out);
    let first = list.lines().find(|line| line.starts_with("a.")).unwrap_or_default();
    assert!(first.starts_with("a.ar.md: the whole text: hardly a letter of it"), "{list}");
}

#[test]
fn no_page_says_that_somebody_checked_it_before_somebody_has() {
    let french = "# Guide\n\nPremiers mots.\n\n## Feu\n\nSortez.\n\n## Inondation\n\nMontez.\n\n## Fumée\n\nCouchez-vous.\n";
    let english = format!("{ENGLISH}\nCall +45 12 34 56 78.\n");
    let guide = imported(files(&[("a.md", &english), ("a.fr.md", french)]));
    let (built, _) = site(&guide);
    for (path, checked, unchecked) in [
        ("en/a.html", "Checked on", "No person has checked this text yet"),
        ("en/home.html", "Checked on", "No person has checked this text yet"),
        ("fr/a.html", "Vérifié le", "Personne n’a encore vérifié ce texte"),
    ] {
        let page = built.bundle.get(path).or_else(|| built.bundle.get(&path.replace("home", "index")));
        let html = String::from_utf8_lossy(page.unwrap_or_else(|| panic!("{path}")));
        assert!(!html.contains(checked) && html.contains(unchecked), "{path}: {html}");
    }
    // Once for the page, since nobody has compared any of it.
    let html = String::from_utf8_lossy(built.bundle.get("fr/a.html").expect("a page"));
    assert_eq!(html.matches("n’a encore comparé").count(), 1, "{html}");
}

#[test]
fn what_no_page_is_made_of_is_named() {
    let guide = imported(files(&[
        ("docusaurus.config.js", "module.exports = {title: 'House', i18n: {defaultLocale: 'en'}};"),
        ("docs/a.md", "---\ntitle: Short\n---\n\n# Quite another heading\n\n## Fire\n\nOut.\n"),
        ("blog/one.md", "# One\n\nWords.\n"),
        ("blog/two.md", "# Two\n\nWords.\n"),
        ("src/pages/about.md", "# About\n\nWords.\n"),
    ]));
    let told = left(&guide);
    assert!(told.iter().any(|told| told.starts_with("blog/: the whole folder, with 2 texts")), "{told:?}");
    assert!(told.iter().any(|told| told.starts_with("src/: the whole folder, with one text")), "{told:?}");
    assert!(file(&guide, "content/topics/a/en.md").contains("Quite another heading"));
    assert!(file(&guide, "content/topics/home/en.md").contains("title: \"House\""));
}

#[test]
fn links_follow_the_addresses_that_generators_make() {
    let guide = imported(files(&[
        ("docusaurus.config.js", "module.exports = {i18n: {defaultLocale: 'en'}};"),
        ("docs/02-guide/01-call.md", "# Call\n\nWords.\n"),
        ("docs/02-guide/02-wait.md", "---\nslug: /stay\n---\n\n# Wait\n\nWords.\n"),
        ("docs/a.md", "# A\n\n[x](/docs/guide/call) [y](/docs/stay/) [z](guide/call#none)\n"),
    ]));
    let article = file(&guide, "content/topics/a/en.md");
    assert!(article.contains("[x](topic:call) [y](topic:wait) [z](topic:call)"), "{article}");
    let guide = imported(files(&[
        ("hugo.toml", "title = 'House'\n"),
        ("content/x/call.md", "---\ntitle: Call\naliases: [/ring]\n---\nWords.\n"),
        ("content/a.md", "---\ntitle: A\n---\n[x]({{< relref \"call.md\" >}}) [y](/ring/)\n"),
    ]));
    let article = file(&guide, "content/topics/a/en.md");
    assert!(article.contains("[x](topic:call) [y](topic:call)"), "{article}");
}

#[test]
fn a_book_for_each_language_has_its_title_and_its_parts() {
    let mut all = Vec::new();
    for (lang, title, part) in [("en", "House", "Danger"), ("fr", "Maison", "Risques")] {
        all.push((
            format!("{lang}/book.toml"),
            format!("[book]\ntitle = \"{title}\"\nlanguage = \"{lang}\"\n"),
        ));
        let list = format!("# Summary\n\n- [Zero](zero.md)\n\n# {part}\n\n- [One](one.md)\n");
        all.push((format!("{lang}/src/SUMMARY.md"), list));
        all.push((format!("{lang}/src/zero.md"), "# Zero\n\nWords.\n".to_owned() + lang));
        all.push((format!("{lang}/src/one.md"), "# One\n\nMore.\n".to_owned() + lang));
    }
    let guide = imported(all);
    site(&guide);
    let home = |lang: &str| file(&guide, &format!("content/topics/home/{lang}.md"));
    assert!(
        home("en").contains("title: \"House\"") && home("en").contains("## Danger {#part-1}"),
        "{}",
        home("en")
    );
    assert!(
        home("fr").contains("title: \"Maison\"") && home("fr").contains("## Risques {#part-1}"),
        "{}",
        home("fr")
    );
}

#[test]
fn no_words_stand_twice_and_no_title_three_times() {
    let guide = imported(files(&[
        ("mkdocs.yml", "site_name: House\n"),
        ("docs/a.md", "# Guide\n\n## Fire\n\nLeave the house at once.\n\n## Flood\n\nGo up.\n"),
        (
            "docs/b.md",
            "# Long\n\nThis is the first sentence of a page. And this is the second one, which is so long that both of them together are more than a summary may have, by far.\n",
        ),
    ]));
    let (built, _) = site(&guide);
    let html = String::from_utf8_lossy(built.bundle.get("en/a.html").expect("a page"));
    assert_eq!(html.matches("Leave the house at once.").count(), 1, "{html}");
    let article = file(&guide, "content/topics/b/en.md");
    assert_eq!(article.matches("first sentence of a page").count(), 1, "{article}");
    let home = file(&guide, "content/topics/home/en.md");
    assert_eq!(home.matches("House").count(), 1, "{home}");
}

#[test]
fn a_page_too_long_for_a_file_becomes_several_topics() {
    let sentence = "The water rises and nobody is at the door yet. ";
    let parts: String = (0..70).map(|at| format!("\n## Part {at}\n\n{}\n", sentence.repeat(90))).collect();
    let link = "[to the end](long.md#part-69)";
    let guide = imported(files(&[
        ("long.md", &format!("# Long\n\n{link}\n{parts}\n[to the first](#part-0) [to this](#part-69)\n")),
        ("b.md", &format!("# B\n\n{link}\n")),
    ]));
    assert!(guide.errors.is_empty(), "{:?}", guide.errors);
    site(&guide);
    let second = file(&guide, "content/topics/long-2/en.md");
    assert!(second.contains("{#part-69}"));
    assert!(second.contains("[to the first](topic:long#part-0) [to this](#part-69)"));
    assert!(file(&guide, "content/topics/b/en.md").contains("(topic:long-2#part-69)"));
    assert!(file(&guide, "content/topics/long/en.md").contains("(topic:long-2#part-69)"));
    assert!(file(&guide, "content/guide.yaml").contains("  - long\n  - long-2\n"));
    assert!(left(&guide).iter().any(|told| told.starts_with("long.md: the length of the page")));
}

#[test]
fn the_program_tells_kinds_and_refuses_a_guide_in_its_own_source() {
    let room = TempDir::new().expect("room");
    let old = room.path().join("old");
    fs::create_dir_all(old.join("versioned_docs")).expect("made");
    let code = "```\nlet x = 1;\n```\n\n![m](m.png)\n\n".repeat(30);
    fs::write(old.join("a.md"), format!("{ENGLISH}\n{code}")).expect("written");
    fs::write(old.join("versioned_docs/a.md"), "# Old\n\nWords.\n").expect("written");
    for inside in ["old/guide", "./old/x/../guide", "old"] {
        let refused = wayleaf(room.path(), &["import", "old", "--out", inside]);
        assert!(err(&refused).contains("whose texts are read"), "{inside}: {}", err(&refused));
    }
    let made = wayleaf(room.path(), &["import", "old", "--out", "new"]);
    let told = out(&made);
    assert!(told.contains("look at: versioned_docs/: the whole folder"), "{told}");
    assert!(told.contains("30 × a picture") && told.contains("it builds: "), "{told}");
    assert!(told.lines().count() < 20, "{told}");
}
