//! What the files around the texts say of them: where they lie, in which language, in which order and under which names.

use std::collections::{BTreeMap, BTreeSet};

use super::navigation::Navigation;
use super::summary::BookPart;
use crate::i18n::lang::Lang;
use crate::import::left_out::LeftOut;
use crate::import::tree::{is_summary, name_of};

/// What the files around the texts say of them.
#[derive(Debug, Default)]
pub(in crate::import) struct SiteLayout {
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
    /// One sentence on it in each language, where that is told.
    pub descriptions: BTreeMap<Lang, String>,
    /// The pages in reading order, and the groups they are listed in.
    pub navigation: Navigation,
    /// Lists of pages that count for one language each.
    pub lists: Vec<(Lang, Navigation)>,
    /// Whether it is a book: a file called like its list of chapters is that, and no page.
    pub is_book: bool,
    /// The parts of a book by language, where they have titles.
    pub parts: BTreeMap<Lang, Vec<BookPart>>,
    /// What files beside the texts of a folder say of it, by its path without sign of a language.
    pub folders: BTreeMap<String, FolderAbout>,
    /// Paths that the settings leave out, as they write them.
    pub excluded: Vec<String>,
    /// Languages that the site is not built in.
    pub unbuilt: BTreeSet<Lang>,
    /// What is known to be left out.
    pub left_out: Vec<LeftOut>,
}

/// What a file beside the texts of a folder says of it.
#[derive(Debug, Default)]
pub(in crate::import) struct FolderAbout {
    /// What it is called, where nobody said in which language.
    pub title: Option<String>,
    /// What it is called by language.
    pub titles: BTreeMap<Lang, String>,
    /// The place among its neighbours.
    pub weight: Option<f64>,
}

impl SiteLayout {
    /// Names in the source language what is named in none: the whole, groups and folders; the list of pages that counts is chosen.
    pub(in crate::import) fn settle(&mut self, source: &Lang) {
        self.choose_list(source);
        let groups = self.navigation.groups.iter_mut().map(|group| (Some(&group.label), &mut group.titles));
        let folders = self.folders.values_mut().map(|about| (about.title.as_ref(), &mut about.titles));
        let whole =
            [(self.title.as_ref(), &mut self.titles), (self.description.as_ref(), &mut self.descriptions)];
        for (label, titles) in groups.chain(folders).chain(whole) {
            if let Some(label) = label {
                titles.entry(source.clone()).or_insert_with(|| label.clone());
            }
        }
    }

    /// Where the site has no list of its own, that of the source language counts, or else the first; the others give it their words.
    fn choose_list(&mut self, source: &Lang) {
        let mut lists = std::mem::take(&mut self.lists);
        let has_own = lists.iter().any(|(lang, _)| lang == source);
        let lang = if has_own { Some(source) } else { lists.first().map(|(lang, _)| lang) };
        if let Some(lang) = lang.filter(|_| self.navigation.entries.is_empty()).cloned() {
            let (own, others) = lists.into_iter().partition(|(of_list, _)| *of_list == lang);
            lists = others;
            for (_, mut list) in own {
                list.groups
                    .iter_mut()
                    .for_each(|group| _ = group.titles.insert(lang.clone(), group.label.clone()));
                self.navigation.join(list);
            }
        }
        lists.iter().for_each(|(lang, list)| self.navigation.translated(list, lang));
    }

    /// Whether a file is a list of chapters, or of the languages of a book, and no page.
    pub(in crate::import) fn is_list(&self, path: &str) -> bool {
        self.is_book && (is_summary(path) || path == "LANGS.md")
    }

    /// Whether the settings leave a file out: by its path, its folder (`drafts/**`), or its name in any folder (`**/README.md`).
    pub(in crate::import) fn is_excluded(&self, path: &str) -> bool {
        self.excluded.iter().any(|pattern| match pattern.split_once("**/") {
            Some((folder, name)) => path.starts_with(folder) && name_of(path) == name,
            None => {
                let folder = pattern.trim_end_matches('*').trim_end_matches('/');
                let rest = path.strip_prefix(folder).filter(|_| !folder.is_empty());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            }
        })
    }

    /// Tells what the lists of pages lead to outside the site; `path` is the file that holds them.
    pub(in crate::import) fn tell_elsewhere(&mut self, path: &str) {
        let lists = self.lists.iter_mut().map(|(_, list)| list);
        let told = [&mut self.navigation].into_iter().chain(lists).flat_map(|list| list.elsewhere.drain(..));
        self.left_out.extend(told.into_iter().map(|what| LeftOut::part(path, 0, what)));
    }
}
