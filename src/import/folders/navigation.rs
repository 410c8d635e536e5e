//! The order in which a site lists its pages, and the groups it lists them in: found again among the pages that were read.

use std::collections::BTreeMap;

use crate::i18n::lang::Lang;
use crate::import::pages::page_text::ReadPages;
use crate::import::pages::targets::route;
use crate::import::tree::{above, rests};

/// The pages of a site in the order of its list.
#[derive(Debug, Default)]
pub(in crate::import) struct Navigation {
    pub groups: Vec<NavGroup>,
    pub entries: Vec<NavEntry>,
    /// What of the list a guide cannot have.
    pub elsewhere: Vec<String>,
    /// What the lists of other languages call pages, by language and route.
    named: BTreeMap<(Lang, String), String>,
}

/// Pages that are listed under one heading.
#[derive(Debug, Default)]
pub(in crate::import) struct NavGroup {
    /// The heading as the list has it.
    pub label: String,
    /// The heading by language, where the site tells.
    pub titles: BTreeMap<Lang, String>,
}

/// An entry of the list.
#[derive(Debug)]
pub(in crate::import) struct NavEntry {
    pub goal: NavGoal,
    /// The group it stands in, from 0.
    pub group: Option<usize>,
    /// What the list calls the page.
    pub title: Option<String>,
}

/// What an entry stands for.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::import) enum NavGoal {
    /// The text in a file, by its path.
    File(String),
    /// A page in all its languages, by its path without sign of one, or by its address.
    Page(String),
    /// The only page whose address ends so.
    Ending(String),
    /// All pages of a folder that are not listed otherwise; an empty one is all.
    Folder(String),
}

/// Whether an address of a list leads out of the site.
pub(in crate::import) fn is_elsewhere(address: &str) -> bool {
    address.contains("://") || address.starts_with("mailto:")
}

/// Where a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct NavPlace {
    /// Its place in the list; several pages of a folder may share one.
    pub at: usize,
    /// Its group, from 0.
    pub group: Option<usize>,
    /// Whether it is listed with its folder, and not by itself.
    pub is_with_folder: bool,
}

impl Navigation {
    /// Adds a group; its number.
    pub(in crate::import) fn group(&mut self, label: &str) -> usize {
        self.groups.push(NavGroup { label: label.to_owned(), titles: BTreeMap::new() });
        self.groups.len() - 1
    }

    /// Adds an entry.
    pub(in crate::import) fn add(&mut self, goal: NavGoal, group: Option<usize>, title: Option<&str>) {
        self.entries.push(NavEntry { goal, group, title: title.map(str::to_owned) });
    }

    /// Whether the list names this file.
    pub(in crate::import) fn has_file(&self, path: &str) -> bool {
        self.entries.iter().any(|entry| matches!(&entry.goal, NavGoal::File(file) if file == path))
    }

    /// Notes an entry that leads out of the site.
    pub(in crate::import) fn tell_elsewhere(&mut self, label: &str, address: &str) {
        let what = "an entry of the list of pages that leads elsewhere";
        self.elsewhere.push(format!("{what} (`{label}`): {address}; write it into a topic"));
    }

    /// Adds the list of another site behind this one.
    pub(in crate::import) fn join(&mut self, other: Self) {
        let before = self.groups.len();
        self.groups.extend(other.groups);
        let moved = other
            .entries
            .into_iter()
            .map(|entry| NavEntry { group: entry.group.map(|group| group + before), ..entry });
        self.entries.extend(moved);
        self.elsewhere.extend(other.elsewhere);
    }

    /// Takes what the list of another language calls pages, and groups with the same pages.
    pub(in crate::import) fn translated(&mut self, other: &Self, lang: &Lang) {
        let page = |entry: &NavEntry| match &entry.goal {
            NavGoal::Page(page) => Some(route(page)),
            NavGoal::File(_) | NavGoal::Ending(_) | NavGoal::Folder(_) => None,
        };
        let groups: BTreeMap<String, usize> =
            self.entries.iter().filter_map(|entry| Some((page(entry)?, entry.group?))).collect();
        let titled = other.entries.iter().filter_map(|entry| Some((page(entry)?, entry.title.clone()?)));
        self.named.extend(titled.map(|(page, title)| ((lang.clone(), page), title)));
        for (at, group) in other.groups.iter().enumerate() {
            let mut pages = other.entries.iter().filter(|entry| entry.group == Some(at)).filter_map(page);
            let own = pages.find_map(|page| groups.get(&page)).and_then(|at| self.groups.get_mut(*at));
            if let Some(own) = own {
                own.titles.entry(lang.clone()).or_insert_with(|| group.label.clone());
            }
        }
    }

    /// What a list calls the text of a page in a file.
    pub(in crate::import) fn titles(&self) -> NavTitles<'_> {
        let titled = self.entries.iter().filter_map(|entry| match &entry.goal {
            NavGoal::File(path) => Some((path.as_str(), entry.title.as_deref()?)),
            NavGoal::Page(_) | NavGoal::Ending(_) | NavGoal::Folder(_) => None,
        });
        NavTitles { by_file: titled.collect(), by_page: &self.named }
    }

    /// The places of the pages that are listed; what is listed twice stands where it stands first, and by itself rather than with
    /// its folder.
    pub(in crate::import) fn places(&self, read: &ReadPages, source: &Lang) -> BTreeMap<String, NavPlace> {
        let pages = NavPages::new(read, source);
        let mut places: BTreeMap<String, NavPlace> = BTreeMap::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let found = match &entry.goal {
                NavGoal::File(path) => pages.by_path.get(path.as_str()).copied(),
                NavGoal::Page(page) => pages.at(page),
                NavGoal::Ending(page) => pages.ending(page),
                NavGoal::Folder(_) => None,
            };
            if let Some(key) = found {
                let place = NavPlace { at, group: entry.group, is_with_folder: false };
                places.entry(key.to_owned()).or_insert(place);
            }
        }
        for (at, entry) in self.entries.iter().enumerate() {
            let NavGoal::Folder(folder) = &entry.goal else { continue };
            let place = NavPlace { at, group: entry.group, is_with_folder: true };
            let within = format!("{folder}/");
            let is_within = |key: &&String| folder.is_empty() || *key == folder || key.starts_with(&within);
            for key in read
                .range(folder.clone()..)
                .map(|(key, _)| key)
                .take_while(|key| key.starts_with(folder.as_str()))
            {
                if is_within(&key) {
                    places.entry(key.clone()).or_insert(place);
                }
            }
        }
        places
    }
}

/// What lists call texts.
pub(in crate::import) struct NavTitles<'a> {
    by_file: BTreeMap<&'a str, &'a str>,
    by_page: &'a BTreeMap<(Lang, String), String>,
}

impl NavTitles<'_> {
    /// What the text of a page in a language is called, which stands in the file at `path`.
    pub(in crate::import) fn of(&self, page: &str, lang: &Lang, path: &str) -> Option<&str> {
        let by_page = || self.by_page.get(&(lang.clone(), route(page))).map(String::as_str);
        self.by_file.get(path).copied().or_else(by_page)
    }
}

/// The pages by what a list may call them.
struct NavPages<'a> {
    by_path: BTreeMap<&'a str, &'a str>,
    by_route: BTreeMap<String, &'a str>,
}

impl<'a> NavPages<'a> {
    fn new(read: &'a ReadPages, source: &Lang) -> Self {
        let (mut by_path, mut by_route) = (BTreeMap::new(), BTreeMap::new());
        for (key, texts) in read {
            let Some(text) = texts.get(source) else { continue };
            by_path.insert(text.path.as_str(), key.as_str());
            by_route.insert(route(key), key.as_str());
        }
        for (key, texts) in read {
            let folder = above(key);
            for written in texts.get(source).into_iter().flat_map(|text| &text.routes) {
                let whole =
                    written.strip_prefix('/').map_or_else(|| format!("{folder}/{written}"), str::to_owned);
                by_route.entry(route(&whole)).or_insert(key.as_str());
            }
        }
        Self { by_path, by_route }
    }

    fn ending(&self, page: &str) -> Option<&'a str> {
        let end = format!("/{}", route(page.trim_start_matches("./").trim_start_matches('/')));
        let mut found = self.by_route.iter().filter(|(route, _)| route.ends_with(&end)).map(|(_, key)| *key);
        found.next().filter(|first| found.all(|key| key == *first))
    }

    fn at(&self, page: &str) -> Option<&'a str> {
        let address = page.trim_start_matches("./").trim_start_matches('/');
        rests(address).find_map(|rest| self.by_route.get(&route(rest)).copied())
    }
}
