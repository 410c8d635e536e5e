//! Markdown as other generators write it, with all that this library knows of: a tree to be written anew as the Markdown of a
//! guide. Every part knows the byte it begins at.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::hidden::hidden;
use super::past;
use crate::normalization::capitalised;

/// A block of foreign Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignBlock {
    /// The byte it begins at.
    pub at: usize,
    /// What it is.
    pub kind: ForeignBlockKind,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ForeignBlockKind {
    /// A heading of a level from 1, with the id it was given.
    Heading(u8, Option<String>, Vec<ForeignInline>),
    /// A paragraph.
    Paragraph(Vec<ForeignInline>),
    /// A list, with its first number if it has numbers.
    List(Option<u64>, Vec<Vec<ForeignBlock>>),
    /// A quotation.
    Quote(Vec<ForeignBlock>),
    /// A table: its head, then its rows.
    Table(Vec<Vec<Vec<ForeignInline>>>),
    /// A block of program code.
    Code,
    /// Markup as it is written.
    Html(String),
    /// What a footnote says, by its label.
    Note(String, Vec<ForeignBlock>),
    /// Words with their meanings.
    Terms(Vec<ForeignTerm>),
    /// Blocks in one another, deeper than any text needs.
    TooDeep,
}

/// A word with its meanings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ForeignTerm {
    /// The word.
    pub word: Vec<ForeignInline>,
    /// What it means.
    pub meanings: Vec<Vec<ForeignBlock>>,
}

/// A part of a line of foreign Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignInline {
    /// The byte it begins at.
    pub at: usize,
    /// What it is.
    pub kind: ForeignInlineKind,
}

/// What a part of a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ForeignInlineKind {
    /// Plain words.
    Text(String),
    /// Words set as program code.
    Code(String),
    /// The end of a line within a paragraph.
    Break,
    /// Strong words, or emphasised ones.
    Strong(Vec<ForeignInline>),
    /// Words that are struck out.
    Struck(Vec<ForeignInline>),
    /// A link: its address and its words.
    Link(String, Vec<ForeignInline>),
    /// A picture: its address, and the words for those who do not see it.
    Picture(String, String),
    /// A tag as it is written.
    Html(String),
    /// A formula.
    Formula(String),
    /// The place of a footnote, by its label.
    Note(String),
    /// A box to tick.
    Box,
}

/// Reads foreign Markdown without its front matter; never fails.
pub fn foreign(text: &str) -> Vec<ForeignBlock> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM;
    let mut undefined = |link: BrokenLink<'_>| undefined(text, &link);
    let parser = Parser::new_with_broken_link_callback(text, options, Some(&mut undefined));
    let mut walk = ForeignWalk { events: parser.into_offset_iter().collect(), at: 0, depth: 0 };
    let mut blocks = Vec::new();
    while walk.at < walk.events.len() {
        blocks.extend(walk.blocks());
        // What closes nothing.
        walk.at += 1;
    }
    blocks
}

/// Stands before the name of a reference that nothing in the text defines, in the place of an address.
pub const UNDEFINED: &str = "undefined:";

/// What a reference leads to that the text does not define, as a generator resolves it elsewhere (`[words][name]`, `[name][]`).
/// Behind a letter it is none, but program code: `list[1][2]`.
fn undefined<'a>(text: &str, link: &BrokenLink<'_>) -> Option<(CowStr<'a>, CowStr<'a>)> {
    let is_whole = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
    let before = text.get(..link.span.start).and_then(|before| before.chars().next_back());
    let is_code = before.is_some_and(|before| before.is_alphanumeric() || before == ']' || before == '!');
    (is_whole && !is_code).then(|| (format!("{UNDEFINED}{}", link.reference).into(), "".into()))
}

/// How deep blocks may stand in one another.
const DEEPEST: usize = 16;

struct ForeignWalk<'a> {
    events: Vec<(Event<'a>, Range<usize>)>,
    at: usize,
    depth: usize,
}

impl<'a> ForeignWalk<'a> {
    fn peek(&self) -> Option<(Event<'a>, usize)> {
        self.events.get(self.at).map(|(event, range)| (event.clone(), range.start))
    }

    /// The blocks up to the end of the element that is open.
    fn blocks(&mut self) -> Vec<ForeignBlock> {
        let mut blocks = Vec::new();
        while let Some((event, at)) = self.peek() {
            let kind = match event {
                Event::End(_) => break,
                Event::Rule => {
                    self.at += 1;
                    continue;
                }
                Event::Start(tag) if !is_inline(&tag) => self.element(&tag),
                Event::Html(html) => {
                    self.at += 1;
                    ForeignBlockKind::Html(html.into_string())
                }
                // The words of a tight entry of a list stand without a paragraph round them.
                _ => ForeignBlockKind::Paragraph(self.inlines()),
            };
            blocks.push(ForeignBlock { at, kind });
        }
        without_hidden(blocks)
    }

    fn element(&mut self, tag: &Tag<'a>) -> ForeignBlockKind {
        if self.depth >= DEEPEST {
            self.skip();
            return ForeignBlockKind::TooDeep;
        }
        self.at += 1;
        self.depth += 1;
        let kind = match tag {
            Tag::Heading { level, id, .. } => {
                ForeignBlockKind::Heading(*level as u8, id.as_ref().map(ToString::to_string), self.inlines())
            }
            Tag::List(first) => ForeignBlockKind::List(*first, self.children(Self::blocks)),
            Tag::BlockQuote(_) => ForeignBlockKind::Quote(self.blocks()),
            Tag::Table(_) => ForeignBlockKind::Table(self.children(|walk| walk.children(Self::inlines))),
            Tag::HtmlBlock => ForeignBlockKind::Html(self.html()),
            Tag::FootnoteDefinition(label) => ForeignBlockKind::Note(label.to_string(), self.blocks()),
            Tag::DefinitionList => ForeignBlockKind::Terms(self.terms()),
            Tag::Paragraph => ForeignBlockKind::Paragraph(self.inlines()),
            _ => {
                while !matches!(self.peek(), Some((Event::End(_), _)) | None) {
                    self.skip();
                }
                ForeignBlockKind::Code
            }
        };
        self.depth -= 1;
        self.at += 1;
        kind
    }

    /// What stands in each element up to the end of the one that is open.
    fn children<T>(&mut self, read: impl Fn(&mut Self) -> T) -> Vec<T> {
        let mut children = Vec::new();
        while let Some((Event::Start(_), _)) = self.peek() {
            self.at += 1;
            children.push(read(self));
            self.at += 1;
        }
        children
    }

    fn terms(&mut self) -> Vec<ForeignTerm> {
        let mut terms: Vec<ForeignTerm> = Vec::new();
        while let Some((Event::Start(tag), _)) = self.peek() {
            self.at += 1;
            if tag == Tag::DefinitionListDefinition {
                let meaning = self.blocks();
                terms.last_mut().into_iter().for_each(|term| term.meanings.push(meaning.clone()));
            } else {
                terms.push(ForeignTerm { word: self.inlines(), meanings: Vec::new() });
            }
            self.at += 1;
        }
        terms
    }

    fn html(&mut self) -> String {
        let mut html = String::new();
        while let Some((Event::Html(part) | Event::Text(part), _)) = self.peek() {
            html.push_str(&part);
            self.at += 1;
        }
        html
    }

    /// The parts of a line: up to the next block, or to the end of the element that is open.
    fn inlines(&mut self) -> Vec<ForeignInline> {
        let mut inlines = Vec::new();
        while let Some((event, at)) = self.peek() {
            let kind = match event {
                Event::Start(tag) if is_inline(&tag) => self.marked(tag),
                Event::Start(_) | Event::End(_) | Event::Rule => break,
                _ => {
                    self.at += 1;
                    match event {
                        Event::Text(text) => ForeignInlineKind::Text(text.into_string()),
                        Event::Code(code) => ForeignInlineKind::Code(code.into_string()),
                        Event::SoftBreak => ForeignInlineKind::Text(" ".to_owned()),
                        Event::HardBreak => ForeignInlineKind::Break,
                        Event::InlineHtml(html) | Event::Html(html) => {
                            ForeignInlineKind::Html(html.into_string())
                        }
                        Event::InlineMath(text) | Event::DisplayMath(text) => {
                            ForeignInlineKind::Formula(text.into_string())
                        }
                        Event::FootnoteReference(label) => ForeignInlineKind::Note(label.into_string()),
                        Event::TaskListMarker(_) => ForeignInlineKind::Box,
                        _ => continue,
                    }
                }
            };
            // The library parts words at every sign that might have been a mark.
            if let ForeignInlineKind::Text(more) = &kind
                && let Some(ForeignInline { kind: ForeignInlineKind::Text(text), .. }) = inlines.last_mut()
            {
                text.push_str(more);
                continue;
            }
            inlines.push(ForeignInline { at, kind });
        }
        inlines
    }

    fn marked(&mut self, tag: Tag<'a>) -> ForeignInlineKind {
        if self.depth >= DEEPEST {
            self.skip();
            return ForeignInlineKind::Text(String::new());
        }
        let at = self.peek().map_or(0, |(_, at)| at);
        self.at += 1;
        self.depth += 1;
        let mut words = self.inlines();
        self.depth -= 1;
        if matches!(self.peek(), Some((Event::End(_), _))) {
            self.at += 1;
        }
        match tag {
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                ForeignInlineKind::Link(format!("mailto:{dest_url}"), words)
            }
            Tag::Link { dest_url, title, .. } => {
                // Titles are kept as HTML writes them.
                let title = (!title.is_empty()).then(|| format!("<a title=\"{}\">", attribute(&title)));
                let kind = title.map(ForeignInlineKind::Html);
                words.extend(kind.map(|kind| ForeignInline { at, kind }));
                ForeignInlineKind::Link(dest_url.into_string(), words)
            }
            Tag::Image { dest_url, title, .. } => {
                let mut words = plain_words(&words);
                if !words.contains(title.as_ref()) {
                    words.push_str(if words.is_empty() { "" } else { "; " });
                    words.push_str(&title);
                }
                ForeignInlineKind::Picture(dest_url.into_string(), words)
            }
            Tag::Strikethrough => ForeignInlineKind::Struck(words),
            _ => ForeignInlineKind::Strong(words),
        }
    }

    /// Passes over one event with everything inside it.
    fn skip(&mut self) {
        self.at = past(&self.events, self.at);
    }
}

/// Blocks in which each element that is hidden is one piece of HTML, its start tag and its end tag: what stands between them is not
/// read.
fn without_hidden(blocks: Vec<ForeignBlock>) -> Vec<ForeignBlock> {
    let html = blocks.iter().map(|block| match &block.kind {
        ForeignBlockKind::Html(written) => Some(written.as_str()),
        _ => None,
    });
    let hidden = hidden(&html.collect::<Vec<_>>());
    if hidden.is_empty() {
        return blocks;
    }
    let mut hidden = hidden.into_iter().peekable();
    let mut kept: Vec<ForeignBlock> = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.into_iter().enumerate() {
        while hidden.next_if(|element| *element.end() < at).is_some() {}
        let Some(element) = hidden.peek().filter(|element| *element.start() < at) else {
            kept.push(block);
            continue;
        };
        if at == *element.end()
            && let Some(ForeignBlock { kind: ForeignBlockKind::Html(start), .. }) = kept.last_mut()
            && let ForeignBlockKind::Html(end) = &block.kind
        {
            start.push_str(end);
        }
    }
    kept
}

/// Words as the value of an attribute.
fn attribute(words: &str) -> String {
    words.replace('&', "&amp;").replace('"', "&quot;")
}

/// Kinds of notes that warn.
const WARNINGS: [&str; 6] = ["attention", "caution", "critical", "danger", "important", "warning"];

/// What stands above a note of this kind that has no title: a warning keeps the name of its kind, as GitHub writes it.
pub fn warning(kind: &str) -> Option<String> {
    let known = WARNINGS.iter().find(|known| known.eq_ignore_ascii_case(kind))?;
    Some(capitalised(known))
}

/// The words of a line without any mark.
pub fn plain_words(inlines: &[ForeignInline]) -> String {
    let words = inlines.iter().map(|inline| match &inline.kind {
        ForeignInlineKind::Text(text) | ForeignInlineKind::Code(text) => text.clone(),
        ForeignInlineKind::Break => " ".to_owned(),
        ForeignInlineKind::Strong(words) | ForeignInlineKind::Link(_, words) => plain_words(words),
        ForeignInlineKind::Formula(formula) if is_money(formula) => format!("${formula}$"),
        _ => String::new(),
    });
    words.collect()
}

/// Whether what stands between two dollars is rather an amount.
pub fn is_money(formula: &str) -> bool {
    formula.starts_with(|c: char| c.is_ascii_digit()) && !formula.contains(['\\', '^', '_', '=', '{'])
}

fn is_inline(tag: &Tag<'_>) -> bool {
    let ends = tag.to_end();
    matches!(
        ends,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}
