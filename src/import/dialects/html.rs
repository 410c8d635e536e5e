//! A piece of HTML as Markdown: tags within a line stay and are read with it, others part paragraphs, tables are read as tables.

use std::collections::BTreeSet;

use super::html_lists::HtmlLists;
use super::html_tags::{
    bare, behind_last, closing, is_cut_short, is_hidden, is_of_program, length_within, name, opens, said_in,
    seen_in, told_hidden, value,
};
use crate::normalization::folded;

/// What a piece of HTML holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct HtmlWords {
    /// Its first element; none where it is a comment.
    pub element: Option<String>,
    /// What stands in it, in order.
    pub parts: Vec<HtmlPart>,
    /// What is lost with its tags.
    pub lost: Vec<String>,
    /// What tags say by their attributes and is not shown, each with the name of its tag.
    pub said: Vec<(String, Vec<String>)>,
    /// The words of elements that are lost, each with the name of its element.
    pub lost_words: Vec<(String, String)>,
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

/// Those of them that hold the words of a program.
const OF_PROGRAMS: [&str; 4] = ["pre", "script", "style", "svg"];

/// Elements within a line.
const INLINE: [&str; 21] = [
    "a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "u",
];

/// Reads a piece of HTML; never fails.
pub(in crate::import) fn words(html: &str) -> HtmlWords {
    let mut read = HtmlReader::default();
    let (mut rest, tail) = (html, behind_last(html));
    while let Some(at) = rest.find('<') {
        read.text(&rest[..at]);
        let from = &rest[at..];
        let Some(length) = length_within(from, tail) else {
            if is_cut_short(from) {
                read.read.lost_words.push((name(from), folded(from)));
                rest = "";
                break;
            }
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
        let is_start = !tag.starts_with("</");
        if is_start && is_hidden(tag) {
            let inside = if opens(tag, &name) { closing(rest, &name, tail).unwrap_or(rest.len()) } else { 0 };
            rest = &rest[inside..];
            if !read.is_in_cell && !INLINE.contains(&name.as_str()) {
                read.close();
            }
            read.read.lost.push(told_hidden(&name));
        } else if name == "code" && is_start {
            // What stands in code is no tag.
            let inside = read.end_of(rest, &name).unwrap_or(0);
            read.text(tag);
            read.text(&rest[..inside]);
            rest = &rest[inside..];
        } else if WORDLESS.contains(&name.as_str()) && is_start {
            let is_whole = tag.ends_with("/>");
            let inside = if is_whole { 0 } else { read.end_of(rest, &name).unwrap_or(rest.len()) };
            let (lost, behind) = rest.split_at(inside);
            rest = behind;
            read.wordless(tag, &name, lost);
        } else {
            read.tag(tag, &name);
        }
    }
    read.text(rest);
    read.close();
    read.end_table();
    read.read
}

#[derive(Default)]
struct HtmlReader {
    read: HtmlWords,
    text: String,
    /// The rows of the table that is open.
    table: Option<Vec<HtmlRow>>,
    is_in_cell: bool,
    /// The lists that are open, the outermost first.
    lists: HtmlLists,
    /// The sign of the entry or the heading whose words come next.
    sign: String,
    /// Elements that nothing ends in the rest of the text.
    unclosed: BTreeSet<String>,
}

impl HtmlReader {
    fn text(&mut self, text: &str) {
        match self.cell() {
            Some(cell) => cell.push_str(&text.replace('\n', " ")),
            None => self.text.push_str(text),
        }
    }

    /// Where an element ends, in the rest of the text.
    fn end_of(&mut self, rest: &str, name: &str) -> Option<usize> {
        if self.unclosed.contains(name) {
            return None;
        }
        let end = rest.find(&format!("</{name}"));
        if end.is_none() {
            self.unclosed.insert(name.to_owned());
        }
        end
    }

    /// An element that is lost with what stands in it.
    fn wordless(&mut self, tag: &str, name: &str, inside: &str) {
        self.open(name);
        self.close();
        self.tell_said(tag, name);
        let words = if OF_PROGRAMS.contains(&name) { String::new() } else { bare(inside) };
        if words.is_empty() {
            self.read.lost.push(format!("what stands in `<{name}>`"));
        } else {
            self.read.lost_words.push((name.to_owned(), words));
        }
        if !OF_PROGRAMS.contains(&name) {
            self.read.said.extend(said_in(inside));
        }
    }

    /// Notes what a tag says by its attributes and does not show; what it shows is given back, as Markdown.
    fn tell_said(&mut self, tag: &str, name: &str) -> Vec<String> {
        let seen = seen_in(tag);
        let shown = seen.markdown().collect();
        if !seen.said.is_empty() {
            self.read.said.push((name.to_owned(), seen.said));
        }
        shown
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
            let before = self.text.trim_end_matches([' ', '\t']);
            // Cards that are links, each on lines of its own.
            if name == "a" && !is_end && before.ends_with('\n') && before.trim_end().ends_with("</a>") {
                self.close();
            }
            return self.text(tag);
        }
        let shown = self.tell_said(tag, name);
        match name {
            "table" if is_end => self.end_table(),
            "table" => {
                self.close();
                self.end_table();
                self.table = Some(Vec::new());
            }
            _ if self.table.is_some() && is_of_table(name) => self.row(name.ends_with('r'), name, is_end),
            _ if self.is_in_cell => {
                self.text(" ");
                shown.iter().for_each(|words| self.text(&format!("{words} ")));
            }
            "summary" if is_end => {
                self.text.push_str("</strong>");
                self.close();
            }
            _ => {
                self.close();
                self.block(tag, name, is_end);
                for words in shown {
                    self.text.push_str(&words);
                    self.close();
                }
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
        let number = |attribute| value(tag, attribute).and_then(|start| start.trim().parse::<u32>().ok());
        match name {
            "ol" | "ul" if is_end => self.lists.close(),
            "ol" => self.lists.open(Some(number("start").unwrap_or(1))),
            "ul" => self.lists.open(None),
            "li" if !is_end => {
                let sign = self.lists.entry(number("value"));
                self.sign.push_str(&sign);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !is_end => {
                if self.sign.is_empty() {
                    self.sign.push_str(&self.lists.indent());
                }
                self.sign.push_str("### ");
            }
            "li" => {
                self.sign.clear();
                self.lists.end_entry();
            }
            // Nothing stood in it.
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.sign.clear(),
            "summary" if !is_end => self.text.push_str("<strong>"),
            _ => {}
        }
    }

    /// Ends a paragraph.
    fn close(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = dedented(&text);
        let text = text.trim_end();
        if text.trim().is_empty() {
            return;
        }
        let mut sign = std::mem::take(&mut self.sign);
        let words = if sign.is_empty() { text } else { text.trim_start() };
        // What follows in an entry stands in it.
        let indented;
        let words = match self.lists.indent() {
            indent if sign.is_empty() && !indent.is_empty() => {
                sign.push_str(&indent);
                indented = words.trim_start().replace('\n', &format!("\n{indent}"));
                indented.as_str()
            }
            _ => words,
        };
        // The words of a heading stand on its line.
        let words = if sign.ends_with("# ") { words.replace('\n', " ") } else { words.to_owned() };
        match self.read.parts.last_mut() {
            Some(HtmlPart::Text(known)) => known.push_str(&format!("\n\n{sign}{words}")),
            _ => self.read.parts.push(HtmlPart::Text(format!("{sign}{words}"))),
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
        assert_eq!(bare("5 < 6 &amp; <p>so"), "5 < 6 & so");
        assert_eq!(bare("a<style>b{}</style> <p hidden>c <p>d</p></p>e <?php f"), "a e <?php f");
    }

    #[test]
    fn lists_and_headings_over_lines_keep_their_signs() {
        let text = |html: &str| match words(html).parts.as_slice() {
            [HtmlPart::Text(text)] => text.clone(),
            other => format!("{other:?}"),
        };
        assert_eq!(text("<ul>\n  <li>\n    one\n  </li>\n  <li>\n    two\n  </li>\n</ul>"), "- one\n\n- two");
        assert_eq!(text("<h3>\n  Title\n  words\n</h3>\nText"), "### Title words\n\nText");
        assert_eq!(
            text("<ol start=\"3\"><li>a</li><li></li><li value=9>b</li></ol><p>3.</p>"),
            "3. a\n\n9. b\n\n3."
        );
    }

    #[test]
    fn what_is_hidden_goes_and_what_attributes_say_is_told() {
        let read = words(
            "<p>a</p><div hidden>b<div>c</div></div><template>d</template><p style=\"color:red; display: none\">e</p><hr hidden>f",
        );
        assert_eq!(read.parts, [HtmlPart::Text("a\n\nf".to_owned())]);
        assert_eq!(read.lost.len(), 4, "{:?}", read.lost);
        let read =
            words("<input placeholder=\"Your name\"><Card title=\"A *b*\" icon=\"x\" phone=\"112\">c</Card>");
        assert_eq!(read.parts, [HtmlPart::Text("**A \\*b\\***\n\nc".to_owned())]);
        let said = |name: &str, words: &str| (name.to_owned(), vec![words.to_owned()]);
        assert_eq!(read.said, [said("input", "placeholder = Your name"), said("card", "phone = 112")]);
        let read = words("<form><label>Name</label> <input placeholder=\"Ann\"></form><svg/>x<svg>y</svg>");
        assert_eq!(read.lost_words, [("form".to_owned(), "Name".to_owned())]);
        assert_eq!((read.said.len(), read.parts), (1, vec![HtmlPart::Text("x".to_owned())]));
        let read = words("<p>a < b</p>\n<iframe\n src=\"x\"\n");
        assert_eq!(read.lost_words, [("iframe".to_owned(), "<iframe src=\"x\"".to_owned())]);
        assert_eq!(read.parts, [HtmlPart::Text("a < b".to_owned())]);
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
