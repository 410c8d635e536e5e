//! The list of chapters that a book has: `- [Title](path.md)` lines, under the titles of its parts.

use super::navigation::is_elsewhere;

/// A part of a book: its title, and the paths of its chapters.
pub(in crate::import) type BookPart = (String, Vec<String>);

/// The paths of the chapters in order, and the addresses it leads to, each with its title.
pub(in crate::import) fn listed(text: &str) -> Vec<(String, Option<String>)> {
    text.lines().filter_map(chapter).collect()
}

/// The parts of a book that have a title. The first heading, before any chapter, is that of the list itself.
pub(in crate::import) fn parts(text: &str) -> Vec<BookPart> {
    let mut parts: Vec<BookPart> = Vec::new();
    let is_of_gitbook = text.lines().any(|line| line.starts_with("## "));
    let mut is_first = true;
    for line in text.lines() {
        // `GitBook` writes the titles of parts below that of the list, and a rule before pages of none.
        let of_gitbook = line.strip_prefix("## ");
        if let Some(title) =
            of_gitbook.or_else(|| line.trim_end().eq("---").then_some("").filter(|_| is_of_gitbook))
        {
            parts.push((title.trim().to_owned(), Vec::new()));
            is_first = false;
        } else if let Some(title) = line.strip_prefix("# ") {
            if !is_first {
                parts.push((title.trim().to_owned(), Vec::new()));
            }
            is_first = false;
        } else if let Some((path, _)) = chapter(line) {
            is_first = false;
            if let Some((_, paths)) = parts.last_mut().filter(|_| !is_elsewhere(&path)) {
                paths.push(path);
            }
        }
    }
    parts.retain(|(title, paths)| !paths.is_empty() && !title.is_empty());
    parts
}

fn chapter(line: &str) -> Option<(String, Option<String>)> {
    let (before, path) = line.split_once("](")?;
    let (_, title) = before.split_once('[')?;
    let address = path.split(')').next()?.trim_matches(['<', '>']);
    let path = if is_elsewhere(address) { address } else { address.split('#').next()? };
    let path = path.trim_start_matches("./");
    let title = Some(title.to_owned()).filter(|title| !title.is_empty());
    (!path.is_empty()).then(|| (path.to_owned(), title))
}
