//! Notes in boxes, tabs and folded parts whose first line other dialects mark, and whose words are indented below it.

use super::attribute_lists::attributes;
use crate::normalization::capitalised;
use crate::parse::warning;

/// How a line opens a note or a tab.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::import) struct BoxOpening<'a> {
    /// The signs it begins with.
    pub mark: &'static str,
    /// What kind of note it is.
    pub name: &'a str,
    /// Its title, where it has one: that may be empty.
    pub title: Option<&'a str>,
}

/// The signs that open a note, a folded note, a tab.
const MARKS: [&str; 6] = ["!!!", "???+", "???", "===!", "===+", "==="];

/// Columns by which the words of a note are indented.
pub(in crate::import) const INDENT: usize = 4;

/// The note or the tab that a line opens, as Python-Markdown reads it: the title ends at the last quotation mark of the line.
pub(in crate::import) fn opening(words: &str) -> Option<BoxOpening<'_>> {
    let (mark, rest) = MARKS.iter().find_map(|mark| Some((*mark, words.strip_prefix(mark)?)))?;
    let quoted = |text: &'_ str| -> Option<(usize, usize)> {
        let open = text.find('"')?;
        let close = text.trim_end().len() - 1;
        (close > open && text.trim_end().ends_with('"')).then_some((open, close))
    };
    if mark.starts_with('=') {
        let (open, close) = quoted(rest)?;
        let is_tab = rest.starts_with([' ', '\t']) && rest[..open].trim().is_empty();
        return is_tab.then(|| BoxOpening { mark, name: "", title: Some(&rest[open + 1..close]) });
    }
    let (names, title) = match rest.find('"') {
        Some(at) => {
            let (open, close) = quoted(rest)?;
            (&rest[..at], Some(&rest[open + 1..close]))
        }
        None => (rest, None),
    };
    let is_names = names.starts_with([' ', '\t']) || names.starts_with(|c: char| c.is_alphanumeric());
    let is_sure = is_names
        && names.trim().starts_with(|c: char| c.is_alphanumeric())
        && names.chars().all(|c| c.is_alphanumeric() || "-_ \t".contains(c));
    let name = names.split_whitespace().next().unwrap_or_default();
    is_sure.then_some(BoxOpening { mark, name, title })
}

/// How far a line is indented.
pub(in crate::import) fn columns(line: &str) -> usize {
    width(&line[..line.len() - line.trim_start().len()])
}

/// How many columns a text has: a tab leads to the next one that four parts.
pub(in crate::import) fn width(text: &str) -> usize {
    text.chars().fold(0, |columns, c| match c {
        '\t' => (columns / INDENT + 1) * INDENT,
        _ => columns + 1,
    })
}

/// A note in a quotation, as GitHub and Obsidian write it: `> [!WARNING] Title`.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::import) struct QuotedNote<'a> {
    /// The signs of the quotation.
    pub before: &'a str,
    pub name: &'a str,
    pub title: &'a str,
    /// Whether `GitHub` draws it, and nothing but the box is lost.
    pub is_known: bool,
}

/// Those kinds that `GitHub` draws, where they stand alone on their line.
const KNOWN: [&str; 5] = ["caution", "important", "note", "tip", "warning"];

/// The note that a line opens.
pub(in crate::import) fn quoted_note(line: &str) -> Option<QuotedNote<'_>> {
    let at = line.find("[!")?;
    let before = &line[..at];
    let (inside, behind) = line[at + 2..].split_once(']')?;
    let is_quote = before.contains('>') && before.chars().all(|c| c == '>' || c.is_whitespace());
    let name = inside.split('|').next().unwrap_or_default().trim();
    let is_name = name.starts_with(|c: char| c.is_alphabetic())
        && name.chars().all(|c| c.is_alphanumeric() || "-_ ".contains(c));
    if !is_quote || !is_name || behind.starts_with(['(', '[', ':']) {
        return None;
    }
    let title = behind.strip_prefix(['+', '-']).unwrap_or(behind).trim();
    let is_known = behind.is_empty() && KNOWN.iter().any(|known| known.eq_ignore_ascii_case(inside));
    Some(QuotedNote { before, name, title, is_known })
}

/// The title of a note in a box as a line of its own before its words: its title, or else its label, which a kind that warns has.
pub(in crate::import) fn box_title(title: &str, label: Option<String>) -> String {
    let title = title.trim().replace("**", "");
    if !title.is_empty() {
        return format!("**{title}**  ");
    }
    label.map_or_else(String::new, |words| format!("**{words}**  "))
}

/// Kinds of notes whose names say nothing that their words do not.
const PLAIN: [&str; 23] = [
    "abstract",
    "admonition",
    "bug",
    "check",
    "cite",
    "details",
    "done",
    "error",
    "example",
    "fail",
    "failure",
    "faq",
    "hint",
    "info",
    "missing",
    "note",
    "question",
    "quote",
    "seealso",
    "success",
    "summary",
    "tip",
    "todo",
];

/// What stands above a note of this kind that has no title: nothing for the kinds that generators know, or else its name.
pub(in crate::import) fn name_as_title(name: &str) -> String {
    let is_plain = PLAIN.iter().any(|plain| plain.eq_ignore_ascii_case(name));
    if is_plain || name.eq_ignore_ascii_case("tldr") || warning(name).is_some() {
        return String::new();
    }
    capitalised(&name.to_lowercase().replace(['-', '_'], " "))
}

/// A note between marks, by what stands behind the mark that opens it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct MarkedBox<'a> {
    pub name: &'a str,
    pub title: &'a str,
    /// Words behind its title.
    pub behind: &'a str,
}

/// `note Title`, `note[Title]{.class}`, `{.callout-note title="Title"}` and `{note} Title`, parted.
pub(in crate::import) fn marked_box(words: &str) -> MarkedBox<'_> {
    let words = words.strip_suffix(":::").map_or(words, |words| words.trim_end_matches(':')).trim();
    // It says that a folded part is open.
    let words = words.strip_suffix(" {open}").unwrap_or(words);
    let (name, rest) = words.split_at(words.find([' ', '[', '{']).unwrap_or(words.len()));
    let mut found = MarkedBox { name, ..MarkedBox::default() };
    let mut rest = rest.trim();
    let close = rest.strip_prefix('[').and_then(|_| closing(rest));
    if let Some(close) = close {
        found.title = &rest[1..close];
        rest = rest[close + 1..].trim();
    }
    let list_at =
        if rest.starts_with('{') { Some(0) } else { rest.rfind('{').filter(|_| rest.ends_with('}')) };
    if let Some(at) = list_at {
        let (before, list) = rest.split_at(at);
        let length = if let Some(list) = attributes(list) {
            let class = list.class.map(|class| class.strip_prefix("callout-").unwrap_or(class));
            found.name = if name.is_empty() { class.unwrap_or_default() } else { name };
            let title = list.shown.iter().find(|(name, _)| *name == "title").map(|(_, title)| *title);
            found.title = title.filter(|_| found.title.is_empty()).unwrap_or(found.title);
            Some(list.length)
        } else {
            let end = list.find('}').filter(|_| at == 0);
            found.name = end.filter(|_| name.is_empty()).map_or(name, |end| list[1..end].trim());
            end.map(|end| end + 1)
        };
        if let Some(length) = length {
            rest = if at == 0 { list[length..].trim() } else { before.trim() };
        }
    }
    if found.title.is_empty() {
        found.title = rest;
    } else {
        found.behind = rest;
    }
    found
}

/// Where the bracket is closed that a text begins with.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let (at, _) = text.match_indices(['[', ']']).find(|(_, sign)| {
        depth = if *sign == "[" { depth + 1 } else { depth - 1 };
        depth == 0
    })?;
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::{marked_box, name_as_title, opening, quoted_note};

    #[test]
    fn first_lines_of_notes_are_told_from_words() {
        for (line, name, title) in [
            ("!!! warning \"`a = \"b\"` is it\"", "warning", Some("`a = \"b\"` is it")),
            ("!!!note", "note", None),
            ("??? note inline end \"Folded\"", "note", Some("Folded")),
            ("=== \"A tab\"", "", Some("A tab")),
            ("!!! tip \"\"", "tip", Some("")),
        ] {
            let found = opening(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((found.name, found.title), (name, title), "{line}");
        }
        for line in ["===", "=== ", "!!!", "!!! Important: call now!", "==== \"x\"", "!!! \"open", "???"] {
            assert_eq!(opening(line), None, "{line}");
        }
    }

    #[test]
    fn notes_in_quotations_are_told_from_links() {
        let title = |line| quoted_note(line).map(|note| (note.name, note.title));
        assert_eq!(title("> [!WARNING] Never share"), Some(("WARNING", "Never share")));
        assert_eq!(title("> > [!danger]- Folded"), Some(("danger", "Folded")));
        assert_eq!(title("> [!abstract]"), Some(("abstract", "")));
        assert_eq!(title("> [!NOTE]"), Some(("NOTE", "")));
        for line in ["> [!a](b)", "[!NOTE] x", "> words [!NOTE] x", "> [!] x"] {
            assert_eq!(quoted_note(line), None, "{line}");
        }
    }

    #[test]
    fn titles_of_notes_are_found_in_every_spelling() {
        for (words, name, title, behind) in [
            ("note", "note", "", ""),
            ("note My title {.wide}", "note", "My title", ""),
            ("note[See [it](x)]{.wide}", "note", "See [it](x)", ""),
            ("tip[Important] call first", "tip", "Important", "call first"),
            ("{.callout-warning title=\"Do not sign\"}", "warning", "Do not sign", ""),
            ("note{title=\"Never\"}", "note", "Never", ""),
            ("{note} Its title", "note", "Its title", ""),
            ("{#id .columns} :::", "columns", "", ""),
            ("note call {x}", "note", "call {x}", ""),
        ] {
            let found = marked_box(words);
            assert_eq!((found.name, found.title, found.behind), (name, title, behind), "{words}");
        }
        assert_eq!(["note", "Danger", "read-ME"].map(name_as_title), ["", "", "Read me"].map(str::to_owned));
    }
}
