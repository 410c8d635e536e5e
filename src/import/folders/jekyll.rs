//! Jekyll and Hexo: where their texts lie, what their settings leave out, and texts in the folder of each language beside pages that
//! only take them in.

use std::collections::BTreeSet;

use serde_json::Value;

use super::navigation::NavGoal;
use super::site_layout::SiteLayout;
use super::tags;
use crate::i18n::lang::Lang;
use crate::import::dialects::front::{settings, words};
use crate::import::tree::{ImportTree, stem};

/// The settings of both.
const CONFIG: &str = "_config.yml";

/// Where a plugin of Jekyll keeps the words of each language.
const OF_LANGUAGES: &str = "_i18n/";

/// Where Hexo keeps its texts.
const OF_HEXO: &str = "source/";

/// `_config.yml`, with texts in `source/`, in `_i18n/<lang>/`, or anywhere.
pub(in crate::import) fn jekyll(tree: &ImportTree) -> Option<SiteLayout> {
    let config = settings(CONFIG, tree.text(CONFIG)?).unwrap_or_default();
    let first = |name: &str| {
        let listed = config.get(name).and_then(Value::as_array).and_then(|all| all.first()?.as_str());
        listed.map(str::to_owned).or_else(|| words(&config, &[name]))
    };
    let unmarked =
        ["default_lang", "lang", "languages", "language", "locale"].iter().find_map(|name| first(name));
    let excluded = config.get("exclude").and_then(Value::as_array).into_iter().flatten();
    let mut layout = SiteLayout {
        title: words(&config, &["title"]),
        description: words(&config, &["description"]),
        unmarked: unmarked.and_then(|tag| tags::configured(&tag)),
        excluded: excluded.filter_map(Value::as_str).map(str::to_owned).collect(),
        roots: vec![(String::new(), None)],
        ..SiteLayout::default()
    };
    let languages = languages(tree);
    if !languages.is_empty() {
        layout.roots.clear();
        languages.iter().for_each(|(folder, lang)| of_language(tree, folder, lang, &mut layout));
    } else if tree.pages().any(|path| path.starts_with(OF_HEXO)) {
        layout.roots = vec![(OF_HEXO.to_owned(), None)];
    }
    Some(layout)
}

/// The folders of texts of each language.
fn languages(tree: &ImportTree) -> BTreeSet<(String, Lang)> {
    let inside = tree.pages().filter_map(|path| path.strip_prefix(OF_LANGUAGES)?.split_once('/'));
    let named = inside.filter_map(|(folder, _)| Some((folder.to_owned(), tags::configured(folder)?)));
    named.collect()
}

/// The texts of a language, each with its title: that is kept beside them, at the same path.
fn of_language(tree: &ImportTree, folder: &str, lang: &Lang, layout: &mut SiteLayout) {
    let root = format!("{OF_LANGUAGES}{folder}/");
    let path = format!("{OF_LANGUAGES}{folder}.yml");
    let strings = tree.text(&path).and_then(|text| settings(&path, text)).unwrap_or_default();
    layout.names.extend(words(&strings, &["lang_name"]).map(|name| (lang.clone(), name)));
    for path in tree.pages().filter(|path| path.starts_with(&root)) {
        let page = stem(&path[root.len()..]);
        let places = [format!("{page}/title"), format!("{}/title", page.replace('-', "_"))];
        let title = words(&strings, &[places[0].as_str(), places[1].as_str()]);
        layout.navigation.add(NavGoal::File(path.to_owned()), None, title.as_deref());
    }
    layout.roots.push((root, Some(lang.clone())));
}
