//! What other dialects of Markdown read otherwise: code within HTML, notes in notes, tables with code, front matter, components

use super::{TEXTS, file, imported, left, one, site};

/// The article of a page that lies beside `mkdocs.yml`, and what is told.
fn mkdocs(text: &str) -> (String, Vec<String>) {
    page("mkdocs.yml", "site_name: House\n", "docs/a.md", text)
}

/// The article of a page among the settings of a generator, and what is told; the guide builds.
fn page(settings: &str, said: &str, path: &str, text: &str) -> (String, Vec<String>) {
    let files = [(settings, said), (path, text)];
    let guide = imported(files.map(|(path, text)| (path.to_owned(), text.to_owned())));
    site(&guide);
    (file(&guide, "content/topics/a/en.md").to_owned(), left(&guide))
}

/// Asserts that an article holds each of these, in this order.
fn assert_holds(article: &str, kept: &[&str]) {
    let mut rest = article;
    for words in kept {
        let Some((_, behind)) = rest.split_once(words) else {
            panic!("`{words}` is not in its place: {article}")
        };
        rest = behind;
    }
}

fn is_told(told: &[String], what: &str) {
    assert!(told.iter().any(|told| told.contains(what)), "{what}: {told:#?}");
}

#[test]
fn a_fence_within_html_ends_at_its_own_fence() {
    let code = "```bash\n$ a\n\n---> 100%\n```";
    for (open, close) in [
        ("<div dir=\"ltr\">", "</div>"),
        ("<Steps>", "</Steps>"),
        ("<details>\n<summary>More</summary>", "</details>"),
    ] {
        let text = format!(
            "# A\n\nLead.\n\n## One\n\nWords one.\n\n{open}\n{code}\n{close}\n\n## Two\n\nWords two.\n\n{code}\n\n## Three\n\nWords three.\n"
        );
        let (article, told) = page("x.toml", "", "a.md", &text);
        assert_holds(
            &article,
            &["Words one.", "## Two {#two}", "Words two.", "## Three {#three}", "Words three."],
        );
        assert!(!article.contains("100%"), "{article}");
        assert_eq!(
            told.iter().filter(|told| told.contains("a block of program code")).count(),
            2,
            "{told:#?}"
        );
        let line = 9 + open.lines().count();
        is_told(&told, &format!("a.md:{line}: a block of program code"));
    }
    let (article, _) = page(
        "x.toml",
        "",
        "a.md",
        "# A\n\nLead.\n\n## One\n\n<div>\n```\nWords one.\n</div>\n\n## Two\n\nWords two.\n",
    );
    assert_holds(&article, &["Words one.", "## Two", "Words two."]);
}

#[test]
fn notes_and_tabs_keep_their_words_at_any_depth() {
    let (article, told) = mkdocs(
        "# A\n\nLead of it.\n\n## One\n\nWords.\n\n* item\n\n    === \"Tab in item\"\n\n        Words in item tab.\n\n        - Entry\n            - Deeper\n\n\
         !!! note\n\n    Note words.\n\n    === \"Tab in note\"\n\n        Tab words.\n\n        !!! tip \"\"\n            Tip words.\n\n            ```\n            code\n            ```\n\n            Behind code.\n\n\
         === \"Outer\"\n\n\t!!! warning inline end\n\t\tWarn words.\n\n\tIn outer.\n\n!!!note\n    Without blank.\n\n!!! Call 112 at once\n\nLast words.\n",
    );
    for words in [
        "**Tab in item**",
        "Words in item tab.",
        "- Deeper",
        "Note words.",
        "**Tab in note**",
        "Tab words.",
        "Tip words.",
        "Behind code.",
        "**Outer**",
        "**Warning**\\\nWarn words.",
        "In outer.",
        "Without blank.",
        "!!! Call 112 at once",
        "Last words.",
    ] {
        assert!(article.contains(words), "{words}: {article}");
    }
    assert_eq!(told.iter().filter(|told| told.contains("program code")).count(), 1, "{told:#?}");
}

#[test]
fn the_title_of_a_note_ends_at_the_last_quotation_mark() {
    let (article, _) = mkdocs(
        "# A\n\nLead of it.\n\n## One\n\n!!! warning \"`level = \"DEBUG\"` is the one exception\"\n    Setting `level` in `c.toml` writes **all**.\n",
    );
    assert_holds(
        &article,
        &["**`level = \"DEBUG\"` is the one exception**\\\nSetting `level` in `c.toml` writes **all**."],
    );
}

#[test]
fn cells_of_a_table_hold_code_with_its_signs_and_no_word_is_lost_behind_the_last() {
    let (article, _) = mkdocs(
        "# A\n\nLead of it.\n\n## One\n\n| Type `a|b` | Text |\n|---|---|\n| `int | None` | Words after pipe. |\n| one | two | three |\n",
    );
    assert_holds(
        &article,
        &[
            "| Type `a\\|b` | Text |\n| --- | --- |\n| `int \\| None` | Words after pipe. |\n| one | two \\| three |",
        ],
    );
}

#[test]
fn rules_round_words_are_no_front_matter() {
    let (article, told) =
        page("x.toml", "", "a.md", "---\n\n# AMAZING!\n\nYou did it.\n\n---\n\n## Two\n\nMore.\n");
    assert_holds(&article, &["title: \"AMAZING!\"", "You did it.", "## Two", "More."]);
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn words_before_a_heading_of_the_first_level_stand_before_it() {
    let text = "Intro of it.\n\nSecond para.\n\n# Growth\n\nGrowth words.\n\n## Deep\n\nDeep words.\n";
    for front in ["", "---\ntitle: Children\n---\n\n"] {
        let (article, _) = page("x.toml", "", "a.md", &format!("{front}{text}"));
        assert_holds(
            &article,
            &[
                "summary: \"Intro of it.\"",
                "Second para.",
                "## Growth {#growth}",
                "Growth words.",
                "## Deep",
                "Deep words.",
            ],
        );
    }
    let (article, _) =
        page("x.toml", "", "a.md", "![logo](x.png)\n\n# Title\n\nIntro.\n\n## Deep\n\nDeep words.\n");
    assert_holds(&article, &["title: \"Title\""]);
}

#[test]
fn a_heading_beside_the_title_is_no_summary() {
    for (front, heading, title, is_told) in [
        ("Emergency: act now", "Emergency", "Emergency: act now", false),
        ("Emergency", "Emergency: act now", "Emergency: act now", false),
        ("Short", "Quite another heading", "Quite another heading", true),
    ] {
        let text = format!("---\ntitle: \"{front}\"\n---\n\n# {heading}\n\n## Fire\n\nOut.\n");
        let (article, told) = page("x.toml", "", "a.md", &text);
        assert_holds(&article, &[&format!("title: \"{title}\"\nsummary: \"\""), "## Fire"]);
        assert_eq!(
            told.iter().any(|told| told.contains("the title of the front matter (`Short`)")),
            is_told,
            "{told:?}"
        );
    }
}

#[test]
fn components_show_the_words_of_their_attributes_apart() {
    let (article, told) = page(
        "hugo.toml",
        "title = 'House'\n",
        "content/a.md",
        "# A\n\nLead of it.\n\n## One\n\nWords.\n\n<Card title=\"Night\" description=\"Ring at the door.\">\n\nInside.\n\n</Card>\n\n\
         <Badge text=\"New\" /> in a line.\n\n<img src={map} alt=\"Map of the town\">\n\n\
         An {{< glossary text=\"short code\" >}}one-time code{{< /glossary >}} is sent.\n\n<Card title={t(\"x\")} />\n",
    );
    assert_holds(&article, &["**Night**", "Ring at the door.", "Inside.", "New in a line."]);
    assert!(article.contains("An short code / one-time code is sent."), "{article}");
    is_told(&told, "Map of the town");
    is_told(&told, "words of a component that a program fills in (`title={…}`)");
    assert!(!told.iter().any(|told| told.contains("(`<img>`): its words are kept")), "{told:#?}");
}

#[test]
fn a_note_is_no_summary() {
    let note = [
        ":::warning\n\nNever share it.\n\n:::\n\n",
        "!!! warning\n    Never share it.\n\n",
        "> [!WARNING]\n> Never share it.\n\n",
        "/// warning\nNever share it.\n///\n\n",
    ];
    for note in note {
        let text = |lead: &str| format!("# T\n\n{note}{lead}\n\nMore.\n\n## One\n\nWords.\n");
        let [(_, english), _, (_, arabic), _] = TEXTS;
        let guide =
            imported([("a.md".to_owned(), text(english[3])), ("a.ar.md".to_owned(), text(arabic[3]))]);
        site(&guide);
        for (lang, lead) in [("en", english[3]), ("ar", arabic[3])] {
            let article = file(&guide, &format!("content/topics/a/{lang}.md"));
            assert_holds(article, &[&format!("summary: \"{lead}\""), "Never share it.", "More."]);
            assert_eq!(article.matches(lead).count(), 1, "{article}");
        }
    }
}

#[test]
fn lists_of_one_entry_keep_what_belongs_together() {
    let guide = one(
        "## A\n\nWords of it.\n\n- one\n    - two\n        - three\n\nMore words.\n\n- [ ] only\n\nAt the end.\n\n- alone\n",
    );
    site(&guide);
    let article = file(&guide, "content/topics/a/en.md");
    assert_holds(article, &["- one\n", "  - two\n", "    - three\n", "More words.", "- only", "\n\nalone"]);
}
