//! What a line says in the old texts it says in the new guide: marks of other dialects, code, HTML, numbers, and the signs of the
//! language.

use std::ops::Range;

use proptest::prelude::*;
use wayleaf::parse::{PieceKind, pieces, shown};

use super::{assert_page_has, file, imported, left, one, site};

/// Asserts that a text becomes lines that hold each of these, that its guide builds, and that something of each is told.
fn assert_becomes(text: &str, kept: &[&str], told: &[&str]) {
    let imported = one(&format!("## A\n\nWords of the page.\n\n{text}\n"));
    site(&imported);
    let article = file(&imported, "content/topics/a/en.md");
    for words in kept {
        assert!(article.contains(words), "{words}: {article}");
    }
    let left = left(&imported);
    for what in told {
        assert!(left.iter().any(|left| left.contains(what)), "{what}: {left:#?}");
    }
}

#[test]
fn stars_and_brackets_that_are_words_stay_words() {
    for (title, shown) in [
        ("The error in `@scope/*` packages", "scope *"),
        ("All of **/* is read", "All of"),
        ("A `main.py` file", "A main py file"),
    ] {
        let imported =
            imported([("a.md".to_owned(), format!("# {title}\n\nWords of help.\n\n## One\n\nMore.\n"))]);
        let (site, _) = site(&imported);
        let html = String::from_utf8_lossy(site.bundle.get("en/a.html").expect("a page"));
        assert!(html.contains(shown), "{title}");
    }
    let page = |words: &str, two: &str| {
        format!("# A\n\n- {words}. *\n- {two}.\n\n<small>* {words}.</small>\n\n## B\n\n{words}.\n")
    };
    let imported = imported([
        ("a.md".to_owned(), page("An estimate of our own people", "Two")),
        ("a.fr.md".to_owned(), page("Estimation de nos propres collègues", "Deux")),
    ]);
    site(&imported);
    let article = file(&imported, "content/topics/a/fr.md");
    for words in [
        "- Estimation de nos propres collègues. \\*\n- Deux.",
        "\n\\* Estimation de nos",
        "{#b}\n\nEstimation de nos",
    ] {
        assert!(article.contains(words), "{words}: {article}");
    }
}

#[test]
fn code_and_what_reads_like_an_address_stays() {
    assert_becomes(
        "Open `main.py`, README.md and `x.com` as @helper.\n\n- `setup.py`: the set-up\n- `a`` b`` c`\n\n| File |\n|---|\n| `main.py` |\n\n\
         [`conf.py`](https://example.org/conf.py) Code `{{name}}` and `**bold**` stays.\n\n### `main.py`\n\nWords again.",
        &[
            "Open `main.py`, `README.md` and `x.com` as `@helper`.",
            "- `setup.py`: the set-up",
            "| `main.py` |",
            "`conf.py` ({{example-org-conf-py}})",
            "Code `{{name}}` and `**bold**` stays.",
            "### `main.py`",
        ],
        &[],
    );
}

#[test]
fn marks_of_other_dialects_are_taken_away_or_told() {
    assert_becomes(
        "See **that**{.big} and ![x](y.png){ loading=lazy } [site](https://example.org){.link target=_blank}.\n\n\
         New ^^ins^^ ==marked== H~2~O x^2^ the 1^st^ ++ctrl+c++ [[wiki page|words]] said^[inline note] at {#anchor} end.\n\n\
         --8<-- \"x.md\"\n\nIt is \\(a+b\\) or \\[c=d\\] but \\[sic\\]. Answer {props.x} now.\n\n/// danger\nMind it.\n///\n\n\
         :::danger\nRun.\n:::\n\n!!! warning \"Own title\"\n    Stay.\n\n> [!CAUTION]\n> Wait.\n\n=== \"Tab one\"\n\n    In it.\n\n\
         *[HTML]: Markup of pages\n\nSee @[video](abc) here, --8<-- \"y.md\" or **main**.py and ![x](z.png).",
        &[
            "See here, or `main.py` and.",
            "See **that** and site ({{example-org}}).",
            "New ins marked H₂O x² the 1st ctrl+c words said (inline note) at end.",
            "It is or but \\[sic\\]. Answer {props.x} now.",
            "**Danger**\\\nMind it.",
            "**Danger**\\\nRun.",
            "**Own title**\\\nStay.",
            "**Caution**\n\nWait.",
            "**Tab one**",
        ],
        &[
            "what an abbreviation means (`HTML`): Markup of pages",
            "a piece of another file",
            "a formula (`a+b`)",
            "a formula (`c=d`)",
            "`{props.x}`",
            "(`y.png`): x",
            "(`wiki%20page`)",
        ],
    );
    let mdx = "# A\n\nWords.\n\n## B\n\n<Tabs items={['a']}>\n<TabItem label=\"On paper\" value={x}>\n  - Sign **it**.\n  - Send it.\n\
               </TabItem>\n</Tabs>\n\nAnswer {props.x} at {\"noon\"}.{/* no */}\n";
    let imported = imported([("a.mdx".to_owned(), mdx.to_owned())]);
    site(&imported);
    let article = file(&imported, "content/topics/a/en.md");
    for words in ["**On paper**\n\n- Sign **it**.\n- Send it.", "Answer at noon."] {
        assert!(article.contains(words), "{words}: {article}");
    }
    assert!(left(&imported).iter().any(|left| left.contains("a part of a program (`{props.x}`)")));
}

#[test]
fn html_keeps_its_words_its_tables_and_its_links() {
    assert_becomes(
        "<div>\n<span>\nBring **it**.\n</span>\n<code>\n<div>\n</code>\n</div>",
        &["Bring **it**."],
        &["HTML (`<div>`)"],
    );
    assert_becomes(
        "<div>Ring **112** now.</div>\n\n<table><tr><th>Day</th><th>Hours</th></tr><tr><td>Monday</td><td>9 to *12*</td></tr></table>\n\n\
         <table><tr><td>Tuesday</td><td>1 to 3</td></tr><tr><td>Friday</td><td>2 to 4</td></tr></table>\n\n\
         Mail: <a href=\"mailto:a@example.org\">write us</a>. See <a href=\"https://example.org/x\">https://example.org/x</a>.\n\n\
         <p>Mail: <a href=\"mailto:a@example.org\">write us</a> or <b>come</b>.</p>",
        &[
            "Ring **112** now.",
            "| Day | Hours |\n| --- | --- |\n| Monday | 9 to **12** |",
            "- Tuesday / 1 to 3\n- Friday / 2 to 4",
            "Mail: write us ({{a-example-org}}). See {{example-org-x}}.",
            "Mail: write us ({{a-example-org}}) or **come**.",
        ],
        &["HTML (`<table>`)"],
    );
}

#[test]
fn code_that_begins_a_line_opens_no_block() {
    assert_becomes(
        "```a``` is code.\n\n:::danger\nRun.\n:::\n\n> ~~~\n> :::tip\n> ~~~\n\n:::tip\nRest.\n:::",
        &["`a` is code.", "**Danger**", "Run.", "\nRest."],
        &["a note in a box (`danger`)", "a block of program code", "a note in a box (`tip`)"],
    );
}

#[test]
fn addresses_in_tags_are_read_as_browsers_read_them() {
    let guide = one("## A\n\nWords, <a href=\"https://example.org/?a=1&#38;b=2&amp;c=%203\">here</a>.\n");
    site(&guide);
    assert!(file(&guide, "content/facts.yaml").contains("https://example.org/?a=1&b=2&c=%203"));
}

#[test]
fn shortcodes_keep_what_readers_see_of_them() {
    let text = "## A\n\nFirst.\n\n{{% alert title=\"Danger\" %}}\nDo not wait.\n{{% /alert %}}\n\n{{< figure src=\"door.png\" caption=\"Behind the bakery.\" alt=\"door\" >}}\n\n\
                Show the {{< glossary_tooltip text=\"insurance card\" term_id=\"card\" >}} there.\n";
    assert_becomes(
        text,
        &["**Danger**\\\nDo not wait.", "Behind the bakery.", "Show the insurance card there."],
        &["with a picture: door"],
    );
}

#[test]
fn numbers_are_one_fact_in_any_spelling() {
    let imported = one(
        "Ring (+45) 70 11 31 31 today, +45 70113131 or [+45-70-11-31-31](tel:+4570113131).\n\nOr +٤٥ ٧٠ ١١ ٣١ ٣١ (day and night).\n",
    );
    let article = file(&imported, "content/topics/a/en.md");
    assert!(
        article.contains("Ring {{phone-4570113131}} today, {{phone-4570113131}} or {{phone-4570113131}}."),
        "{article}"
    );
    assert!(article.contains("Or {{phone-4570113131}} (day and night)."), "{article}");
    assert_page_has(&imported, &["tel:+4570113131"]);
}

#[test]
fn quotation_marks_and_apostrophes_are_set_in_prose_only() {
    let page = |words: &str| format!("---\ntitle: \"L'heure\"\n---\n\nMots du guide.\n\n## Un\n\n{words}\n");
    let french = page(
        "Dites **\"l'eau\"** : `a = \"x\" : y`, d'`un`. Voir [l'aide](https://example.org/l'aide) !\n\n| \"a\" | b |\n|---|---|\n| c'est | d |",
    );
    let english =
        page("Say **\"it's\"** and `\"x\"`, a 5'10\" man.\n\n| \"a\" | b |\n|---|---|\n| it's | d |");
    let imported = imported([("a.md".to_owned(), english), ("a.fr.md".to_owned(), french)]);
    let (_, told) = site(&imported);
    let article = file(&imported, "content/topics/a/fr.md");
    for words in [
        "title: \"L’heure\"",
        "Dites **«\u{a0}l’eau\u{a0}»**\u{a0}: `a = \"x\" : y`, d’`un`.",
        "Voir l’aide ({{example-org-l-aide}})\u{a0}!",
        "| «\u{a0}a\u{a0}» | b |",
        "| c’est | d |",
    ] {
        assert!(article.contains(words), "{words}: {article}");
    }
    let article = file(&imported, "content/topics/a/en.md");
    for words in ["Say **“it’s”** and `\"x\"`, a 5'10\" man.", "| “a” | b |", "| it’s | d |"] {
        assert!(article.contains(words), "{words}: {article}");
    }
    let marks =
        told.iter().filter(|told| told.contains("punctuation") || told.contains("before a sign")).count();
    assert_eq!(marks, 1, "{told:#?}");
}

#[test]
fn a_list_of_one_entry_is_a_paragraph_unless_words_lead_in_to_it() {
    let text = "Words of it.\n\n- Only one.\n\nBring:\n\n- A letter.\n\n1. First step.\n\n> Quoted.\n\n2. Second step.\n\nThen.\n\n5. Fifth.\n";
    let imported = one(&format!("## A\n\n{text}"));
    let (_, told) = site(&imported);
    assert!(!told.iter().any(|told| told.contains("list")), "{told:#?}");
    let article = file(&imported, "content/topics/a/en.md");
    for words in
        ["\n\nOnly one.\n\n", "Bring:\n\n- A letter.", "1. First step.", "2. Second step.", "5\\. Fifth."]
    {
        assert!(article.contains(words), "{words}: {article}");
    }
}

/// What each piece of an article's text is, and its words without spaces.
fn seen(article: &str) -> Vec<(PieceKind, String)> {
    let (_, text) = article.split_once("\n---\n").expect("a front matter");
    let words = |range: Range<usize>| {
        shown(&text[range]).into_iter().map(|shown| shown.character).filter(|c| !c.is_whitespace())
    };
    pieces(text).into_iter().map(|piece| (piece.kind, words(piece.range).collect())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_signs_words_hold_they_are_read_back_the_same(
        lines in prop::collection::vec("[-*_`#+.!>|~=<&/ \\[\\](){}@1Qq\\\\]{1,20}", 1..4)
    ) {
        let words: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| line.contains('Q')).collect();
        // Marks of a guide's own are told where they cannot be kept, and addresses become facts.
        let is_ours = |line: &str| ["{{", "}}", "{#", "[^"].iter().any(|mark| line.contains(mark));
        let is_fact = |line: &str| ["1.1", "+1"].iter().any(|part| line.contains(part)) || line.contains('@') && line.contains('.');
        prop_assume!(!words.is_empty() && !words.iter().any(|line| is_ours(line) || is_fact(line)));
        let foreign = |line: &str| -> String {
            line.chars().flat_map(|c| if c.is_ascii_punctuation() { vec!['\\', c] } else { vec![c] }).collect()
        };
        let text: String = words.iter().map(|line| format!("{}\n\n", foreign(line))).collect();
        let heading = foreign(words[0]);
        let imported = one(&format!("Read this page.\n\n## {heading}\n\n### {heading}\n\n{text}"));
        let article = file(&imported, "content/topics/a/en.md");
        let plain = |line: &str| line.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let headings = [words[0]; 2].map(|line| (PieceKind::Heading, plain(line)));
        let paragraphs = words.iter().map(|line| (PieceKind::Paragraph, plain(line)));
        let expected: Vec<(PieceKind, String)> = headings.into_iter().chain(paragraphs).collect();
        prop_assert_eq!(seen(article), expected, "{}", article);
    }
}
