//! Notes that no reader is to see, in whatever marks: told, and gone with all that stands in them.

use super::marks::DialectMarks;
use super::shortcodes::{self, Shortcode};

impl DialectMarks<'_> {
    /// A note in braces, and marks in braces that only say how what stands between them is read.
    pub(in crate::import) fn hidden(&mut self, rest: &str) -> bool {
        if let Some(length) = self.plain_kramdown(rest) {
            self.replace(length, "");
            return true;
        }
        let (mark, length) = if let Some(length) = self.program_comment(rest) {
            if self.is_mdx {
                self.replace(length, "");
                return true;
            }
            ("{/*", length)
        } else if rest.starts_with("{{/*") {
            let Some(end) = self.scan.next("*/}}", self.at) else { return false };
            ("{{/*", end + 4 - self.at)
        } else if rest.starts_with("{#") {
            let Some(length) = self.jinja_comment(rest) else { return false };
            ("{#", length)
        } else if rest.starts_with("{::") {
            let Some(length) = self.kramdown(rest) else { return false };
            ("{::comment}", length)
        } else {
            let code = shortcodes::read(rest).filter(|code| code.name() == "comment" && code.open != "{{");
            let Some(code) = code else { return false };
            let Some((_, end)) = self.end_of(rest, &code) else { return false };
            ("{% comment %}", end)
        };
        self.hide(mark, length);
        true
    }

    /// The bytes of `{/* … */}`: it ends at the first sign that ends a comment, where nothing but blanks or another comment stands
    /// before the brace.
    fn program_comment(&mut self, rest: &str) -> Option<usize> {
        let inside = rest.strip_prefix('{')?;
        let is_spaced = inside.starts_with(char::is_whitespace) && self.has_programs;
        let mut behind = if is_spaced { inside.trim_start() } else { inside };
        while behind.starts_with("/*") {
            let from = self.at + rest.len() - behind.len();
            let end = self.scan.next("*/", from + 2)?;
            behind = self.text[end + 2..].trim_start();
            if let Some(behind) = behind.strip_prefix('}') {
                return Some(rest.len() - behind.len());
            }
        }
        None
    }

    /// The bytes of `{# … #}`.
    fn jinja_comment(&mut self, rest: &str) -> Option<usize> {
        // `{#id}` is the id of a heading.
        let end = self.in_line("}", 2);
        if let Some(end) = end.filter(|end| *end > 3 && rest[..*end].ends_with('#')) {
            return Some(end + 1);
        }
        let is_spaced = rest[2..].starts_with([' ', '\n', '-', '#']);
        if self.values.is_literal() || !is_spaced && end.is_some() {
            return None;
        }
        self.scan.next("#}", self.at + 2).map(|end| end + 2 - self.at)
    }

    /// The bytes of `{::options … /}`, `{::nomarkdown}` and `{:/…}`, which only kramdown reads.
    fn plain_kramdown(&mut self, rest: &str) -> Option<usize> {
        let is_plain = ["{::options ", "{::nomarkdown", "{:/"].iter().any(|mark| rest.starts_with(mark));
        let end = self.in_line("}", 2).filter(|_| is_plain)?;
        let is_name = |name: &str| name.chars().all(|c| c.is_ascii_alphabetic());
        rest[2..end].strip_prefix('/').is_none_or(is_name).then_some(end + 1)
    }

    /// `{::comment}` up to `{:/comment}` or `{:/}`.
    fn kramdown(&mut self, rest: &str) -> Option<usize> {
        const END: &str = "{:/";
        let end = self.in_line("}", 3)?;
        let inside = &rest[3..end];
        if inside.split([' ', '/']).next() != Some("comment") || self.unclosed.contains(END) {
            return None;
        }
        if inside.ends_with('/') {
            return Some(inside.len() + 4);
        }
        for (at, _) in rest.match_indices(END) {
            let name = ["comment}", "}"].into_iter().find(|name| rest[at + END.len()..].starts_with(name));
            if let Some(name) = name {
                return Some(at + END.len() + name.len());
            }
        }
        self.unclosed.insert(END.to_owned());
        None
    }

    /// Where the shortcode begins that closes this one, and where it ends. Comments stand in one another.
    pub(in crate::import) fn end_of(&mut self, rest: &str, code: &Shortcode<'_>) -> Option<(usize, usize)> {
        let key = format!("{}{}", code.open, code.name());
        if self.unclosed.contains(&key) {
            return None;
        }
        // Where one is not closed, the first end counts.
        let uneven = format!("{key} uneven");
        let is_nested = code.name() == "comment" && !self.unclosed.contains(&uneven);
        let (mut depth, mut first) = (1_usize, None);
        let mut from = code.length;
        while let Some(at) = rest.get(from..).and_then(|rest| rest.find(code.open)).map(|at| from + at) {
            from = at + code.open.len();
            let Some(other) = shortcodes::read(&rest[at..]) else { continue };
            if other.closes() == Some(code.name()) {
                let end = (at, at + other.length);
                depth -= 1;
                if depth == 0 || !is_nested {
                    return Some(end);
                }
                first.get_or_insert(end);
            } else if other.open == code.open && other.name() == code.name() {
                depth += 1;
            }
        }
        self.unclosed.insert(if first.is_some() { uneven } else { key });
        first
    }

    /// `%% hidden %%`, as Obsidian has it: within a paragraph, or from the beginning of a line on.
    pub(in crate::import) fn percent(&mut self, rest: &str) -> bool {
        const MARK: &str = "%%";
        let is_line = self.line_before().trim().is_empty();
        // `5%%` is an amount.
        let is_amount = self.before().is_some_and(char::is_numeric);
        let end = if is_line { self.scan.next(MARK, self.at + 2) } else { None };
        let end = end.map(|end| end - self.at).or_else(|| self.in_paragraph(MARK, 2));
        match end.filter(|_| !is_amount && !rest[2..].starts_with('%')) {
            Some(end) => {
                self.hide(MARK, end + 2);
                true
            }
            None => self.keep(rest.bytes().take_while(|byte| *byte == b'%').count()),
        }
    }

    /// A line that its writer hid from readers: `[//]: # (hidden)`.
    pub(in crate::import) fn hidden_line(&mut self) -> bool {
        const MARK: &str = "[//]: #";
        let line = self.line_rest();
        let Some((label, words)) = nowhere(line) else { return false };
        let close =
            [('(', ")"), ('"', "\""), ('\'', "'")].into_iter().find(|(open, _)| words.starts_with(*open));
        if let Some((_, close)) = close {
            if words.len() > 1 && words.trim_end().ends_with(close) {
                self.hide(MARK, line.len());
                return true;
            }
            let from = line.len() - words.len() + 1;
            if let Some(end) = self.in_paragraph(close, from) {
                let is_nested = close == ")" && self.in_paragraph("(", from).is_some_and(|open| open < end);
                let behind = self.at + end + 1;
                let behind = &self.text[behind..self.scan.line(behind).end];
                // What stands behind it makes that all of it is shown.
                if is_nested || !behind.trim().is_empty() {
                    return false;
                }
                self.hide(MARK, end + 1 + behind.len());
                return true;
            }
        }
        if !["//", "comment"].contains(&label.trim().to_lowercase().as_str()) || words.is_empty() {
            return false;
        }
        self.tell("a note that was to be hidden (`[//]: #`), with no signs round its words: readers may have seen it".to_owned());
        self.replace(line.len(), "");
        true
    }

    /// Takes away what its writer hid; how long it is tells whether so much was meant.
    pub(in crate::import) fn hide(&mut self, mark: &str, length: usize) {
        let lines = self.text[self.at..self.at + length].matches('\n').count() + 1;
        let long = if lines > 1 { format!(" of {lines} lines") } else { String::new() };
        self.tell(format!("a hidden note (`{mark}`){long}: readers of the old texts did not see it either"));
        self.replace(length, "");
    }
}

/// The label of a definition of a link that leads nowhere, as which notes are hidden, and what stands behind.
fn nowhere(line: &str) -> Option<(&str, &str)> {
    let (label, rest) = line.trim_start().strip_prefix('[')?.split_once("]:")?;
    let is_label = !label.is_empty() && !label.contains(['[', '^']);
    let words = ["<#>", "<>", "#"].iter().find_map(|nowhere| rest.trim_start().strip_prefix(nowhere))?;
    let is_parted = words.is_empty() || words.starts_with([' ', '\t']);
    (is_label && is_parted).then(|| (label, words.trim_start()))
}
