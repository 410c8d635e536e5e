//! Elements of prose that are as small as they can be: minify-html, which takes longest of all that is done to a page, is not
//! shown them. Meanwhile a short element of the same name stands for each row of them.

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
    rows: Vec<(&'h str, &'h str)>,
}

impl<'h> SetAside<'h> {
    /// Sets aside what minify-html would leave as it is; `None` where there is nothing such, and where a page is not written so
    /// that every reader of HTML finds the same tags in it.
    pub(super) fn of(html: &'h str) -> Option<Self> {
        let found = rows(html)?.into_iter().filter(|row| row.end - row.first.start >= SHORTEST);
        let (mut out, mut rows) = (String::with_capacity(html.len()), Vec::new());
        let mut rest = 0;
        for ProseRow { first: ProseElement { name, start, .. }, end } in found {
            out.push_str(&html[rest..start]);
            out.extend(["<", name, ">", MARK, "</", name, ">"]);
            rows.push((name, &html[start..end]));
            rest = end;
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
            out.extend([before, row]);
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

/// A start tag without attributes.
#[derive(Debug, Clone, Copy)]
struct ProseElement<'h> {
    name: &'h str,
    kind: ProseKind,
    start: usize,
    /// Where what it holds begins.
    inside: usize,
}

/// What an element of prose may hold, where it has no attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ProseKind {
    /// Stands among words and holds some.
    Inline,
    /// Words: a paragraph, a heading.
    Line,
    /// Words and blocks: a quotation.
    Container,
    /// Entries only.
    List,
    Entry,
    Cell,
    /// Cells only.
    TableRow,
    /// Rows only.
    TableBody,
}

impl ProseKind {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "em" | "strong" => Self::Inline,
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self::Line,
            "blockquote" => Self::Container,
            "ol" | "ul" => Self::List,
            "li" => Self::Entry,
            "td" => Self::Cell,
            "tr" => Self::TableRow,
            "tbody" => Self::TableBody,
            _ => return None,
        })
    }

    /// Whether it ends a paragraph before it that has no end tag (HTML, 13.1.2.4).
    fn is_block(self) -> bool {
        matches!(self, Self::Line | Self::Container | Self::List)
    }

    fn holds_words(self) -> bool {
        !matches!(self, Self::List | Self::TableRow | Self::TableBody)
    }

    fn holds(self, inner: Self) -> bool {
        match self {
            Self::Inline | Self::Line => inner == Self::Inline,
            Self::Container | Self::Entry | Self::Cell => inner == Self::Inline || inner.is_block(),
            Self::List => inner == Self::Entry,
            Self::TableRow => inner == Self::Cell,
            Self::TableBody => inner == Self::TableRow,
        }
    }
}

/// The rows of minimal elements of a page; `None` where its tags are not such as every reader of HTML finds.
fn rows(html: &str) -> Option<Vec<ProseRow<'_>>> {
    let mut walk = ProseWalk::default();
    let mut at = 0;
    while let Some(length) = memchr(b'<', &html.as_bytes()[at..]) {
        walk.text(&html[at..at + length], at);
        at += length;
        at += walk.tag(&html[at..], at, html[..at].ends_with(' '))?;
    }
    Some(walk.rows)
}

/// What is known of a page up to a place.
#[derive(Debug, Default)]
struct ProseWalk<'h> {
    /// The elements around the place, as long as all that stands in them is minimal.
    open: Vec<ProseElement<'h>>,
    rows: Vec<ProseRow<'h>>,
}

impl<'h> ProseWalk<'h> {
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
        let (is_end, name, length) = match tag(rest)? {
            WrittenTag::Other(length) => {
                self.open.clear();
                return Some(length);
            }
            WrittenTag::WithAttributes(name, length) => {
                self.open.clear();
                return Some(length + raw_length(name, &rest[length..])?);
            }
            WrittenTag::Start(name, length) => (false, name, length),
            WrittenTag::End(name, length) => (true, name, length),
        };
        let kind = ProseKind::of(name);
        if is_end {
            match self.open.pop().filter(|top| top.name == name && !is_behind_space) {
                Some(element) => self.close(element, start + length),
                None => self.open.clear(),
            }
            return Some(length);
        }
        let is_held = self.open.last().is_some_and(|top| match kind {
            Some(kind) => top.kind.holds(kind),
            None => name == "br" && top.kind.holds_words(),
        });
        if !is_held {
            self.open.clear();
        }
        if let Some(kind) = kind.filter(|kind| is_held || *kind != ProseKind::Inline) {
            self.open.push(ProseElement { name, kind, start, inside: start + length });
        }
        Some(length + raw_length(name, &rest[length..])?)
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

/// What begins with a `<`, with its length in bytes.
enum WrittenTag<'h> {
    Start(&'h str, usize),
    End(&'h str, usize),
    WithAttributes(&'h str, usize),
    /// A comment or a doctype.
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
        b'>' if is_named => Some(WrittenTag::Start(name, behind + 1)),
        b' ' | b'\n' if is_named && !is_end => {
            attributes_length(&text[behind..]).map(|length| WrittenTag::WithAttributes(name, behind + length))
        }
        _ => None,
    }
}

/// The length of attributes up to the `>` of their tag; `None` where one is not written as the standard wants it.
fn attributes_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        let spaces = bytes[at..].iter().position(|byte| !matches!(byte, b' ' | b'\n'))?;
        at += spaces;
        match bytes[at] {
            b'>' => return Some(at + 1),
            b'/' if bytes.get(at + 1) == Some(&b'>') => return Some(at + 2),
            _ if spaces == 0 => return None,
            _ => {}
        }
        let name = bytes[at..].iter().position(|byte| !is_of_name(*byte)).filter(|length| *length > 0)?;
        at += name;
        if bytes[at] != b'=' {
            continue;
        }
        at += 1;
        at += match bytes.get(at)? {
            quote @ (b'"' | b'\'') => memchr(*quote, &bytes[at + 1..])? + 2,
            _ => bytes[at..].iter().position(|byte| !is_of_value(*byte)).filter(|length| *length > 0)?,
        };
    }
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':')
}

/// Whether a byte may stand in a value without quotes.
fn is_of_value(byte: u8) -> bool {
    byte > b' ' && !matches!(byte, b'"' | b'\'' | b'=' | b'<' | b'>' | b'`')
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
