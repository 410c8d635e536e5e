//! How other generators lay out their texts: where they lie, in which language, in which order.

use serde_json::Value;

use super::jekyll::jekyll;
use super::mkdocs::mkdocs;
use super::navigation::{NavGoal, is_elsewhere};
use super::nextra::nextra;
use super::sidebars::{docusaurus, starlight};
use super::site_layout::SiteLayout;
use super::summary::{BookPart, listed, parts};
use super::tags;
use super::vitepress::vitepress;
use crate::import::dialects::front::{settings, words};
use crate::import::left_out::LeftOut;
use crate::import::tree::{ImportTree, SUMMARY, is_summary, name_of};

/// Looks for the signs of each generator; any other folder is one of texts.
pub(in crate::import) fn layout(tree: &ImportTree) -> SiteLayout {
    let layouts = [docusaurus, starlight, vitepress, book, mkdocs, nextra, hugo_or_zola, jekyll];
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

/// `src/SUMMARY.md`, one book or one a language.
fn book(tree: &ImportTree) -> Option<SiteLayout> {
    let summaries: Vec<&str> = tree.pages().filter(|path| is_summary(path)).collect();
    if summaries.is_empty() {
        return None;
    }
    let config = |folder: &str| {
        let path = format!("{folder}book.toml");
        found(tree, &[path.as_str()]).map(|(_, config)| config).unwrap_or_default()
    };
    let whole = config("");
    let unmarked = words(&whole, &["book/language"]).and_then(|tag| tags::configured(&tag));
    let mut layout = SiteLayout {
        unmarked: unmarked.clone(),
        is_book: true,
        title: words(&whole, &["book/title"]),
        description: words(&whole, &["book/description"]),
        ..SiteLayout::default()
    };
    for summary in &summaries {
        let root = summary.trim_end_matches(SUMMARY);
        let of_book = config(root.trim_end_matches("src/"));
        let told = || words(&of_book, &["book/language"]).filter(|_| root != "src/");
        let lang = root.split('/').find_map(tags::language);
        let lang = lang.or_else(|| told().and_then(|tag| tags::configured(&tag)));
        let text = tree.text(summary).unwrap_or_default();
        for (path, title) in listed(text) {
            if is_elsewhere(&path) {
                layout.navigation.tell_elsewhere(title.as_deref().unwrap_or_default(), &path);
            } else {
                layout.navigation.add(NavGoal::File(format!("{root}{path}")), None, title.as_deref());
            }
        }
        layout.tell_elsewhere(summary);
        if let Some(lang) = lang.as_ref().or(unmarked.as_ref()).or(tags::usual().as_ref()) {
            let of_root = |(title, paths): BookPart| {
                (title, paths.into_iter().map(|path| format!("{root}{path}")).collect())
            };
            layout.parts.insert(lang.clone(), parts(text).into_iter().map(of_root).collect());
            layout.titles.extend(words(&of_book, &["book/title"]).map(|title| (lang.clone(), title)));
        }
        layout.roots.push((root.to_owned(), lang));
    }
    // A folder of books may also hold one that is no language's.
    layout.roots.sort_by_key(|(root, _)| std::cmp::Reverse(root.len()));
    let catalogs = tree.texts.keys().filter(|path| path.ends_with(".po"));
    let told = |path: &String| {
        let name = name_of(path).trim_end_matches(".po");
        let what = format!(
            "translations in PO: let mdBook write them as Markdown (see “Bring your texts” in the handbook), lay that into `src/{name}`, and import again"
        );
        LeftOut::page(path, what)
    };
    layout.left_out.extend(catalogs.map(told));
    Some(layout)
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

/// Where Hugo keeps the settings of its languages, if these are a file of their own.
const OF_LANGUAGES: [&str; 4] = [
    "config/_default/languages.toml",
    "config/_default/languages.yaml",
    "config/languages.toml",
    "config/languages.yaml",
];

/// `content/`, languages by folder or by suffix, the settings beside it.
fn hugo_or_zola(tree: &ImportTree) -> Option<SiteLayout> {
    let config = found(tree, &SETTINGS).map(|(_, config)| config).unwrap_or_default();
    let root = words(&config, &["contentDir", "contentdir"]).unwrap_or_else(|| "content".to_owned());
    let root = format!("{}/", root.trim_matches('/'));
    if !has_folder(tree, &root) {
        return None;
    }
    let default = ["defaultContentLanguage", "defaultcontentlanguage", "default_language"];
    let code = || words(&config, &["languageCode"]).map(|tag| tag.split(['-', '_']).take(1).collect());
    let mut layout = SiteLayout {
        title: words(&config, &["title"]),
        description: words(&config, &["description", "params/description"]),
        ..SiteLayout::default()
    };
    let own = found(tree, &OF_LANGUAGES).map(|(_, languages)| languages);
    let languages = config.get("languages").or(own.as_ref()).and_then(Value::as_object);
    for (tag, language) in languages.into_iter().flatten() {
        let code = || words(language, &["languageCode", "languagecode", "locale"]);
        let lang = tags::configured(tag).or_else(|| tags::configured(&code()?));
        let Some(lang) = lang else { continue };
        if let Some(folder) = words(language, &["contentDir", "contentdir"]) {
            layout.roots.push((format!("{}/", folder.trim_matches('/')), Some(lang.clone())));
        }
        layout.tags.insert(tag.to_lowercase(), lang.clone());
        layout.titles.extend(words(language, &["title"]).map(|title| (lang.clone(), title)));
        let name = words(language, &["languageName", "languagename", "label"]);
        layout.names.extend(name.map(|name| (lang, name)));
    }
    layout.roots.push((root, None));
    let unmarked = words(&config, &default).or_else(code);
    let named =
        |tag: String| layout.tags.get(&tag.to_lowercase()).cloned().or_else(|| tags::configured(&tag));
    layout.unmarked = unmarked.and_then(named);
    Some(layout)
}
