//! Blocks of prose out of Markdown events.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::Reader;
use crate::diagnostic::Code;
use crate::guide::text::{Block, Inline, Term};

impl Reader<'_> {
    /// The blocks up to the end of the element that is open.
    pub(super) fn blocks(&mut self) -> Vec<Block> {
        // Most entries of lists are one paragraph.
        let mut blocks = Vec::with_capacity(1);
        while let Some((event, _)) = self.peek() {
            if matches!(event, Event::End(_)) {
                break;
            }
            blocks.extend(self.block());
        }
        blocks
    }

    /// The next block; `None` where it cannot be used, which is a problem noted.
    pub(super) fn block(&mut self) -> Option<Block> {
        let (event, range) = self.peek()?;
        let Event::Start(tag) = event else {
            return self.loose(&event, range);
        };
        let start = self.at;
        let block = match tag {
            Tag::Paragraph => self.inside(|reader| Block::Paragraph(reader.inlines())),
            Tag::Heading { level: HeadingLevel::H3, .. } => {
                self.inside(|reader| Block::Heading(reader.inlines()))
            }
            Tag::List(first) => self.inside(|reader| Block::List(first, reader.list_items())),
            Tag::BlockQuote(_) => self.inside(|reader| Block::Quote(reader.blocks())),
            Tag::Table(_) => self.inside(Self::table),
            Tag::DefinitionList => self.inside(|reader| Block::Terms(reader.terms())),
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. } => {
                return Some(Block::Paragraph(self.inlines()));
            }
            other => {
                self.refuse(&other, range);
                self.skip();
                return None;
            }
        };
        debug_assert!(self.at > start, "every block takes at least one event");
        block
    }

    /// What stands in a block's place without being one: text of a tight list item, a rule, HTML.
    fn loose(&mut self, event: &Event<'_>, range: std::ops::Range<usize>) -> Option<Block> {
        match event {
            Event::Rule => {
                let help = "delete the line; headings part a text well enough";
                self.problem(Code::UnsupportedMarkdown, range, "a line across the page", help);
                self.at += 1;
                None
            }
            Event::End(_) => {
                self.at += 1;
                None
            }
            _ => {
                let inlines = self.inlines();
                (!inlines.is_empty()).then_some(Block::Paragraph(inlines))
            }
        }
    }

    fn refuse(&mut self, tag: &Tag<'_>, range: std::ops::Range<usize>) {
        let (code, message, help) = match tag {
            Tag::HtmlBlock => (
                Code::RawHtml,
                "HTML in the text",
                "take the HTML out; write headings with `##`, lists with `-`, strong words with `**`",
            ),
            Tag::CodeBlock(_) => (
                Code::UnsupportedMarkdown,
                "text set as program code",
                "take away the four spaces at the start of the line, or the three backticks",
            ),
            Tag::Heading { .. } => (
                Code::HeadingLevel,
                "a heading level that leaves one out",
                "units begin with `## `, headings inside a unit with `### `",
            ),
            _ => (
                Code::UnsupportedMarkdown,
                "Markdown that a guide does not use",
                "use paragraphs, lists, tables and headings",
            ),
        };
        self.problem(code, range, message, help);
    }

    fn list_items(&mut self) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        while let Some((Event::Start(Tag::Item), _)) = self.peek() {
            items.extend(self.inside(Self::blocks));
        }
        items
    }

    fn table(&mut self) -> Block {
        let mut head = Vec::new();
        let mut rows = Vec::new();
        while let Some((Event::Start(tag), _)) = self.peek() {
            let cells = self.inside(Self::cells).unwrap_or_default();
            if tag == Tag::TableHead { head = cells } else { rows.push(cells) }
        }
        Block::Table(head, rows)
    }

    fn cells(&mut self) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some((Event::Start(Tag::TableCell), _)) = self.peek() {
            cells.extend(self.inside(Self::inlines));
        }
        cells
    }

    fn terms(&mut self) -> Vec<Term> {
        let mut terms: Vec<Term> = Vec::new();
        while let Some((event, _)) = self.peek() {
            match event {
                Event::Start(Tag::DefinitionListTitle) => {
                    let word = self.inside(Self::inlines).unwrap_or_default();
                    terms.push(Term { word, meanings: Vec::new() });
                }
                Event::Start(Tag::DefinitionListDefinition) => {
                    let meaning = self.inside(Self::blocks).unwrap_or_default();
                    if let Some(term) = terms.last_mut() {
                        term.meanings.push(meaning);
                    }
                }
                Event::End(TagEnd::DefinitionList) => break,
                _ => self.skip(),
            }
        }
        terms
    }
}
