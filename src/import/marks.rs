//! Marks of other dialects within lines, taken away before Markdown is read: lists of attributes, marked, inserted, raised and
//! lowered words, keys, links of wikis, formulas, parts of programs. Nothing in code is touched, and each line stays where it was.

use std::collections::BTreeMap;

use super::attribute_lists::{AttributeList, attributes};
use super::fences::{FenceReader, LineKind};
use super::jsx;
use super::left_out::{LeftOut, short};
use super::shortcodes::{self, box_title};
use super::targets::BY_NAME;

/// The text without foreign marks: what they hold stays; what was lost with them is told.
pub(super) fn without_marks(path: &str, text: &str, left_out: &mut Vec<LeftOut>) -> String {
    let is_mdx = path.ends_with(".mdx");
    let kept = String::with_capacity(text.len());
    let mut marks =
        DialectMarks { path, text, at: 0, line: 1, is_mdx, kept, closing: BTreeMap::new(), left_out };
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

struct DialectMarks<'a> {
    path: &'a str,
    text: &'a str,
    at: usize,
    line: usize,
    is_mdx: bool,
    kept: String,
    /// The marks that close what was opened, by their places: their length, and what stands in their place.
    closing: BTreeMap<usize, (usize, &'static str)>,
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
    fn keep(&mut self, length: usize) -> bool {
        let text = self.text;
        let words = &text[self.at..self.at + length];
        self.kept.push_str(words);
        self.line += words.matches('\n').count();
        self.at += length;
        true
    }

    /// Puts words in the place of bytes; the lines stay as many.
    fn replace(&mut self, length: usize, words: &str) {
        // Where nothing is left, the spaces on both sides become one.
        let is_spaced = self.kept.ends_with(' ') && self.text[self.at + length..].starts_with(' ');
        let length = length + usize::from(words.is_empty() && is_spaced);
        let lines = self.text[self.at..self.at + length].matches('\n').count();
        self.kept.push_str(words);
        self.kept.push_str(&"\n".repeat(lines.saturating_sub(words.matches('\n').count())));
        self.line += lines;
        self.at += length;
    }

    fn tell(&mut self, what: String) {
        self.left_out.push(LeftOut::new(self.path, self.line, what));
    }

    fn tell_part(&mut self, what: String) {
        self.left_out.push(LeftOut::part(self.path, self.line, what));
    }

    fn is_line_start(&self) -> bool {
        self.at == 0 || self.text[..self.at].ends_with('\n')
    }

    /// The line at hand up to here, as it was written.
    fn line_before(&self) -> &str {
        let before = &self.text[..self.at];
        before.rsplit('\n').next().unwrap_or_default()
    }

    fn before(&self) -> Option<char> {
        self.text[..self.at].chars().next_back()
    }

    /// What is told by how a line begins: blocks of code, pieces of other files, notes in boxes, abbreviations.
    fn line(&mut self, rest: &str) -> bool {
        let line = rest.lines().next().unwrap_or_default();
        let mut fences = FenceReader::default();
        if fences.line(line) == LineKind::Fence {
            let mut length = 0;
            for (at, line) in rest.split_inclusive('\n').enumerate() {
                length += line.len();
                if at > 0 && fences.line(line) == LineKind::Fence {
                    break;
                }
            }
            return self.keep(length);
        }
        let words = line.trim();
        let is_include = words.starts_with("--8<--")
            || words.starts_with("@import ")
            || words.starts_with("{*") && words.ends_with("*}")
            || words.starts_with("{!") && words.ends_with("!}");
        if is_include {
            self.tell_part(format!("a piece of another file (`{}`)", short(words)));
            self.replace(line.len(), "");
            return true;
        }
        if let Some(note) = words.strip_prefix("///") {
            let note = note.trim_start_matches('/').trim();
            let (name, title) = note.split_once('|').unwrap_or((note, ""));
            let title = box_title(name.trim(), title);
            if !note.is_empty() {
                let name = short(name.trim());
                self.tell(format!("a note in a box (`/// {name}`): its words are kept as plain text"));
            }
            self.replace(line.len(), &title);
            return true;
        }
        let abbreviation = line.strip_prefix("*[").and_then(|rest| rest.split_once("]:"));
        if let Some((word, meaning)) = abbreviation {
            let words = format!("{word}: {}", meaning.trim());
            self.replace(line.len(), &words);
            return true;
        }
        false
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

    /// Shortcodes, lists of attributes, parts of programs.
    fn brace(&mut self, rest: &str) -> bool {
        let is_address = self.kept.ends_with("](") || self.kept.ends_with('"');
        if let Some(code) = shortcodes::read(rest) {
            // One that stands for the address of a link leaves the address.
            let referred =
                code.inside.split('"').nth(1).filter(|_| is_address && code.inside.contains("ref"));
            if let Some(page) = referred {
                self.replace(code.length, &format!("{BY_NAME}{}", page.replace(' ', "%20")));
                return true;
            }
            let is_alone = self.line_before().trim().is_empty()
                && rest[code.length..].lines().next().unwrap_or_default().trim().is_empty();
            let (told, words) = shortcodes::words(&code, is_alone);
            told.into_iter().for_each(|what| self.tell(what));
            self.replace(code.length, &words);
            return true;
        }
        if let Some(list) = attributes(rest) {
            return self.attributes(&list);
        }
        let Some(length) = jsx::braces(rest) else { return false };
        let inside = rest[1..length - 1].trim();
        if !self.is_mdx {
            if jsx::is_value(inside) && self.before() != Some('$') {
                self.tell(format!(
                    "`{}`, which another generator may fill in: it is kept as it is",
                    short(&rest[..length])
                ));
            }
            return false;
        }
        if !inside.starts_with("/*") {
            match jsx::quoted(inside) {
                Some(words) => {
                    let words = words.to_owned();
                    self.replace(length, &words);
                    return true;
                }
                None => self.tell(format!("a part of a program (`{}`)", short(&rest[..length]))),
            }
        }
        self.replace(length, "");
        true
    }

    /// A list of attributes goes; of a heading the id stays.
    fn attributes(&mut self, list: &AttributeList<'_>) -> bool {
        let is_heading = self.line_before().trim_start().starts_with('#');
        let is_end = self.text[self.at + list.length..].lines().next().unwrap_or_default().trim().is_empty();
        if is_heading && is_end {
            let id = list.id.map(|id| format!("{{#{id}}}")).unwrap_or_default();
            self.replace(list.length, &id);
            return true;
        }
        let is_bound = self.before().is_some_and(|c| ")]*_`>".contains(c));
        if !list.is_sure && !is_bound {
            return false;
        }
        self.replace(list.length, "");
        true
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
        match jsx::tag(rest) {
            Some((length, words)) => {
                self.replace(length, &words);
                true
            }
            None => false,
        }
    }

    /// The address of a link is copied, so that no sign in it is taken for a mark.
    fn address(&mut self, rest: &str) -> bool {
        let end = rest.find([')', '\n', '{']).filter(|end| rest[*end..].starts_with(')'));
        end.is_some_and(|end| self.keep(end))
    }

    /// Marks that stand in pairs round words.
    fn pair(&mut self, rest: &str) -> bool {
        if rest.starts_with("^[") {
            return self.inline_note(rest);
        }
        let line = rest.lines().next().unwrap_or_default();
        let before = self.before();
        let is_after_word = before.is_some_and(|c| c.is_alphanumeric() || c == ')');
        for mark in ["==", "^^", "++"] {
            let Some(inside) = line.strip_prefix(mark).and_then(|rest| rest.split_once(mark)) else {
                continue;
            };
            let words = inside.0;
            let is_key = !words.is_empty() && words.chars().all(|c| c.is_alphanumeric() || "+-_".contains(c));
            let is_marked = words.trim() == words && !words.is_empty() && !words.contains(&mark[..1]);
            if if mark == "++" { is_key && !is_after_word } else { is_marked } {
                self.closing.insert(self.at + 2 + words.len(), (2, ""));
                self.replace(2, "");
                return true;
            }
        }
        let mark = &line[..1];
        let inside = line[1..].split_once(mark).map(|(inside, _)| inside).filter(|_| is_after_word);
        let is_short = |inside: &&str| {
            !inside.is_empty()
                && inside.len() <= 16
                && !inside.contains(char::is_whitespace)
                && !inside.contains(['*', '`'])
        };
        if let Some(inside) = inside.filter(|_| "^~".contains(mark)).filter(is_short) {
            // A power without its sign would be another number.
            let is_power = mark == "^" && inside.chars().all(|c| c.is_ascii_digit() || c == '-');
            self.closing.insert(self.at + 1 + inside.len(), (1, ""));
            self.replace(1, if is_power { "^" } else { "" });
            return true;
        }
        false
    }

    /// `^[note]` stands in round brackets.
    fn inline_note(&mut self, rest: &str) -> bool {
        let end = rest.find("\n\n").unwrap_or(rest.len());
        let mut depth = 0_usize;
        let close = rest[..end].char_indices().find(|(_, c)| {
            depth = if *c == '[' { depth + 1 } else { depth - usize::from(*c == ']') };
            depth == 0 && *c == ']'
        });
        let Some((close, _)) = close else { return false };
        self.closing.insert(self.at + close, (1, ")"));
        let is_spaced = self.kept.is_empty() || self.kept.ends_with(char::is_whitespace);
        self.replace(2, if is_spaced { "(" } else { " (" });
        true
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
