//! A piece of HTML as Markdown: tags within a line stay and are read with it, others part paragraphs, tables are read as tables.

use crate::normalization::folded;
use crate::tags::{self, Tag};

/// What a piece of HTML holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct HtmlWords {
    /// Its first element; none where it is a comment.
    pub element: Option<String>,
    /// What stands in it, in order.
    pub parts: Vec<HtmlPart>,
    /// What is lost with its tags.
    pub lost: Vec<String>,
}

/// A part of what stands in HTML.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::import) enum HtmlPart {
    /// Markdown.
    Text(String),
    /// Rows of a table.
    Table(Vec<HtmlRow>),
}

/// A row of a table.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct HtmlRow {
    /// Whether all its cells are heads of columns.
    pub is_head: bool,
    /// Its cells as Markdown.
    pub cells: Vec<String>,
}

/// Elements whose words are none for readers, or no words at all without them.
const WORDLESS: [&str; 11] =
    ["script", "style", "svg", "iframe", "object", "video", "audio", "form", "pre", "select", "canvas"];

/// Elements within a line.
const INLINE: [&str; 21] = [
    "a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "u",
];

/// Reads a piece of HTML; never fails.
pub(in crate::import) fn words(html: &str) -> HtmlWords {
    let mut read = HtmlReader::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        read.text(&rest[..at]);
        let from = &rest[at..];
        let Some(length) = length(from) else {
            read.text("<");
            rest = &from[1..];
            continue;
        };
        let tag;
        (tag, rest) = from.split_at(length);
        if tag.starts_with("<!--") {
            continue;
        }
        let name = name(tag);
        if name == "code" && !tag.starts_with("</") {
            // What stands in code is no tag.
            let inside = rest.find("</code").unwrap_or(0);
            read.text(tag);
            read.text(&rest[..inside]);
            rest = &rest[inside..];
        } else if WORDLESS.contains(&name.as_str()) && !tag.starts_with("</") {
            let close = format!("</{name}");
            let inside = rest.find(&close).unwrap_or(if tag.ends_with("/>") { 0 } else { rest.len() });
            rest = &rest[inside..];
            read.open(&name);
            read.close();
            read.read.lost.push(format!("what stands in `<{name}>`"));
        } else {
            read.tag(tag, &name);
        }
    }
    read.text(rest);
    read.close();
    read.end_table();
    read.read
}

/// The bytes of the tag or the comment that begins here; none where the sign is one of the text's.
fn length(from: &str) -> Option<usize> {
    if from.starts_with("<!--") {
        return Some(from.find("-->").map_or(from.len(), |end| end + 3));
    }
    let is_tag = from[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    Some(from).filter(|_| is_tag).and_then(|from| tags::length(&from[1..])).map(|end| end + 2)
}

#[derive(Default)]
struct HtmlReader {
    read: HtmlWords,
    text: String,
    /// The rows of the table that is open.
    table: Option<Vec<HtmlRow>>,
    is_in_cell: bool,
    /// Of each list that is open, whether it is numbered.
    lists: Vec<bool>,
}

impl HtmlReader {
    fn text(&mut self, text: &str) {
        match self.cell() {
            Some(cell) => cell.push_str(&text.replace('\n', " ")),
            None => self.text.push_str(text),
        }
    }

    fn cell(&mut self) -> Option<&mut String> {
        self.table.as_mut().filter(|_| self.is_in_cell)?.last_mut()?.cells.last_mut()
    }

    fn open(&mut self, name: &str) {
        if self.read.element.is_none() && !name.is_empty() {
            self.read.element = Some(name.to_owned());
        }
    }

    fn tag(&mut self, tag: &str, name: &str) {
        let is_end = tag.starts_with("</");
        if !is_end {
            self.open(name);
        }
        if INLINE.contains(&name) && !is_of_program(tag) {
            return self.text(tag);
        }
        match name {
            "table" if is_end => self.end_table(),
            "table" => {
                self.close();
                self.end_table();
                self.table = Some(Vec::new());
            }
            _ if self.table.is_some() && is_of_table(name) => self.row(name.ends_with('r'), name, is_end),
            _ if self.is_in_cell => self.text(if is_end { " " } else { "" }),
            "summary" if is_end => {
                self.text.push_str("</strong>");
                self.close();
            }
            _ => {
                self.close();
                self.block(tag, name, is_end);
            }
        }
    }

    fn row(&mut self, is_row: bool, name: &str, is_end: bool) {
        self.is_in_cell = !is_end && !is_row;
        let Some(rows) = self.table.as_mut().filter(|_| !is_end) else { return };
        if is_row || rows.is_empty() {
            rows.push(HtmlRow { is_head: true, cells: Vec::new() });
        }
        if let Some(row) = rows.last_mut().filter(|_| !is_row) {
            row.is_head &= name == "th";
            row.cells.push(String::new());
        }
    }

    /// What a tag that parts paragraphs puts before the next one.
    fn block(&mut self, tag: &str, name: &str, is_end: bool) {
        match name {
            "ol" | "ul" if is_end => _ = self.lists.pop(),
            "ol" | "ul" => self.lists.push(name == "ol"),
            "li" if !is_end => {
                self.text.push_str(if self.lists.last() == Some(&true) { "1. " } else { "- " });
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !is_end => self.text.push_str("### "),
            _ if is_end => {}
            "summary" => self.text.push_str("<strong>"),
            _ => {
                for words in shown(tag) {
                    self.text.push_str(&words);
                    self.close();
                }
            }
        }
    }

    /// Ends a paragraph.
    fn close(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = dedented(&text);
        if ["", "-", "1.", "###"].contains(&text.trim()) {
            // A tag within an entry stands between its sign and its words.
            self.text = text.trim_start().to_owned();
            return;
        }
        match self.read.parts.last_mut() {
            Some(HtmlPart::Text(known)) => {
                known.push_str("\n\n");
                known.push_str(text.trim_end());
            }
            _ => self.read.parts.push(HtmlPart::Text(text.trim_end().to_owned())),
        }
    }

    fn end_table(&mut self) {
        self.is_in_cell = false;
        let mut rows = self.table.take().unwrap_or_default();
        rows.retain(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
        self.close();
        if !rows.is_empty() {
            self.read.parts.push(HtmlPart::Table(rows));
        }
    }
}

/// Whether an element is a row or a cell of a table.
fn is_of_table(name: &str) -> bool {
    matches!(name.strip_prefix('t'), Some("r" | "d" | "h"))
}

/// Text without the indentation that all its lines have, which it has for the sake of its tags.
fn dedented(text: &str) -> String {
    let depth = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let first_is_behind_tag = text.lines().next().is_some_and(|first| !first.trim().is_empty());
    let common = lines().skip(usize::from(first_is_behind_tag)).map(depth).min().unwrap_or(0);
    let mut kept = String::with_capacity(text.len());
    for line in text.lines() {
        kept.push_str(&line[common.min(depth(line))..]);
        // A tag alone on its line would begin a piece of HTML again.
        let is_tag = line.trim().starts_with('<') && line.trim().find('>') == Some(line.trim().len() - 1);
        kept.push(if is_tag { ' ' } else { '\n' });
    }
    kept.trim_matches('\n').to_owned()
}

/// The words of a piece of HTML without any tag.
pub(in crate::import) fn bare(html: &str) -> String {
    let (mut words, mut rest) = (String::new(), html);
    while let Some(at) = rest.find('<') {
        words.push_str(&rest[..at]);
        words.push(' ');
        let from = &rest[at..];
        // What is no tag, such as `<?php`, goes as far as one would.
        let length = length(from).or_else(|| Some(from.find('>')? + 1)).unwrap_or(from.len());
        rest = &from[length..];
    }
    words.push_str(rest);
    folded(&words)
}

/// The name of a tag.
pub(in crate::import) fn name(tag: &str) -> String {
    let inside = tag.trim_start_matches(['<', '/']);
    inside.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// Whether a tag is none of HTML, but of a program that draws something in its place.
pub(in crate::import) fn is_of_program(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(name.len());
    name.starts_with(|c: char| c.is_ascii_uppercase()) || name[..end].contains('-') && !name.starts_with('!')
}

/// What a tag says of where it leads.
pub(in crate::import) fn address(tag: &str) -> Option<&str> {
    value(tag, "href")
}

/// Attributes of components that readers see: those that are titles first.
pub(in crate::import) const SHOWN: [&str; 9] =
    ["label", "title", "header", "summary", "description", "caption", "text", "alt", "aria-label"];

/// How many of them are titles: a component has one.
const TITLES: usize = 4;

/// What a tag of a program shows of its attributes: its title as strong words, then each text.
pub(in crate::import) fn shown(tag: &str) -> Vec<String> {
    if !is_of_program(tag) || tag.starts_with("</") {
        return Vec::new();
    }
    let words = |attribute: &&str| value(tag, attribute).map(str::trim).filter(|words| !words.is_empty());
    let (titles, texts) = SHOWN.split_at(TITLES);
    let title = titles.iter().find_map(words).or_else(|| words(&"name"));
    let title = title.or_else(|| words(&"value").filter(|_| name(tag).starts_with("tab")));
    let others = titles.iter().chain(texts).filter_map(words).filter(|words| Some(*words) != title);
    title.iter().map(|title| format!("**{title}**")).chain(others.map(str::to_owned)).collect()
}

/// Where each picture of HTML lies, and what it says to those who do not see it.
pub(in crate::import) fn pictures(html: &str) -> impl Iterator<Item = (&str, &str)> {
    let pictures = tags::tags(html).filter(|tag| tag.name.eq_ignore_ascii_case("img"));
    pictures.map(|tag| (tag.value("src").unwrap_or_default(), tag.value("alt").unwrap_or_default()))
}

/// The value of an attribute.
pub(in crate::import) fn value<'a>(tag: &'a str, attribute: &str) -> Option<&'a str> {
    let found: Option<Tag<'a>> = tags::tags(tag).next();
    found?.value(attribute)
}

#[cfg(test)]
mod tests {
    use super::{HtmlPart, HtmlRow, bare, words};

    #[test]
    fn words_are_kept_and_tags_are_not() {
        let read = words(
            "<div class=x><p>Call <a href=\"https://example.org\">us</a> now.</p><script>x<y</script><svg>a</svg></div>",
        );
        assert_eq!(read.element.as_deref(), Some("div"));
        let text = |text: &str| HtmlPart::Text(text.to_owned());
        assert_eq!(read.parts, [text("Call <a href=\"https://example.org\">us</a> now.")]);
        assert_eq!(read.lost, ["what stands in `<script>`", "what stands in `<svg>`"]);
        assert_eq!(words("<!-- a <b> -->"), super::HtmlWords::default());
        let read = words("<TabItem label=\"One\">\n  - a\n  - **b**\n</TabItem>\n<ul><li><p>c</p></li></ul>");
        assert_eq!(read.parts, [text("**One**\n\n- a\n- **b**\n\n- c")]);
    }

    #[test]
    fn a_tag_ends_where_browsers_end_it() {
        assert_eq!(bare("<a title=\"x > y\">Call</a> us <!-- it's > so --> <?php a ?> now."), "Call us now.");
        assert_eq!(bare("It's <b>now</b> or"), "It's now or");
        assert_eq!(bare("Call <a href=\"x"), "Call");
    }

    #[test]
    fn tables_are_read_as_rows() {
        let read = words(
            "<table><tr><th>Day</th><th>Hours</th></tr><tr><td>Monday</td><td>9<br>12</td></tr></table>after",
        );
        let row = |is_head, cells: [&str; 2]| HtmlRow { is_head, cells: cells.map(str::to_owned).to_vec() };
        let table = HtmlPart::Table(vec![row(true, ["Day", "Hours"]), row(false, ["Monday", "9<br>12"])]);
        assert_eq!(read.parts, [table, HtmlPart::Text("after".to_owned())]);
    }
}
