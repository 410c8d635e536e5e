//! Whatever is typed into a file, Wayleaf says something about it and does not fall over.

use proptest::prelude::*;

use crate::project::{Built, Project};

const TEXT: &str = "content/topics/papers/en.md";
const TRANSLATION: &str = "content/topics/papers/ar.md";
const STRUCTURE: &str = "content/topics/papers/topic.yaml";
const FACTS: &str = "content/facts.yaml";
const TEMPLATE: &str = "themes/plain/templates/page.html";
const STYLES: &str = "themes/plain/css/page.css";

/// What Markdown, YAML and templates are made of, and what goes wrong in them.
const PIECES: [&str; 64] = [
    "\n",
    "\n\n",
    "  ",
    "    ",
    "\t",
    "- ",
    "1. ",
    "- [ ] ",
    "- [x] ",
    "> ",
    "## ",
    "### ",
    "# ",
    "#### ",
    "{#letter}",
    "{#deadline}",
    "{#a b}",
    "---\n",
    "***",
    "**",
    "*",
    "_",
    "`",
    "```\n",
    "{{",
    "}}",
    "{{leave-deadline}}",
    "[^",
    "]",
    "[^act, § 33]",
    "[",
    "](",
    ")",
    "(topic:steps#send)",
    "(#letter)",
    "![",
    "<b>",
    "<!--",
    "-->",
    "|",
    "|---|\n",
    "\n: ",
    "\\",
    "&amp;",
    "word",
    "حرف",
    "é",
    "\u{202e}",
    "\u{0}",
    "\r\n",
    ": ",
    "key: ",
    "id: letter",
    "{",
    "}",
    "'",
    "\"",
    "!!",
    "&a ",
    "*a",
    "{% if x %}",
    "{% for a in units %}",
    "{% endif %}",
    ", ",
];

/// A text put together of such pieces.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        9 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// A file of the minimal guide with a piece of it replaced by another text.
fn spoiled(path: &'static str) -> impl Strategy<Value = String> {
    let text = Project::new().text(path).to_owned();
    (0..=100_usize, 0..30_usize, pieces()).prop_map(move |(from, length, new)| {
        let at = |percent: usize| text.floor_char_boundary(text.len() * percent.min(100) / 100);
        format!("{}{new}{}", &text[..at(from)], &text[at(from + length)..])
    })
}

/// Builds it, and draws what was wrong in every format.
fn survives(path: &str, text: &str) -> Built {
    let built = Project::new().file(path, text).build();
    let stopped = wayleaf::diagnostic::any_error(built.problems());
    assert_eq!(built.has_site(), !stopped);
    assert!(!built.report().is_empty() || built.has_site());
    assert_eq!(built.short_report().lines().count(), built.problems().len());
    built
}

fn few() -> ProptestConfig {
    ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn any_text_can_stand_in_an_article(text in pieces()) {
        survives(TEXT, &text);
    }

    #[test]
    fn any_text_can_follow_the_front_matter(text in pieces()) {
        let front = "---\ntitle: Papers\nsummary: All.\ntranslation: source\nreviewer: none\ndate: 2026-11-20\n---\n";
        survives(TEXT, &format!("{front}{text}"));
    }

    #[test]
    fn an_article_can_be_spoiled_anywhere(text in spoiled(TEXT)) {
        survives(TEXT, &text);
    }

    #[test]
    fn a_translation_can_be_spoiled_anywhere(text in spoiled(TRANSLATION)) {
        survives(TRANSLATION, &text);
    }

    #[test]
    fn the_facts_can_be_spoiled_anywhere(text in spoiled(FACTS)) {
        survives(FACTS, &text);
    }

    #[test]
    fn the_structure_of_a_topic_can_be_spoiled_anywhere(text in spoiled(STRUCTURE)) {
        survives(STRUCTURE, &text);
    }

    #[test]
    fn any_text_can_be_yaml(text in pieces(), path in proptest::sample::select(&[FACTS, STRUCTURE][..])) {
        survives(path, &text);
    }

    #[test]
    fn a_template_can_be_spoiled_anywhere(text in spoiled(TEMPLATE)) {
        survives(TEMPLATE, &text);
    }

    #[test]
    fn a_stylesheet_can_be_spoiled_anywhere(text in spoiled(STYLES)) {
        survives(STYLES, &text);
    }
}

#[test]
fn nothing_is_too_deep() {
    let front = Project::new().text(TEXT).split_inclusive("---\n").take(2).collect::<String>();
    let unit = format!("{front}\n## A letter {{#letter}}\n\n");
    for deep in ["> ", "- ", "*a **b ", "1. ", "[", "![", "{{", "[^", "<b>", "(", "`", "| "] {
        survives(TEXT, &format!("{unit}{}word\n", deep.repeat(5_000)));
    }
    for deep in ["[", "{", "- ", "a: {", "&a ", "? "] {
        survives(FACTS, &deep.repeat(5_000));
    }
    for deep in ["{{ (", "{% if a %}", "((", "[", "{% for a in b %}", "{{ -", "{{ not "] {
        survives(TEMPLATE, &deep.repeat(5_000));
        survives(TEMPLATE, &format!("{{{{ {}1 }}}}", deep.trim_start_matches("{{ ").repeat(5_000)));
    }
    for deep in ["a{", "(", "/*", "@media{", "\""] {
        survives(STYLES, &deep.repeat(5_000));
    }
}
