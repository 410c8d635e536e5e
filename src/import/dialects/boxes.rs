//! Notes in boxes, tabs and folded parts whose first line other dialects mark, and whose words are indented below it.

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

/// How far a line is indented: a tab leads to the next column that four parts.
pub(in crate::import) fn columns(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).fold(0, |columns, c| match c {
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
}

/// Those kinds that the reader of Markdown knows, where they stand alone on their line.
const KNOWN: [&str; 5] = ["caution", "important", "note", "tip", "warning"];

/// The note that a line opens, where the reader of Markdown does not see it by itself.
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
    (!is_known).then_some(QuotedNote { before, name, title })
}

/// The title of a note in a box as a paragraph of its own: its words, or the name of a kind that warns.
pub(in crate::import) fn box_title(name: &str, title: &str) -> String {
    let title = title.trim().replace("**", "");
    if !title.is_empty() {
        return format!("**{title}**  ");
    }
    warning(name).map_or_else(String::new, |words| format!("**{words}**  "))
}

#[cfg(test)]
mod tests {
    use super::{opening, quoted_note};

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
    fn notes_in_quotations_that_markdown_knows_are_left_to_it() {
        let title = |line| quoted_note(line).map(|note| (note.name, note.title));
        assert_eq!(title("> [!WARNING] Never share"), Some(("WARNING", "Never share")));
        assert_eq!(title("> > [!danger]- Folded"), Some(("danger", "Folded")));
        assert_eq!(title("> [!abstract]"), Some(("abstract", "")));
        for line in ["> [!NOTE]", "> [!a](b)", "[!NOTE] x", "> words [!NOTE] x", "> [!] x"] {
            assert_eq!(quoted_note(line), None, "{line}");
        }
    }
}
