//! Parts of pages in files of their own stand where a page takes them in, and are no pages

use super::{file, imported, left, site};

#[test]
fn parts_stand_in_the_pages_that_take_them_in() {
    let files = [
        ("docusaurus.config.js", "module.exports = {title: 'T', i18n: {defaultLocale: 'en'}};"),
        (
            "docs/a.mdx",
            "import Ask from './_ask.mdx';\n\n# A\n\nFirst.\n\n<Ask place=\"library\" />\n\nLast.\n\n![x](y.png)\n",
        ),
        ("docs/_ask.mdx", "**Ask in person** at the {props.place}.\n\nOn Tuesdays.\n"),
        ("docs/_alone.md", "Nobody takes this in.\n"),
        (
            "i18n/fr/docusaurus-plugin-content-docs/current/a.mdx",
            "import Ask from './_ask.mdx';\n\n# A\n\nD’abord.\n\n<Ask place={'bibliothèque'} />\n\nEnfin.\n",
        ),
        (
            "i18n/fr/docusaurus-plugin-content-docs/current/_ask.mdx",
            "**Demandez** à la {props.place}.\n\nLe mardi.\n",
        ),
    ];
    let guide = imported(files.map(|(path, text)| (path.to_owned(), text.to_owned())));
    site(&guide);
    assert_eq!(guide.pages, 1, "{:?}", left(&guide));
    let article = file(&guide, "content/topics/a/en.md");
    assert!(article.contains("**Ask in person** at the library.\n\nOn Tuesdays.\n\nLast."), "{article}");
    let article = file(&guide, "content/topics/a/fr.md");
    assert!(article.contains("**Demandez** à la bibliothèque."), "{article}");
    let told = left(&guide);
    assert!(
        told.iter().any(|told| told.starts_with("docs/_alone.md: ") && told.contains("takes it in")),
        "{told:?}"
    );
    assert!(!told.iter().any(|told| told.starts_with("docs/_ask.mdx: ")), "{told:?}");
    assert!(told.iter().any(|told| told.starts_with("docs/a.mdx:11: a picture")), "{told:?}");
}

#[test]
fn includes_of_jekyll_and_of_hugo_are_put_in_place() {
    let files = [
        (
            "en/a.md",
            "# A\n\n{% include_relative ../_parts/brush.md %}\n\nBrush twice. {% include ring.md who=\"us\" %}\n",
        ),
        ("_includes/ring.md", "Ring {{ include.who }}."),
        ("en/_parts/x.md", "X"),
        ("_parts/brush.md", "Take a soft brush.\n"),
    ];
    let guide = imported(files.map(|(path, text)| (path.to_owned(), text.to_owned())));
    site(&guide);
    let article = file(&guide, "content/topics/a/en.md");
    assert!(article.contains("Take a soft brush.") && article.contains("Brush twice. Ring us."), "{article}");
    let files = [
        ("content/en/a.md", "# A\n\nWords here.\n\n{{% include \"/shared/hotline.md\" %}}\n"),
        (
            "content/en/shared/hotline.md",
            "---\ntitle: Hotline\n_build: {render: never}\n---\nThe line is open at night.\n",
        ),
        ("content/en/shared/other.md", "---\ntitle: Other\nheadless: true\n---\nNobody takes this in.\n"),
        ("hugo.toml", "title = 'T'\n"),
    ];
    let guide = imported(files.map(|(path, text)| (path.to_owned(), text.to_owned())));
    site(&guide);
    assert_eq!(guide.pages, 1, "{:?}", left(&guide));
    assert!(file(&guide, "content/topics/a/en.md").contains("open at night"));
    assert!(left(&guide).iter().any(|told| told.starts_with("content/en/shared/other.md: the whole text")));
}

#[test]
fn snippets_of_mkdocs_are_put_in_place_in_each_language() {
    let files = [
        ("mkdocs.yml", "site_name: T\n"),
        (
            "docs/en/a.md",
            "# A\n\nWords here.\n\n!!! note \"Mind\"\n    --8<-- \"includes/hotline.md\"\n\nLast.\n\n--8<-- \"gone.md\"\n",
        ),
        (
            "docs/fr/a.md",
            "# A\n\nDes mots ici.\n\n!!! note \"Attention\"\n    --8<-- \"includes/hotline.md\"\n\nFin.\n",
        ),
        ("docs/fr/includes/hotline.md", "La ligne est ouverte la nuit.\n"),
        ("includes/hotline.md", "The line is open at night.\n"),
        ("includes/other.md", "Nobody takes this in.\n"),
    ];
    let guide = imported(files.map(|(path, text)| (path.to_owned(), text.to_owned())));
    site(&guide);
    for (lang, words) in [("en", "The line is open at night."), ("fr", "La ligne est ouverte la nuit.")] {
        let article = file(&guide, &format!("content/topics/a/{lang}.md"));
        assert_eq!(article.matches(words).count(), 1, "{article}");
    }
    let told = left(&guide);
    assert!(
        told.iter().any(|told| told.starts_with("docs/en/a.md:") && told.contains("gone.md")),
        "{told:?}"
    );
    assert!(
        told.iter().any(|told| told.starts_with("includes/: the whole folder, with one text")),
        "{told:?}"
    );
}
