//! The order of pages: the site's own list first, then by weight and name, folder by folder, or under the page that each names.

use std::collections::BTreeMap;

use super::navigation::NavPlace;
use super::site_layout::SiteLayout;
use crate::i18n::lang::Lang;
use crate::import::pages::page_text::ReadPages;
use crate::import::tree::prefixes;

/// How many pages may stand above one another.
const DEEPEST: usize = 8;

/// Where a page stands: its place in the list, then the weight and the name of each folder or page above it.
type Rank = (usize, Vec<(i64, String)>);

/// The order of pages.
#[derive(Debug)]
pub(in crate::import) struct PageOrder {
    /// The places of those that are listed.
    pub places: BTreeMap<String, NavPlace>,
    /// The pages above those that name one (`parent`), the topmost first.
    pub above: BTreeMap<String, Vec<String>>,
    /// By page.
    ranks: BTreeMap<String, Rank>,
}

impl PageOrder {
    /// The order of what was read.
    pub(in crate::import) fn new(read: &ReadPages, layout: &SiteLayout, source: &Lang) -> Self {
        let places = layout.navigation.places(read, source);
        let above = above(read, source);
        let weight = |key: &str| {
            let of_page = read.get(key).and_then(|texts| texts.get(source)?.weight);
            let of_folder = || layout.folders.get(key).and_then(|about| about.weight);
            let weight = of_page.or_else(of_folder).unwrap_or(1e9);
            ((weight * 1_000.0) as i64, key.to_owned())
        };
        let by_folder = |key: &str| -> Vec<(i64, String)> {
            prefixes(key).map(|part| weight(part.trim_end_matches('/'))).collect()
        };
        let rank = |key: &String| {
            let at = places.get(key).map_or(usize::MAX, |place| place.at);
            let parts = match above.get(key).map(Vec::as_slice) {
                Some([top, between @ ..]) => {
                    let below = between.iter().chain([key]).map(|key| weight(key));
                    by_folder(top).into_iter().chain(below).collect()
                }
                _ => by_folder(key),
            };
            (at, parts)
        };
        let ranks = read.keys().map(|key| (key.clone(), rank(key))).collect();
        Self { places, above, ranks }
    }

    /// Where a page stands.
    pub(in crate::import) fn rank(&self, key: &str) -> Option<&Rank> {
        self.ranks.get(key)
    }
}

/// The pages above those that name one by its title.
fn above(read: &ReadPages, source: &Lang) -> BTreeMap<String, Vec<String>> {
    let text = |key: &str| read.get(key)?.get(source);
    let mut by_title: BTreeMap<&str, &str> = BTreeMap::new();
    for key in read.keys() {
        if let Some(title) = text(key).and_then(|text| text.title.as_deref()) {
            by_title.entry(title).or_insert(key);
        }
    }
    let mut above = BTreeMap::new();
    for key in read.keys() {
        let mut chain: Vec<String> = Vec::new();
        let mut parent = text(key).and_then(|text| text.parent.as_deref());
        while let Some(found) = parent.and_then(|title| by_title.get(title)) {
            if found == key || chain.iter().any(|known| known == found) || chain.len() >= DEEPEST {
                break;
            }
            chain.insert(0, (*found).to_owned());
            parent = text(found).and_then(|text| text.parent.as_deref());
        }
        if !chain.is_empty() {
            above.insert(key.clone(), chain);
        }
    }
    above
}
