//! `VitePress`: where its texts lie, its languages, what it leaves out, and the lists of pages that its scripts hold as plain data, be
//! it in functions that only hand them on.

use super::navigation::{NavGoal, Navigation, is_elsewhere};
use super::script::{PlainData, ScriptData, behind, handed_on, quoted};
use super::site_layout::SiteLayout;
use super::tags;
use crate::i18n::lang::Lang;
use crate::import::tree::{ImportTree, joined, name_of};

/// The folder of its settings.
const SETTINGS: &str = ".vitepress/";

/// The folder that holds `.vitepress`, languages by folder, the first one perhaps without.
pub(in crate::import) fn vitepress(tree: &ImportTree) -> Option<SiteLayout> {
    let is_config = |path: &&String| path.contains(SETTINGS) && name_of(path).starts_with("config.");
    let (path, _) =
        tree.texts.iter().find(|(path, _)| is_config(path) || path.contains(".vitepress/config/"))?;
    let top = &path[..path.find(SETTINGS)?];
    let is_script = |path: &str| {
        path.starts_with(&format!("{top}{SETTINGS}"))
            || path.starts_with(top) && name_of(path).starts_with("config.")
    };
    let scripts: Vec<(&str, &str)> = tree
        .texts
        .iter()
        .filter(|(path, _)| is_script(path) && !ImportTree::is_page(path))
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let all = |name: &str| scripts.iter().find_map(|(_, text)| Some(behind(text, name)?.data));
    let said = |name: &str| quoted(tree.text(path)?, name);
    let folder = said("srcDir")
        .and_then(|folder| joined(top, &folder))
        .unwrap_or_else(|| top.trim_end_matches('/').to_owned());
    let root = if folder.is_empty() { folder } else { format!("{folder}/") };
    let mut layout = SiteLayout {
        roots: vec![(root.clone(), None)],
        title: said("title"),
        description: said("description"),
        ..SiteLayout::default()
    };
    if let Some(PlainData::List(patterns)) = all("srcExclude") {
        let patterns = patterns.into_iter().filter_map(|pattern| match pattern {
            PlainData::Words(pattern) => Some(format!("{root}{pattern}")),
            _ => None,
        });
        layout.excluded.extend(patterns);
    }
    if let Some(PlainData::Object(locales)) = all("locales") {
        for (folder, locale) in &locales {
            let tag = locale.words("lang").unwrap_or(folder);
            let Some(lang) = tags::language(folder).or_else(|| main_language(tag)) else { continue };
            if folder == "root" {
                layout.unmarked = Some(lang.clone());
            }
            layout.names.extend(locale.words("label").map(|label| (lang, label.to_owned())));
        }
    }
    for (_, script) in &scripts {
        let mut list = Navigation::default();
        let of_sides = |(name, read): (&str, ScriptData)| (!name.starts_with("nav")).then_some(read);
        let read = handed_on(script).into_iter().filter_map(of_sides).chain(behind(script, "sidebar"));
        read.for_each(|read| entries(&read.data, None, None, &mut list));
        let lang = quoted(script, "lang").and_then(|tag| main_language(&tag));
        if let Some(lang) = lang.or_else(|| layout.unmarked.clone()).filter(|_| !list.entries.is_empty()) {
            layout.lists.push((lang, list));
        }
    }
    Some(layout)
}

/// The language of a tag that may name a country: `fa-IR` is `fa`, `zh-CN` stays.
fn main_language(tag: &str) -> Option<Lang> {
    let first = tag.split('-').next().filter(|first| !["pt", "zh"].contains(first));
    first.and_then(tags::language).or_else(|| tags::configured(tag))
}

/// An address without the folder of a language that it begins with.
fn without_language(address: &str) -> &str {
    let address = address.trim_start_matches('/');
    let behind = address.split_once('/').filter(|(first, _)| tags::language(first).is_some());
    behind.map_or(address, |(_, behind)| behind)
}

/// The entries of a list: groups within groups are those of the outermost.
fn entries(list: &PlainData, group: Option<usize>, base: Option<&str>, navigation: &mut Navigation) {
    match list {
        PlainData::List(all) => all.iter().for_each(|entry| entries(entry, group, base, navigation)),
        PlainData::Object(named) => {
            let base = list.words("base").or(base);
            let (text, link) = (list.words("text"), list.words("link"));
            let group = match (list.get("items"), text) {
                (Some(_), Some(text)) => group.or_else(|| Some(navigation.group(text))),
                _ => group,
            };
            match link {
                Some(link) if is_elsewhere(link) => {}
                Some(link) => {
                    let base = base.filter(|_| !link.starts_with('/')).unwrap_or_default();
                    let whole = without_language(&format!("{base}{link}")).to_owned();
                    navigation.add(NavGoal::Page(whole.clone()), group, text);
                    navigation.add(NavGoal::Ending(whole), group, text);
                }
                None => {}
            }
            match list.get("items") {
                Some(items) => entries(items, group, base, navigation),
                None if text.is_none() => {
                    named.iter().for_each(|(_, entry)| entries(entry, group, base, navigation));
                }
                None => {}
            }
        }
        PlainData::Words(_) | PlainData::Other => {}
    }
}
