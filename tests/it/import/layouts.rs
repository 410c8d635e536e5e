//! Each layout of each generator, with four languages, one of them from right to left

use super::{TEXTS, each, file, heading, imported, left, site, yaml};

fn toml(title: &str) -> String {
    format!("+++\ntitle = \"{title}\"\n+++\n\n")
}

/// Builds what a layout makes: four languages, two pages each, all words on the pages.
fn check_layout(name: &str, files: Vec<(String, String)>) {
    let imported = imported(files);
    let (site, told) = site(&imported);
    assert_eq!(imported.languages.len(), 4, "{name}");
    assert_eq!(imported.languages[0].as_str(), "en", "{name}");
    assert!(imported.left_out.is_empty(), "{name}: {:?}", left(&imported));
    for (lang, words) in TEXTS {
        let path = format!("{lang}/cool.html");
        let html =
            String::from_utf8_lossy(site.bundle.get(&path).unwrap_or_else(|| panic!("{name}: {path}")));
        for words in words {
            assert!(html.contains(words), "{name}: `{words}` is not in {path}");
        }
    }
    assert!(told.len() < 5 * imported.pages * 4, "{name}: {told:#?}");
}

#[test]
fn hugo_by_folder_and_by_suffix() {
    let config = (
        "hugo.toml".to_owned(),
        "title = 'Heat'\ndefaultContentLanguage = 'en'\n[languages.fr]\nlanguageName = 'Français'\n"
            .to_owned(),
    );
    let mut files = each(|lang| format!("content/{lang}/cool.md"), yaml);
    files.push(config.clone());
    check_layout("Hugo, folders", files);
    let suffix = |lang: &str| if lang == "en" { String::new() } else { format!(".{lang}") };
    let mut files = each(|lang| format!("content/guide/cool{}.md", suffix(lang)), toml);
    files.extend(each(|lang| format!("content/guide/_index{}.md", suffix(lang)), toml));
    files.push(config);
    check_layout("Hugo, suffixes", files);
}

#[test]
fn zola_by_suffix() {
    let suffix = |lang: &str| if lang == "en" { String::new() } else { format!(".{lang}") };
    let mut files = each(|lang| format!("content/cool{}.md", suffix(lang)), toml);
    let config =
        "base_url = \"https://example.org\"\ntitle = \"Heat\"\ndefault_language = \"en\"\n[languages.fr]\n";
    files.push(("config.toml".to_owned(), config.to_owned()));
    check_layout("Zola", files);
}

#[test]
fn a_book_in_each_language() {
    let mut files = each(|lang| format!("{lang}/src/cool.md"), heading);
    files.extend(each(|lang| format!("{lang}/src/other.md"), heading));
    for (lang, _) in TEXTS {
        files.push((
            format!("{lang}/book.toml"),
            format!("[book]\ntitle = \"Heat\"\nlanguage = \"{lang}\"\n"),
        ));
        files.push((
            format!("{lang}/src/SUMMARY.md"),
            "# Summary\n\n- [X](other.md)\n- [Y](./cool.md)\n".to_owned(),
        ));
    }
    let imported = imported(files.clone());
    assert!(
        file(&imported, "content/guide.yaml").contains("topics:\n  - other\n  - cool\n"),
        "reading order"
    );
    check_layout("mdBook", files);
}

#[test]
fn mkdocs_by_suffix_and_by_folder() {
    let config = "site_name: Heat\nnav:\n  - Home: index.md\n  - Cool: cool.md\nplugins:\n  - i18n:\n      languages:\n        - {locale: en, name: English, default: true}\n        - {locale: fr, name: Français}\n";
    let suffix = |lang: &str| if lang == "en" { String::new() } else { format!(".{lang}") };
    for by_suffix in [true, false] {
        let path = |lang: &str| {
            if by_suffix { format!("docs/cool{}.md", suffix(lang)) } else { format!("docs/{lang}/cool.md") }
        };
        let mut files = each(path, heading);
        files.push(("mkdocs.yml".to_owned(), config.to_owned()));
        check_layout("MkDocs", files);
    }
}

#[test]
fn docusaurus_and_starlight() {
    let inside = "docusaurus-plugin-content-docs/current";
    let path = |lang: &str| {
        if lang == "en" { "docs/cool.mdx".to_owned() } else { format!("i18n/{lang}/{inside}/cool.mdx") }
    };
    let mut files = each(path, yaml);
    files.push((
        "docusaurus.config.js".to_owned(),
        "module.exports = {title: 'Heat', i18n: {defaultLocale: 'en'}};".to_owned(),
    ));
    check_layout("Docusaurus", files);
    let path = |lang: &str| {
        if lang == "en" {
            "src/content/docs/cool.md".to_owned()
        } else {
            format!("src/content/docs/{lang}/cool.md")
        }
    };
    let mut files = each(path, yaml);
    files.push((
        "astro.config.mjs".to_owned(),
        "starlight({title: 'Heat', locales: {root: {label: 'English', lang: 'en'}}})".to_owned(),
    ));
    check_layout("Starlight", files);
}

#[test]
fn pages_of_one_folder_stand_under_one_heading() {
    let named = |folder: &str, name: &str| each(|lang| format!("content/{lang}/{folder}{name}.md"), yaml);
    let mut files = Vec::new();
    for name in ["cool", "drink", "rest"] {
        files.extend(named("", name));
        files.extend(named("work/", name));
        files.extend(named("работа/", name));
    }
    let guide = imported(files);
    let topics = file(&guide, "content/topics/home/topic.yaml");
    let listed: Vec<&str> = topics.lines().filter_map(|line| line.trim().strip_prefix("- {id: ")).collect();
    let expected = [
        "pages, topics: [cool, drink, rest]}",
        "work, topics: [work-cool, work-drink, work-rest]}",
        "pages-2, topics: [page-7, page-8, page-9]}",
    ];
    assert_eq!(listed, expected, "{topics}");
    assert!(file(&guide, "content/topics/home/en.md").contains("## Работа {#pages-2}"), "the folder's name");
}
