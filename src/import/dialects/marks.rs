//! Marks of other dialects within lines, taken away before Markdown is read: lists of attributes, marked, inserted, raised and
//! lowered words, keys, links of wikis, formulas, parts of programs. Nothing in code is touched, and each line stays where it was.

use std::collections::{BTreeMap, BTreeSet};

use super::html;
use super::jsx;
use super::values::PageValues;
use crate::import::left_out::{LeftOut, short};

/// The text without foreign marks: what they hold stays; what was lost with them is told.
pub(in crate::import) fn without_marks(
    text: &str,
    values: &PageValues<'_>,
    left_out: &mut Vec<LeftOut>,
) -> String {
    let mut marks = DialectMarks {
        path: values.path,
        text,
        values,
        at: 0,
        line: 1,
        is_mdx: values.path.ends_with(".mdx"),
        kept: String::with_capacity(text.len()),
        closing: BTreeMap::new(),
        unclosed: BTreeSet::new(),
        left_out,
    };
    while marks.at < text.len() {
        marks.step();
    }
    marks.kept
}

/// The bytes of code that stands between backticks, from the first of them on; of the backticks, where nothing closes it.
fn code_length(text: &str) -> usize {
    let ticks = text.bytes().take_while(|byte| *byte == b'`').count();
    // Code within a line ends with its paragraph; a block of it goes on.
    let end = text.find("\n\n").filter(|_| ticks < 3).unwrap_or(text.len());
    let mut at = ticks;
    while let Some(next) = text.get(at..end).and_then(|rest| rest.find('`')).map(|next| at + next) {
        let run = text[next..].bytes().take_while(|byte| *byte == b'`').count();
        at = next + run;
        if run == ticks {
            return at;
        }
    }
    ticks
}

/// Reads a text sign by sign.
pub(in crate::import) struct DialectMarks<'a> {
    path: &'a str,
    pub text: &'a str,
    /// The values that the text is filled with.
    pub values: &'a PageValues<'a>,
    /// The byte that is read next, and its line.
    pub at: usize,
    line: usize,
    pub is_mdx: bool,
    /// What is kept so far.
    pub kept: String,
    /// The marks that close what was opened, by their places: their length, and what stands in their place.
    pub closing: BTreeMap<usize, (usize, &'static str)>,
    /// Marks that nothing closes in the rest of the text.
    pub unclosed: BTreeSet<String>,
    left_out: &'a mut Vec<LeftOut>,
}

impl DialectMarks<'_> {
    fn step(&mut self) {
        let text = self.text;
        let rest = &text[self.at..];
        if self.is_line_start() && self.line(rest) {
            return;
        }
        if let Some((length, words)) = self.closing.remove(&self.at) {
            return self.replace(length, words);
        }
        let is_done = match rest.as_bytes()[0] {
            b'`' => self.keep(code_length(rest)),
            b'\\' => self.backslash(rest),
            b'{' => self.brace(rest),
            b'<' => self.tag(rest),
            b']' if rest.starts_with("](") && !rest.starts_with("]({{") => self.address(rest),
            b'h' if rest.starts_with("http://") || rest.starts_with("https://") => {
                let ends = |c: char| c.is_whitespace() || "()<>[]{}\"'`|*".contains(c);
                self.keep(rest.find(ends).unwrap_or(rest.len()))
            }
            b'^' | b'~' | b'+' | b'=' => self.pair(rest),
            b'[' | b'!' => self.wiki(rest),
            b'@' if rest.starts_with("@[") => self.embedded(rest),
            b'-' if rest.starts_with("--8<--") => {
                let line = rest.lines().next().unwrap_or_default();
                let quote = line[6..].trim_start().chars().next().filter(|c| ['"', '\''].contains(c));
                let length =
                    quote.and_then(|quote| line.match_indices(quote).nth(1)).map_or(6, |(end, _)| end + 1);
                self.tell_part(format!("a piece of another file (`{}`)", short(&line[..length])));
                self.replace(length, "");
                true
            }
            _ => false,
        };
        if !is_done {
            let first = rest.chars().next().map_or(1, char::len_utf8);
            self.keep(first);
        }
    }

    /// Copies bytes as they are.
    pub(in crate::import) fn keep(&mut self, length: usize) -> bool {
        let text = self.text;
        let words = &text[self.at..self.at + length];
        self.kept.push_str(words);
        self.line += words.matches('\n').count();
        self.at += length;
        true
    }

    /// Puts words in the place of bytes; the lines stay as many.
    pub(in crate::import) fn replace(&mut self, length: usize, words: &str) {
        // Where nothing is left, the spaces on both sides become one.
        let is_spaced = self.kept.ends_with(' ') && self.text[self.at + length..].starts_with(' ');
        let length = length + usize::from(words.is_empty() && is_spaced);
        let lines = self.text[self.at..self.at + length].matches('\n').count();
        self.kept.push_str(words);
        self.kept.push_str(&"\n".repeat(lines.saturating_sub(words.matches('\n').count())));
        self.line += lines;
        self.at += length;
    }

    pub(in crate::import) fn tell(&mut self, what: String) {
        self.left_out.push(LeftOut::new(self.path, self.line, what));
    }

    pub(in crate::import) fn tell_part(&mut self, what: String) {
        self.left_out.push(LeftOut::part(self.path, self.line, what));
    }

    fn is_line_start(&self) -> bool {
        self.at == 0 || self.text[..self.at].ends_with('\n')
    }

    /// The line at hand up to here, as it was written.
    pub(in crate::import) fn line_before(&self) -> &str {
        let before = &self.text[..self.at];
        before.rsplit('\n').next().unwrap_or_default()
    }

    pub(in crate::import) fn before(&self) -> Option<char> {
        self.text[..self.at].chars().next_back()
    }

    /// `\(a+b\)` and `\[a+b\]` are formulas where they hold more than words; what else stands behind a backslash is left alone.
    fn backslash(&mut self, rest: &str) -> bool {
        let close = [("\\(", "\\)"), ("\\[", "\\]")].into_iter().find(|(open, _)| rest.starts_with(open));
        // A formula ends within its paragraph.
        let inside = close.and_then(|(open, close)| {
            let paragraph = rest.split("\n\n").next().unwrap_or_default();
            Some(paragraph[open.len()..].split_once(close)?.0)
        });
        let is_formula = |inside: &&str| without_escapes(inside).contains(['^', '_', '=', '+', '\\', '{']);
        match inside.filter(is_formula) {
            Some(inside) => {
                self.tell(format!("a formula (`{}`)", short(inside)));
                self.replace(inside.len() + 4, "");
                true
            }
            None => {
                let next = rest.chars().nth(1).map_or(0, char::len_utf8);
                self.keep(1 + next)
            }
        }
    }

    /// Tags stay as they are; of those of a program, attributes in braces go.
    fn tag(&mut self, rest: &str) -> bool {
        if rest.starts_with("<!--") {
            return self.keep(rest.find("-->").map_or(rest.len(), |end| end + 3));
        }
        for name in ["code", "kbd", "pre", "script", "style"] {
            let opens = rest[1..].strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '>', '\n']));
            if let Some(end) = Some(rest).filter(|_| opens).and_then(|rest| rest.find(&format!("</{name}>")))
            {
                return self.keep(end);
            }
        }
        if self.raised_by_tag(rest) {
            return true;
        }
        let Some(tag) = jsx::tag(rest) else { return false };
        for attribute in tag.lost.iter().filter(|name| html::SHOWN.contains(&name.as_str())) {
            self.tell_part(format!("words of a component that a program fills in (`{attribute}={{…}}`)"));
        }
        self.replace(tag.length, &tag.kept);
        true
    }

    /// The address of a link is copied, so that no sign in it is taken for a mark.
    fn address(&mut self, rest: &str) -> bool {
        let end = rest.find([')', '\n', '{']).filter(|end| rest[*end..].starts_with(')'));
        end.is_some_and(|end| self.keep(end))
    }

    /// `@[video](address)` is drawn by a program.
    fn embedded(&mut self, rest: &str) -> bool {
        let line = rest.lines().next().unwrap_or_default();
        let end =
            line.split_once("](").and_then(|(words, address)| Some(words.len() + 3 + address.find(')')?));
        let Some(length) = end else { return false };
        self.tell_part(format!("what stands in another file (`{}`)", short(&rest[..length])));
        self.replace(length, "");
        true
    }

    /// `[[page|words]]` is a link.
    fn wiki(&mut self, rest: &str) -> bool {
        let (is_embedded, link) = rest.strip_prefix('!').map_or((false, rest), |rest| (true, rest));
        let line = link.lines().next().unwrap_or_default();
        let inside = line.strip_prefix("[[").and_then(|rest| rest.split_once("]]"));
        let Some((inside, behind)) = inside else { return false };
        let is_link = inside.starts_with(|c: char| c.is_alphanumeric() || "/.#".contains(c))
            && !inside.contains(['[', ']', '`'])
            && !behind.starts_with(['(', '[', ':'])
            && !["toc", "_toc_"].contains(&inside.to_lowercase().as_str());
        if !is_link {
            return false;
        }
        let length = inside.len() + 4 + usize::from(is_embedded);
        if is_embedded {
            self.tell_part(format!("what stands in another file (`{}`)", short(inside)));
            self.replace(length, "");
            return true;
        }
        let (page, words) = inside.split_once('|').unwrap_or((inside, inside));
        let page = page.trim_end_matches('\\').trim().replace(' ', "%20");
        let words = format!("[{}](<{page}>)", words.trim().trim_start_matches('#'));
        self.replace(length, &words);
        true
    }
}

/// A text without the signs of punctuation that stand behind a backslash.
fn without_escapes(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if c != '\\' || rest.next_if(char::is_ascii_punctuation).is_none() {
            kept.push(c);
        }
    }
    kept
}
