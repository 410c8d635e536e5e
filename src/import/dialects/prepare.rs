//! A file without what is no Markdown: its front matter, the marks within its lines (`marks`), and here whole lines: those of
//! programs, of notes in boxes and tabs, of tables of contents. A line that goes leaves an empty one, so that places can be told.

use std::collections::BTreeSet;
use std::ops::Range;

use super::boxes::{INDENT, MarkedBox, box_title, columns, marked_box, name_as_title, opening, quoted_note};
use super::entries::{EntryColumn, OpenEntries, behind_sign};
use super::fences::{FenceReader, LineKind};
use super::framed::unframed;
use super::marks::{MarkedText, without_marks};
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
/// `left_out`. `above` is Markdown that stands above it, whose lines count as none.
pub(in crate::import) fn prepared(
    text: &str,
    body: usize,
    above: &str,
    values: &PageValues<'_>,
    left_out: &mut Vec<LeftOut>,
) -> PreparedText {
    let front = text[..body].matches('\n').count();
    let text = "\n".repeat(front) + above + &text[body..].replace("\r\n", "\n");
    let MarkedText { text, comments } = without_marks(&unframed(&text), values, left_out);
    let is_mdx = values.path.ends_with(".mdx");
    let mut lines = Lines {
        path: values.path,
        values,
        is_mdx,
        has_programs: is_mdx || values.site.has_programs,
        comments,
        fences: FenceReader::default(),
        entries: OpenEntries::default(),
        fence: EntryColumn::default(),
        boxes: Vec::new(),
        marked: 0,
        tables: TableRows::default(),
        html: HtmlLines::Outside,
        unclosed: BTreeSet::new(),
        is_behind_words: false,
        left_out,
    };
    let mut prepared = PreparedText::default();
    let all: Vec<&str> = text.lines().collect();
    for at in 0..all.len() {
        let line = lines.line(at, &all);
        lines.is_behind_words = !line.trim().is_empty();
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
    values: &'a PageValues<'a>,
    is_mdx: bool,
    /// Whether lines of programs stand among those of the text.
    has_programs: bool,
    /// The lines, from 1, that begin within a comment of HTML.
    comments: BTreeSet<usize>,
    fences: FenceReader,
    /// The entries of lists that are open, and the columns at which the fence stands that is.
    entries: OpenEntries,
    fence: EntryColumn,
    /// Of each note and tab that is open, the column its words begin at.
    boxes: Vec<usize>,
    /// How many notes are open that end with a mark of their own.
    marked: usize,
    tables: TableRows,
    html: HtmlLines,
    /// Fences that nothing closes in the rest of the text.
    unclosed: BTreeSet<(char, usize)>,
    /// Whether there are words on the line before.
    is_behind_words: bool,
    left_out: &'a mut Vec<LeftOut>,
}

impl Lines<'_> {
    fn is_in_box(&self) -> bool {
        !self.boxes.is_empty() || self.marked > 0
    }

    fn line(&mut self, at: usize, all: &[&str]) -> String {
        if self.comments.contains(&(at + 1)) {
            return all[at].to_owned();
        }
        let line = self.outdented(all[at]);
        let line = if self.has_programs { self.without_code(line) } else { line };
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
        let is_before_heading = next
            .is_some_and(|next| next.trim_start().starts_with("# ") || next.trim_start().starts_with("##"));
        if self.html == HtmlLines::Inside && self.has_programs && is_before_heading && words.ends_with('>') {
            // A program reads the heading behind its tag as one. An empty line that counts as none ends the HTML.
            self.html = HtmlLines::Outside;
            return line + "\r";
        }
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

    /// The line indented no further than the entry it stands in asks for: where parts of programs stand in texts, indentation makes no
    /// code.
    fn without_code(&mut self, line: String) -> String {
        let own = columns(&line);
        let words = line.trim_start();
        if self.fences.open().is_some() {
            let EntryColumn { written, least } = self.fence;
            return " ".repeat(own.saturating_sub(written) + least) + words;
        }
        let column = self.entries.line(&line, false);
        if words.is_empty() {
            return line;
        }
        self.fence = if behind_sign(words).is_some() {
            self.entries.innermost()
        } else {
            EntryColumn { written: own, ..column }
        };
        // A line that goes on with a paragraph may be indented less.
        let kept = if own < column.written { own.min(INDENT - 1) } else { column.least };
        " ".repeat(kept) + words
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

    /// What stands in the place of a line that only generators read, or that lists the headings of its page.
    fn gone(&mut self, at: usize, line: &str, next: Option<&str>) -> Option<String> {
        let words = line.trim();
        let is_list = |words: &str| {
            let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.starts_with(['-', '*', '+', '.']) && rest[1..].starts_with(' ')
        };
        // The list that a table of contents takes the place of has one entry.
        let is_contents = next.is_some_and(|next| is_toc_of_list(next.trim())) && is_list(words);
        // The sign that ends a block of kramdown's.
        let is_toc = ["[TOC]", "[[toc]]", "[[_TOC_]]"].contains(&words) || is_toc_of_list(words);
        if is_contents || is_toc || words == "^" || words.starts_with("{:") && is_in_braces(words) {
            return Some(String::new());
        }
        if words.starts_with(CODE_OF_FILE) {
            self.tell(at, format!("a piece of another file (`{}`)", short(words)));
            return Some(String::new());
        }
        if self.is_mdx && is_in_braces(words) {
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
            let found = match sign {
                "///" => {
                    let (name, title) = rest.split_once('|').unwrap_or((rest, ""));
                    MarkedBox { name: name.trim(), title, behind: "" }
                }
                _ => marked_box(rest),
            };
            let name = found.name;
            self.tell(at, format!("a note in a box (`{}`): its words are kept as plain text", short(name)));
            let title = box_title(found.title, self.values.label(name));
            let title = if found.behind.is_empty() {
                title
            } else {
                format!("{} {}", title.trim_end(), found.behind)
            };
            return Some(self.titled(indent, &title));
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
                let title = opened.title.map_or_else(|| name_as_title(opened.name), str::to_owned);
                return Some(self.titled(indent, &box_title(&title, self.values.label(opened.name))));
            }
        }
        let note = quoted_note(line)?;
        if note.is_known {
            // Its label is a paragraph of its own, whose end counts as no line.
            let label = self.values.label(note.name);
            return Some(label.map_or_else(
                || note.before.to_owned(),
                |label| format!("{0}**{label}**\r{0}", note.before),
            ));
        }
        let name = short(note.name);
        self.tell(at, format!("a note in a box (`[!{name}]`): its words are kept as plain text"));
        let title = if note.title.is_empty() { name_as_title(note.name) } else { note.title.to_owned() };
        Some(format!("{}{}", note.before, box_title(&title, self.values.label(note.name))))
    }

    /// The title of a note in its own paragraph. An empty line before it that counts as none keeps the places of those behind.
    fn titled(&self, indent: &str, title: &str) -> String {
        let gap = if self.is_behind_words && !title.is_empty() { "\r" } else { "" };
        format!("{gap}{indent}{title}")
    }
}

/// What begins a line in whose place program code of another file stands.
const CODE_OF_FILE: &str = "<<< ";

/// Whether a line begins with a tag, in a quotation or an entry of a list too.
fn is_tag(words: &str) -> bool {
    let inside = words.trim_start_matches(['>', '-', '*', '+', ' ']).strip_prefix('<');
    inside.is_some_and(|inside| inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'))
}

/// Whether a line is one pair of braces with what stands in it.
fn is_in_braces(words: &str) -> bool {
    let inside = words.strip_prefix('{').and_then(|words| words.strip_suffix('}'));
    let mut depth = 0_usize;
    inside.is_some_and(|inside| {
        inside.chars().all(|c| {
            depth += usize::from(c == '{');
            let is_open = c != '}' || depth > 0;
            depth -= usize::from(c == '}' && is_open);
            is_open
        })
    })
}

/// Whether a table of contents is drawn in the place of the list before this line.
fn is_toc_of_list(words: &str) -> bool {
    let list = words.strip_prefix("{:").filter(|_| is_in_braces(words));
    list.is_some_and(|list| list.trim_start().starts_with("toc"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::dialects::values::SiteValues;

    fn of(text: &str) -> (String, Vec<(usize, String)>) {
        let mut left = Vec::new();
        let (site, front) = (SiteValues::default(), serde_json::Value::Null);
        let values = PageValues { site: &site, front: &front, path: "a.mdx", lang: None };
        let text = prepared(text, 0, "", &values, &mut left).text;
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
