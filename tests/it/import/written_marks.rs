//! Words that stand between the marks of other dialects: indented in components, behind fences in lists, as titles in braces

use super::{file, imported, left, site};

/// The article of a page of this path, and what is told; the guide builds.
fn article(path: &str, text: &str) -> (String, Vec<String>) {
    let text = format!("# A\n\nLead of it.\n\n## One\n\n{text}");
    let guide = imported([(path.to_owned(), text)]);
    site(&guide);
    (file(&guide, "content/topics/a/en.md").to_owned(), left(&guide))
}

/// Asserts that the page says this behind its heading, line by line.
fn assert_becomes(path: &str, text: &str, expected: &str) -> Vec<String> {
    let (article, told) = article(path, text);
    let (_, body) = article.split_once("## One {#one}\n\n").unwrap_or_else(|| panic!("{article}"));
    assert_eq!(body.trim_end(), expected, "{text}\n{told:#?}");
    told
}

fn is_told(told: &[String], what: &str) {
    assert!(told.iter().any(|told| told.contains(what)), "{what}: {told:#?}");
}

#[test]
fn indentation_makes_no_code_in_mdx() {
    let told = assert_becomes(
        "a.mdx",
        "<Tabs>\n  <TabItem label=\"A\">\n\n    Words of it.\n\n    - one\n      - two\n\n        more of two\n    - three\n\n    ```sh\n    run\n    ```\n\n    Behind it.\n\n  </TabItem>\n</Tabs>\n\n\
         <Steps>\n  <Step>\n    First paragraph.\n\n    Second paragraph.\n  </Step>\n</Steps>\n",
        "**A**\n\nWords of it.\n\n- one\n\n  - two\n\n    more of two\n\n- three\n\nBehind it.\n\nFirst paragraph.\n\nSecond paragraph.",
    );
    assert_eq!(told.iter().filter(|told| told.contains("program code")).count(), 1, "{told:#?}");
    is_told(&told, "a.mdx:18: a block of program code");
}

#[test]
fn indented_code_of_markdown_stays_code() {
    let told = assert_becomes(
        "a.md",
        "Words.\n\n    {{< x >}} and {{ y.z }}\n\n    **more**\n\n- entry\n\n    Words of the {{< badge text=\"entry\" >}}.\n",
        "Words.\n\nentry\n\nWords of the entry.",
    );
    is_told(&told, "a.md:9: a block of program code");
    assert!(!told.iter().any(|told| told.contains("(`x`)") || told.contains("y.z")), "{told:#?}");
}

#[test]
fn a_tag_over_several_lines_keeps_what_stands_in_it() {
    assert_becomes(
        "a.mdx",
        "<Tabs>\n  <TabItem\n    value=\"a\"\n    label=\"A\">\n    In A.\n  </TabItem>\n</Tabs>\n\n<Card\n  title=\"T\"\n  on={() => 1}\n>\n    In the card.\n\n    More.\n</Card>\n\nSee <Badge\n  text=\"new\"\n  wide\n/> here.\n",
        "**A**\n\nIn A.\n\n**T**\n\nIn the card.\n\nMore.\n\nSee new here.",
    );
}

#[test]
fn a_fence_in_an_entry_ends_with_it() {
    let told = assert_becomes(
        "a.md",
        "- ```sh\n  run\n  ```\n- two\n\n:::note\nNote words.\n:::\n\n1. one\n\n   ~~~\n   run\n   ~~~\n\n> ```\n> run\n\n!!! danger \"Mind it\"\n    In the box.\n",
        "two\n\nNote words.\n\n1\\. one\n\n**Mind it**\\\nIn the box.",
    );
    is_told(&told, "a.md:12: a note in a box (`note`)");
}

#[test]
fn titles_of_boxes_are_kept_in_every_spelling() {
    let told = assert_becomes(
        "a.md",
        "::: {.callout-warning title=\"Do not sign\"}\nOne.\n:::\n\n:::note{title=\"Never pay\"}\nTwo.\n:::\n\n:::tip[Important] call first\nThree.\n:::\n\n:::{note} Its title\nFour.\n:::\n\n\
         ::: {.callout-warning}\nFive.\n:::\n\n::: {.columns}\nSix.\n:::\n\n![alt](a.png){: title=\"Words of it\"}\n\n!!! vigtigt\n    Seven.\n\n> [!vigtigt]\n> Eight.\n\n> [!abstract]\n> Nine.\n",
        "**Do not sign**\\\nOne.\n\n**Never pay**\\\nTwo.\n\n**Important** call first Three.\n\n**Its title**\\\nFour.\n\n**Warning**\\\nFive.\n\nSix.\n\n**Vigtigt**\\\nSeven.\n\n**Vigtigt**\\\nEight.\n\nNine.",
    );
    is_told(&told, "words in a list of attributes (`title`): Words of it");
    is_told(&told, "a note in a box (`columns`)");
}

#[test]
fn the_title_of_a_box_stands_apart_from_the_words_before_it() {
    let told = assert_becomes(
        "a.md",
        "1. one\n   :::note[T]{.wide}\n   in it\n   :::\n2. two\n\nWords.\n/// danger | D\nMind it.\n///\n\n![x](y.png)\n",
        "1. one\n\n   **T**\\\n   in it\n\n2. two\n\nWords.\n\n**D**\\\nMind it.",
    );
    // An empty line that was put in moves no place.
    is_told(&told, "a.md:18: a picture (`y.png`): x");
}

#[test]
fn marks_of_kramdown_take_no_words_with_them() {
    assert_becomes(
        "a.md",
        "{::nomarkdown}Call 112 now{:/nomarkdown}\n\n{::nomarkdown}Words here{:/}\n\n{:toc} real words {x}\n\n{:.wide}\nLast words.\n",
        "Call 112 now\n\nWords here\n\n{:toc} real words {x}\n\nLast words.",
    );
}
