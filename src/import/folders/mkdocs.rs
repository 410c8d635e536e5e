//! `MkDocs`: where its texts lie, and its list of pages with what it is called in each language.

use std::borrow::Cow;

use serde_json::Value;

use super::navigation::{NavGoal, Navigation, is_elsewhere};
use super::site_layout::SiteLayout;
use super::tags;
use crate::import::dialects::front::{settings, words};
use crate::import::tree::{ImportTree, above, joined, name_of, stem};

/// `docs/`, languages by folder or by suffix, the order in `mkdocs.yml`; or such a site in the folder of each language.
pub(in crate::import) fn mkdocs(tree: &ImportTree) -> Option<SiteLayout> {
    let is_config = |path: &&str| ["mkdocs.yml", "mkdocs.yaml"].contains(&name_of(path));
    let configs: Vec<&str> = tree.texts.keys().map(String::as_str).filter(is_config).collect();
    if let Some(path) = configs.iter().find(|path| above(path).is_empty()) {
        return Some(mkdocs_site(tree, path));
    }
    let of_language = |path: &str| above(path).rsplit('/').find_map(tags::language);
    let mut whole: Option<SiteLayout> = None;
    for path in configs {
        let lang = of_language(path)?;
        let site = mkdocs_site(tree, path);
        let whole = whole.get_or_insert_default();
        whole.roots.extend(site.roots.into_iter().map(|(root, _)| (root, Some(lang.clone()))));
        whole.titles.extend(site.title.map(|title| (lang.clone(), title)));
        whole.descriptions.extend(site.description.map(|words| (lang.clone(), words)));
        whole.lists.push((lang, site.navigation));
        whole.lists.extend(site.lists);
        whole.names.extend(site.names);
        whole.left_out.extend(site.left_out);
    }
    whole
}

fn mkdocs_site(tree: &ImportTree, path: &str) -> SiteLayout {
    let text = tree.text(path).unwrap_or_default();
    let config = settings(path, text).or_else(|| settings(path, &without_programs(text))).unwrap_or_default();
    let line = |name: &str| {
        let rest = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        Some(rest.trim().trim_matches(['"', '\'']).to_owned()).filter(|words| !words.is_empty())
    };
    let said = |name: &str| words(&config, &[name]).or_else(|| line(name));
    let docs = said("docs_dir").unwrap_or_else(|| "docs".to_owned());
    let root = joined(above(path), &docs).filter(|root| !root.is_empty());
    let root = root.map(|root| format!("{root}/")).unwrap_or_default();
    let mut layout = SiteLayout {
        title: said("site_name"),
        description: said("site_description"),
        roots: vec![(root.clone(), None)],
        ..SiteLayout::default()
    };
    if let Some(nav) = config.get("nav") {
        layout.navigation = listed(nav, &root);
    }
    for language in plugin_languages(&config) {
        let Some(tag) = words(language, &["locale"]) else { continue };
        let Some(lang) = tags::configured(&tag) else { continue };
        let is_default = language.get("default").and_then(Value::as_bool) == Some(true);
        if is_default {
            layout.unmarked = Some(lang.clone());
        }
        if language.get("build").and_then(Value::as_bool) == Some(false) {
            layout.unbuilt.insert(lang.clone());
        }
        layout.tags.insert(tag.to_lowercase(), lang.clone());
        layout.titles.extend(words(language, &["site_name"]).map(|title| (lang.clone(), title)));
        layout.names.extend(words(language, &["name"]).map(|name| (lang.clone(), name)));
        let translations = language.get("nav_translations").and_then(Value::as_object);
        for group in &mut layout.navigation.groups {
            let title = translations.and_then(|words| words.get(&group.label)?.as_str());
            group.titles.extend(title.map(|title| (lang.clone(), title.to_owned())));
        }
        if let Some(nav) = language.get("nav") {
            let list = listed(nav, &root);
            let at = if is_default { 0 } else { layout.lists.len() };
            layout.lists.insert(at, (lang, list));
        }
    }
    layout.tell_elsewhere(path);
    let of_theme = || words(&config, &["theme/language"]).and_then(|tag| tags::configured(&tag));
    layout.unmarked = layout.unmarked.or_else(of_theme);
    layout
}

/// The languages that the plugin for them is told of: plugins are a list, or behind their names.
fn plugin_languages(config: &Value) -> Vec<&Value> {
    let plugins = config.get("plugins");
    let listed = plugins.and_then(Value::as_array).into_iter().flatten();
    let found = listed.chain(plugins).filter_map(|plugin| plugin.pointer("/i18n/languages")?.as_array());
    found.flatten().collect()
}

/// The pages of a list, and its groups: those within a group are one with it.
fn listed(nav: &Value, root: &str) -> Navigation {
    let mut navigation = Navigation::default();
    entries(nav, None, None, root, &mut navigation);
    navigation
}

fn entries(nav: &Value, title: Option<&str>, group: Option<usize>, root: &str, navigation: &mut Navigation) {
    match nav {
        Value::String(path) if is_elsewhere(path) => {
            navigation.tell_elsewhere(title.unwrap_or_default(), path);
        }
        Value::String(path) if path.ends_with('/') => {
            navigation.add(NavGoal::Folder(path.trim_matches('/').to_owned()), group, None);
        }
        Value::String(path) => {
            let path = path.trim_start_matches("./");
            navigation.add(NavGoal::File(format!("{root}{path}")), group, title);
            navigation.add(NavGoal::Page(stem(path).to_owned()), group, title);
        }
        Value::Array(all) => {
            let group = group.or_else(|| title.map(|title| navigation.group(title)));
            all.iter().for_each(|entry| entries(entry, None, group, root, navigation));
        }
        Value::Object(named) => {
            named.iter().for_each(|(title, entry)| entries(entry, Some(title), group, root, navigation));
        }
        _ => {}
    }
}

/// Settings without the marks that name parts of programs (`!!python/name:a.b`, `!ENV`): with them nothing of the file can be read.
fn without_programs(text: &str) -> Cow<'_, str> {
    if !text.contains('!') {
        return Cow::Borrowed(text);
    }
    let line = |line: &str| {
        let mut line = line.to_owned();
        while let Some(at) =
            [": !", "- !", "[!", ", !"].iter().find_map(|mark| Some(line.find(mark)? + mark.len() - 1))
        {
            let end = line[at..].find([' ', ',', ']', '}']).map_or(line.len(), |length| at + length);
            line.replace_range(at..end, "");
        }
        line
    };
    Cow::Owned(text.lines().map(line).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::without_programs;
    use crate::parse::any_yaml;

    #[test]
    fn settings_that_name_parts_of_programs_are_read_all_the_same() {
        let text = "site_name: A\nx:\n  - emoji:\n      index: !!python/name:a.b.c\n  - toc: {slugify: !!python/name:d.e}\n  - f: !ENV [G, true]\nnav:\n  - a.md\n";
        let read = any_yaml(&without_programs(text)).expect("settings");
        assert_eq!(read.pointer("/nav/0").and_then(|path| path.as_str()), Some("a.md"));
    }
}
