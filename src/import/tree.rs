//! A folder of texts in memory, before anything is known of it.

use std::collections::BTreeMap;

use super::left_out::LeftOut;

/// The texts of a folder, and what of it could not be read.
#[derive(Debug, Clone, Default)]
pub struct ImportTree {
    /// The name of the folder.
    pub name: String,
    /// Text by path, with `/` between its parts; both in composed form (NFC).
    pub texts: BTreeMap<String, String>,
    /// What could not be read.
    pub unread: Vec<LeftOut>,
}

/// Folders that hold what a generator made or fetched, or that belong to tools.
pub const PASSED_OVER: [&str; 8] =
    ["target", "public", "dist", "build", "_site", "vendor", "themes", "versioned_docs"];

/// Folders whose names begin with a dot, and which hold settings.
const OF_SETTINGS: [&str; 1] = [".vitepress"];

/// The list of chapters that a book has.
pub(super) const SUMMARY: &str = "SUMMARY.md";

/// Texts that a repository has and a guide has not, by their names without an ending.
const OF_REPOSITORIES: [&str; 7] =
    ["CHANGELOG", "CODE_OF_CONDUCT", "CONTRIBUTING", "LICENCE", "LICENSE", "MAINTAINERS", "SECURITY"];

impl ImportTree {
    /// Whether a folder of this name holds nothing that a guide takes.
    ///
    /// Names of what a generator made count at the top only: below, a text may be about `build`.
    pub fn passes_over(folder: &str, depth: usize) -> bool {
        folder.starts_with('.') && !OF_SETTINGS.contains(&folder)
            || folder == "node_modules"
            || depth == 1 && PASSED_OVER.contains(&folder)
    }

    /// Whether a file of this name is read: texts of a guide, and the settings of generators.
    pub fn reads(name: &str) -> bool {
        is_markdown(name)
            || [".toml", ".yaml", ".yml", ".json", ".po"].iter().any(|ending| name.ends_with(ending))
            || name.contains(".config.")
            || name.starts_with("_meta.")
            || name.starts_with("config.")
            || name.starts_with("sidebars.")
    }

    /// Whether a file of this name is a text of a guide.
    pub fn is_page(name: &str) -> bool {
        is_markdown(name)
    }

    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// The texts of a guide, by path.
    pub(super) fn pages(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str).filter(|path| is_markdown(path) && !is_of_repository(path))
    }

    /// Texts about a repository, by path.
    pub(super) fn of_repository(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str).filter(|path| is_markdown(path) && is_of_repository(path))
    }
}

/// The folder a path lies in; empty at the top.
pub(super) fn above(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The name of the file or folder that a path leads to.
pub(super) fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether a file is called like the list of chapters that a book has.
pub(super) fn is_summary(path: &str) -> bool {
    name_of(path) == SUMMARY
}

/// The path that leads from a folder to another place; `None` where it leads out.
pub(super) fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop()?,
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The folders above a path, the topmost first, each with the `/` at its end; then the path itself.
pub(super) fn prefixes(path: &str) -> impl Iterator<Item = &str> {
    let ends = path.match_indices('/').map(|(at, _)| at + 1).chain([path.len()]);
    ends.map(|end| &path[..end])
}

/// How many parts may stand before the path of a page in an address: the language, the folder that all texts lie in.
const PARTS_BEFORE: usize = 3;

/// An address, and what is left of it without the parts that may stand before the path of a page.
pub(super) fn rests(address: &str) -> impl Iterator<Item = &str> {
    let rests = std::iter::successors(Some(address), |rest| rest.split_once('/').map(|(_, rest)| rest));
    rests.take(PARTS_BEFORE + 1)
}

/// The path without the ending of Markdown.
pub(super) fn stem(path: &str) -> &str {
    let endings = [".md", ".mdx", ".markdown"];
    endings.iter().find_map(|ending| path.strip_suffix(ending)).unwrap_or(path)
}

/// The page without the name that the first page of a folder has.
pub(super) fn of_folder(page: &str) -> String {
    let (folder, name) = page.rsplit_once('/').unwrap_or(("", page));
    if ["_index", "index", "README", "readme"].contains(&name) { folder.to_owned() } else { page.to_owned() }
}

/// The name of a file or folder without the number before it, which tells its place: `01-begin`, `2. Begin`.
pub(super) fn without_number(name: &str) -> &str {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = rest.trim_start_matches(['-', '_', '.', ' ']);
    if rest.len() < name.len() && bare.len() < rest.len() && !bare.is_empty() { bare } else { name }
}

fn is_markdown(path: &str) -> bool {
    stem(path) != path
}

fn is_of_repository(path: &str) -> bool {
    !path.contains('/') && OF_REPOSITORIES.contains(&stem(path))
}
