//! Marks of other dialects within lines, taken away before Markdown is read: lists of attributes, marked, inserted, raised and
//! lowered words, keys, links of wikis, formulas, parts of programs. Code is not touched, whether backticks, fences or indentation
//! tell that it is code, and each line stays where it was.

use std::collections::{BTreeMap, BTreeSet};

use super::entries::OpenEntries;
use super::jsx;
use super::partials::OF_VITEPRESS;
use super::scan::TextScan;
use super::seen_words::SHOWN;
use super::snippets::SNIPPET;
use super::tab_titles::TabTitles;
use super::values::PageValues;
use crate::import::left_out::{LeftOut, short};

/// A text without foreign marks.
#[derive(Debug, Default)]
pub(in crate::import) struct MarkedText {
    /// What the marks held stays.
    pub text: String,
    /// The lines, from 1, that begin within a comment of HTML.
    pub comments: BTreeSet<usize>,
}

/// The text without foreign marks; what was lost with them is told.
pub(in crate::import) fn without_marks(
    text: &str,
    values: &PageValues<'_>,
    left_out: &mut Vec<LeftOut>,
) -> MarkedText {
    let is_mdx = values.path.ends_with(".mdx");
    let mut marks = DialectMarks {
        path: values.path,
        text,
        values,
        at: 0,
        line: 1,
        is_mdx,
        has_programs: is_mdx || values.site.has_programs,
        kept: String::with_capacity(text.len()),
        closing: BTreeMap::new(),
        unclosed: BTreeSet::new(),
        scan: TextScan::new(text),
        entries: OpenEntries::default(),
        is_in_code: false,
        tabs: TabTitles::default(),
        comments: BTreeSet::new(),
        left_out,
    };
    while marks.at < text.len() {
        marks.step();
    }
    MarkedText { text: marks.kept, comments: marks.comments }
}

/// The bytes of code that stands between backticks, from the first of them on; of the backticks, where nothing closes it. It ends
/// within its paragraph, which is the text that is given.
fn code_length(paragraph: &str) -> usize {
    let ticks = paragraph.bytes().take_while(|byte| *byte == b'`').count();
    let mut at = ticks;
    while let Some(next) = paragraph.get(at..).and_then(|rest| rest.find('`')).map(|next| at + next) {
        let run = paragraph[next..].bytes().take_while(|byte| *byte == b'`').count();
        at = next + run;
        if run == ticks {
            // A line that begins with three of them opens a block of code, which ends the paragraph.
            let is_fence = ticks > 2 && paragraph[..next].trim_end_matches([' ', '>']).ends_with('\n');
            return if is_fence { ticks } else { at };
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
    /// Whether parts of programs stand in the text.
    pub has_programs: bool,
    /// What is kept so far.
    pub kept: String,
    /// The marks that close what was opened, by their places: their length, and what stands in their place.
    pub closing: BTreeMap<usize, (usize, &'static str)>,
    /// Marks that nothing closes in the rest of the text.
    pub unclosed: BTreeSet<String>,
    /// Where signs, lines and paragraphs stand.
    pub scan: TextScan<'a>,
    /// The entries of lists that are open, and whether the line before is code that stands in them, told by its indentation.
    pub entries: OpenEntries,
    pub is_in_code: bool,
    /// The titles that a group of tabs has for them.
    pub tabs: TabTitles,
    /// The lines that begin within a comment of HTML.
    comments: BTreeSet<usize>,
    left_out: &'a mut Vec<LeftOut>,
}

impl<'a> DialectMarks<'a> {
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
            b'`' => {
                let end = self.scan.paragraph_end(self.at);
                self.keep(code_length(&text[self.at..end]))
            }
            b'%' if rest.starts_with("%%") => self.percent(rest),
            b'\\' => self.backslash(rest),
            b'{' => self.brace(rest),
            b'<' => self.tag(rest),
            b']' if rest.starts_with("](") && !rest.starts_with("]({{") => self.address(),
            b'h' if rest.starts_with("http://") || rest.starts_with("https://") => {
                let ends = |c: char| c.is_whitespace() || "()<>[]{}\"'`|*".contains(c);
                self.keep(rest.find(ends).unwrap_or(rest.len()))
            }
            b'^' | b'~' | b'+' | b'=' => self.pair(rest),
            b'*' if rest.starts_with("**") => self.spaced(rest),
            b'[' | b'!' => self.wiki(rest),
            b'@' if rest.starts_with("@[") => self.embedded(rest),
            b'-' if rest.starts_with(SNIPPET) => {
                let line = self.line_rest();
                let quote =
                    line[SNIPPET.len()..].trim_start().chars().next().filter(|c| ['"', '\''].contains(c));
                let length = quote
                    .and_then(|quote| line.match_indices(quote).nth(1))
                    .map_or(SNIPPET.len(), |(end, _)| end + 1);
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
    pub(in crate::import) fn line_before(&mut self) -> &'a str {
        &self.text[self.scan.line(self.at).start..self.at]
    }

    /// The line at hand from here on.
    pub(in crate::import) fn line_rest(&mut self) -> &'a str {
        &self.text[self.at..self.scan.line(self.at).end]
    }

    /// Whether the line before this one is empty, as far as it is kept.
    pub(in crate::import) fn is_behind_blank(&mut self) -> bool {
        let own = self.line_before().len();
        let before = &self.kept[..self.kept.len().saturating_sub(own)];
        let Some(before) = before.strip_suffix('\n') else { return before.is_empty() };
        let before = before.trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with('\n')
    }

    /// Where this sign stands next in the line at hand, so many bytes from here on.
    pub(in crate::import) fn in_line(&mut self, sign: &'static str, from: usize) -> Option<usize> {
        let end = self.scan.line(self.at).end;
        let place = self.scan.next(sign, self.at + from)?;
        (place + sign.len() <= end).then(|| place - self.at)
    }

    /// Where this sign stands next in the paragraph at hand, so many bytes from here on.
    pub(in crate::import) fn in_paragraph(&mut self, sign: &'static str, from: usize) -> Option<usize> {
        let end = self.scan.paragraph_end(self.at);
        let place = self.scan.next(sign, self.at + from)?;
        (place + sign.len() <= end).then(|| place - self.at)
    }

    pub(in crate::import) fn before(&self) -> Option<char> {
        self.text[..self.at].chars().next_back()
    }

    /// `\(a+b\)` and `\[a+b\]` are formulas where they hold more than words; what else stands behind a backslash is left alone.
    fn backslash(&mut self, rest: &str) -> bool {
        let close = [("\\(", "\\)"), ("\\[", "\\]")].into_iter().find(|(open, _)| rest.starts_with(open));
        // A formula ends within its paragraph.
        let end = close.and_then(|(open, close)| self.in_paragraph(close, open.len()));
        let inside = end.map(|end| &rest[2..end]).filter(|inside| inside.len() < LONGEST_FORMULA);
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
            return self.comment(rest);
        }
        for (name, end) in OF_CODE {
            let opens = rest[1..].strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '>', '\n']));
            if let Some(end) = Some(end).filter(|_| opens).and_then(|end| self.scan.next(end, self.at)) {
                return self.keep(end - self.at);
            }
        }
        if self.raised_by_tag(rest) {
            return true;
        }
        let Some(mut tag) = jsx::tag(rest) else { return false };
        tag.lost.retain(|lost| !self.names_tabs(&tag.kept, lost));
        self.name_tab(&mut tag.kept);
        for attribute in tag.lost.iter().map(|lost| &lost.name).filter(|name| SHOWN.contains(&name.as_str()))
        {
            self.tell_part(format!("words of a component that a program fills in (`{attribute}={{…}}`)"));
        }
        let kept = self.on_its_lines(&rest[..tag.length], tag.kept);
        self.replace(tag.length, &kept);
        true
    }

    /// A tag that is written over several lines, with as many: empty lines behind it would end the piece of HTML that it begins.
    fn on_its_lines(&mut self, written: &str, kept: String) -> String {
        let Some((_, second)) = written.split_once('\n') else { return kept };
        let lines = written.matches('\n').count();
        let before = self.line_before();
        if before.trim().is_empty() && self.is_behind_blank() {
            let end = self.at + written.len();
            let behind = self.text[end..self.scan.line(end).end].trim();
            let is_alone = behind.is_empty() || behind.starts_with('<');
            // Markdown reads no tag as the beginning of HTML that ends on another line.
            return if is_alone {
                kept + &format!("\n{before}<!---->").repeat(lines)
            } else {
                format!("{}{before}{kept}", "\n".repeat(lines))
            };
        }
        let inside = kept.strip_suffix('>').unwrap_or_default();
        let (inside, end) = inside.strip_suffix(" /").map_or((inside, ">"), |inside| (inside, " />"));
        if inside.is_empty() || inside.starts_with("</") {
            return kept;
        }
        // A line of a tag that is not empty holds an attribute; nobody reads this one.
        let indent = &second[..second.len() - second.trim_start_matches([' ', '\t']).len()];
        format!("{inside}{}{end}", format!("\n{indent}_").repeat(lines))
    }

    /// A comment of HTML. Where Markdown would not read all of it as one, it goes: behind words, with an empty line, unclosed.
    fn comment(&mut self, rest: &str) -> bool {
        const MARK: &str = "<!--";
        let is_block = self.line_before().trim_start_matches(['>', ' ', '\t']).is_empty();
        let Some(end) = self.scan.next("-->", self.at + 2) else {
            if !is_block {
                return self.keep(MARK.len());
            }
            self.hide(MARK, rest.len());
            return true;
        };
        let length = end + 3 - self.at;
        let written = &rest[..length];
        if written.starts_with(OF_VITEPRESS) {
            self.tell_part(format!("a piece of another file (`{}`)", short(written)));
            self.replace(length, "");
            return true;
        }
        let lines = written.matches('\n').count();
        let has_gap = || written.lines().any(|line| line.trim_start_matches(['>', ' ', '\t']).is_empty());
        if lines > 0 && (!self.line_before().is_empty() || has_gap()) {
            self.hide(MARK, length);
            return true;
        }
        self.comments.extend(self.line + 1..=self.line + lines);
        self.keep(length)
    }

    /// The address of a link is copied, so that no sign in it is taken for a mark.
    fn address(&mut self) -> bool {
        let Some(end) = self.in_line(")", 2) else { return false };
        let has_brace = self.in_line("{", 2).is_some_and(|brace| brace < end);
        !has_brace && self.keep(end)
    }

    /// `@[video](address)` is drawn by a program.
    fn embedded(&mut self, rest: &str) -> bool {
        let end = self.in_line("](", 2).and_then(|words| self.in_line(")", words + 2));
        let Some(length) = end.map(|end| end + 1) else { return false };
        self.tell_part(format!("what stands in another file (`{}`)", short(&rest[..length])));
        self.replace(length, "");
        true
    }

    /// `[[page|words]]` is a link.
    fn wiki(&mut self, rest: &str) -> bool {
        let (is_embedded, link) = rest.strip_prefix('!').map_or((false, rest), |rest| (true, rest));
        if !link.starts_with("[[") {
            return false;
        }
        let from = 2 + usize::from(is_embedded);
        let Some(end) = self.in_line("]]", from) else { return false };
        let (inside, behind) = (&rest[from..end], &rest[end + 2..]);
        let is_link = inside.starts_with(|c: char| c.is_alphanumeric() || "/.#".contains(c))
            && !inside.contains(['[', ']', '`'])
            && !behind.starts_with(['(', '[', ':'])
            && !["toc", "_toc_"].contains(&inside.to_lowercase().as_str());
        if !is_link {
            return false;
        }
        let length = end + 2;
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

/// Elements whose words are not read, and what closes them.
const OF_CODE: [(&str, &str); 5] = [
    ("code", "</code>"),
    ("kbd", "</kbd>"),
    ("pre", "</pre>"),
    ("script", "</script>"),
    ("style", "</style>"),
];

/// The most bytes of a formula within a line.
const LONGEST_FORMULA: usize = 2_000;

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
