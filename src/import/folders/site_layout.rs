//! What the files around the texts say of them: where they lie, in which language, in which order and under which names.

use std::collections::BTreeMap;

use super::navigation::Navigation;
use super::summary::BookPart;
use crate::i18n::lang::Lang;
use crate::import::left_out::LeftOut;
use crate::import::tree::is_summary;

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
    /// The pages in reading order, and the groups they are listed in.
    pub navigation: Navigation,
    /// Whether it is a book: a file called like its list of chapters is that, and no page.
    pub is_book: bool,
    /// The parts of a book by language, where they have titles.
    pub parts: BTreeMap<Lang, Vec<BookPart>>,
    /// What files beside the texts of a folder say of it, by its path without sign of a language.
    pub folders: BTreeMap<String, FolderAbout>,
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
    /// Gives groups and folders their names in the source language, and sets the signs of all their names.
    pub(in crate::import) fn name_groups(
        &mut self,
        source: &Lang,
        mut typeset: impl FnMut(&Lang, &str) -> String,
    ) {
        let groups = self.navigation.groups.iter_mut().map(|group| (Some(&group.label), &mut group.titles));
        let folders = self.folders.values_mut().map(|about| (about.title.as_ref(), &mut about.titles));
        for (label, titles) in groups.chain(folders) {
            if let Some(label) = label {
                titles.entry(source.clone()).or_insert_with(|| label.clone());
            }
            titles.iter_mut().for_each(|(lang, title)| *title = typeset(lang, title));
        }
    }

    /// Whether a file is a list of chapters, and no page.
    pub(in crate::import) fn is_list(&self, path: &str) -> bool {
        self.is_book && is_summary(path)
    }

    /// Tells what the list of pages leads to outside the site; `path` is the file that holds it.
    pub(in crate::import) fn tell_elsewhere(&mut self, path: &str) {
        let told = std::mem::take(&mut self.navigation.elsewhere);
        self.left_out.extend(told.into_iter().map(|what| LeftOut::part(path, 0, what)));
    }

    /// The languages that groups have names in: the first page has a text in each of them, also where nobody wrote one.
    pub(in crate::import) fn labelled(&self) -> impl Iterator<Item = &Lang> {
        let groups = self.navigation.groups.iter().flat_map(|group| group.titles.keys());
        groups.chain(self.folders.values().flat_map(|about| about.titles.keys()))
    }
}
