//! How other generators lay out their texts: where they lie, in which language, in which order.

use std::collections::BTreeMap;

use serde_json::Value;

use super::front::{settings, words};
use super::left_out::LeftOut;
use super::summary::{BookPart, listed, parts};
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
    /// Languages by the names that settings give their folders and files, in small letters.
    pub tags: BTreeMap<String, Lang>,
    /// What the whole is called.
    pub title: Option<String>,
    /// What it is called in each language, where that is told.
    pub titles: BTreeMap<Lang, String>,
    /// One sentence on the whole.
    pub description: Option<String>,
    /// Paths in reading order, and the titles they are listed under.
    pub order: Vec<(String, Option<String>)>,
    /// The parts of a book by language, where they have titles.
    pub parts: BTreeMap<Lang, Vec<BookPart>>,
    /// What is known to be left out.
    pub left_out: Vec<LeftOut>,
}

/// Where a list of chapters has a page, and under which title.
#[derive(Debug, Clone, Copy)]
pub(super) struct ListedPage<'a> {
    pub place: usize,
    pub title: Option<&'a str>,
}

impl SiteLayout {
    /// The pages that are listed, by path; what is listed twice stands where it stands first.
    pub(super) fn listed(&self) -> BTreeMap<&str, ListedPage<'_>> {
        let mut listed = BTreeMap::new();
        for (place, (path, title)) in self.order.iter().enumerate() {
            listed.entry(path.as_str()).or_insert(ListedPage { place, title: title.as_deref() });
        }
        listed
    }
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
            roots.push((root, tags::configured(before.trim_start_matches("i18n/"))));
        }
    }
    if config.is_none() && roots.is_empty() {
        return None;
    }
    let config = config.map_or("", |(_, text)| text.as_str());
    let unmarked = quoted(config, "defaultLocale").and_then(|tag| tags::configured(&tag));
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
        let unmarked = default.or(of_root).and_then(|tag| tags::configured(&tag));
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
    let config = |folder: &str| {
        let path = format!("{folder}book.toml");
        found(tree, &[path.as_str()]).map(|(_, config)| config).unwrap_or_default()
    };
    let whole = config("");
    let unmarked = words(&whole, &["book/language"]).and_then(|tag| tags::configured(&tag));
    let mut layout = SiteLayout {
        unmarked: unmarked.clone(),
        title: words(&whole, &["book/title"]),
        description: words(&whole, &["book/description"]),
        ..SiteLayout::default()
    };
    for summary in &summaries {
        let root = summary.trim_end_matches("SUMMARY.md");
        let of_book = config(root.trim_end_matches("src/"));
        let told = || words(&of_book, &["book/language"]).filter(|_| root != "src/");
        let lang = root.split('/').find_map(tags::language);
        let lang = lang.or_else(|| told().and_then(|tag| tags::configured(&tag)));
        let text = tree.text(summary).unwrap_or_default();
        layout.order.extend(listed(text).into_iter().map(|(path, title)| (format!("{root}{path}"), title)));
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
        let name = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".po");
        let what = format!(
            "translations in PO: let mdBook write them as Markdown (see “Bring your texts” in the handbook), lay that into `src/{name}`, and import again"
        );
        LeftOut::page(path, what)
    };
    layout.left_out = catalogs.map(told).collect();
    Some(layout)
}

/// `docs/`, languages by folder or by suffix, the order in `mkdocs.yml`; or such a site in the folder of each language.
fn mkdocs(tree: &ImportTree) -> Option<SiteLayout> {
    let is_config = |path: &&String| path.ends_with("mkdocs.yml") || path.ends_with("mkdocs.yaml");
    let configs: Vec<&str> = tree.texts.keys().filter(is_config).map(String::as_str).collect();
    if let Some(path) = configs.iter().find(|path| !path.contains('/')) {
        return Some(mkdocs_site(tree, path));
    }
    let mut sites = configs.into_iter().filter(|path| path.contains("/mkdocs."));
    let of_language = |path: &str| path.split('/').rev().skip(1).find_map(tags::language);
    let mut whole: Option<SiteLayout> = None;
    for path in sites.by_ref() {
        let lang = of_language(path)?;
        let mut site = mkdocs_site(tree, path);
        site.roots.iter_mut().for_each(|(_, of_root)| *of_root = Some(lang.clone()));
        let titles = site.title.clone().map(|title| (lang, title));
        match &mut whole {
            Some(whole) => {
                whole.roots.extend(site.roots);
                whole.order.extend(site.order);
                whole.titles.extend(titles);
            }
            None => whole = Some(SiteLayout { titles: titles.into_iter().collect(), title: None, ..site }),
        }
    }
    whole
}

fn mkdocs_site(tree: &ImportTree, path: &str) -> SiteLayout {
    let text = tree.text(path).unwrap_or_default();
    // Settings that name parts of programs cannot be read as a whole.
    let config = settings(path, text).unwrap_or_default();
    let line = |name: &str| {
        let rest = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        Some(rest.trim().trim_matches(['"', '\'']).to_owned()).filter(|words| !words.is_empty())
    };
    let said = |name: &str| words(&config, &[name]).or_else(|| line(name));
    let above = path.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
    let docs = said("docs_dir").unwrap_or_else(|| "docs".to_owned());
    let root = format!("{above}{}/", docs.trim_matches('/'));
    let mut order = Vec::new();
    if let Some(nav) = config.get("nav") {
        navigation(nav, None, &root, &mut order);
    }
    let plugins = config.get("plugins").and_then(Value::as_array).into_iter().flatten();
    let languages = plugins.filter_map(|plugin| plugin.pointer("/i18n/languages")?.as_array()).flatten();
    let mut layout = SiteLayout {
        title: said("site_name"),
        description: said("site_description"),
        roots: vec![(root, None)],
        order,
        ..SiteLayout::default()
    };
    for language in languages {
        let Some(tag) = words(language, &["locale"]) else { continue };
        let Some(lang) = tags::configured(&tag) else { continue };
        if language.get("default").and_then(Value::as_bool) == Some(true) {
            layout.unmarked = Some(lang.clone());
        }
        layout.tags.insert(tag.to_lowercase(), lang.clone());
        layout.titles.extend(words(language, &["site_name"]).map(|title| (lang.clone(), title)));
        layout.names.extend(words(language, &["name"]).map(|name| (lang, name)));
    }
    let of_theme = || words(&config, &["theme/language"]).and_then(|tag| tags::configured(&tag));
    layout.unmarked = layout.unmarked.or_else(of_theme);
    layout
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

/// The words in quotation marks behind the first `name:` of a script.
fn quoted(script: &str, name: &str) -> Option<String> {
    let (_, rest) = script.split_once(&format!("{name}:"))?;
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|c| ['"', '\'', '`'].contains(c))?;
    rest[1..].split_once(quote).map(|(words, _)| words.to_owned())
}
