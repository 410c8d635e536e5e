//! Under which headings the first page lists the topics: the parts of a book, or else the folders.

use std::collections::{BTreeMap, BTreeSet};

use super::ids;
use super::layout::SiteLayout;
use super::page::ImportedPage;
use super::page_text::PageText;
use super::write::TopicGroup;
use crate::i18n::lang::Lang;
use crate::parse;
use crate::project::Project;

/// The titles of pages that hold other pages, by language.
pub(super) fn titles(
    read: &BTreeMap<String, BTreeMap<Lang, PageText>>,
) -> BTreeMap<String, BTreeMap<Lang, String>> {
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

/// The topics that the first page lists, part by part or folder by folder, in reading order.
pub(super) fn groups(
    imported: &[ImportedPage],
    titles: &BTreeMap<String, BTreeMap<Lang, String>>,
    layout: &SiteLayout,
    source: &Lang,
    known: &BTreeSet<Lang>,
) -> Vec<TopicGroup> {
    let mut groups: Vec<TopicGroup> = Vec::new();
    let has_folders: BTreeSet<&str> = imported.iter().map(|page| folder(&page.key)).collect();
    for page in imported.iter().filter(|page| !page.key.is_empty()) {
        if let Some(at) = part(page, layout, source) {
            let id = format!("part-{}", at + 1);
            if let Some(group) = groups.iter_mut().find(|group| group.id == id) {
                group.topics.push(page.topic.clone());
                continue;
            }
            groups.push(TopicGroup {
                id,
                titles: of_part(at, layout, source),
                topics: vec![page.topic.clone()],
            });
            continue;
        }
        let above =
            if has_folders.contains(page.key.as_str()) { page.key.as_str() } else { folder(&page.key) };
        let id = ids::id(above).unwrap_or_else(|| format!("pages-{}", groups.len() + 1));
        if let Some(group) = groups.iter_mut().find(|group| group.id == id) {
            group.topics.push(page.topic.clone());
            continue;
        }
        let mut names = titles.get(above).cloned().unwrap_or_default();
        if above.is_empty() {
            // The title of the whole stands above already.
            names = known.iter().filter_map(|lang| Some((lang.clone(), contents(lang)?))).collect();
            let whole = layout.titles.get(source).or(layout.title.as_ref());
            let fallback = whole.cloned().or_else(|| contents(&super::tags::usual()?)).unwrap_or_default();
            names.entry(source.clone()).or_insert(fallback);
        }
        groups.push(TopicGroup { id, titles: names, topics: vec![page.topic.clone()] });
    }
    groups
}

/// The part of a book that a page stands in.
fn part(page: &ImportedPage, layout: &SiteLayout, source: &Lang) -> Option<usize> {
    let path = &page.texts.get(source)?.path;
    layout.parts.get(source)?.iter().position(|(_, paths)| paths.contains(path))
}

/// The titles of a part, in each language whose book has as many parts.
fn of_part(at: usize, layout: &SiteLayout, source: &Lang) -> BTreeMap<Lang, String> {
    let count = layout.parts.get(source).map(Vec::len);
    let books = layout.parts.iter().filter(|(_, parts)| Some(parts.len()) == count);
    books.filter_map(|(lang, parts)| Some((lang.clone(), parts.get(at)?.0.clone()))).collect()
}

/// The word for contents that the shipped theme has in a language.
fn contents(lang: &Lang) -> Option<String> {
    let nothing: [(&str, &str); 0] = [];
    let shipped = Project::new(nothing).with_shipped_theme();
    let file = shipped.find(&format!("themes/plain/strings/{lang}.yaml"))?;
    let strings = parse::any_yaml(&shipped.file(file).text)?;
    Some(strings.get("contents_bar")?.as_str()?.to_owned())
}
