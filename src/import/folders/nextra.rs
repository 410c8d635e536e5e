//! Nextra: where its texts lie, and the files `_meta` that list the pages of each folder, in each language.

use std::collections::BTreeMap;

use super::navigation::{NavGoal, Navigation, is_elsewhere};
use super::script::{PlainData, behind, exported, quoted};
use super::site_layout::SiteLayout;
use super::tags;
use crate::i18n::lang::Lang;
use crate::import::tree::{ImportTree, above, name_of};

/// Where its texts may lie.
const ROOTS: [&str; 4] = ["pages/", "content/", "src/pages/", "src/content/"];

/// The lists of folders: by language, then by the folder within the texts, empty or with a `/` at its end.
type MetaLists = BTreeMap<Option<Lang>, BTreeMap<String, PlainData>>;

/// `pages/` or `content/`, languages by suffix or by folder, the order in `_meta.json`, `_meta.en.json`, `_meta.ts`.
pub(in crate::import) fn nextra(tree: &ImportTree) -> Option<SiteLayout> {
    let config = tree.texts.iter().find(|(path, _)| path.starts_with("next.config."));
    let config = config.map(|(_, text)| text.as_str()).filter(|text| text.contains("nextra"));
    let root = ROOTS.iter().find(|root| tree.pages().any(|path| path.starts_with(**root)))?;
    let lists = lists(tree, root);
    if config.is_none() && lists.is_empty() {
        return None;
    }
    let default =
        config.and_then(|config| quoted(config, "defaultLocale")).and_then(|tag| tags::configured(&tag));
    let roots = vec![((*root).to_owned(), None)];
    let mut layout = SiteLayout { roots, unmarked: default.clone(), ..SiteLayout::default() };
    for (lang, folders) in lists {
        let mut navigation = Navigation::default();
        pages(&folders, "", None, &mut navigation);
        match lang.or_else(|| default.clone()) {
            Some(lang) => layout.lists.push((lang, navigation)),
            None => layout.navigation.join(navigation),
        }
    }
    layout.tell_elsewhere(&format!("{root}_meta"));
    Some(layout)
}

fn lists(tree: &ImportTree, root: &str) -> MetaLists {
    let mut lists = MetaLists::new();
    for (path, text) in tree.texts.iter().filter(|(path, _)| path.starts_with(root)) {
        let Some(rest) = name_of(path).strip_prefix("_meta.") else { continue };
        let read = if path.ends_with(".json") { behind(&format!("x: {text}"), "x") } else { exported(text) };
        let Some(read) = read else { continue };
        let mut folder = above(path).get(root.len()..).unwrap_or_default().to_owned() + "/";
        let suffix = rest.split_once('.').and_then(|(tag, _)| tags::configured(tag));
        // The first folder may be that of a language.
        let first = folder.split('/').next().and_then(tags::language);
        if let Some((_, inside)) = folder.split_once('/').filter(|_| suffix.is_none() && first.is_some()) {
            folder = inside.to_owned();
        }
        let folder = if folder == "/" { String::new() } else { folder };
        lists.entry(suffix.or(first)).or_default().insert(folder, read.data);
    }
    lists
}

/// The pages of a folder; a folder within it is a group, unless it stands in one.
fn pages(
    folders: &BTreeMap<String, PlainData>,
    folder: &str,
    group: Option<usize>,
    navigation: &mut Navigation,
) {
    let Some(PlainData::Object(entries)) = folders.get(folder) else { return };
    let mut group = group;
    let is_top = folder.is_empty();
    for (name, entry) in entries {
        let title = match entry {
            PlainData::Words(title) => Some(title.as_str()),
            _ => entry.words("title"),
        };
        if let Some(address) = entry.words("href") {
            if is_elsewhere(address) {
                navigation.tell_elsewhere(title.unwrap_or(name), address);
            }
            continue;
        }
        if entry.words("type") == Some("separator") {
            group = title.filter(|_| is_top).map(|title| navigation.group(title)).or(group);
            continue;
        }
        let page =
            if name == "index" { folder.trim_end_matches('/').to_owned() } else { format!("{folder}{name}") };
        let within = format!("{folder}{name}/");
        let has_pages = folders.contains_key(&within);
        let inside = match title.filter(|_| has_pages && is_top) {
            Some(title) => Some(navigation.group(title)),
            None => group,
        };
        navigation.add(NavGoal::Page(page), inside, title);
        if has_pages {
            pages(folders, &within, inside, navigation);
        } else {
            navigation.add(NavGoal::Folder(format!("{folder}{name}")), inside, None);
        }
    }
}
