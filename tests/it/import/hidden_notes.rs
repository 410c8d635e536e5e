//! What the writer of a page hid from its readers is published in no spelling, and takes no word with it that was not hidden

use super::{file, imported, left, site};

/// The article of a page of this path, and what is told; the guide builds.
fn article(path: &str, text: &str) -> (String, Vec<String>) {
    let text = format!("# A\n\nLead of it.\n\n## One\n\n{text}");
    let guide = imported([(path.to_owned(), text)]);
    site(&guide);
    (file(&guide, "content/topics/a/en.md").to_owned(), left(&guide))
}

/// Asserts that a page says these words, in this order, and nothing that is called secret.
fn assert_says(path: &str, text: &str, words: &[&str]) -> Vec<String> {
    let (article, told) = article(path, text);
    assert!(!article.contains("secret"), "{text}\n{article}");
    let mut rest = article.as_str();
    for words in words {
        let Some((_, behind)) = rest.split_once(words) else {
            panic!("`{words}` is not in its place: {text}\n{article}\n{told:#?}")
        };
        rest = behind;
    }
    told
}

fn count(told: &[String], what: &str) -> usize {
    told.iter().filter(|told| told.contains(what)).count()
}

#[test]
fn comments_of_obsidian_stand_within_a_line_and_over_lines() {
    let told = assert_says(
        "a.md",
        "Before %% secret %% after.\n\n%%secret begins\n\nsecret goes on\nsecret ends%%\n\nAt 5%% or 6%% of it.\n\n`%% code %%` stays.\n",
        &["Before after.", "At 5%% or 6%% of it.", "`%% code %%` stays."],
    );
    assert_eq!(count(&told, "a hidden note (`%%`)"), 2, "{told:#?}");
    assert_eq!(count(&told, "a.md:9: a hidden note (`%%`) of 4 lines"), 1, "{told:#?}");
}

#[test]
fn a_comment_of_a_program_ends_where_programs_end_it() {
    for path in ["a.mdx", "a.md"] {
        assert_says(
            path,
            "{/* secret */ }\n\nReal words.\n\n{/* secret */}\n\n{/* secret */ /* secret\n\nsecret */}Last words.\n",
            &["Real words.", "Last words."],
        );
    }
    assert_says("a.mdx", "{ /* secret\n\nsecret */ }\n\nLast words.\n", &["Last words."]);
}

#[test]
fn comments_of_templates_stand_in_one_another() {
    let told = assert_says(
        "a.md",
        "{% comment %} secret {% comment %} secret {% endcomment %} secret {% endcomment %}Words.\n\n{#TODO\nsecret #}\n\n\
         {% comment %} secret {% comment %} secret {% endcomment %} Last words.\n",
        &["Words.", "Last words."],
    );
    assert_eq!(count(&told, "a hidden note (`"), 3, "{told:#?}");
}

#[test]
fn comments_of_html_hide_what_stands_in_them_however_many_lines_they_have() {
    let told = assert_says(
        "a.md",
        "Words <!-- secret\n\nsecret --> more.\n\n- entry <!-- secret\n- secret --> end\n\n<!--\n```\nsecret\n-->\n\n:::tip\nTip words.\n:::\n\n\
         Not <!-- closed, but read.\n\nLast words.\n\n<!-- secret\n\nsecret {{< secret >}}\n",
        &["Words", "more.", "entry", "end", "Tip words.", "closed, but read.", "Last words."],
    );
    assert_eq!(count(&told, "a hidden note (`<!--`)"), 3, "{told:#?}");
}

#[test]
fn backticks_within_a_line_hide_no_mark_behind_their_paragraph() {
    let told = assert_says(
        "a.md",
        "Stray ``` here.\n\n{% comment %}secret{% endcomment %}\n\n```\ncode\n```\n\nLast words.\n",
        &["Stray", "Last words."],
    );
    assert_eq!(count(&told, "a block of program code"), 1, "{told:#?}");
}

#[test]
fn a_definition_that_leads_nowhere_hides_its_title_and_no_more() {
    let told = assert_says(
        "a.md",
        "[//]: # (secret (too))\n[comment]: <> (secret\nsecret)\n\n[//]: # secret\n\n[//]: # (note) trailing\nReal words follow (see below)\nand here.\n\nLast words.\n",
        &["(note) trailing Real words follow (see below) and here.", "Last words."],
    );
    assert_eq!(count(&told, "a hidden note (`[//]: #`)"), 2, "{told:#?}");
    assert_eq!(count(&told, "a.md:11: a note that was to be hidden"), 1, "{told:#?}");
}

#[test]
fn parts_of_programs_end_with_their_statement() {
    let told = assert_says(
        "a.mdx",
        "import {\n  Secret,\n  B\n} from 'secret';\nexport const meta = {\n title: 'secret',\n\n b: 'secret',\n};\n\nYou must pay\nimport duties on all goods,\nexport duties too.\n\n### Heading\nexport const a = () => 'secret'\n\nLast words.\n",
        &["You must pay import duties on all goods, export duties too.", "Last words."],
    );
    assert_eq!(count(&told, "4 lines of a program (`import {`)"), 1, "{told:#?}");
    assert_eq!(count(&told, "5 lines of a program (`export const meta = {`)"), 1, "{told:#?}");
    assert_eq!(count(&told, "a line of a program"), 1, "{told:#?}");
}

#[test]
fn names_of_other_files_are_told() {
    let told = assert_says(
        "a.md",
        "--8<--\nsecret.md\n\nsecret/b.md\n--8<--\n\nWords.\n\n--8<-- \"secret.md\"\n\n*[HTML]: Secret\n  secret words\n\nLast words.\n",
        &["Words.", "Last words."],
    );
    assert_eq!(count(&told, "a.md:7: pieces of other files (`secret.md`, `secret/b.md`)"), 1, "{told:#?}");
    assert_eq!(count(&told, "what an abbreviation means (`HTML`): Secret secret words"), 1, "{told:#?}");
}
