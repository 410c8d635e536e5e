//! The list of chapters that a book has: `- [Title](path.md)` lines.

/// The paths of the chapters in order, each with its title.
pub(super) fn listed(text: &str) -> Vec<(String, Option<String>)> {
    let lines = text.lines().filter_map(|line| {
        let (before, path) = line.split_once("](")?;
        let (_, title) = before.split_once('[')?;
        let path = path.split([')', '#']).next()?.trim_matches(['<', '>']).trim_start_matches("./");
        (!path.is_empty())
            .then(|| (path.to_owned(), Some(title.to_owned()).filter(|title| !title.is_empty())))
    });
    lines.collect()
}
