//! Parts of pages in files of their own, put in place where a page takes them in: components of MDX, includes of Jekyll, Hugo and
//! mdBook.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::attribute_lists::quoted_value;
use super::fences::{FenceReader, LineKind};
use super::front;
use super::snippets::{SNIPPET, Snippets, snippets};
use crate::import::tree::{ImportTree, above, joined};

/// How deep parts may stand in one another.
const DEEPEST: usize = 4;

/// The most bytes of a page with its parts: no page is longer.
const LONGEST: usize = 2_000_000;

/// The most bytes of what takes a part in.
const LONGEST_MARK: usize = 2_000;

/// The parts of pages, and which of them were taken in.
pub(in crate::import) struct Partials<'a> {
    tree: &'a ImportTree,
    pub used: BTreeSet<String>,
    /// How many bytes of parts the page at hand may still take in.
    left: usize,
}

/// A page with its parts in place.
#[derive(Debug, Default)]
pub(in crate::import) struct FilledText {
    pub text: String,
    /// The lines of the page's own file, from 1, that its lines come from.
    pub lines: Vec<usize>,
}

impl FilledText {
    /// Adds text of the file itself, whose first line is `line`.
    fn own(&mut self, text: &str, line: usize) {
        self.lines.extend(line..line + text.matches('\n').count());
        self.text.push_str(text);
    }

    /// Adds text of another file.
    fn taken(&mut self, text: &str, line: usize) {
        self.lines.extend(std::iter::repeat_n(line, text.matches('\n').count()));
        self.text.push_str(text);
    }
}

/// In how many folders above a page its parts are looked for.
const FOLDERS: usize = 16;

/// Whether a file holds a part of pages, and no page: its name begins with `_`, or that of a folder within those of the site.
pub(in crate::import) fn is_part(path: &str) -> bool {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let is_of_parts = |folder: &str| folder.starts_with('_') && !OF_PAGES.contains(&folder);
    name.starts_with('_') && !name.starts_with("_index")
        || folders.starts_with("_includes")
        || folders.split('/').skip(1).any(is_of_parts)
}

/// Folders of pages whose names begin with `_`, in whatever folder they lie.
const OF_PAGES: [&str; 2] = ["_posts", "_drafts"];

/// Whether the front matter of a text says that it is no page by itself (Hugo).
pub(in crate::import) fn is_headless(text: &str) -> bool {
    let values = front::front(text).values;
    let is_never = |place: &str| values.pointer(place).and_then(Value::as_str) == Some("never");
    values.get("headless").and_then(Value::as_bool) == Some(true)
        || is_never("/build/render")
        || is_never("/_build/render")
}

/// What takes a part in.
struct PartMark<'a> {
    /// How many bytes it has.
    length: usize,
    /// The file it names.
    path: String,
    /// What it fills in, by name.
    given: Vec<(&'a str, &'a str)>,
}

impl<'a> Partials<'a> {
    pub(in crate::import) fn new(tree: &'a ImportTree) -> Self {
        Self { tree, used: BTreeSet::new(), left: LONGEST }
    }

    /// A text with its parts in place; `None` where it has none.
    pub(in crate::import) fn filled(&mut self, path: &str, text: &str) -> Option<FilledText> {
        if !["{%", "{{", "{!", "import ", OF_VITEPRESS, SNIPPET].iter().any(|mark| text.contains(mark)) {
            return None;
        }
        self.left = LONGEST;
        let filled = self.filled_at(path, text, 0);
        (filled.text != text).then_some(filled)
    }

    fn filled_at(&mut self, path: &str, text: &str, depth: usize) -> FilledText {
        let mut filled = FilledText::default();
        let mut fences = FenceReader::default();
        // By name, the parts that a page of MDX has.
        let mut named: BTreeMap<&str, String> = BTreeMap::new();
        let mut line = 1;
        let mut rest = text;
        // How much of the rest there is behind the line at hand: a line with many parts is not read anew for each.
        let mut behind_line = text.len();
        while !rest.is_empty() {
            let is_begin = rest.len() <= behind_line;
            if is_begin {
                behind_line = rest.len() - rest.find('\n').map_or(rest.len(), |end| end + 1);
            }
            let end = rest.len() - behind_line;
            let written = &rest[..end];
            if is_begin && fences.line(written.trim_end_matches('\n')) != LineKind::Words {
                filled.own(written, line);
                (rest, line) = (&rest[end..], line + 1);
                continue;
            }
            if let Some((name, path)) =
                imported(written).and_then(|(name, file)| Some((name, self.find(path, file)?)))
            {
                named.insert(name, path);
                filled.own(&written[written.trim_end_matches('\n').len()..], line);
                (rest, line) = (&rest[end..], line + 1);
                continue;
            }
            if let Some((length, words)) = self.taken_in(path, rest, depth) {
                filled.taken(&words, line);
                line += rest[..length].matches('\n').count();
                rest = &rest[length..];
                continue;
            }
            // A mark may go on in the next line, so that what follows it is looked at again.
            let found = written.match_indices(['<', '{']).find_map(|(at, _)| {
                let mark = component(&rest[at..], &named).or_else(|| self.include(path, &rest[at..]))?;
                Some((at, mark))
            });
            let Some((at, mark)) = found.filter(|_| depth < DEEPEST && self.left > 0) else {
                filled.own(written, line);
                (rest, line) = (&rest[end..], line + 1);
                continue;
            };
            filled.own(&rest[..at], line);
            let words = self.part(&mark, depth);
            let behind = &rest[at + mark.length..];
            let is_alone = rest[..at].trim().is_empty()
                && head(behind).lines().next().is_none_or(|rest| rest.trim().is_empty());
            let words = if is_alone { format!("\n\n{words}\n\n") } else { words };
            filled.taken(&words, line);
            line += rest[at..at + mark.length].matches('\n').count();
            rest = behind;
        }
        filled
    }

    /// The lines of snippets that begin here: their bytes, and what stands in their place, each line as far in as the first of them;
    /// `None` where one of the files is not here.
    fn taken_in(&mut self, page: &str, text: &str, depth: usize) -> Option<(usize, String)> {
        let Snippets { length, indent, files } = snippets(head(text))?;
        if depth == DEEPEST || self.left == 0 || files.is_empty() {
            return None;
        }
        let paths: Vec<String> = files.iter().map(|file| self.find(page, file)).collect::<Option<_>>()?;
        let words =
            paths.into_iter().map(|path| self.part(&PartMark { length, path, given: Vec::new() }, depth));
        let words = words.collect::<Vec<_>>().join("\n\n").replace('\n', &format!("\n{indent}"));
        Some((length, format!("{indent}{words}")))
    }

    /// The words of a part.
    fn part(&mut self, mark: &PartMark<'_>, depth: usize) -> String {
        self.used.insert(mark.path.clone());
        let text = self.tree.text(&mark.path).unwrap_or_default();
        let text = front::body(text).trim();
        self.left = self.left.saturating_sub(text.len().max(1));
        let mut words = self.filled_at(&mark.path, text, depth + 1).text;
        for (name, value) in &mark.given {
            for place in [
                format!("{{props.{name}}}"),
                format!("{{{{ include.{name} }}}}"),
                format!("{{{{include.{name}}}}}"),
            ] {
                words = words.replace(&place, value);
            }
        }
        words
    }

    /// A file that a page names: from its own folder, among the parts of the site, or from the top.
    fn find(&self, page: &str, file: &str) -> Option<String> {
        let file = file.trim_start_matches("@site/");
        let folder = above(page);
        let ends = folder.rmatch_indices('/').map(|(at, _)| at);
        let folders = [folder.len()].into_iter().chain(ends).map(|end| &folder[..end]);
        // Others name it from the top of the texts, which is a folder above the page.
        let folders = folders.chain(["", "_includes"]).take(FOLDERS);
        let mut found = folders.filter_map(|folder| joined(folder, file));
        found.find(|path| path != page && ImportTree::is_page(path) && self.tree.texts.contains_key(path))
    }

    /// `{% include a.md b="c" %}`, `{% include_relative a.md %}`, `{{% readfile "a.md" %}}`, `{{< include a.md >}}`,
    /// `{{#include a.md}}`.
    fn include<'t>(&self, page: &str, text: &'t str) -> Option<PartMark<'t>> {
        const MARKS: [(&str, &str); 4] = [("{{%", "%}}"), ("{{<", ">}}"), ("{{#", "}}"), ("{%", "%}")];
        const WORDS: [&str; 5] =
            ["include", "include_relative", "readfile", "include_cached", "include-markdown"];
        if let Some(rest) = text.strip_prefix(OF_VITEPRESS) {
            let end = head(rest).find("-->")?;
            let path = self.find(page, rest[..end].trim())?;
            return Some(PartMark { length: OF_VITEPRESS.len() + end + 3, path, given: Vec::new() });
        }
        let (open, close) = MARKS.iter().find(|(open, _)| text.starts_with(open))?;
        let end = head(text).find(close)?;
        let inside = text.get(open.len()..end)?.trim().trim_matches('-').trim();
        let (word, rest) = inside.split_once(char::is_whitespace)?;
        if !WORDS.contains(&word) {
            return None;
        }
        let rest = rest.trim().trim_start_matches("file=");
        let (file, rest) = match rest.strip_prefix(['"', '\'']) {
            Some(quoted) => quoted.split_once(['"', '\''])?,
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        let path = self.find(page, file)?;
        // Only what stands between two signs is meant.
        let is_piece = word == "include-markdown" && (rest.contains("start=") || rest.contains("end="));
        (!is_piece).then_some(())?;
        Some(PartMark { length: end + close.len(), path, given: given(rest) })
    }
}

/// How `VitePress` takes a part in.
pub(in crate::import) const OF_VITEPRESS: &str = "<!--@include:";

/// The beginning of a text, as long as a mark may be.
fn head(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST_MARK)]
}

/// `import Name from './a.mdx'`: the name, and the file.
fn imported(line: &str) -> Option<(&str, &str)> {
    let (name, file) = line.strip_prefix("import ")?.split_once(" from ")?;
    let file = file.trim().trim_end_matches(';').trim().trim_matches(['"', '\'']);
    let is_name = name.trim().starts_with(char::is_uppercase);
    (is_name && ImportTree::is_page(file)).then_some((name.trim(), file))
}

/// `<Name a="b" />` of a name that a page has.
fn component<'t>(text: &'t str, named: &BTreeMap<&str, String>) -> Option<PartMark<'t>> {
    let rest = text.strip_prefix('<')?;
    let name = &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())];
    let path = named.get(name)?.clone();
    let end = head(text).find('>')?;
    let inside = text.get(1 + name.len()..end)?;
    let closing = format!("</{name}>");
    let length = match inside.strip_suffix('/') {
        Some(_) => end + 1,
        None => end + 1 + text[end + 1..].strip_prefix(&closing).map(|_| closing.len())?,
    };
    Some(PartMark { length, path, given: given(inside) })
}

/// Between what the values stand that a page fills in.
const QUOTES: [char; 3] = ['"', '\'', '`'];

/// `a="b" c={'d'}`: names, and the words given to them.
fn given(text: &str) -> Vec<(&str, &str)> {
    let (mut given, mut rest) = (Vec::new(), text);
    while let Some((before, after)) = rest.split_once('=') {
        let name = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let value = after.trim_start_matches(['{', ' ']);
        if !value.starts_with(QUOTES) {
            rest = after;
            continue;
        }
        let Some((words, behind)) = quoted_value(value, &QUOTES) else { break };
        given.push((name, words));
        rest = behind;
    }
    given
}

#[cfg(test)]
mod tests {
    use super::{Partials, is_part};
    use crate::import::ImportTree;

    fn tree(files: &[(&str, &str)]) -> ImportTree {
        let texts = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        ImportTree { texts, ..ImportTree::default() }
    }

    #[test]
    fn parts_are_put_in_place_and_lines_keep_their_numbers() {
        let tree = tree(&[
            ("docs/_p.mdx", "---\ntitle: P\n---\nAsk at the {props.place}.\n"),
            ("_includes/a.md", "Ring {{ include.who }}."),
            ("content/en/s/h.md", "Open at night."),
            ("docs/_loop.mdx", "import L from './_loop2.mdx'\n\n<L /> <L />\n"),
            ("docs/_loop2.mdx", "import L from './_loop.mdx'\n\n<L /> <L />\n"),
        ]);
        let mut parts = Partials::new(&tree);
        let text = "import P from './_p.mdx';\n\nOne\n\n<P\n  place=\"library\" />\nTwo\n\n```\n<P />\n```\n";
        let filled = parts.filled("docs/a.mdx", text).expect("a part");
        assert_eq!(filled.text, "\n\nOne\n\n\n\nAsk at the library.\n\n\nTwo\n\n```\n<P />\n```\n");
        assert_eq!(filled.lines, [1, 2, 3, 4, 5, 5, 5, 5, 6, 7, 8, 9, 10, 11]);
        let text = "See {% include a.md who='us' %} now.\n";
        assert_eq!(parts.filled("b.md", text).expect("a part").text, "See Ring us. now.\n");
        let text = "{{% include \"/s/h.md\" %}}\n";
        assert!(
            parts.filled("content/en/x/y/b.md", text).is_some_and(|filled| filled.text.contains("Open at"))
        );
        assert!(parts.filled("b.md", "{% include no.md %} {{ a }}").is_none());
        assert!(parts.filled("docs/l.mdx", "import L from './_loop.mdx'\n\n<L />\n").is_some());
        assert_eq!(parts.used.len(), 5);
    }

    #[test]
    fn files_that_lines_of_mkdocs_name_stand_in_their_place() {
        let tree = tree(&[("docs/a.md", "One.\n\nTwo.\n"), ("inc/b.md", "Three.\n"), ("docs/p.md", "")]);
        let mut parts = Partials::new(&tree);
        let mut filled = |text: &str| parts.filled("docs/p.md", text).map(|filled| filled.text);
        for (text, expected) in [
            ("--8<-- \"a.md\"\n", Some("One.\n\nTwo.\n")),
            ("!!! note\n    --8<-- 'inc/b.md'\nx", Some("!!! note\n    Three.\nx")),
            ("  {!a.md!}", Some("  One.\n  \n  Two.")),
            ("--8<--\na.md\n\ninc/b.md\n--8<--\nx\n", Some("One.\n\nTwo.\n\nThree.\nx\n")),
            ("{% include-markdown \"a.md\" %}\n", Some("\n\nOne.\n\nTwo.\n\n\n")),
            ("{% include-markdown \"a.md\" start=\"x\" %}\n", None),
            ("--8<-- \"a.md:1:1\"\n", None),
            ("--8<-- \"no.md\"\n", None),
            ("--8<--\na.md\n", Some("One.\n\nTwo.\n")),
            ("```\n--8<-- \"a.md\"\n```\n", None),
            ("--8<--", None),
        ] {
            assert_eq!(filled(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn names_tell_parts_from_pages() {
        for part in ["docs/_p.mdx", "_p.md", "_includes/a.md", "_docs/_parts/a.md"] {
            assert!(is_part(part), "{part}");
        }
        for page in ["content/_index.fr.md", "_docs/a.md", "_posts/2024-01-01-a.md", "a/_posts/b.md"] {
            assert!(!is_part(page), "{page}");
        }
    }
}
