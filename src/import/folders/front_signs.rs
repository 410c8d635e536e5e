//! What the front matter of a text says of its language, and of the page that it translates, where its path says nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::merging::PlacedText;
use super::tags;
use crate::i18n::lang::Lang;
use crate::import::dialects::front::{front, words};
use crate::import::tree::{ImportTree, name_of, of_folder};

/// The language that a text says it is in.
pub(in crate::import) fn language(text: &str) -> Option<Lang> {
    let is_near = text.starts_with("---") || text.starts_with("+++");
    let values = is_near.then(|| front(text).values)?;
    words(&values, &["lang", "locale", "language"]).and_then(|tag| tags::configured(&tag))
}

/// Names under which texts of one page say the same in each language.
const KEYS: [&str; 7] =
    ["translationKey", "translation_key", "translation_id", "lang-ref", "lang_ref", "ref", "page_id"];

/// What tells that texts belong together: a key, or the address that they share.
fn key(tree: &ImportTree, path: &str) -> Option<String> {
    let values = front(tree.text(path)?).values;
    words(&values, &KEYS).or_else(|| words(&values, &["permalink"]))
}

/// Texts whose path is not that of a page of the source, but that say which one they translate; and those that stand for the first
/// page of a repository in a folder of their own: `docs/README.ar.md`.
pub(in crate::import) fn paired(tree: &ImportTree, texts: &mut [PlacedText], source: &Lang) {
    let mut originals: BTreeSet<String> = BTreeSet::new();
    let mut taken: BTreeSet<(String, Lang)> = BTreeSet::new();
    for text in texts.iter() {
        let page = of_folder(&text.page);
        if text.lang == *source {
            originals.insert(page.clone());
        }
        taken.insert((page, text.lang.clone()));
    }
    let is_lost = |text: &PlacedText| text.lang != *source && !originals.contains(&of_folder(&text.page));
    if !texts.iter().any(is_lost) {
        return;
    }
    let keys: BTreeMap<String, String> = texts
        .iter()
        .filter(|text| text.lang == *source)
        .filter_map(|text| Some((key(tree, &text.path)?, text.page.clone())))
        .collect();
    for text in texts.iter_mut() {
        if text.lang == *source || originals.contains(&of_folder(&text.page)) {
            continue;
        }
        let told = key(tree, &text.path).and_then(|key| keys.get(&key)).cloned();
        let is_first = name_of(&text.page).eq_ignore_ascii_case("README") && originals.contains("");
        let Some(page) = told.or_else(|| is_first.then(|| "README".to_owned())) else { continue };
        if taken.insert((of_folder(&page), text.lang.clone())) {
            text.page = page;
        }
    }
}
