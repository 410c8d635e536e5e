//! Components, shortcodes and HTML: their words are on the page or told, and nothing that is hidden is published

use super::{file, left, one, site};

/// The article of the only page, and what is told.
fn made(text: &str) -> (String, Vec<String>) {
    let guide = one(&format!("First words.\n\n## One\n\n{text}\n"));
    site(&guide);
    (file(&guide, "content/topics/a/en.md").to_owned(), left(&guide))
}

#[test]
fn hidden_html_is_left_out_with_all_that_stands_in_it() {
    for hidden in [
        "<div hidden>Secret.</div>",
        "<div hidden>\n\n## Secret\n\nSecret.\n\n<div>\n\n- secret\n\n</div>\n\n</div>",
        "<template>Secret.</template>",
        "<p style=\"color: red; display : none\">Secret.</p>",
        "- a <span hidden>secret <b>secret</b></span>\n- b",
        "<table><tr><th>A</th><th>B</th></tr><tr><td>c</td><td hidden>secret</td></tr></table>",
    ] {
        let (article, told) = made(&format!("Before.\n\n{hidden}\n\nAfter."));
        assert!(!article.to_lowercase().contains("secret"), "{hidden}: {article}");
        assert!(article.contains("Before.") && article.contains("After."), "{article}");
        let count = told.iter().filter(|told| told.contains("a hidden part (`<")).count();
        assert_eq!(count, 1, "{hidden}: {told:#?}");
    }
    let (article, _) = made("<template #title>Shown words</template>\n\n<div hidden>\n\nNothing ends it.");
    assert!(article.contains("Shown words") && article.contains("Nothing ends it."), "{article}");
}

#[test]
fn words_of_shortcodes_components_and_attributes_are_published_or_told() {
    for (text, published, told_words) in [
        ("Call {{< tel \"112\" >}} now.", "Call 112 now.", ""),
        ("{{< warning \"Do not sign anything\" >}}", "**Do not sign anything**", ""),
        ("{{% notice warning \"Take care\" %}}\nWords.\n{{% /notice %}}", "**Take care**", ""),
        ("{{< contact phone=\"112\" hours=\"Mon to Fri\" >}}", "", "phone = 112; hours = Mon to Fri"),
        ("{{ \"Call 113\" | upcase }}", "Call 113", ""),
        ("{% include contact.html phone=\"112\" %}", "", "phone = 112"),
        ("{{<button href=\"https://pay.example.org\">}}Pay{{</button>}}", "Pay", "https://pay.example.org"),
        ("<Phone number=\"114\"/>", "114", ""),
        ("<Accordion question=\"Why so?\" answer=\"Because.\">\n\nMore.\n\n</Accordion>", "**Why so?**", ""),
        ("<Accordion question=\"Why so?\" answer=\"Because.\">\n\nMore.\n\n</Accordion>", "Because.", ""),
        ("The <abbr title=\"United Nations\">UN</abbr>.", "The UN.", "title = United Nations"),
        (
            "<iframe src=\"https://example.org\" title=\"Map of offices\"></iframe>",
            "",
            "title = Map of offices",
        ),
        ("Your <input placeholder=\"Whole name\"> here.", "", "placeholder = Whole name"),
        ("[a](https://example.org \"Link title\")", "a (", "title = Link title"),
        ("<a href=\"https://example.org\" title=\"Tip &amp; more\">a</a>", "a (", "title = Tip & more"),
        ("![Alt](b.png \"Pic title\")", "", "a picture (`b.png`): Alt; Pic title"),
        ("a <img src=\"b.png\" alt=\"Alt &quot;q&quot;\"> b", "", "a picture (`b.png`): Alt \"q\""),
        ("<form><label>Name</label></form>", "", "what stands in `<form>`: Name"),
    ] {
        let (article, told) = made(&format!("Before.\n\n{text}\n\nAfter."));
        assert!(article.contains(published), "{text}: {article}");
        assert!(told.iter().any(|told| told.contains(told_words)), "{text}: {told:#?}");
    }
}

#[test]
fn names_of_icons_and_of_groups_are_no_words() {
    let (article, _) = made("Use <Icon name=\"star\" /> here.\n\n{{< tabs \"x\" >}}\n\nMore.");
    assert!(article.contains("Use here.") && !article.contains("**x**"), "{article}");
    let (article, _) = made(
        "Words <Badge text=\"see www.example.org &amp; [a](b) *y*\" /> more.\n\n<Card title=\"*A* &amp; b\">\n\nIn it.\n\n</Card>",
    );
    assert!(article.contains("Words see {{example-org}} & \\[a\\](b) \\*y\\* more."), "{article}");
    assert!(article.contains("**\\*A\\* & b**"), "{article}");
}

#[test]
fn cells_of_html_keep_or_tell_all_they_hold() {
    let (article, told) = made(
        "<table><tr><th>A</th><th>B</th></tr><tr><td><img src=\"a.png\" alt=\"Open door\"></td><td>~~~ 5 days</td></tr>\
         <tr><td>- 5</td><td><Badge text=\"New\" phone=\"112\"/></td></tr></table>",
    );
    for words in ["5 days", "- 5", "New"] {
        assert!(article.contains(words), "{words}: {article}");
    }
    for words in ["a picture (`a.png`): Open door", "phone = 112"] {
        assert!(told.iter().any(|told| told.contains(words)), "{words}: {told:#?}");
    }
}

#[test]
fn lists_and_headings_of_html_over_lines_stay_such() {
    let (article, _) = made(
        "<ul>\n  <li>\n    one item\n  </li>\n  <li>\n    two item\n  </li>\n</ul>\n\n<h3>\n  Title\n  words\n</h3>\n\n\
         <ol start=\"3\">\n  <li>three</li>\n  <li>four</li>\n</ol>",
    );
    assert!(article.contains("- one item\n- two item\n\n### Title words\n\n3. three\n4. four"), "{article}");
}

#[test]
fn footnotes_in_footnotes_are_written_one_level_deep_and_told_below() {
    let notes: String = (1..=22).map(|at| format!("[^{at}]: n{at} [^{0}] [^{0}]\n\n", at + 1)).collect();
    let (article, told) = made(&format!(
        "Text[^1].\n\n{notes}[^23]: end\n\n## Two[^h]\n\nWords.\n\n[^h]: Of the heading.\n\n[^1]: Again."
    ));
    assert!(article.contains("n2") || article.contains("Again."), "{article}");
    for at in 3..=22 {
        let words = format!("n{at} ");
        assert!(article.contains(&words) || told.iter().any(|told| told.contains(&words)), "{at}: {told:#?}");
    }
    for words in [
        "a footnote of a heading or of another footnote (`h`): Of the heading.",
        "whose label another one has (`1`)",
    ] {
        assert!(told.iter().any(|told| told.contains(words)), "{words}: {told:#?}");
    }
}

#[test]
fn tags_in_one_another_without_end_are_read() {
    let deep = 20_000;
    let (article, _) = made(&format!("{}x{}", "<b>".repeat(deep), "</b>".repeat(deep)));
    assert!(article.contains('x'), "{article}");
}
