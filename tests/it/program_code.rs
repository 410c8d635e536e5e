//! Program code in texts: shown as it is written, in every language the same, and nothing of it on pages that have none

use crate::project::{Page, Project, real_guide};

const BLOCK: &str =
    "Write `{{office}}`:\n\n```yaml\nvalue: 15   # 15 days\n\n  a: <b>&amp;</b>\n```\n\nThen go.";

/// The minimal guide with code on its first page, in English alone.
fn with_code(code: &str) -> Project {
    Project::new().dressed().edit("content/topics/home/en.md", "Read in peace.", code).untranslated("home")
}

#[test]
fn code_is_shown_as_it_is_written_and_nothing_in_it_is_a_fact_or_markup() {
    let built = with_code(BLOCK).build();
    // That the braces of a fact are meant to be seen is not known: a guess, which an author may allow.
    assert_eq!(built.codes(), ["fact-in-prose"]);
    let page = built.page("en/index.html");
    let block = page.one("main pre");
    assert_eq!(block.text().collect::<String>(), "value: 15   # 15 days\n\n  a: <b>&amp;</b>");
    assert_eq!((block.attr("dir"), block.attr("translate")), (Some("ltr"), Some("no")));
    assert_eq!(page.one("main code").text().collect::<String>(), "{{office}}");
    // Readers of a right-to-left language see the source text, its code from left to right.
    built.page("ar/index.html").has(1, "main pre[dir=ltr][translate=no]").has(1, "main code[dir=ltr]");
}

#[test]
fn code_is_in_the_one_file_and_in_the_plain_text() {
    let built = with_code(BLOCK).build();
    let (path, html) = built.pages().find(|(path, _)| path.starts_with("guide-en-")).expect("one file");
    Page::new(path, html).has(1, "pre").has(1, "code");
    let text = built
        .bundle()
        .files()
        .find(|(path, _)| path.as_str().ends_with(".txt") && path.as_str().contains("-en-"));
    let text = String::from_utf8_lossy(text.expect("a text").1).replace("\r\n", "\n");
    assert!(text.contains("\n    value: 15   # 15 days\n"), "{text}");
}

#[test]
fn only_a_page_with_a_block_has_its_style() {
    let built = with_code(BLOCK).build();
    assert!(built.source_of("en/index.html").contains("pre{"));
    assert!(!built.source_of("en/papers.html").contains("pre{"));
    for (path, html) in real_guide().pages() {
        assert!(!html.contains("pre{") && !html.contains("<pre") && !html.contains("<code"), "{path}");
    }
}

#[test]
fn a_fence_as_long_as_it_needs_to_be_holds_shorter_ones() {
    let built = with_code("````\n```\nx\n```\n````").build();
    built.sound();
    let page = built.page("en/index.html");
    assert_eq!(page.one("main pre").text().collect::<String>(), "```\nx\n```");
}

#[test]
fn code_in_a_list_is_closed_where_the_list_closes_it() {
    with_code("- One:\n\n  ```\n  x\n  ```\n\n- Two.").build().sound();
}

#[test]
fn what_nobody_sees_is_refused_in_code_too() {
    let built = with_code("```\nx\u{200b}y\n```").build();
    assert_eq!(built.codes(), ["hidden-sign"]);
    assert_eq!(with_code("Write `x\u{200b}y`.").build().codes(), ["hidden-sign"]);
}

#[test]
fn code_in_a_heading_is_in_the_contents() {
    let built = with_code("Read in peace.").edit(
        "content/topics/home/en.md",
        "## Start here {#start}",
        "## Write `x` {#start}",
    );
    let built = built.build();
    built.sound();
    built.page("en/index.html").has(1, "main h2 code");
}
