//! A file without what is no Markdown: its front matter, the marks within its lines (`marks`), and here whole lines: those of
//! programs, of notes in boxes and tabs, of tables of contents. A line that goes leaves an empty one, so that places can be told.

use std::collections::BTreeSet;
use std::ops::Range;

use super::boxes::{INDENT, box_title, columns, opening, quoted_note};
use super::fences::{FenceReader, LineKind};
use super::marks::without_marks;
use super::tables::TableRows;
use super::values::PageValues;
use crate::import::left_out::{LeftOut, short};

/// A text that is ready to be read as Markdown.
#[derive(Debug, Default)]
pub(in crate::import) struct PreparedText {
    pub text: String,
    /// The bytes of it that stand in notes and tabs, in their order.
    pub boxes: Vec<Range<usize>>,
}

/// The text of a page without its front matter, which is `body` bytes long, and without foreign marks; what they said is added to
/// `left_out`.
pub(in crate::import) fn prepared(
    text: &str,
    body: usize,
    values: &PageValues<'_>,
    left_out: &mut Vec<LeftOut>,
) -> PreparedText {
    let front = text[..body].matches('\n').count();
    let text = "\n".repeat(front) + &text[body..];
    let text = without_marks(&text.replace("\r\n", "\n"), values, left_out);
    let is_mdx = values.path.ends_with(".mdx");
    let mut lines = Lines {
        path: values.path,
        is_mdx,
        has_programs: is_mdx || values.site.has_programs,
        fences: FenceReader::default(),
        boxes: Vec::new(),
        marked: 0,
        tables: TableRows::default(),
        html: HtmlLines::Outside,
        unclosed: BTreeSet::new(),
        left_out,
    };
    let mut prepared = PreparedText::default();
    let all: Vec<&str> = text.lines().collect();
    for at in 0..all.len() {
        let line = lines.line(at, &all);
        let from = prepared.text.len();
        prepared.text.push_str(&line);
        prepared.text.push('\n');
        if lines.is_in_box() {
            match prepared.boxes.last_mut() {
                Some(last) if last.end == from => last.end = prepared.text.len(),
                _ => prepared.boxes.push(from..prepared.text.len()),
            }
        }
    }
    prepared
}

/// What the lines at hand are to HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HtmlLines {
    Outside,
    /// An element stands in them, which an empty line ends.
    Inside,
    /// They are program code within an element, and go.
    Code,
}

struct Lines<'a> {
    path: &'a str,
    is_mdx: bool,
    /// Whether lines of programs stand among those of the text.
    has_programs: bool,
    fences: FenceReader,
    /// Of each note and tab that is open, the column its words begin at.
    boxes: Vec<usize>,
    /// How many notes are open that end with a mark of their own.
    marked: usize,
    tables: TableRows,
    html: HtmlLines,
    /// Fences that nothing closes in the rest of the text.
    unclosed: BTreeSet<(char, usize)>,
    left_out: &'a mut Vec<LeftOut>,
}

impl Lines<'_> {
    fn is_in_box(&self) -> bool {
        !self.boxes.is_empty() || self.marked > 0
    }

    fn line(&mut self, at: usize, all: &[&str]) -> String {
        let line = self.outdented(all[at]);
        let kind = self.fences.line(&line);
        if self.html == HtmlLines::Code {
            if kind == LineKind::Fence {
                self.html = HtmlLines::Outside;
            }
            return String::new();
        }
        match kind {
            LineKind::Words => {}
            // Markdown would read the fence as HTML, and the one that closes it as one that opens.
            LineKind::Fence if self.html == HtmlLines::Inside && self.fences.open().is_some() => {
                if self.is_closed(&all[at + 1..]) {
                    self.tell(at, "a block of program code".to_owned());
                    self.html = HtmlLines::Code;
                    return String::new();
                }
                self.fences = FenceReader::default();
                self.tell(
                    at,
                    "a fence of program code that nothing closes: what follows is kept as words".to_owned(),
                );
                return String::new();
            }
            _ => return line,
        }
        let words = line.trim();
        if words.is_empty() {
            self.html = HtmlLines::Outside;
        } else if is_tag(words) {
            self.html = HtmlLines::Inside;
        }
        let next = all.get(at + 1).copied();
        if let Some(words) = self.gone(at, &line, next).or_else(|| self.boxed(at, &line, all)) {
            return words;
        }
        let line = self.tables.line(&line, next).unwrap_or(line);
        let begin = line.len() - line.trim_start_matches(['>', ' ', '\t']).len();
        // What a word means stands behind a colon and a blank; `:name:` is a picture.
        let is_word = line[begin..]
            .strip_prefix(':')
            .is_some_and(|rest| rest.starts_with(|c: char| !c.is_whitespace() && !":-".contains(c)));
        if is_word { format!("{}\\{}", &line[..begin], &line[begin..]) } else { line }
    }

    fn tell(&mut self, at: usize, what: String) {
        self.left_out.push(LeftOut::new(self.path, at + 1, what));
    }

    /// The line without the indentation that it has for the notes and tabs it stands in; those end that it does not stand in.
    fn outdented(&mut self, line: &str) -> String {
        if self.boxes.is_empty() || line.trim().is_empty() {
            return line.to_owned();
        }
        let own = columns(line);
        if self.fences.open().is_none() {
            while self.boxes.last().is_some_and(|column| own < *column) {
                self.boxes.pop();
            }
        }
        let kept = own.saturating_sub(INDENT * self.boxes.len());
        if self.boxes.is_empty() { line.to_owned() } else { " ".repeat(kept) + line.trim_start() }
    }

    /// Whether the fence that is open is closed in these lines.
    fn is_closed(&mut self, behind: &[&str]) -> bool {
        let Some(open) = self.fences.open().filter(|open| !self.unclosed.contains(open)) else {
            return false;
        };
        let mut fences = self.fences.clone();
        let is_closed = behind.iter().any(|line| fences.line(line) == LineKind::Fence);
        if !is_closed {
            self.unclosed.insert(open);
        }
        is_closed
    }

    /// What stands in the place of a line that only programs read, or that lists the headings of its page.
    fn gone(&mut self, at: usize, line: &str, next: Option<&str>) -> Option<String> {
        let words = line.trim();
        let is_program = is_import(line) || self.has_programs && is_export(line);
        if is_program || self.is_mdx && (line.starts_with("import ") || line.starts_with("export ")) {
            self.tell(at, "a line of a program (`import`, `export`)".to_owned());
            return Some(String::new());
        }
        let is_list = |words: &str| {
            let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.starts_with(['-', '*', '+', '.']) && rest[1..].starts_with(' ')
        };
        // The list that a table of contents takes the place of has one entry.
        let is_contents = next.is_some_and(|next| is_toc_of_list(next.trim())) && is_list(words);
        // The sign that ends a block of kramdown's.
        let is_toc = ["[TOC]", "[[toc]]", "[[_TOC_]]"].contains(&words) || is_toc_of_list(words);
        if is_contents || is_toc || words == "^" || words.starts_with("{:") && words.ends_with('}') {
            return Some(String::new());
        }
        if self.is_mdx && words.starts_with('{') && words.ends_with('}') {
            if !words.starts_with("{/*") {
                self.tell(at, format!("a part of a program (`{}`)", short(words)));
            }
            return Some(String::new());
        }
        None
    }

    /// What stands in the place of a line that opens or closes a note or a tab: its title.
    fn boxed(&mut self, at: usize, line: &str, all: &[&str]) -> Option<String> {
        let words = line.trim();
        let indent = &line[..line.len() - line.trim_start().len()];
        if let Some(sign) = [":::", "///"].into_iter().find(|sign| words.starts_with(sign)) {
            let rest = words.trim_start_matches(&sign[..1]).trim();
            if rest.is_empty() {
                self.marked = self.marked.saturating_sub(1);
                return Some(String::new());
            }
            self.marked += 1;
            let (name, title) = match sign {
                "///" => rest.split_once('|').unwrap_or((rest, "")),
                _ => name_and_title(rest),
            };
            let name = name.trim();
            let shown = if sign == ":::" { format!(":::{name}") } else { format!("/// {}", short(name)) };
            self.tell(at, format!("a note in a box (`{shown}`): its words are kept as plain text"));
            return Some(format!("{indent}{}", box_title(name, title)));
        }
        if let Some(opened) = opening(words) {
            let column = columns(all[at]) + INDENT;
            let first = all[at + 1..].iter().find(|line| !line.trim().is_empty());
            // Words behind three signs that lead up to nothing are words.
            if opened.title.is_some() || first.is_some_and(|first| columns(first) >= column) {
                self.boxes.push(column);
                let mark = opened.mark;
                self.tell(
                    at,
                    format!("a note in a box or a tab (`{mark}`): its words are kept as plain text"),
                );
                return Some(format!("{indent}{}", box_title(opened.name, opened.title.unwrap_or_default())));
            }
        }
        let note = quoted_note(line)?;
        self.tell(
            at,
            format!("a note in a box (`[!{}]`): its words are kept as plain text", short(note.name)),
        );
        Some(format!("{}{}", note.before, box_title(note.name, note.title)))
    }
}

/// Whether a line begins with a tag, in a quotation or an entry of a list too.
fn is_tag(words: &str) -> bool {
    let inside = words.trim_start_matches(['>', '-', '*', '+', ' ']).strip_prefix('<');
    inside.is_some_and(|inside| inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'))
}

/// `note[Title]{.class}` and `note Title`, parted.
fn name_and_title(words: &str) -> (&str, &str) {
    let end = words.find([' ', '[', '{']).unwrap_or(words.len());
    let (name, behind) = words.split_at(end);
    let behind = behind.trim();
    let bracket = behind.strip_prefix('[').and_then(|behind| Some(&behind[..behind.rfind(']')?]));
    let without_list =
        || behind.rfind('{').filter(|_| behind.ends_with('}')).map_or(behind, |at| &behind[..at]);
    (name, bracket.unwrap_or_else(without_list).trim())
}

/// Whether a table of contents is drawn in the place of the list before this line.
fn is_toc_of_list(words: &str) -> bool {
    let list = words.strip_prefix("{:").filter(|list| list.ends_with('}'));
    list.is_some_and(|list| list.trim_start().starts_with("toc"))
}

/// Whether a line is `import X from 'x';` or `import 'x';`, which nobody writes as a sentence.
fn is_import(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(';');
    let Some(rest) = line.strip_prefix("import ") else { return false };
    let from = rest.rsplit_once(" from ").map_or(rest, |(_, from)| from).trim();
    ['\'', '"'].iter().any(|quote| {
        let inside = from.strip_prefix(*quote).and_then(|from| from.strip_suffix(*quote));
        inside.is_some_and(|inside| !inside.is_empty() && !inside.contains([*quote, ' ']))
    })
}

/// Whether a line hands on a part of a program.
fn is_export(line: &str) -> bool {
    ["const ", "default ", "function ", "let "]
        .iter()
        .any(|kind| line.strip_prefix("export ").is_some_and(|rest| rest.starts_with(kind)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::dialects::values::SiteValues;

    fn of(text: &str) -> (String, Vec<(usize, String)>) {
        let mut left = Vec::new();
        let (site, front) = (SiteValues::default(), serde_json::Value::Null);
        let values = PageValues { site: &site, front: &front, path: "a.mdx", lang: None };
        let text = prepared(text, 0, &values, &mut left).text;
        (text, left.into_iter().map(|left| (left.line, left.what)).collect())
    }

    #[test]
    fn foreign_marks_go_and_what_they_hold_stays() {
        let (text, left) =
            of("import X from 'x'\n:::tip Take care\nDrink.\n:::\n\n!!! note \"Heat\"\n    Rest.\n\nEnd.\n");
        assert_eq!(text, "\n**Take care**  \nDrink.\n\n\n**Heat**  \nRest.\n\nEnd.\n");
        assert_eq!(left.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2, 6]);
        let (text, left) =
            of("a {{< tip >}}b{{< /tip >}}\n[c]({{< ref \"d.md\" >}}) {{ youtube(id=\"x\") }}\n");
        assert_eq!(text, "a b\n[c](ref:d.md) \n");
        assert_eq!(left.len(), 2, "{left:?}");
        assert_eq!(of("```\n:::tip\n```\n").0, "```\n:::tip\n```\n");
    }
}
