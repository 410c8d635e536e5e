//! How other generators lay out their texts: where they lie, in which language, in which order.

use std::collections::BTreeMap;

use serde_json::Value;

use super::front::{settings, words};
use super::left_out::LeftOut;
use super::summary::listed;
use super::tags;
use super::tree::ImportTree;
use crate::i18n::lang::Lang;

/// What the files around the texts say of them.
#[derive(Debug, Default)]
pub(super) struct SiteLayout {
    /// Folders of texts, each with a `/` at its end, and the language all of it is in, where the folder tells.
    pub roots: Vec<(String, Option<Lang>)>,
    /// The language of texts that bear no sign of one.
    pub unmarked: Option<Lang>,
    /// What languages are called, where somebody wrote it down.
    pub names: BTreeMap<Lang, String>,
    /// What the whole is called.
    pub title: Option<String>,
    /// One sentence on the whole.
    pub description: Option<String>,
    /// Paths in reading order, and the titles they are listed under.
    pub order: Vec<(String, Option<String>)>,
    /// What is known to be left out.
    pub left_out: Vec<LeftOut>,
}

/// Looks for the signs of each generator; any other folder is one of texts.
pub(super) fn layout(tree: &ImportTree) -> SiteLayout {
    let layouts = [docusaurus, starlight, book, mkdocs, hugo_or_zola];
    layouts
        .iter()
        .find_map(|layout| layout(tree))
        .unwrap_or_else(|| SiteLayout { roots: vec![(String::new(), None)], ..SiteLayout::default() })
}

/// The first of these files that is there, with what it says.
fn found<'a>(tree: &ImportTree, paths: &[&'a str]) -> Option<(&'a str, Value)> {
    paths.iter().find_map(|path| Some((*path, settings(path, tree.text(path)?).unwrap_or_default())))
}

fn has_folder(tree: &ImportTree, folder: &str) -> bool {
    tree.pages().any(|path| path.starts_with(folder))
}

/// `docs/` and `i18n/<lang>/docusaurus-plugin-content-docs/current/`.
fn docusaurus(tree: &ImportTree) -> Option<SiteLayout> {
    let config = tree.texts.iter().find(|(path, _)| path.starts_with("docusaurus.config."));
    let inside = "/docusaurus-plugin-content-docs/current/";
    let mut roots: Vec<(String, Option<Lang>)> = Vec::new();
    for path in tree.pages().filter(|path| path.starts_with("i18n/")) {
        let Some((before, _)) = path.split_once(inside) else { continue };
        let root = format!("{before}{inside}");
        if !roots.iter().any(|(known, _)| *known == root) {
            roots.push((root, tags::language(before.trim_start_matches("i18n/"))));
        }
    }
    if config.is_none() && roots.is_empty() {
        return None;
    }
    let config = config.map_or("", |(_, text)| text.as_str());
    let unmarked = quoted(config, "defaultLocale").and_then(|tag| tags::language(&tag));
    roots.insert(0, ("docs/".to_owned(), None));
    let (title, description) = (quoted(config, "title"), quoted(config, "tagline"));
    Some(SiteLayout { roots, unmarked, title, description, ..SiteLayout::default() })
}

/// `src/content/docs/`, languages by folder, the first one perhaps without.
fn starlight(tree: &ImportTree) -> Option<SiteLayout> {
    let root = "src/content/docs/";
    let config = tree.texts.iter().find(|(path, _)| path.starts_with("astro.config."));
    let config = config.map_or("", |(_, text)| text.as_str());
    has_folder(tree, root).then(|| {
        let default = quoted(config, "defaultLocale").filter(|tag| tag != "root");
        let of_root = config.split_once("root:").and_then(|(_, rest)| quoted(rest, "lang"));
        let unmarked = default.or(of_root).and_then(|tag| tags::language(&tag));
        let (title, description) = (quoted(config, "title"), quoted(config, "description"));
        SiteLayout {
            roots: vec![(root.to_owned(), None)],
            unmarked,
            title,
            description,
            ..SiteLayout::default()
        }
    })
}

/// `src/SUMMARY.md`, one book or one a language.
fn book(tree: &ImportTree) -> Option<SiteLayout> {
    let summaries: Vec<&str> = tree.pages().filter(|path| path.ends_with("SUMMARY.md")).collect();
    if summaries.is_empty() {
        return None;
    }
    let (mut roots, mut order) = (Vec::new(), Vec::new());
    for summary in &summaries {
        let root = summary.trim_end_matches("SUMMARY.md");
        let lang = root.split('/').find_map(tags::language);
        order.extend(
            listed(tree.text(summary).unwrap_or_default())
                .into_iter()
                .map(|(path, title)| (format!("{root}{path}"), title)),
        );
        roots.push((root.to_owned(), lang));
    }
    // A folder of books may also hold one that is no language's.
    roots.sort_by_key(|(root, _)| std::cmp::Reverse(root.len()));
    let config = found(tree, &["book.toml"]).map(|(_, config)| config).unwrap_or_default();
    let title = words(&config, &["book/title"]);
    let catalogs = tree.texts.keys().filter(|path| path.ends_with(".po"));
    let told = |path: &String| {
        let name = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".po");
        let what = format!(
            "translations in PO: let mdBook write them as Markdown (see “Bring your texts” in the handbook), lay that into `src/{name}`, and import again"
        );
        LeftOut::new(path, 0, what)
    };
    let left_out = catalogs.map(told).collect();
    let unmarked = words(&config, &["book/language"]).and_then(|tag| tags::language(&tag));
    Some(SiteLayout {
        roots,
        unmarked,
        title,
        description: words(&config, &["book/description"]),
        order,
        left_out,
        ..SiteLayout::default()
    })
}

/// `docs/`, languages by folder or by suffix, the order in `mkdocs.yml`.
fn mkdocs(tree: &ImportTree) -> Option<SiteLayout> {
    let (_, config) = found(tree, &["mkdocs.yml", "mkdocs.yaml"])?;
    let root =
        format!("{}/", words(&config, &["docs_dir"]).unwrap_or_else(|| "docs".to_owned()).trim_matches('/'));
    let mut order = Vec::new();
    if let Some(nav) = config.get("nav") {
        navigation(nav, None, &root, &mut order);
    }
    let plugins = config.get("plugins").and_then(Value::as_array).into_iter().flatten();
    let languages = plugins.filter_map(|plugin| plugin.pointer("/i18n/languages")?.as_array()).flatten();
    let (mut names, mut unmarked) = (BTreeMap::new(), None);
    for language in languages {
        let Some(lang) = words(language, &["locale"]).and_then(|tag| tags::language(&tag)) else { continue };
        if language.get("default").and_then(Value::as_bool) == Some(true) {
            unmarked = Some(lang.clone());
        }
        names.extend(words(language, &["name"]).map(|name| (lang, name)));
    }
    let of_theme = || words(&config, &["theme/language"]).and_then(|tag| tags::language(&tag));
    let (title, description) = (words(&config, &["site_name"]), words(&config, &["site_description"]));
    Some(SiteLayout {
        roots: vec![(root, None)],
        unmarked: unmarked.or_else(of_theme),
        names,
        title,
        description,
        order,
        ..SiteLayout::default()
    })
}

/// The paths of a navigation, whatever it nests.
fn navigation(nav: &Value, title: Option<&str>, root: &str, order: &mut Vec<(String, Option<String>)>) {
    match nav {
        Value::String(path) => order.push((format!("{root}{path}"), title.map(str::to_owned))),
        Value::Array(entries) => entries.iter().for_each(|entry| navigation(entry, None, root, order)),
        Value::Object(entries) => {
            entries.iter().for_each(|(title, entry)| navigation(entry, Some(title), root, order));
        }
        _ => {}
    }
}

/// Where Hugo and Zola keep their settings.
const SETTINGS: [&str; 8] = [
    "hugo.toml",
    "hugo.yaml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config.json",
    "config/_default/hugo.toml",
    "config/_default/config.toml",
];

/// `content/`, languages by folder or by suffix, the settings beside it.
fn hugo_or_zola(tree: &ImportTree) -> Option<SiteLayout> {
    if !has_folder(tree, "content/") {
        return None;
    }
    let config = found(tree, &SETTINGS).map(|(_, config)| config).unwrap_or_default();
    let mut roots = Vec::new();
    let mut names = BTreeMap::new();
    for (tag, language) in config.get("languages").and_then(Value::as_object).into_iter().flatten() {
        let Some(lang) = tags::language(tag) else { continue };
        if let Some(folder) = words(language, &["contentDir", "contentdir"]) {
            roots.push((format!("{}/", folder.trim_matches('/')), Some(lang.clone())));
        }
        names.extend(words(language, &["languageName", "languagename"]).map(|name| (lang, name)));
    }
    roots.push(("content/".to_owned(), None));
    let default = ["defaultContentLanguage", "defaultcontentlanguage", "default_language"];
    let code = || words(&config, &["languageCode"]).map(|tag| tag.split(['-', '_']).take(1).collect());
    let unmarked = words(&config, &default).or_else(code).and_then(|tag| tags::language(&tag));
    let description = words(&config, &["description", "params/description"]);
    Some(SiteLayout {
        roots,
        unmarked,
        names,
        title: words(&config, &["title"]),
        description,
        ..SiteLayout::default()
    })
}

/// The words in quotation marks behind the first `name:` of a script.
fn quoted(script: &str, name: &str) -> Option<String> {
    let (_, rest) = script.split_once(&format!("{name}:"))?;
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|c| ['"', '\'', '`'].contains(c))?;
    rest[1..].split_once(quote).map(|(words, _)| words.to_owned())
}
