//! Blocks of prose out of Markdown events.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::Reader;
use crate::diagnostic::Code;
use crate::guide::text::{Block, Inline, ListBlock, TableBlock, Term};
use crate::i18n::orthography::is_unseen;

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
            Tag::List(first) => self.inside(|reader| {
                let items = reader.list_items();
                Block::List(Box::new(ListBlock { first, items }))
            }),
            Tag::BlockQuote(_) => self.inside(|reader| Block::Quote(reader.blocks())),
            Tag::Table(_) => self.inside(Self::table),
            Tag::DefinitionList => self.inside(|reader| Block::Terms(reader.terms())),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                let code = self.fenced(range);
                return Some(Block::Code([Inline::Code(code)]));
            }
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

    /// The lines between two fences, without the fences and without what may be written behind the first.
    fn fenced(&mut self, range: std::ops::Range<usize>) -> String {
        self.at += 1;
        let mut code = String::new();
        while let Some((Event::Text(text), lines)) = self.peek() {
            for (at, sign) in self.text[lines.clone()].char_indices().filter(|(_, sign)| is_hidden(*sign)) {
                let at = lines.start + at;
                let message = format!("a hidden sign (U+{:04X})", u32::from(sign));
                let help = "delete it: what is copied from here must be what is seen";
                self.problem(Code::HiddenSign, at..at + sign.len_utf8(), &message, help);
            }
            code.push_str(&text);
            self.at += 1;
        }
        self.at += 1;
        if !is_closed(&self.text[range.clone()]) {
            let help = "write the same backticks alone on the line behind the code; until then all that follows counts as code";
            self.problem(Code::UnclosedCode, range, "program code that is opened and never closed", help);
        }
        // HTML would drop an empty line behind its tag.
        code.trim_start_matches('\n').trim_end().to_owned()
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
                "take away the four spaces at the start of the line; program code stands between two lines of three backticks",
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
        items.shrink_to_fit();
        items
    }

    fn table(&mut self) -> Block {
        let mut head = Vec::new();
        let mut rows = Vec::new();
        while let Some((Event::Start(tag), _)) = self.peek() {
            let cells = self.inside(Self::cells).unwrap_or_default();
            if tag == Tag::TableHead { head = cells } else { rows.push(cells) }
        }
        rows.shrink_to_fit();
        Block::Table(Box::new(TableBlock { head, rows }))
    }

    fn cells(&mut self) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some((Event::Start(Tag::TableCell), _)) = self.peek() {
            cells.extend(self.inside(Self::inlines));
        }
        cells.shrink_to_fit();
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

/// Whether nobody sees a sign in code. Ends of lines are seen, joiners belong to words of some languages, and marks of
/// direction are found wherever they stand in an article.
fn is_hidden(sign: char) -> bool {
    let is_told = matches!(sign, '\n' | '\r' | '\t' | '\u{200c}'..='\u{200f}' | '\u{61c}')
        || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !is_told && is_unseen(sign)
}

/// Whether the last line of fenced code is a fence as long as its first one.
fn is_closed(written: &str) -> bool {
    let mut lines = written.trim_end().lines();
    let first = lines.next().unwrap_or_default();
    let sign = first.chars().next().unwrap_or_default();
    let length = first.chars().take_while(|c| *c == sign).count();
    // Inside a list or a quotation other signs stand before it.
    let last = lines.next_back().unwrap_or_default().trim().trim_start_matches(['>', ' ']);
    last.chars().count() >= length && last.chars().all(|c| c == sign)
}
