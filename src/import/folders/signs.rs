//! Where the names of a folder's texts tell their language: by folder, by the end of a name, or by the whole of it.

use std::collections::{BTreeMap, BTreeSet};

use super::spoken::asked;
use super::tags;
use crate::i18n::detection::Likeness;
use crate::i18n::lang::Lang;

/// How many texts of a folder are asked whether they are in the language that it is called after.
const ASKED: usize = 20;

/// How many parts at the end of a name may belong to a language: `zh_Hant_TW`.
const PARTS: usize = 3;

/// Where the names of a folder's texts tell their language.
pub(in crate::import) struct Signs<'a> {
    /// Languages by the names that settings give them.
    tags: &'a BTreeMap<String, Lang>,
    /// Folders, by their path, whose folders are languages.
    folders: BTreeMap<String, BTreeMap<String, Lang>>,
    /// Files, by the path of their folder, that are languages: `guide/ar.md`.
    files: BTreeMap<String, BTreeMap<String, Lang>>,
    /// Names that end in a language behind `_` or `-`, each with its page.
    endings: EndingPages,
    /// Names that may end in a language, which nothing shows.
    pub doubtful: Vec<(String, Lang)>,
}

/// The names of a folder and what they may stand for, each looked up once.
struct NamedParts<'a> {
    tags: &'a BTreeMap<String, Lang>,
    found: BTreeMap<String, Option<(Lang, bool)>>,
    ends: BTreeMap<String, Option<Lang>>,
}

impl NamedParts<'_> {
    /// The language that a part of a name stands for, and whether it is a word rather than a tag.
    fn of(&mut self, part: &str) -> Option<(Lang, bool)> {
        if let Some(found) = self.found.get(part) {
            return found.clone();
        }
        let by_name = || Some((tags::named(part)?, true));
        let found = of(self.tags, part).map(|lang| (lang, false)).or_else(by_name);
        self.found.insert(part.to_owned(), found.clone());
        found
    }

    /// The language that the end of a name stands for.
    fn ending(&mut self, end: &str) -> Option<Lang> {
        if let Some(found) = self.ends.get(end) {
            return found.clone();
        }
        let found = self.tags.get(&end.to_lowercase()).cloned().or_else(|| tags::ending(end));
        self.ends.insert(end.to_owned(), found.clone());
        found
    }
}

impl<'a> Signs<'a> {
    /// Reads the names of texts, each with its text: what is called like a language and is in another one is none.
    pub(in crate::import) fn new(
        texts: &[(&str, &str)],
        tags: &'a BTreeMap<String, Lang>,
        source: Option<&Lang>,
    ) -> Self {
        let mut named = NamedParts { tags, found: BTreeMap::new(), ends: BTreeMap::new() };
        let mut folders: BTreeMap<String, BTreeMap<String, Lang>> = BTreeMap::new();
        let mut files: BTreeMap<String, BTreeMap<String, Lang>> = BTreeMap::new();
        // What the texts of folders called by words say of that: those for it, those against it.
        let mut votes: BTreeMap<(String, String), (usize, usize)> = BTreeMap::new();
        for (name, text) in texts {
            let mut above = String::new();
            let parts: Vec<&str> = name.split('/').collect();
            for (at, part) in parts.iter().enumerate() {
                if let Some((lang, is_word)) = named.of(part) {
                    let vote = votes.entry((above.clone(), (*part).to_owned())).or_default();
                    if is_word && vote.0 + vote.1 < ASKED {
                        match asked(text, &lang, source) {
                            Likeness::Own => vote.0 += 1,
                            Likeness::Other(_) => vote.1 += 1,
                            Likeness::Unclear => {}
                        }
                    }
                    let known = if at + 1 < parts.len() { &mut folders } else { &mut files };
                    known.entry(above.clone()).or_default().insert((*part).to_owned(), lang);
                }
                above.push_str(part);
                above.push('/');
            }
        }
        for (above, langs) in folders.iter_mut().chain(&mut files) {
            langs.retain(|part, _| {
                votes.get(&(above.clone(), part.clone())).is_none_or(|(own, other)| other <= own)
            });
        }
        let names: BTreeSet<&str> = texts.iter().map(|(name, _)| *name).collect();
        let is_told = |above: &str, langs: &BTreeMap<String, Lang>| {
            above.is_empty() && langs.keys().all(|lang| tags.contains_key(&lang.to_lowercase()))
        };
        folders.retain(|above, langs| {
            langs.len() > 1
                || !langs.is_empty() && (is_told(above, langs) || is_alone_or_twin(&names, above, langs))
        });
        files.retain(|_, langs| langs.values().collect::<BTreeSet<_>>().len() > 1);
        let (endings, doubtful) = endings(texts, &mut named, source);
        Self { tags, folders, files, endings, doubtful }
    }

    /// The page that a text belongs to, and its language where the name tells.
    pub(in crate::import) fn read(&self, name: &str) -> (String, Option<Lang>) {
        let mut above = String::new();
        for part in name.split('/') {
            if let Some(lang) = self.folders.get(&above).and_then(|langs| langs.get(part))
                && let Some(rest) = name.get(above.len() + part.len() + 1..)
            {
                return (format!("{above}{rest}"), Some(lang.clone()));
            }
            above.push_str(part);
            above.push('/');
        }
        let (prefix, file) = name.split_at(name.rfind('/').map_or(0, |at| at + 1));
        if let Some((page, lang)) =
            file.rsplit_once('.').and_then(|(page, tag)| Some((page, of(self.tags, tag)?)))
        {
            return (format!("{prefix}{page}"), Some(lang));
        }
        if let Some((page, lang)) = self.endings.get(name) {
            return (page.clone(), Some(lang.clone()));
        }
        match self.files.get(prefix).and_then(|langs| langs.get(file)) {
            Some(lang) => (format!("{prefix}index"), Some(lang.clone())),
            None => (name.to_owned(), None),
        }
    }
}

/// By name, the page and the language of a text.
type EndingPages = BTreeMap<String, (String, Lang)>;

/// A name that may end in a language.
struct NameEnding<'a> {
    name: &'a str,
    page: &'a str,
    lang: Lang,
    likeness: Likeness,
}

/// The names that end in a language behind `_` or `-`, and those that may. It is one where the page stands beside without it, or in
/// another language, and the words of the text are in it; where they tell nothing, where they are for another page or another
/// language of the same page.
fn endings(
    texts: &[(&str, &str)],
    named: &mut NamedParts<'_>,
    source: Option<&Lang>,
) -> (EndingPages, Vec<(String, Lang)>) {
    let names: BTreeSet<&str> = texts.iter().map(|(name, _)| *name).collect();
    let mut by_page: BTreeMap<&str, Vec<(&str, &str, Lang)>> = BTreeMap::new();
    for (name, text) in texts {
        let start = name.rfind('/').map_or(0, |at| at + 1);
        let parted: Vec<usize> = name.rmatch_indices(['_', '-']).map(|(at, _)| at).take(PARTS).collect();
        // The longest end first: `zh-CN` is more than `CN`.
        let parted = parted.into_iter().rev().filter(|at| *at > start);
        let mut ends = parted.filter_map(|at| Some((&name[..at], named.ending(&name[at + 1..])?)));
        if let Some((page, lang)) = ends.next() {
            by_page.entry(page).or_default().push((name, text, lang));
        }
    }
    let mut groups: Vec<Vec<NameEnding<'_>>> = Vec::new();
    for (page, found) in by_page {
        let langs: BTreeSet<&Lang> = found.iter().map(|(.., lang)| lang).collect();
        if !names.contains(page) && langs.len() < 2 {
            continue;
        }
        let of_page = found.into_iter().map(|(name, text, lang)| {
            let likeness = asked(text, &lang, source);
            NameEnding { name, page, lang, likeness }
        });
        groups.push(of_page.filter(|ending| !matches!(ending.likeness, Likeness::Other(_))).collect());
    }
    let is_sure = |ending: &&NameEnding<'_>| ending.likeness == Likeness::Own;
    let sure: BTreeSet<Lang> =
        groups.iter().flatten().filter(is_sure).map(|ending| ending.lang.clone()).collect();
    let (mut endings, mut doubtful) = (BTreeMap::new(), Vec::new());
    for group in &groups {
        let is_led = group.iter().any(|ending| is_sure(&ending));
        for NameEnding { name, page, lang, .. } in group {
            if is_led || sure.contains(lang) {
                endings.insert((*name).to_owned(), ((*page).to_owned(), lang.clone()));
            } else {
                doubtful.push(((*name).to_owned(), lang.clone()));
            }
        }
    }
    (endings, doubtful)
}

/// The language that a part of a name stands for: what settings say, else what it is everywhere.
fn of(tags: &BTreeMap<String, Lang>, name: &str) -> Option<Lang> {
    tags.get(&name.to_lowercase()).cloned().or_else(|| tags::language(name))
}

/// Whether a single folder with the name of a language is one: all texts lie in it, or half of them lie beside it too.
fn is_alone_or_twin(names: &BTreeSet<&str>, above: &str, langs: &BTreeMap<String, Lang>) -> bool {
    let Some(name) = langs.keys().next() else { return false };
    let folder = format!("{above}{name}/");
    let inside: Vec<&str> = within(names, &folder).collect();
    let is_inside = |name: &&str| name.starts_with(&folder[above.len()..]);
    let beside: BTreeSet<&str> = within(names, above).filter(|name| !is_inside(name)).collect();
    beside.is_empty() || inside.iter().filter(|name| beside.contains(**name)).count() * 2 >= inside.len()
}

/// The names that begin so, without that beginning.
fn within<'a>(names: &BTreeSet<&'a str>, start: &'a str) -> impl Iterator<Item = &'a str> {
    names.range(start..).map_while(move |name| name.strip_prefix(start))
}

#[cfg(test)]
mod tests {
    use super::Signs;

    fn read(names: &[&str], name: &str) -> (String, Option<String>) {
        let tags = std::collections::BTreeMap::new();
        let texts: Vec<(&str, &str)> = names.iter().map(|name| (*name, "")).collect();
        let (page, lang) = Signs::new(&texts, &tags, None).read(name);
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
