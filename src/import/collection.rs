//! Which texts belong together: a page is one text in each language that has it.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::SiteLayout;
use super::left_out::LeftOut;
use super::spoken::{Alphabets, language_of};
use super::tags;
use super::tree::{ImportTree, stem};
use crate::i18n::lang::Lang;

/// The pages of a folder, each with the paths of its texts by language.
#[derive(Debug, Default)]
pub(super) struct Collection {
    /// The language the others are translations of.
    pub source: Option<Lang>,
    /// By the page's path without sign of a language: the first page of a folder is the folder itself.
    pub pages: BTreeMap<String, BTreeMap<Lang, String>>,
    /// What was not taken, and what was told by the texts alone.
    pub told: Vec<LeftOut>,
}

/// Sorts texts by page and language. `source` is what somebody said the texts are written in.
pub(super) fn collection(tree: &ImportTree, layout: &SiteLayout, source: Option<&Lang>) -> Collection {
    let mut placed: Vec<(&str, String, Option<Lang>)> = Vec::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for (root, lang) in &layout.roots {
        let inside =
            tree.pages().filter(|path| path.starts_with(root.as_str()) && !path.ends_with("SUMMARY.md"));
        let inside: Vec<&str> = inside.filter(|path| known.insert(*path)).collect();
        let signs = Signs::new(inside.iter().map(|path| stem(&path[root.len()..])), &layout.tags);
        for path in inside {
            let name = stem(&path[root.len()..]);
            let (page, found) = if lang.is_some() { (name.to_owned(), None) } else { signs.read(name) };
            placed.push((path, page, found.or_else(|| lang.clone())));
        }
    }
    let mut collection = Collection { told: passed_over(tree, layout, &known), ..Collection::default() };
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
    let mut alphabets = Alphabets::default();
    for (path, page, lang) in placed {
        let is_marked = lang.is_some();
        let Some(lang) = lang.or_else(|| default.clone()) else { continue };
        let text = tree.text(path).unwrap_or_default();
        let lang = if alphabets.is_of_another(text, &lang) {
            let is_source = collection.source.as_ref() == Some(&lang);
            let read = language_of([text].into_iter()).filter(|_| !is_marked);
            let (what, kept) = match &read {
                Some(read) => {
                    (format!("the language of the text: it reads like `{read}`, and is taken as that"), true)
                }
                None if is_source => {
                    let what = "the language of the text: hardly a letter of it is one of";
                    (
                        format!(
                            "{what} `{lang}`, as which it is taken; name its language in the name of the file"
                        ),
                        true,
                    )
                }
                None => {
                    let what = "the whole text: hardly a letter of it is one of";
                    (format!("{what} `{lang}`; readers see the source"), false)
                }
            };
            collection.told.push(LeftOut::page(path, what));
            if !kept {
                continue;
            }
            read.unwrap_or(lang)
        } else {
            lang
        };
        let page = of_folder(&page);
        let is_taken = collection.pages.get(&page).is_some_and(|texts| texts.contains_key(&lang));
        // A page beside a folder of the same name.
        let page = if is_taken {
            format!("{page}/{}", stem(path).rsplit('/').next().unwrap_or_default())
        } else {
            page
        };
        collection.pages.entry(page).or_default().insert(lang, path.to_owned());
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
    let found = language_of(bare.iter().copied()).or_else(|| of_folder.clone())?;
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

/// Texts that lie in no folder of the guide's pages: a line for each folder of them.
fn passed_over(tree: &ImportTree, layout: &SiteLayout, known: &BTreeSet<&str>) -> Vec<LeftOut> {
    let mut folders: BTreeMap<String, usize> = BTreeMap::new();
    let others = tree.pages().filter(|path| !known.contains(path) && !path.ends_with("SUMMARY.md"));
    for path in others.chain(tree.of_repository()) {
        let ends = path.match_indices('/').map(|(at, _)| at + 1).chain([path.len()]);
        let mut parts = ends.map(|end| &path[..end]);
        let is_above = |part: &&str| layout.roots.iter().any(|(root, _)| root.starts_with(*part));
        let folder = parts.find(|part| !is_above(part)).unwrap_or(path);
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

/// The page without the name that the first page of a folder has.
pub(super) fn of_folder(page: &str) -> String {
    let (folder, name) = page.rsplit_once('/').unwrap_or(("", page));
    if ["_index", "index", "README", "readme"].contains(&name) { folder.to_owned() } else { page.to_owned() }
}

/// Where the names of a folder's texts tell their language.
struct Signs<'a> {
    /// Languages by the names that settings give them.
    tags: &'a BTreeMap<String, Lang>,
    /// Folders, by their path, whose folders are languages.
    folders: BTreeMap<String, BTreeSet<String>>,
    /// Folders whose files are languages: `guide/ar.md`.
    files: BTreeSet<String>,
}

impl<'a> Signs<'a> {
    fn new<'n>(names: impl Iterator<Item = &'n str>, tags: &'a BTreeMap<String, Lang>) -> Self {
        let names: Vec<&str> = names.collect();
        let mut folders: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut files: BTreeMap<String, BTreeSet<Lang>> = BTreeMap::new();
        for name in &names {
            let mut above = String::new();
            let parts: Vec<&str> = name.split('/').collect();
            for (at, part) in parts.iter().enumerate() {
                if let Some(lang) = of(tags, part) {
                    if at + 1 < parts.len() {
                        folders.entry(above.clone()).or_default().insert((*part).to_owned());
                    } else {
                        files.entry(above.clone()).or_default().insert(lang);
                    }
                }
                above.push_str(part);
                above.push('/');
            }
        }
        let is_told = |above: &str, langs: &BTreeSet<String>| {
            above.is_empty() && langs.iter().all(|lang| tags.contains_key(&lang.to_lowercase()))
        };
        folders.retain(|above, langs| {
            langs.len() > 1 || is_told(above, langs) || is_alone_or_twin(&names, above, langs)
        });
        let files = files.into_iter().filter(|(_, langs)| langs.len() > 1).map(|(above, _)| above).collect();
        Self { tags, folders, files }
    }

    /// The page that a text belongs to, and its language where the name tells.
    fn read(&self, name: &str) -> (String, Option<Lang>) {
        let mut above = String::new();
        for part in name.split('/') {
            if self.folders.get(&above).is_some_and(|langs| langs.contains(part)) {
                let rest = name.get(above.len() + part.len() + 1..).unwrap_or_default();
                return (format!("{above}{rest}"), of(self.tags, part));
            }
            above.push_str(part);
            above.push('/');
        }
        let (folder, file) = name.rsplit_once('/').map_or(("", name), |(folder, file)| (folder, file));
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        if let Some((page, lang)) =
            file.rsplit_once('.').and_then(|(page, tag)| Some((page, of(self.tags, tag)?)))
        {
            return (format!("{prefix}{page}"), Some(lang));
        }
        match of(self.tags, file).filter(|_| self.files.contains(&prefix)) {
            Some(lang) => (format!("{prefix}index"), Some(lang)),
            None => (name.to_owned(), None),
        }
    }
}

/// The language that a part of a name stands for: what settings say, else what it is everywhere.
fn of(tags: &BTreeMap<String, Lang>, name: &str) -> Option<Lang> {
    tags.get(&name.to_lowercase()).cloned().or_else(|| tags::language(name))
}

/// Whether a single folder with the name of a language is one: all texts lie in it, or half of them lie beside it too.
fn is_alone_or_twin(names: &[&str], above: &str, langs: &BTreeSet<String>) -> bool {
    let Some(lang) = langs.first() else { return false };
    let folder = format!("{above}{lang}/");
    let inside: Vec<&str> = names.iter().filter_map(|name| name.strip_prefix(folder.as_str())).collect();
    let beside: BTreeSet<&str> = names
        .iter()
        .filter(|name| !name.starts_with(folder.as_str()))
        .filter_map(|name| name.strip_prefix(above))
        .collect();
    beside.is_empty() || inside.iter().filter(|name| beside.contains(**name)).count() * 2 >= inside.len()
}

#[cfg(test)]
mod tests {
    use super::Signs;

    fn read(names: &[&str], name: &str) -> (String, Option<String>) {
        let tags = std::collections::BTreeMap::new();
        let (page, lang) = Signs::new(names.iter().copied(), &tags).read(name);
        (page, lang.map(|lang| lang.to_string()))
    }

    #[test]
    fn languages_are_told_by_folder_by_suffix_and_by_file() {
        let page = |page: &str, lang: &str| (page.to_owned(), Some(lang.to_owned()));
        assert_eq!(read(&["en/a", "pt-br/a"], "pt-br/a"), page("a", "pt-BR"));
        assert_eq!(read(&["a", "a.fr"], "a.fr"), page("a", "fr"));
        assert_eq!(read(&["x/en", "x/ar"], "x/ar"), page("x/index", "ar"));
        assert_eq!(read(&["x/en/a", "x/ar/a"], "x/ar/a"), page("x/a", "ar"));
        assert_eq!(read(&["a", "b", "fr/a"], "fr/a"), page("a", "fr"));
        assert_eq!(read(&["a", "b", "it/c"], "it/c"), ("it/c".to_owned(), None));
        assert_eq!(read(&["no", "b"], "no"), ("no".to_owned(), None));
    }
}
