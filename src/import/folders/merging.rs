//! Texts of one page in several languages, brought together by their paths; of two for one page and language, one is told.

use std::collections::{BTreeMap, BTreeSet};

use crate::i18n::lang::Lang;
use crate::import::left_out::LeftOut;
use crate::import::tree::{name_of, of_folder, stem};

/// A text whose language is known.
#[derive(Debug)]
pub(in crate::import) struct PlacedText {
    /// The file it stands in.
    pub path: String,
    /// Its path without sign of a language.
    pub page: String,
    pub lang: Lang,
}

/// The pages, by their paths without sign of a language: the first page of a folder is the folder itself.
///
/// Each text of the source is a page. Of several texts of another language for one, the one whose path is that of the source's
/// counts, and the others are told.
pub(in crate::import) fn merged(
    texts: Vec<PlacedText>,
    source: &Lang,
    told: &mut Vec<LeftOut>,
) -> BTreeMap<String, BTreeMap<Lang, String>> {
    let mut by_key: BTreeMap<String, Vec<PlacedText>> = BTreeMap::new();
    for text in texts {
        by_key.entry(of_folder(&text.page)).or_default().push(text);
    }
    let keys: BTreeSet<String> = by_key.keys().cloned().collect();
    let mut pages = BTreeMap::new();
    for (key, texts) in by_key {
        let (of_source, mut others): (Vec<PlacedText>, Vec<PlacedText>) =
            texts.into_iter().partition(|text| text.lang == *source);
        let mut whole: Vec<MergedPage> = of_source.into_iter().map(MergedPage::new).collect();
        if whole.is_empty() && !others.is_empty() {
            whole.push(MergedPage::new(others.remove(0)));
        }
        // Those of the same path first: what is left then stands for a page that lacks its language, or for none.
        let (mut same, rest): (Vec<PlacedText>, Vec<PlacedText>) =
            others.into_iter().partition(|text| whole.iter().any(|page| page.path == text.page));
        // Of `a.md` and `a.mdx`, the one that ends as the source's.
        same.sort_by_key(|text| {
            let ends_alike =
                |page: &MergedPage| page.path == text.page && ending(&page.first) == ending(&text.path);
            !whole.iter().any(ends_alike)
        });
        let texts =
            same.into_iter().map(|text| (text, true)).chain(rest.into_iter().map(|text| (text, false)));
        for (text, is_same) in texts {
            let mut free = whole.iter_mut().filter(|page| !page.texts.contains_key(&text.lang));
            let page = free.find(|page| !is_same || page.path == text.page);
            match page {
                Some(page) => _ = page.texts.insert(text.lang, text.path),
                None => {
                    let taken = whole.iter().find(|page| page.path == text.page).or(whole.first());
                    let taken = taken.and_then(|page| page.texts.get(&text.lang));
                    let taken = taken.map(String::as_str).unwrap_or_default();
                    let what = format!(
                        "the whole text: a page has one text in each language, and in `{}` that is `{taken}`",
                        text.lang
                    );
                    told.push(LeftOut::page(&text.path, what));
                }
            }
        }
        for (at, MergedPage { first, texts, .. }) in whole.into_iter().enumerate() {
            // A page beside a folder of the same name, and such as many folders have.
            let beside = |number: usize| {
                let file = stem(name_of(&first));
                if number == 1 { format!("{key}/{file}") } else { format!("{key}/{file}-{number}") }
            };
            let mut names = (at > 0).then(|| (at..).map(beside)).into_iter().flatten();
            let name = names.find(|name| !pages.contains_key(name) && !keys.contains(name));
            pages.insert(name.unwrap_or(key.clone()), texts);
        }
    }
    pages
}

/// What stands behind the last dot of a path.
fn ending(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or_default()
}

/// A page while its texts are brought together.
struct MergedPage {
    /// Its path without sign of a language, as its first text has it.
    path: String,
    /// The file of that text.
    first: String,
    texts: BTreeMap<Lang, String>,
}

impl MergedPage {
    fn new(text: PlacedText) -> Self {
        Self { path: text.page, first: text.path.clone(), texts: [(text.lang, text.path)].into() }
    }
}

/// Texts whose names are translated too, in folders where each begins with a number: they stand for the text of the source that
/// has the same number, where one only has it.
pub(in crate::import) fn by_number(texts: &mut [PlacedText], source: &Lang, told: &mut Vec<LeftOut>) {
    let mut counts: BTreeMap<(Lang, String), usize> = BTreeMap::new();
    let mut originals: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut pages: BTreeSet<(String, Lang)> = BTreeSet::new();
    for text in texts.iter() {
        pages.insert((text.page.clone(), text.lang.clone()));
        let Some(number) = numbered(&text.page) else { continue };
        if text.lang == *source {
            originals.insert(number.clone(), (text.page.clone(), text.path.clone()));
        }
        *counts.entry((text.lang.clone(), number)).or_default() += 1;
    }
    for text in texts.iter_mut() {
        let has_twin = text.lang == *source || pages.contains(&(text.page.clone(), source.clone()));
        let Some(number) = numbered(&text.page).filter(|_| !has_twin) else { continue };
        let Some((page, path)) = originals.get(&number) else { continue };
        let is_only = |lang: &Lang| counts.get(&(lang.clone(), number.clone())) == Some(&1);
        let is_free = !pages.contains(&(page.clone(), text.lang.clone()));
        if is_only(source) && is_only(&text.lang) && is_free {
            let what = format!(
                "which page it translates: its number says `{path}`, its name says nothing; compare them"
            );
            told.push(LeftOut::page(&text.path, what));
            text.page.clone_from(page);
        }
    }
}

/// The folder of a page and the number before its name.
fn numbered(page: &str) -> Option<String> {
    let name = name_of(page);
    let digits = name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    (digits > 0 && digits < name.len()).then(|| page[..page.len() - name.len() + digits].to_owned())
}
