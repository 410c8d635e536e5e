//! The first page lists the pages in the order of the old site's own list, in its groups and under its labels in each language

use super::{file, imported, left, site};
use wayleaf::import::Imported;

const NAMES: [&str; 5] = ["index", "alpha", "beta", "gamma", "zeta"];

/// Five pages in English and French, at the places that a layout gives them, and its settings.
fn guide(place: impl Fn(&str, &str) -> String, settings: &[(&str, &str)]) -> Imported {
    let mut files: Vec<(String, String)> = Vec::new();
    for name in NAMES {
        for (lang, words) in [
            ("en", "These are the words of a page that somebody needs today, and they are easy to read."),
            (
                "fr",
                "Voici les mots d’une page dont quelqu’un a besoin aujourd’hui, et ils sont faciles à lire.",
            ),
        ] {
            files.push((place(lang, name), format!("---\ntitle: {name} {lang}\n---\n\n{words} ({name})\n")));
        }
    }
    files.extend(settings.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    let guide = imported(files);
    site(&guide);
    guide
}

/// The groups of the first page: their topics, and their headings in English and French.
fn groups(guide: &Imported) -> Vec<(String, Vec<String>)> {
    let topics = file(guide, "content/topics/home/topic.yaml");
    let heading = |lang: &str, id: &str| {
        let text = file(guide, &format!("content/topics/home/{lang}.md"));
        let line = text.lines().find(|line| line.starts_with("## ") && line.ends_with(&format!("{{#{id}}}")));
        line.and_then(|line| line[3..].split(" {#").next()).unwrap_or("-").to_owned()
    };
    let listed = topics.lines().filter_map(|line| {
        let (id, rest) = line.trim().strip_prefix("- {id: ")?.split_once(", topics: [")?;
        let topics = rest.split(']').next()?.to_owned();
        Some((topics, vec![heading("en", id), heading("fr", id)]))
    });
    listed.collect()
}

fn expect(name: &str, guide: &Imported, expected: &[(&str, [&str; 2])]) {
    let expected: Vec<(String, Vec<String>)> = expected
        .iter()
        .map(|(topics, titles)| {
            ((*topics).to_owned(), titles.iter().map(|title| (*title).to_owned()).collect())
        })
        .collect();
    assert_eq!(groups(guide), expected, "{name}: {:?}", left(guide));
}

const BY_FOLDER: fn(&str, &str) -> String = |lang, name| format!("docs/{lang}/{name}.md");
const BY_SUFFIX: fn(&str, &str) -> String =
    |lang, name| if lang == "en" { format!("docs/{name}.md") } else { format!("docs/{name}.{lang}.md") };

#[test]
fn mkdocs_with_languages_by_folder_and_by_suffix() {
    let config = "\
site_name: T
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
plugins:
  - search
  - i18n:
      languages:
        - {locale: en, name: English, default: true}
        - locale: fr
          name: Français
          nav_translations:
            First days: Premiers jours
nav:
  - Home: index.md
  - Zeta: zeta.md
  - First days:
    - Deep:
      - gamma.md
    - Alpha: alpha.md
  - Later: [beta.md]
  - Elsewhere: https://example.org/
";
    for place in [BY_FOLDER, BY_SUFFIX] {
        let guide = guide(place, &[("mkdocs.yml", config)]);
        expect(
            "MkDocs",
            &guide,
            &[
                ("zeta", ["Contents", "Sommaire"]),
                ("gamma, alpha", ["First days", "Premiers jours"]),
                ("beta", ["Later", "-"]),
            ],
        );
        assert!(left(&guide).iter().any(|told| told.contains("leads elsewhere")), "{:?}", left(&guide));
        let order = file(&guide, "content/guide.yaml");
        let at = |name: &str| order.find(&format!("  - {name}\n"));
        assert!(at("zeta") < at("gamma") && at("gamma") < at("alpha") && at("alpha") < at("beta"), "{order}");
    }
}

#[test]
fn mkdocs_with_a_list_for_each_language() {
    let config = "\
site_name: T
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - locale: fr
          nav: [{Chez vous: [zeta.md, beta.md]}]
        - locale: en
          default: true
          nav:
            - index.md
            - At home: [zeta.md, alpha.md]
            - Outside: [beta.md, gamma.md]
";
    let guide = guide(BY_FOLDER, &[("mkdocs.yml", config)]);
    expect("MkDocs", &guide, &[("zeta, alpha", ["At home", "Chez vous"]), ("beta, gamma", ["Outside", "-"])]);
}

fn docusaurus(lang: &str, name: &str) -> String {
    // Numbers before names tell the order of files, and are no part of what a page is called.
    match (lang, name) {
        ("en", "beta") => "docs/box/02-beta.md".to_owned(),
        ("en", "gamma") => "docs/box/gamma.md".to_owned(),
        ("en", name) => format!("docs/{name}.md"),
        (lang, "beta") => format!("i18n/{lang}/docusaurus-plugin-content-docs/current/box/02-beta.md"),
        (lang, "gamma") => format!("i18n/{lang}/docusaurus-plugin-content-docs/current/box/gamma.md"),
        (lang, name) => format!("i18n/{lang}/docusaurus-plugin-content-docs/current/{name}.md"),
    }
}

const LABELS: (&str, &str) = (
    "i18n/fr/docusaurus-plugin-content-docs/current.json",
    "{\"sidebar.main.category.First days\": {\"message\": \"Premiers jours\"}, \"sidebar.main.category.Box\": {\"message\": \"Boîte\"}}",
);
const CONFIG: (&str, &str) =
    ("docusaurus.config.js", "module.exports = {title: 'T', i18n: {defaultLocale: 'en'}};");

#[test]
fn docusaurus_with_a_list_in_a_script() {
    let items = "\
    'zeta', // first
    {type: 'category', label: 'First days', link: {type: 'doc', id: 'box/gamma'}, items: [{type: 'doc', id: 'box/beta'}]},
    {type: 'link', label: 'Council', href: 'https://council.example'},
    {type: 'category', label: 'Box', items: ['alpha', ...more]},";
    for script in [
        format!("module.exports = {{\n  main: [\n{items}\n  ],\n}};\n"),
        format!(
            "/** @type {{X}} */\nconst sidebars: SidebarsConfig = {{\n  main: [\n{items}\n  ],\n}};\n\nexport default sidebars;\n"
        ),
    ] {
        let guide = guide(docusaurus, &[CONFIG, LABELS, ("sidebars.ts", &script)]);
        expect(
            "Docusaurus",
            &guide,
            &[
                ("zeta", ["Contents", "Sommaire"]),
                ("gamma, beta", ["First days", "Premiers jours"]),
                ("alpha", ["Box", "Boîte"]),
            ],
        );
        let told = left(&guide);
        assert!(told.iter().any(|told| told.contains("https://council.example")), "{told:?}");
        assert!(told.iter().any(|told| told.contains("that a program makes (`1`)")), "{told:?}");
    }
    let guide = guide(docusaurus, &[CONFIG, ("sidebars.js", "module.exports = make('docs');\n")]);
    assert!(left(&guide).iter().any(|told| told.starts_with("sidebars.js: ")), "{:?}", left(&guide));
}

#[test]
fn docusaurus_with_folders_that_say_their_order() {
    let category = ("docs/box/_category_.json", "{\"label\": \"Box\", \"position\": 1}");
    let script = "module.exports = {main: [{type: 'autogenerated', dirName: '.'}]};";
    for settings in [vec![CONFIG, LABELS, category], vec![CONFIG, LABELS, category, ("sidebars.js", script)]]
    {
        let guide = guide(docusaurus, &settings);
        expect(
            "Docusaurus",
            &guide,
            &[("beta, gamma", ["Box", "Boîte"]), ("alpha, zeta", ["Contents", "Sommaire"])],
        );
    }
    let script = "module.exports = {main: ['zeta', {type: 'category', label: 'First days', items: [{type: 'autogenerated', dirName: 'box'}]}, 'alpha']};";
    let guide = guide(docusaurus, &[CONFIG, LABELS, category, ("sidebars.js", script)]);
    expect(
        "Docusaurus",
        &guide,
        &[("zeta, alpha", ["Contents", "Sommaire"]), ("beta, gamma", ["First days", "Premiers jours"])],
    );
}

#[test]
fn starlight_with_its_list() {
    let place = |lang: &str, name: &str| {
        let folder = if ["beta", "gamma"].contains(&name) { "box/" } else { "" };
        let lang = if lang == "en" { String::new() } else { format!("{lang}/") };
        format!("src/content/docs/{lang}{folder}{name}.md")
    };
    let config = "\
export default defineConfig({ integrations: [starlight({ title: 'T',
  locales: { root: { label: 'English', lang: 'en' }, fr: { label: 'Français' } },
  sidebar: [
    { slug: 'zeta' },
    { label: 'First days', translations: { fr: 'Premiers jours' }, autogenerate: { directory: 'box' } },
    { label: 'Later', translations: { fr: 'Plus tard' }, items: [{ label: 'Alpha', link: '/alpha/' }] },
  ],
})] });
";
    let guide = guide(place, &[("astro.config.mjs", config)]);
    expect(
        "Starlight",
        &guide,
        &[
            ("zeta", ["Contents", "Sommaire"]),
            ("beta, gamma", ["First days", "Premiers jours"]),
            ("alpha", ["Later", "Plus tard"]),
        ],
    );
}

#[test]
fn pages_that_name_the_page_above_them() {
    let page = |name: &str, lang: &str, front: &str| {
        (
            format!("{lang}/{name}.md"),
            format!("---\ntitle: {name} {lang}\n{front}\n---\n\nWords of {name}.\n"),
        )
    };
    let mut files = Vec::new();
    for lang in ["en", "fr"] {
        files.push(page("index", lang, ""));
        files.push(page("zeta", lang, "nav_order: 1\nhas_children: true"));
        files.push(page("beta", lang, &format!("nav_order: 2\nparent: zeta {lang}")));
        files.push(page("gamma", lang, &format!("nav_order: 1\nparent: zeta {lang}")));
        files.push(page("alpha", lang, "nav_order: 2"));
    }
    let guide = imported(files);
    site(&guide);
    expect(
        "Jekyll",
        &guide,
        &[("zeta, gamma, beta", ["zeta en", "zeta fr"]), ("alpha", ["Contents", "Sommaire"])],
    );
}
