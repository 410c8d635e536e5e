//! Under which headings the first page lists the topics: the parts of a book, or else the folders.

use std::collections::{BTreeMap, BTreeSet};

use super::navigation::NavPlace;
use super::order::PageOrder;
use super::site_layout::SiteLayout;
use crate::i18n::lang::Lang;
use crate::import::ids::{self, TakenIds};
use crate::import::pages::page::ImportedPage;
use crate::import::pages::page_text::ReadPages;
use crate::import::write::{TopicGroup, humanised};
use crate::parse;
use crate::project::Project;

/// The titles of pages that hold other pages, by language.
pub(in crate::import) fn titles(read: &ReadPages) -> BTreeMap<String, BTreeMap<Lang, String>> {
    let folders: BTreeSet<&str> = read.keys().map(|key| folder(key)).collect();
    let of_folders = read.iter().filter(|(key, _)| folders.contains(key.as_str()));
    let titled = of_folders.map(|(key, texts)| {
        let titles = texts.iter().filter_map(|(lang, text)| Some((lang.clone(), text.title.clone()?)));
        (key.clone(), titles.collect())
    });
    titled.collect()
}

/// The first folder of a page.
fn folder(key: &str) -> &str {
    key.split_once('/').map_or("", |(folder, _)| folder)
}

/// Where the topics of a group came from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum GroupOrigin<'a> {
    /// A part of a book, from 0.
    Part(usize),
    /// A group of the site's own list, from 0.
    Listed(usize),
    /// A page that others name as the one above them.
    Under(&'a str),
    /// A folder; empty where the pages stand in none.
    Folder(&'a str),
}

/// The topics that the first page lists, part by part or folder by folder, in reading order.
pub(in crate::import) fn groups(
    imported: &[ImportedPage],
    titles: &BTreeMap<String, BTreeMap<Lang, String>>,
    layout: &SiteLayout,
    order: &PageOrder,
    source: &Lang,
    known: &BTreeSet<Lang>,
) -> Vec<TopicGroup> {
    let mut groups: Vec<TopicGroup> = Vec::new();
    let mut at: BTreeMap<GroupOrigin<'_>, usize> = BTreeMap::new();
    let has_folders: BTreeSet<&str> = imported.iter().map(|page| folder(&page.key)).collect();
    let tops: BTreeSet<&str> = order.above.values().flatten().map(String::as_str).collect();
    let by_key: BTreeMap<&str, &ImportedPage> =
        imported.iter().map(|page| (page.key.as_str(), page)).collect();
    let parts = parts_by_path(layout, source);
    let mut taken = TakenIds::default();
    for page in imported.iter().filter(|page| !page.key.is_empty()) {
        let is_folder = has_folders.contains(page.key.as_str());
        let above = if is_folder { page.key.as_str() } else { folder(&page.key) };
        let part = page.texts.get(source).and_then(|text| parts.get(text.path.as_str()));
        let origin = match (part, order.places.get(&page.key), order.above.get(&page.key)) {
            (Some(part), ..) => GroupOrigin::Part(*part),
            (_, Some(NavPlace { group: Some(group), .. }), _) => GroupOrigin::Listed(*group),
            // Beside groups, the pages that stand in none are one too.
            (_, Some(NavPlace { is_with_folder: false, .. }), _)
                if layout.is_book || !layout.navigation.groups.is_empty() =>
            {
                GroupOrigin::Folder("")
            }
            (.., Some(pages)) => GroupOrigin::Under(pages.first().map_or(&page.key, |page| page)),
            _ if tops.contains(page.key.as_str()) => GroupOrigin::Under(&page.key),
            _ => GroupOrigin::Folder(above),
        };
        let at = *at.entry(origin).or_insert_with(|| {
            let (id, titles) = match origin {
                GroupOrigin::Part(part) => {
                    (Some(format!("part-{}", part + 1)), of_part(part, layout, source))
                }
                GroupOrigin::Folder("") => (None, of_whole(layout, source, known)),
                GroupOrigin::Listed(group) => {
                    let group = layout.navigation.groups.get(group);
                    let id = group.and_then(|group| ids::id(&group.label));
                    (id, group.map(|group| group.titles.clone()).unwrap_or_default())
                }
                GroupOrigin::Under(key) => {
                    let texts = by_key.get(key).into_iter().flat_map(|page| &page.texts);
                    let titled = texts.filter_map(|(lang, text)| Some((lang.clone(), text.title.clone()?)));
                    (ids::id(key), titled.collect())
                }
                GroupOrigin::Folder(folder) => {
                    let mut titles = titles.get(folder).cloned().unwrap_or_default();
                    let told = layout.folders.get(folder).into_iter().flat_map(|about| &about.titles);
                    titles.extend(told.map(|(lang, title)| (lang.clone(), title.clone())));
                    titles.entry(source.clone()).or_insert_with(|| humanised(folder));
                    (ids::id(folder), titles)
                }
            };
            let id = taken.take(id.as_deref().unwrap_or("pages"));
            groups.push(TopicGroup { id, titles, topics: Vec::new() });
            groups.len() - 1
        });
        groups[at].topics.push(page.topic.clone());
    }
    groups
}

/// The titles of pages in no folder: the word for contents, since the title of the whole stands above already.
fn of_whole(layout: &SiteLayout, source: &Lang, known: &BTreeSet<Lang>) -> BTreeMap<Lang, String> {
    let shipped = Project::new([("", ""); 0]).with_shipped_theme();
    let mut titles: BTreeMap<Lang, String> =
        known.iter().filter_map(|lang| Some((lang.clone(), contents(&shipped, lang)?))).collect();
    if !titles.contains_key(source) {
        let whole = layout.titles.get(source).or(layout.title.as_ref()).cloned();
        let usual = || contents(&shipped, &super::tags::usual()?);
        titles.insert(source.clone(), whole.or_else(usual).unwrap_or_default());
    }
    titles
}

/// The parts of the book in the source language, from 0, by the paths of their chapters: the first that has a chapter counts.
fn parts_by_path<'a>(layout: &'a SiteLayout, source: &Lang) -> BTreeMap<&'a str, usize> {
    let mut by_path = BTreeMap::new();
    for (at, (_, paths)) in layout.parts.get(source).into_iter().flatten().enumerate() {
        paths.iter().for_each(|path| _ = by_path.entry(path.as_str()).or_insert(at));
    }
    by_path
}

/// The titles of a part, in each language whose book has as many parts.
fn of_part(at: usize, layout: &SiteLayout, source: &Lang) -> BTreeMap<Lang, String> {
    let count = layout.parts.get(source).map(Vec::len);
    let books = layout.parts.iter().filter(|(_, parts)| Some(parts.len()) == count);
    books.filter_map(|(lang, parts)| Some((lang.clone(), parts.get(at)?.0.clone()))).collect()
}

/// The word for contents that the shipped theme has in a language.
fn contents(shipped: &Project, lang: &Lang) -> Option<String> {
    shipped_word(shipped, lang, "contents_bar")
}

/// What the shipped theme writes above what is important, in each of these languages that it has.
pub(in crate::import) fn important<'l>(languages: impl Iterator<Item = &'l Lang>) -> BTreeMap<Lang, String> {
    let shipped = Project::new([("", ""); 0]).with_shipped_theme();
    let languages: BTreeSet<&Lang> = languages.collect();
    let word = |lang: &Lang| Some((lang.clone(), shipped_word(&shipped, lang, "important")?));
    languages.into_iter().filter_map(word).collect()
}

/// A string of the shipped theme.
fn shipped_word(shipped: &Project, lang: &Lang, name: &str) -> Option<String> {
    let file = shipped.find(&format!("themes/plain/strings/{lang}.yaml"))?;
    let strings = parse::any_yaml(&shipped.file(file).text)?;
    Some(strings.get(name)?.as_str()?.to_owned())
}
