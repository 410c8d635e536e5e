//! Languages: directions, the menu, and what a reader sees where there is no translation.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::project::{Built, Page, Project, real_guide};

/// The minimal guide without its Danish papers, in the theme that ships.
fn without_danish_papers() -> Built {
    Project::new().dressed().without("content/topics/papers/da.md").build()
}

#[test]
fn every_page_says_its_language_and_its_direction() {
    let built = Project::new().dressed().build();
    for (lang, dir) in [("en", "ltr"), ("da", "ltr"), ("ar", "rtl")] {
        for file in ["index", "papers", "steps", "sources"] {
            let page = built.page(&format!("{lang}/{file}.html"));
            assert_eq!(page.one("html").attr("lang"), Some(lang));
            assert_eq!(page.one("html").attr("dir"), Some(dir));
        }
    }
}

#[test]
fn the_language_menu_leads_to_the_same_page() {
    let built = Project::new().dressed().build();
    for file in ["index.html", "papers.html", "steps.html", "sources.html"] {
        for lang in ["en", "da", "ar"] {
            let page = built.page(&format!("{lang}/{file}"));
            let hrefs = page.attributes("nav a[hreflang]", "href");
            assert_eq!(hrefs, [format!("../en/{file}"), format!("../da/{file}"), format!("../ar/{file}")]);
            assert_eq!(page.attributes("nav a[hreflang][aria-current]", "lang"), [lang]);
        }
    }
}

#[test]
fn the_language_menu_shows_each_language_in_its_own_script() {
    let page = Project::new().dressed().build().page("da/papers.html");
    for (lang, dir, name) in [("en", "ltr", "English"), ("da", "ltr", "Dansk"), ("ar", "rtl", "العربية")]
    {
        let entry = page.one(&format!("nav a[hreflang={lang}]"));
        assert_eq!((entry.attr("lang"), entry.attr("dir")), (Some(lang), Some(dir)));
        assert_eq!(page.words(&format!("nav a[hreflang={lang}]")), name);
    }
}

#[test]
fn the_page_of_languages_leads_to_every_language() {
    let page = Project::new().dressed().build().page("index.html");
    assert_eq!(
        page.attributes("main a[hreflang]", "href"),
        ["en/index.html", "da/index.html", "ar/index.html"]
    );
    page.has_text("English").has_text("Dansk").has_text("العربية");
}

#[test]
fn a_topic_that_is_not_translated_shows_the_source_text_marked_as_such() {
    let built = without_danish_papers();
    let page = built.page("da/papers.html");
    assert_eq!(page.one("html").attr("lang"), Some("da"));
    page.has_text("Bring a letter").has_text("You have 15 days to leave");
    for marked in ["h1", "h2#letter > [lang]", "h2#deadline > [lang]"] {
        let element = page.one(marked);
        assert_eq!((element.attr("lang"), element.attr("dir")), (Some("en"), Some("ltr")), "{marked}");
    }
    let strings = Project::new().dressed();
    let notice = notice_of(&strings, "da", "page_missing");
    assert!(page.text().contains(&notice.replace("{language}", "English")), "{}", page.text());
}

#[test]
fn a_text_in_the_other_direction_brings_its_direction() {
    let built = Project::new().dressed().without("content/topics/papers/ar.md").build();
    let page = built.page("ar/papers.html");
    assert_eq!(page.one("html").attr("dir"), Some("rtl"));
    for (marked, words) in [("h1", "Papers"), ("h2#letter > [dir]", "A letter")] {
        assert_eq!(page.one(marked).attr("dir"), Some("ltr"), "{marked}");
        assert_eq!(page.words(marked), words);
    }
    page.has(2, "main section div[lang=en][dir=ltr]");
}

#[test]
fn a_topic_that_is_missing_everywhere_else_is_listed_under_its_source_title() {
    let page = without_danish_papers().page("da/index.html");
    page.has_text("Papers").lacks_text("Papirer");
}

#[test]
fn words_of_the_law_are_marked_in_other_languages_and_plain_in_their_own() {
    let built = Project::new().build();
    assert_eq!(built.page("en/papers.html").words("i[lang=da]"), "lægeattest");
    let arabic = built.page("ar/papers.html");
    assert_eq!(arabic.one("i[lang=da]").attr("dir"), Some("ltr"));
    let danish = built.page("da/papers.html");
    assert_eq!(danish.has(0, "i").words("main em"), "lægeattest");
}

#[test]
fn sides_follow_the_direction_of_the_page() {
    let built = Project::new().build();
    let style = |path: &str| built.page(path).one("style").inner_html();
    assert!(
        style("en/papers.html").contains("padding-left:1em;border-left:2px solid"),
        "{}",
        style("en/papers.html")
    );
    assert!(
        style("ar/papers.html").contains("padding-right:1em;border-right:2px solid"),
        "{}",
        style("ar/papers.html")
    );
}

#[test]
fn a_page_carries_no_rule_for_what_is_not_on_it() {
    let css = ".nowhere { color: red }\n.made-by-script { color: red }\n";
    let built = Project::new().add("themes/plain/css/page.css", css);
    let built = built.file("themes/plain/js/made.js", "var made = 'made-by-script';\n");
    let built = built.edit("themes/plain/theme.yaml", "js: []", "js: [made]").build();
    let style = built.sound().page("en/papers.html").one("style").inner_html();
    assert!(!style.contains("nowhere") && style.contains(".made-by-script{color:red}"), "{style}");
}

#[test]
fn the_policy_of_every_page_lets_its_own_style_and_script_run_and_nothing_else() {
    for built in [&Project::new().build(), real_guide()] {
        for (path, html) in built.pages() {
            let page = built.page(path);
            let policy =
                page.one("meta[http-equiv=Content-Security-Policy]").attr("content").expect("a policy");
            assert!(policy.starts_with("default-src 'none';"), "{path}: {policy}");
            assert!(!policy.contains("unsafe"), "{path}: {policy}");
            for (tag, rule) in [("style", "style-src"), ("script", "script-src")] {
                let inside = between(html, &format!("<{tag}>"), &format!("</{tag}>"));
                let hash = STANDARD.encode(Sha256::digest(inside.as_bytes()));
                assert!(policy.contains(&format!("{rule} 'sha256-{hash}'")), "{path}: {tag}\n{policy}");
            }
            no_handlers(path, &page);
        }
    }
}

fn no_handlers(path: &str, page: &Page) {
    for element in page.all("*") {
        let names = element.value().attrs().map(|(name, _)| name);
        let bad: Vec<&str> = names.filter(|name| name.starts_with("on") || *name == "style").collect();
        assert!(bad.is_empty(), "{path}: {bad:?}");
    }
}

fn between<'a>(html: &'a str, open: &str, close: &str) -> &'a str {
    assert_eq!(html.matches(open).count(), 1, "{open}");
    let rest = html.split_once(open).expect("an opening tag").1;
    rest.split_once(close).expect("a closing tag").0
}

/// A string of the theme.
fn notice_of(project: &Project, lang: &str, key: &str) -> String {
    let text = project.text(&format!("themes/plain/strings/{lang}.yaml"));
    let line = text.lines().find_map(|line| line.strip_prefix(&format!("{key}: "))).expect("the string");
    line.trim_matches('"').to_owned()
}

#[test]
fn stars_of_a_source_in_the_official_language_are_emphasis_unless_a_glossary_explains_the_word() {
    let danish = "content/topics/papers/da.md";
    let project = Project::new().edit("content/guide.yaml", "official-language: da\n", "").edit(
        danish,
        "(*lægeattest*)",
        "(lægeattest)",
    );
    let told = |project: &Project| {
        let built = project.build();
        built.codes().into_iter().filter(|code| *code == "official-differs").count()
    };
    assert_eq!(told(&project), 0);
    let glossary = "---\ntitle: Words\nsummary: What they mean.\ntranslation: source\ndate: 2026-11-21\n---\n\n\
                    ## Words in letters {#letters}\n\n*lægeattest*\n: a letter of a doctor\n";
    let explained = project
        .edit("content/guide.yaml", "topics: [papers, steps]", "topics: [papers, steps, words]")
        .file("content/topics/words/topic.yaml", "kind: glossary\nunits:\n  - id: letters\n")
        .file("content/topics/words/en.md", glossary);
    assert_eq!(told(&explained), 1);
    // Where the two languages are two, the word is the one that readers find in their letters.
    assert_eq!(
        told(&Project::new().edit("content/topics/papers/ar.md", "(*lægeattest*)", "(lægeattest)")),
        1
    );
}
