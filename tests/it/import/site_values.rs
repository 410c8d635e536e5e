//! What is no word of a text: notes hidden from readers, conditions, values of the site, lines of programs, raised signs

use super::{file, imported, left, one, site};

/// The article of a page among the settings of a generator, and what is told; the guide builds.
fn page(settings: (&str, &str), path: &str, text: &str) -> (String, Vec<String>) {
    let text = format!("# A\n\nLead of it.\n\n## One\n\n{text}\n");
    let files = [settings, (path, text.as_str())];
    let guide = imported(files.map(|(path, text)| (path.to_owned(), text.to_owned())));
    site(&guide);
    (file(&guide, "content/topics/a/en.md").to_owned(), left(&guide))
}

#[test]
fn values_of_the_site_stand_where_the_texts_want_them() {
    let hugo = ("hugo.toml", "title = 'House'\n[params]\nhotline = '0800 42'\n");
    let (article, told) = page(
        hugo,
        "content/a.md",
        "Call {{< param hotline >}} at once, or {{% param \"hotline\" %}}.\n\nAsk {{< param none >}} now.",
    );
    assert!(article.contains("Call 0800 42 at once, or 0800 42."), "{article}");
    assert!(
        told.iter().any(|told| told.starts_with("content/a.md:9: a value of the site (`none`)")),
        "{told:#?}"
    );
    let list = wayleaf::import::list(&one("Call {{ hotline }} now.\n").left_out);
    assert!(list.contains("Parts of pages (1)\n\na.md:3: a value of the site (`hotline`)"), "{list}");
    for (settings, path, text, kept) in [
        (
            ("_config.yml", "phone: 0800 43\nbaseurl: /x\n"),
            "a.md",
            "Call {{ site.phone }} [here](tel:{{ site.phone | strip }}).",
            "Call 0800 43",
        ),
        (
            ("mkdocs.yml", "site_name: A\nx: !!python/name:a.b\nextra:\n  phone: 0800 44\n"),
            "docs/a.md",
            "Call {{ phone }} or {{ extra.phone }}.",
            "Call 0800 44 or 0800 44.",
        ),
        (
            ("_config.yml", "phone: 1\n"),
            "a.md",
            "{% raw %}Write {{ name }} here.{% endraw %}",
            "Write name here.",
        ),
        (
            ("docusaurus.config.js", "module.exports = {i18n: {defaultLocale: 'en'}};"),
            "docs/a.md",
            "Write {{ name }} here.",
            "Write name here.",
        ),
    ] {
        let (article, told) = page(settings, path, text);
        let plain = article.replace("  ", " ");
        assert!(plain.contains(kept), "{kept}: {article}");
        assert!(!told.iter().any(|told| told.contains("a value of the site")), "{told:#?}");
    }
}

#[test]
fn hidden_notes_stay_hidden() {
    let hidden = "First. {% comment %}hidden **1**\n\n## Hidden{% endcomment %}Second. {{< comment >}}hidden{{< /comment >}}\n\n{::comment}\nhidden\n{:/comment}\n\n\
         Third {{/* hidden */}}and{# hidden #} fourth{/* hidden */}.\n\n[//]: # (hidden (too))\n\n[comment]: <> \"hidden\"\n\nFifth\n[//]: # (hidden)\n\n%% hidden %%\n\n%%\nhidden\n%%\n\n\
         {::options parse_block_html=\"hidden\" /}\n\nSixth: 5%% of {% if a %}yes{% else %}no{% endif %}.\n\n{% if b %}\nThis one.\n{% else %}\nThat one.\n{% endif %}\n\nLast {% comment %} word.";
    let (article, told) = page(("_config.yml", "title: A\n"), "a.md", hidden);
    assert!(!article.to_lowercase().contains("hidden"), "{article}");
    for words in [
        "First.",
        "Second.",
        "Third and fourth.",
        "Fifth",
        "yes / no.",
        "This one.\n\nThat one.",
        "Last",
        "word.",
    ] {
        assert!(article.contains(words), "{words}: {article}");
    }
    let hidden = told.iter().filter(|told| told.contains("a hidden note (`")).count();
    assert!(hidden >= 10, "{told:#?}");
    assert!(
        told.iter().any(|told| told.contains("a condition (`if a`): the words of all its branches are kept")),
        "{told:#?}"
    );
    let guide = one("Lead.\n\n{% comment %}a{% endcomment %}\n\n{# b #}\n\n## One {#one}\n\nWords.\n");
    let kinds = wayleaf::import::kinds(&guide.left_out);
    assert_eq!(
        kinds.iter().filter(|kind| kind.what == "a hidden note" && kind.count == 2).count(),
        1,
        "{kinds:?}"
    );
}

#[test]
fn raw_marks_show_nowhere_and_signs_keep_their_meaning() {
    let (article, told) = page(
        ("_config.yml", "title: A\n"),
        "a.md",
        "> [!WARNING] Never share\n> words of it\n\nThe HTML words.\n\n*[HTML]: Hyper Text\n\n* TOC\n{:toc}\n\n1. toc\n{:toc}\n\nPara.\n^\nNext.\n\nPara two.\n\n:warning: Nobody asks.\n\n\
         About 10<sup>6</sup> or 10^-3^ of H<sub>2</sub>O, 2^nd^ and 1<sup>er</sup>.\n\nSee this.\nimport X from '@theme/X';\n\n:alarm_clock:\n\nTerm\n: What it means.",
    );
    for words in [
        "**Never share**\\\nwords of it",
        "Nobody asks.",
        "10⁶ or 10⁻³ of H₂O, 2nd and 1er.",
        "See this.",
        "**Term**\n\nWhat it means.",
    ] {
        assert!(article.contains(words), "{words}: {article}");
    }
    for raw in ["[!", "*[", "Hyper", "TOC", "toc", "^", "**:w", "import X", "alarm"] {
        assert!(!article.contains(raw), "{raw}: {article}");
    }
    for what in [
        "what an abbreviation means (`HTML`): Hyper Text",
        "raised words (`nd`)",
        "(`:warning:`)",
        "(`:alarm_clock:`)",
        "a line of a program",
    ] {
        assert!(told.iter().any(|told| told.contains(what)), "{what}: {told:#?}");
    }
}

#[test]
fn links_lead_where_programs_would_have_led_them() {
    let other = "# B\n\nLead of b.\n\n## Deep\n\nWords of b.\n";
    for (settings, path, beside, link) in [
        ("_config.yml", "en/a.md", "en/b.md", "[b]({% link en/b.md %}#deep)"),
        ("_config.yml", "en/a.md", "en/b.md", "[b]({{ site.baseurl }}{% link en/b.md %}#deep)"),
        ("_config.yml", "en/a.md", "en/b.md", "[b]({{ '/en/b/' | relative_url }}#deep)"),
        ("docusaurus.config.js", "docs/a.md", "docs/b.md", "[b](@site/docs/b.md#deep)"),
    ] {
        let text = format!("# A\n\nLead of it.\n\n## One\n\nSee {link}.\n");
        let files = [(settings, ""), (path, text.as_str()), (beside, other)];
        let guide = imported(files.map(|(path, text)| (path.to_owned(), text.to_owned())));
        site(&guide);
        let article = file(&guide, "content/topics/a/en.md");
        assert!(article.contains("[b](topic:b#deep)"), "{link}: {article}");
    }
}
