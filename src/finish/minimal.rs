//! Elements of prose that are as small as they can be but for their quotation marks: minify-html, which takes longest of all that
//! is done to a page, is not shown them. Meanwhile a short element of the same name stands for each row of them.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memmem};

use crate::normalization::has_single_spaces;

/// Stands for what a row holds: begins with a character of no text (Unicode, noncharacters).
const MARK: &str = "\u{fdd1}\u{fdd4}";

/// A row with fewer bytes stays where it is.
const SHORTEST: usize = 40;

/// Elements whose text ends at their end tag only, and whether it is code.
const RAW: [(&str, bool); 4] = [("script", true), ("style", true), ("textarea", false), ("title", false)];

/// A page without its rows of minimal elements.
#[derive(Debug)]
pub(super) struct SetAside<'h> {
    /// The page, with an element that stands for each row.
    pub html: String,
    /// The name of each row's first element, and the row.
    rows: Vec<(&'h str, Cow<'h, str>)>,
}

impl<'h> SetAside<'h> {
    /// Sets aside what minify-html would leave as it is, or write without quotation marks; `None` where there is nothing such, and
    /// where a page is not written so that every reader of HTML finds the same tags in it.
    pub(super) fn of(html: &'h str) -> Option<Self> {
        let walk = walk(html)?;
        let (mut out, mut rows) = (String::with_capacity(html.len()), Vec::new());
        let mut rest = 0;
        for row in walk.rows.iter().filter(|row| row.end - row.first.start >= SHORTEST) {
            let ProseElement { name, start, .. } = row.first;
            out.push_str(&html[rest..start]);
            out.extend(["<", name, ">", MARK, "</", name, ">"]);
            rows.push((name, walk.written(html, start..row.end)));
            rest = row.end;
        }
        out.push_str(&html[rest..]);
        (!rows.is_empty()).then_some(Self { html: out, rows })
    }

    /// The page once it is small, with its rows again; `None` where the place of one is gone.
    pub(super) fn put_back(&self, small: &str) -> Option<String> {
        let length: usize = self.rows.iter().map(|(_, row)| row.len()).sum();
        let mut out = String::with_capacity(small.len() + length);
        let (mut rest, mut places) = (0, memmem::find_iter(small.as_bytes(), MARK));
        for (name, row) in &self.rows {
            let at = places.next()?;
            let before = small.get(rest..at)?.strip_suffix('>')?.strip_suffix(name)?.strip_suffix('<')?;
            let behind =
                small[at + MARK.len()..].strip_prefix("</")?.strip_prefix(name)?.strip_prefix('>')?;
            out.extend([before, row.as_ref()]);
            rest = small.len() - behind.len();
        }
        out.push_str(&small[rest..]);
        places.next().is_none().then_some(out)
    }
}

/// Minimal elements side by side.
#[derive(Debug)]
struct ProseRow<'h> {
    first: ProseElement<'h>,
    end: usize,
}

/// An element that is open.
#[derive(Debug, Clone, Copy)]
struct ProseElement<'h> {
    name: &'h str,
    kind: ProseKind,
    start: usize,
    /// Where what it holds begins.
    inside: usize,
}

/// What an element of prose may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ProseKind {
    /// Stands among words and holds some.
    Inline,
    /// Words: a paragraph, a heading.
    Line,
    /// Words and blocks: a quotation.
    Container,
    /// Blocks only.
    Group,
    /// Entries only.
    List,
    Entry,
    Table,
    /// Rows only: the head of a table, its body.
    TablePart,
    /// Cells only.
    TableRow,
    Cell,
}

impl ProseKind {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "a" | "bdi" | "code" | "em" | "i" | "span" | "strong" => Self::Inline,
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self::Line,
            "blockquote" => Self::Container,
            "div" => Self::Group,
            "ol" | "ul" => Self::List,
            "li" => Self::Entry,
            "table" => Self::Table,
            "thead" | "tbody" => Self::TablePart,
            "tr" => Self::TableRow,
            "td" | "th" => Self::Cell,
            _ => return None,
        })
    }

    /// Whether it ends a paragraph before it that has no end tag (HTML, 13.1.2.4).
    fn is_block(self) -> bool {
        matches!(self, Self::Line | Self::Container | Self::Group | Self::List | Self::Table)
    }

    fn holds_words(self) -> bool {
        matches!(self, Self::Inline | Self::Line | Self::Container | Self::Entry | Self::Cell)
    }

    fn holds(self, inner: Self) -> bool {
        match self {
            Self::Inline | Self::Line => inner == Self::Inline,
            Self::Container | Self::Entry | Self::Cell => inner == Self::Inline || inner.is_block(),
            Self::Group => inner.is_block(),
            Self::List => inner == Self::Entry,
            Self::Table => inner == Self::TablePart,
            Self::TablePart => inner == Self::TableRow,
            Self::TableRow => inner == Self::Cell,
        }
    }
}

/// Goes over a page; `None` where its tags are not such as every reader of HTML finds.
fn walk(html: &str) -> Option<ProseWalk<'_>> {
    let mut walk = ProseWalk::default();
    let mut at = 0;
    while let Some(length) = memchr(b'<', &html.as_bytes()[at..]) {
        walk.text(&html[at..at + length], at);
        at += length;
        at += walk.tag(&html[at..], at, html[..at].ends_with(' '))?;
    }
    Some(walk)
}

/// What is known of a page up to a place.
#[derive(Debug, Default)]
struct ProseWalk<'h> {
    /// The elements around the place, as long as all that stands in them is minimal.
    open: Vec<ProseElement<'h>>,
    rows: Vec<ProseRow<'h>>,
    /// Start tags that are smaller otherwise, in their order.
    smaller: Vec<(Range<usize>, String)>,
}

impl<'h> ProseWalk<'h> {
    /// A part of the page as it is smallest.
    fn written(&self, html: &'h str, range: Range<usize>) -> Cow<'h, str> {
        let first = self.smaller.partition_point(|(tag, _)| tag.start < range.start);
        let inside = self.smaller[first..].iter().take_while(|(tag, _)| tag.end <= range.end);
        let (mut out, mut rest) = (String::new(), range.start);
        for (tag, smaller) in inside {
            out.extend([&html[rest..tag.start], smaller]);
            rest = tag.end;
        }
        let tail = &html[rest..range.end];
        if out.is_empty() { Cow::Borrowed(tail) } else { Cow::Owned(out + tail) }
    }

    /// Goes over a text at this place.
    fn text(&mut self, text: &str, at: usize) {
        let Some(top) = self.open.last().filter(|_| !text.is_empty()) else { return };
        let is_at_edge = top.inside == at && text.starts_with(' ');
        if is_at_edge || !top.kind.holds_words() || text == " " || !has_single_spaces(text) {
            self.open.clear();
        }
    }

    /// Goes over a tag at this place, and a code or text behind it that has no tags: its length.
    fn tag(&mut self, rest: &'h str, start: usize, is_behind_space: bool) -> Option<usize> {
        match tag(rest)? {
            WrittenTag::Other(length) => {
                self.open.clear();
                Some(length)
            }
            WrittenTag::End(name, length) => {
                match self.open.pop().filter(|top| top.name == name && !is_behind_space) {
                    Some(element) => self.close(element, start + length),
                    None => self.open.clear(),
                }
                Some(length)
            }
            WrittenTag::Start(name, attributes, length) => {
                self.open(name, attributes, start..start + length);
                Some(length + raw_length(name, &rest[length..])?)
            }
        }
    }

    /// Opens an element whose start tag stands at these bytes.
    fn open(&mut self, name: &'h str, mut attributes: Vec<WrittenAttribute<'h>>, tag: Range<usize>) {
        let kind = ProseKind::of(name);
        let is_held = self.open.last().is_some_and(|top| match kind {
            Some(kind) => top.kind.holds(kind),
            None => name == "br" && attributes.is_empty() && top.kind.holds_words(),
        });
        let can_be_smaller = attributes.iter().all(WrittenAttribute::is_known);
        if !is_held || !can_be_smaller {
            self.open.clear();
        }
        let begins = |kind: &ProseKind| can_be_smaller && (is_held || *kind != ProseKind::Inline);
        let Some(kind) = kind.filter(begins) else { return };
        self.open.push(ProseElement { name, kind, start: tag.start, inside: tag.end });
        if attributes.is_empty() {
            return;
        }
        attributes.sort_by_key(|attribute| (!attribute.needs_quotes(), attribute.name));
        let mut smaller = format!("<{name}");
        for WrittenAttribute { name, value } in &attributes {
            let quote = if needs_quotes(value) { "\"" } else { "" };
            smaller.extend([" ", name, "=", quote, value, quote]);
        }
        self.smaller.push((tag, smaller + ">"));
    }

    /// Adds an element that is minimal, in place of those it holds.
    fn close(&mut self, element: ProseElement<'h>, end: usize) {
        if element.kind == ProseKind::Inline {
            return;
        }
        let kept = self.rows.iter().rposition(|row| row.first.start < element.start);
        self.rows.truncate(kept.map_or(0, |last| last + 1));
        let joins = |row: &&mut ProseRow<'_>| {
            let both_are_blocks = row.first.kind.is_block() && element.kind.is_block();
            row.end == element.start && (both_are_blocks || row.first.name == element.name)
        };
        match self.rows.last_mut().filter(joins) {
            Some(row) => row.end = end,
            None => self.rows.push(ProseRow { first: element, end }),
        }
    }
}

/// An attribute with a value.
#[derive(Debug, Clone, Copy)]
struct WrittenAttribute<'h> {
    name: &'h str,
    /// Empty where it has none.
    value: &'h str,
}

impl WrittenAttribute<'_> {
    /// Whether nothing of it can go but quotation marks.
    fn is_known(&self) -> bool {
        const PLAIN: [&str; 9] =
            ["class", "dir", "href", "hreflang", "id", "lang", "scope", "tabindex", "translate"];
        let is_text = self.name.starts_with("data-") || self.name.starts_with("aria-");
        !self.value.is_empty()
            && (is_text && !self.value.contains('"') || PLAIN.contains(&self.name) && !self.needs_quotes())
    }

    fn needs_quotes(&self) -> bool {
        needs_quotes(self.value)
    }
}

/// Whether a value is longer without quotation marks than with them.
fn needs_quotes(value: &str) -> bool {
    !value.bytes().all(is_of_value)
}

/// What begins with a `<`, with its length in bytes.
enum WrittenTag<'h> {
    Start(&'h str, Vec<WrittenAttribute<'h>>, usize),
    End(&'h str, usize),
    /// A comment, a doctype, an element that its own tag closes.
    Other(usize),
}

/// The tag that a text begins with; `None` where it is not written so that every reader finds the same.
fn tag(text: &str) -> Option<WrittenTag<'_>> {
    if text.starts_with("<!--") {
        return text.find("-->").map(|at| WrittenTag::Other(at + "-->".len()));
    }
    if text.get(..9).is_some_and(|begin| begin.eq_ignore_ascii_case("<!doctype")) {
        return text.find('>').map(|at| WrittenTag::Other(at + 1));
    }
    let is_end = text.as_bytes().get(1) == Some(&b'/');
    let begin = 1 + usize::from(is_end);
    let name = &text[begin..];
    let name = &name[..name.bytes().position(|byte| !byte.is_ascii_alphanumeric() && byte != b'-')?];
    let behind = begin + name.len();
    let is_named = name.bytes().next().is_some_and(|first| first.is_ascii_alphabetic());
    match text.as_bytes()[behind] {
        b'>' if is_named && is_end => Some(WrittenTag::End(name, behind + 1)),
        b'>' if is_named => Some(WrittenTag::Start(name, Vec::new(), behind + 1)),
        b' ' | b'\n' if is_named && !is_end => {
            let (attributes, length) = attributes(&text[behind..])?;
            let length = behind + length;
            let is_closed = text[..length].ends_with("/>");
            match is_closed {
                true => (!is_raw(name)).then_some(WrittenTag::Other(length)),
                false => Some(WrittenTag::Start(name, attributes, length)),
            }
        }
        _ => None,
    }
}

/// Attributes, and their length up to the `>` of their tag; `None` where one is not written as the standard wants it.
fn attributes(text: &str) -> Option<(Vec<WrittenAttribute<'_>>, usize)> {
    let bytes = text.as_bytes();
    let (mut found, mut at): (Vec<WrittenAttribute<'_>>, _) = (Vec::new(), 0);
    loop {
        let spaces = bytes[at..].iter().position(|byte| !matches!(byte, b' ' | b'\n'))?;
        at += spaces;
        match bytes[at] {
            b'>' => return Some((found, at + 1)),
            b'/' if bytes.get(at + 1) == Some(&b'>') => return Some((found, at + 2)),
            _ if spaces == 0 => return None,
            _ => {}
        }
        let length = bytes[at..].iter().position(|byte| !is_of_name(*byte)).filter(|length| *length > 0)?;
        let name = &text[at..at + length];
        if found.iter().any(|known| known.name == name) {
            return None;
        }
        at += length;
        let mut value = "";
        if bytes[at] == b'=' {
            at += 1;
            let quote = Some(*bytes.get(at)?).filter(|byte| matches!(byte, b'"' | b'\''));
            let start = at + usize::from(quote.is_some());
            let length = match quote {
                Some(quote) => memchr(quote, &bytes[start..])?,
                None => {
                    bytes[at..].iter().position(|byte| !is_of_value(*byte)).filter(|length| *length > 0)?
                }
            };
            value = &text[start..start + length];
            at = start + length + usize::from(quote.is_some());
        }
        found.push(WrittenAttribute { name, value });
    }
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':')
}

/// Whether a byte may stand in a value without quotes.
fn is_of_value(byte: u8) -> bool {
    byte > b' ' && !matches!(byte, b'"' | b'\'' | b'=' | b'<' | b'>' | b'`')
}

fn is_raw(name: &str) -> bool {
    RAW.iter().any(|(raw, _)| raw.eq_ignore_ascii_case(name))
}

/// The length of what stands behind the start tag of an element that has no tags in it, 0 behind others; `None` where readers
/// could see tags there.
fn raw_length(name: &str, behind: &str) -> Option<usize> {
    let Some((name, is_code)) = RAW.iter().find(|(raw, _)| raw.eq_ignore_ascii_case(name)) else {
        return Some(0);
    };
    let is_end =
        |at: &usize| behind[at + 2..].get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name));
    let length = memmem::find_iter(behind.as_bytes(), "</").find(is_end)?;
    (*is_code || memchr(b'<', &behind.as_bytes()[..length]).is_none()).then_some(length)
}
