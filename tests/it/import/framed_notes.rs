//! Notes that their writers framed as code or as comments, marks of editors, titles of tabs, links of cards

use super::{file, imported, left, one, site};

/// The article of the only page, and what is told.
fn made(text: &str) -> (String, Vec<String>) {
    let guide = one(&format!("First words.\n\n## One\n\n{text}\n"));
    site(&guide);
    (file(&guide, "content/topics/a/en.md").to_owned(), left(&guide))
}

/// Asserts that the article made of a text holds some words and not others.
fn shows(text: &str, shown: &[&str], gone: &[&str]) -> Vec<String> {
    let (article, told) = made(&format!("Before.\n\n{text}\n\nAfter."));
    for words in shown.iter().chain(&["Before.", "After."]) {
        assert!(article.contains(words), "{words}: {article}");
    }
    for words in gone {
        assert!(!article.contains(words), "{words}: {article}");
    }
    told
}

#[test]
fn notes_in_fences_are_prose() {
    shows(
        "```admonish danger title=\"Over 40\"\nCall **112** at once.\n```",
        &["**Over 40**", "**112**"],
        &["```"],
    );
    shows("```{warning}\n:class: wide\n\nDo not sign.\n```", &["Do not sign."], &["wide", "```"]);
    shows("```ad-tip\ntitle: Own title\n\nDrink.\n```", &["**Own title**", "Drink."], &["title: Own"]);
    shows(
        "/// details | Open me\n    type: tip\n    open: true\n\nFolded.\n///",
        &["Folded."],
        &["type:", "open:"],
    );
    shows("```{code-block} sh\nsecret\n```", &[], &["secret"]);
}

#[test]
fn titles_between_comments_part_what_is_for_different_readers() {
    let text = "<!--sec data-title=\"Old phone\" data-id=\"a\"\ndata-collapse=true ces-->\n\nPress the key.\n\n<!--endsec-->\n\n\
                <!--sec data-title=\"New phone\" data-id=\"b\" ces-->\n\nTouch the glass.\n\n<!--endsec-->";
    shows(text, &["**Old phone**", "Press the key.", "**New phone**"], &["data-"]);
    let text = "{% tabs city, 2 %}\n<!-- tab North -->\nFrom 12.\n<!-- endtab -->\n<!-- tab South@map -->\nFrom 17.\n<!-- endtab -->\n{% endtabs %}";
    shows(text, &["**North**\\\nFrom 12.", "**South**\\\nFrom 17."], &["map"]);
}

#[test]
fn tabs_have_the_titles_of_their_group() {
    let text = "{{< tabs items=\"Tenant,Guest\" defaultIndex=\"1\" >}}\n  {{< tab >}}**Contract** of 2024.{{< /tab >}}\n  {{< tab >}}A letter.{{< /tab >}}\n{{< /tabs >}}";
    let told = shows(text, &["**Tenant**\\\n**Contract** of 2024.\n\n**Guest**\\\nA letter."], &[]);
    assert!(!told.iter().any(|told| told.contains("items")), "{told:#?}");
    for (tabs, titles) in [
        (
            "<Tabs items={['By bus', \"On foot\"]}>\n<Tabs.Tab>Line 4.</Tabs.Tab>\n<Tab>An hour.</Tab>\n</Tabs>",
            ["By bus", "On foot"],
        ),
        (
            "<Tabs values={[{label: 'Plums', value: 'p'}, {label: 'Figs', value: 'f'}]}>\n<TabItem value=\"f\">Sweet.</TabItem>\n<TabItem value=\"p\">Sour.</TabItem>\n</Tabs>",
            ["Figs", "Plums"],
        ),
    ] {
        let guide = imported([("a.mdx".to_owned(), format!("# Cool\n\nFirst words.\n\n## One\n\n{tabs}\n"))]);
        let article = file(&guide, "content/topics/a/en.md");
        for title in titles {
            assert!(article.contains(&format!("**{title}**")), "{title}: {article}");
        }
    }
}

#[test]
fn cards_and_buttons_lead_where_they_led() {
    let page = |text: &str| format!("---\ntitle: Cool\n---\n\nFirst words.\n\n## One\n\n{text}\n");
    let cards = "{{< cards >}}\n  {{< card link=\"../b\" title=\"Rent\" subtitle=\"What you pay\" >}}\n  {{< card link=\"/c\" title=\"Letters\" >}}\n{{< /cards >}}\n\n{{< button text=\"Begin\" link=\"../b\" >}}\n";
    let parts = "<Card title=\"Rent\" href=\"/b\">More.</Card>\n\n<Link to=\"/c\">The letters</Link> and <LinkCard title=\"Rent\" href=\"/b\" description=\"What you pay\" />\n";
    for (name, text, links) in [
        (
            "content/a.md",
            cards,
            ["[**Rent**](topic:b)\\\nWhat you pay\n\n[**Letters**](topic:c)", "[Begin](topic:b)"],
        ),
        ("content/a.mdx", parts, ["**Rent**", "[The letters](topic:c)"]),
    ] {
        let other = |title: &str| format!("---\ntitle: {title}\n---\n\nWords.\n");
        let guide = imported([
            (name.to_owned(), page(text)),
            ("content/b.md".to_owned(), other("Rent")),
            ("content/c.md".to_owned(), other("Letters")),
        ]);
        let article = file(&guide, "content/topics/a/en.md");
        for link in links {
            assert!(article.contains(link), "{link}: {article}");
        }
    }
    let told = shows("{% file src=\"../card.pdf\" %}\nThe card\n{% endfile %}", &["The card"], &[]);
    assert!(told.iter().any(|told| told.contains("card.pdf")), "{told:#?}");
}

#[test]
fn marks_of_editors_go_and_what_they_said_stays_hidden() {
    let told = shows(
        "It is {--out--}{++in++}, {~~old~>new~~}, {==lit==}{>>a secret<<}. Press ++ctrl+\"My key\"++.",
        &["It is in, new, lit.", "Press ctrl+\"My key\"."],
        &["secret", "out", "old", "{-", "{+", "{~", "{=", "{>", "++"],
    );
    assert!(told.iter().any(|told| told.contains("a hidden note (`{>>`)")), "{told:#?}");
    shows("** Note: ** it is old.\n\n> **Note: ** so is this.", &["**Note:** it", "**Note:** so"], &["\\*"]);
    shows("It is 2 ** 3 ** 4 and a ** b ** c.", &["2 \\*\\* 3"], &[]);
}

#[test]
fn words_of_tags_without_quotation_marks_are_published_or_told() {
    for (text, published, told_words) in [
        ("Read {% label primary @Labelled words %} now.", "Read Labelled words now.", ""),
        ("{% note danger no-icon Take your card %}\nWords.\n{% endnote %}", "**Take your card**", ""),
        (
            "{% blockquote Seneca, Letters https://s.example.org Five %}\nBread.\n{% endblockquote %}",
            "Seneca, Letters Five",
            "",
        ),
        ("{% hideToggle Click to see %}\nWords.\n{% endhideToggle %}", "**Click to see**", ""),
        ("{% rating Very Good %}", "", "Very Good"),
        ("A {{< term \"deposit\" >}} is paid once.", "A deposit is paid once.", ""),
        ("A {{< badge \"Free\" >}} bus.", "A Free bus.", ""),
    ] {
        let (article, told) = made(text);
        assert!(article.contains(published), "{text}: {article}");
        assert!(told.iter().any(|told| told.contains(told_words)), "{text}: {told:#?}");
    }
}

#[test]
fn what_a_program_hides_stays_hidden() {
    for hidden in [
        "<div style={{display: 'none'}}>Secret.</div>",
        "<p hidden={true}>Secret.</p>",
        "<div v-if=\"false\">Secret.</div>",
    ] {
        let guide = imported([(
            "a.mdx".to_owned(),
            format!("# Cool\n\nFirst words.\n\n## One\n\nSeen.\n\n{hidden}\n"),
        )]);
        assert!(!file(&guide, "content/topics/a/en.md").contains("Secret"), "{hidden}");
    }
}

#[test]
fn lists_of_html_keep_their_depth() {
    let (article, _) =
        made("<ul><li>one<ol><li>one a</li><li>one b</li></ol></li><li>two<p>More.</p></li></ul>");
    let list = "- one\n\n  1. one a\n  2. one b\n\n- two\n\n  More.";
    assert!(article.contains(list), "{article}");
}

#[test]
fn labels_titles_headings_and_numbers_are_what_readers_saw() {
    let page = "# Start\n\nFirst words.\n\n## More\n\nOpen [lock.md](lock.md) first.\n\n<Steps>\n### One\n\nCall [0800 555 123](tel:0800555123).\n\n### Two\n\nWait.\n</Steps>\n";
    let arabic = "# البداية\n\nافتح الهاتف أولا.\n\n## المزيد\n\n:::warning\nلا توقع شيئا.\n:::\n\n> [!CAUTION]\n> لا تدفع شيئا.\n";
    let guide = imported([
        ("a.mdx".to_owned(), page.to_owned()),
        ("a.ar.mdx".to_owned(), arabic.to_owned()),
        ("lock.md".to_owned(), "# Lock your phone\n\nSix digits.\n".to_owned()),
        ("lock.ar.md".to_owned(), "# أقفل هاتفك\n\nستة أرقام على الأقل.\n".to_owned()),
    ]);
    site(&guide);
    let article = file(&guide, "content/topics/a/en.md");
    for words in ["### One", "### Two"] {
        assert!(article.contains(words), "{words}: {article}");
    }
    assert!(guide.files.iter().any(|file| file.text.contains("[Lock your phone](topic:lock)")), "{article}");
    assert!(
        file(&guide, "content/facts.yaml").contains("0800 555 123"),
        "{}",
        file(&guide, "content/facts.yaml")
    );
    let article = file(&guide, "content/topics/a/ar.md");
    assert_eq!(article.matches("**مهم**").count(), 2, "{article}");
    assert!(!article.contains("Warning") && !article.contains("Caution"), "{article}");
}
