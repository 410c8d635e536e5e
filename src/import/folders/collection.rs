//! Which texts belong together: a page is one text in each language that has it.

use std::collections::{BTreeMap, BTreeSet};

use super::filing::Filing;
use super::front_signs;
use super::merging::{PlacedText, by_number, merged};
use super::signs::Signs;
use super::site_layout::SiteLayout;
use super::spoken::language_of_most;
use super::tags;
use crate::i18n::lang::Lang;
use crate::import::dialects::partials::is_part;
use crate::import::left_out::LeftOut;
use crate::import::tree::{ImportTree, prefixes, stem};

/// The pages of a folder, each with the paths of its texts by language.
#[derive(Debug, Default)]
pub(in crate::import) struct Collection {
    /// The language the others are translations of.
    pub source: Option<Lang>,
    /// By the page's path without sign of a language: the first page of a folder is the folder itself.
    pub pages: BTreeMap<String, BTreeMap<Lang, String>>,
    /// The paths of the texts that lie in folders of pages.
    pub placed: BTreeSet<String>,
    /// What was not taken, and what was told by the texts alone.
    pub told: Vec<LeftOut>,
}

/// Sorts texts by page and language. `source` is what somebody said the texts are written in.
pub(in crate::import) fn collection(
    tree: &ImportTree,
    layout: &SiteLayout,
    source: Option<&Lang>,
) -> Collection {
    let mut collection = Collection::default();
    let mut placed: Vec<(&str, String, Option<Lang>)> = Vec::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for (root, lang) in &layout.roots {
        let inside = tree.pages().filter(|path| path.starts_with(root.as_str()) && !layout.is_list(path));
        let inside = inside.filter(|path| known.insert(*path) && !is_part(path));
        let (excluded, inside): (Vec<&str>, Vec<&str>) = inside.partition(|path| layout.is_excluded(path));
        let of_settings = "the whole text: the settings of its site leave it out";
        collection.told.extend(excluded.iter().map(|path| LeftOut::page(path, of_settings)));
        let named =
            inside.iter().map(|path| (stem(&path[root.len()..]), tree.text(path).unwrap_or_default()));
        let named: Vec<(&str, &str)> = named.collect();
        // The language of all the texts of a folder is known: their names are none.
        let signs = lang.is_none().then(|| Signs::new(&named, &layout.tags, source));
        for (path, (name, _)) in inside.iter().zip(&named) {
            let (page, found) =
                signs.as_ref().map_or_else(|| ((*name).to_owned(), None), |signs| signs.read(name));
            placed.push((path, page, found.or_else(|| lang.clone())));
        }
        let paths: BTreeMap<&str, &str> =
            inside.iter().zip(&named).map(|(path, (name, _))| (*name, *path)).collect();
        let doubtful = signs.iter().flat_map(|signs| &signs.doubtful);
        collection.told.extend(doubtful.map(|(name, lang)| {
            let what = format!(
                "the language of the text: the end of its name may stand for `{lang}`, and nothing else shows it; it is taken as a page of its own"
            );
            LeftOut::page(paths.get(name.as_str()).copied().unwrap_or(name), what)
        }));
    }
    collection.placed = known.into_iter().map(str::to_owned).collect();
    let unmarked = layout.unmarked.clone().or_else(|| source.cloned());
    let marked: BTreeSet<&Lang> = placed.iter().filter_map(|(_, _, lang)| lang.as_ref()).collect();
    let usual = tags::usual();
    let most = || {
        let count =
            |lang: &&Lang| placed.iter().filter(|(_, _, found)| found.as_ref() == Some(*lang)).count();
        marked.iter().copied().max_by_key(count).cloned()
    };
    let bare: Vec<&str> = placed
        .iter()
        .filter(|(_, _, lang)| lang.is_none())
        .filter_map(|(path, ..)| tree.text(path))
        .collect();
    let is_unmarked = !bare.is_empty();
    let default = unmarked
        .or_else(|| told_by_texts(tree, &bare, &mut collection.told))
        .or_else(|| usual.clone().filter(|usual| is_unmarked || marked.contains(usual)).or_else(most));
    collection.source = source.cloned().or_else(|| default.clone());
    let mut texts: Vec<PlacedText> = Vec::new();
    let mut filing = Filing::new(collection.source.as_ref());
    for (path, page, lang) in placed {
        let is_marked = lang.is_some();
        let text = tree.text(path).unwrap_or_default();
        let lang = lang.or_else(|| front_signs::language(text));
        let Some(lang) = lang.or_else(|| default.clone()) else { continue };
        if layout.unbuilt.contains(&lang) {
            let what = format!("the whole text: the settings of its site leave `{lang}` out");
            collection.told.push(LeftOut::page(path, what));
            continue;
        }
        if let Some(lang) = filing.language(path, text, lang, is_marked) {
            texts.push(PlacedText { path: path.to_owned(), page, lang });
        }
    }
    collection.told.extend(filing.told());
    if let Some(source) = collection.source.clone() {
        front_signs::paired(tree, &mut texts, &source);
        by_number(&mut texts, &source, &mut collection.told);
        collection.pages = merged(texts, &source, &mut collection.told);
    }
    collection
}

/// The language of texts that bear no sign of one: the one they read like; else that of their folder, where it is called like
/// one.
fn told_by_texts(tree: &ImportTree, bare: &[&str], told: &mut Vec<LeftOut>) -> Option<Lang> {
    if bare.is_empty() {
        return None;
    }
    let of_folder = tags::language(&tree.name);
    let found = language_of_most(bare).or_else(|| of_folder.clone())?;
    if Some(&found) != tags::usual().as_ref() {
        let why = if of_folder.as_ref() == Some(&found) {
            "their folder is called so"
        } else {
            "they read like it"
        };
        let what = format!(
            "the language of the texts: nothing names it, they are taken as `{found}`, since {why}; if it is another, say it with --source"
        );
        told.push(LeftOut::page(&tree.name, what));
    }
    Some(found)
}

/// Texts that lie in no folder of the guide's pages and that no page took in: a line for each folder of them. `known`: all others.
pub(in crate::import) fn passed_over(
    tree: &ImportTree,
    layout: &SiteLayout,
    known: &BTreeSet<String>,
) -> Vec<LeftOut> {
    let mut folders: BTreeMap<String, usize> = BTreeMap::new();
    let is_other = |path: &&str| !known.contains(*path) && !layout.is_list(path) && !is_part(path);
    let others = tree.pages().filter(is_other);
    for path in others.chain(tree.of_repository()) {
        let is_above = |part: &&str| layout.roots.iter().any(|(root, _)| root.starts_with(*part));
        let folder = prefixes(path).find(|part| !is_above(part)).unwrap_or(path);
        *folders.entry(folder.to_owned()).or_default() += 1;
    }
    let told = folders.into_iter().map(|(folder, count)| {
        let what = match count {
            _ if !folder.ends_with('/') => "the whole text: it is none of the site's pages".to_owned(),
            1 => "the whole folder, with one text: it is none of the site's folders of pages".to_owned(),
            _ => format!("the whole folder, with {count} texts: it is none of the site's folders of pages"),
        };
        LeftOut::page(&folder, what)
    });
    told.collect()
}
