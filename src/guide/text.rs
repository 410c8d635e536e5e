//! Prose as a tree: what Markdown may say in a guide, and nothing else.

use crate::guide::ids::{FactId, SourceId, TopicId, UnitId};
use crate::guide::shared_text::SharedText;
use crate::project::Span;

/// A piece of prose that stands on its own lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading inside a unit.
    Heading(Vec<Inline>),
    /// A list.
    List(Box<ListBlock>),
    /// Somebody's words.
    Quote(Vec<Block>),
    /// A table.
    Table(Box<TableBlock>),
    /// Words with their meanings.
    Terms(Vec<Term>),
    /// Lines between fences: one [`Inline::Code`] that holds them as they are written.
    Code([Inline; 1]),
}

/// The entries of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListBlock {
    /// Its first number where it is numbered.
    pub first: Option<u64>,
    /// The entries.
    pub items: Vec<Vec<Block>>,
}

/// The cells of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableBlock {
    /// Those of its head.
    pub head: Vec<Vec<Inline>>,
    /// Those of each row.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

impl TableBlock {
    /// All cells, the head first.
    pub fn cells(&self) -> impl Iterator<Item = &[Inline]> {
        self.head.iter().chain(self.rows.iter().flatten()).map(Vec::as_slice)
    }
}

/// A word of a glossary with its meanings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The word.
    pub word: Vec<Inline>,
    /// What it means, one entry a meaning.
    pub meanings: Vec<Vec<Block>>,
}

/// A piece of prose inside a line. What only some pieces have lies apart: a large guide has a million of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain words.
    Text(SharedText),
    /// `**strong**`.
    Strong(Vec<Inline>),
    /// `*a run in the official language*`; plain emphasis in an article of that language.
    Official(Vec<Inline>),
    /// A link inside the guide.
    Link(Box<LinkTarget>, Vec<Inline>),
    /// `{{fact}}`.
    Fact(FactId, Span),
    /// `[^source, pinpoint]`.
    Cite(Box<Citation>),
    /// `` `code` ``: what a computer reads, letter for letter the same in every language.
    Code(String),
    /// A line broken on purpose.
    Break,
}

/// Where a link inside the guide leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkTarget {
    /// The topic; `None` for the one the link stands in.
    pub topic: Option<TopicId>,
    /// The unit; `None` for the topic as a whole.
    pub unit: Option<UnitId>,
    /// Where the link stands.
    pub span: Span,
}

/// A source cited in a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The source.
    pub source: SourceId,
    /// The place in it, as the official language writes it (`§ 33, stk. 2`).
    pub pinpoint: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// Adds what every line of these blocks says, in reading order.
pub fn lines<'a>(blocks: &'a [Block], into: &mut Vec<&'a [Inline]>) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) | Block::Heading(inlines) => into.push(inlines),
            Block::List(list) => list.items.iter().for_each(|item| lines(item, into)),
            Block::Quote(inner) => lines(inner, into),
            // It is read by no rule over words: it has none.
            Block::Code(_) => {}
            Block::Table(table) => into.extend(table.cells()),
            Block::Terms(terms) => {
                for term in terms {
                    into.push(&term.word);
                    term.meanings.iter().for_each(|meaning| lines(meaning, into));
                }
            }
        }
    }
}

/// Calls `visit` on every inline of these blocks, outer before inner, in reading order.
pub fn visit<'a>(blocks: &'a [Block], see: &mut dyn FnMut(&'a Inline)) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) | Block::Heading(inlines) => visit_inlines(inlines, see),
            Block::List(list) => list.items.iter().for_each(|item| visit(item, see)),
            Block::Quote(inner) => visit(inner, see),
            Block::Code(code) => visit_inlines(code, see),
            Block::Table(table) => table.cells().for_each(|cell| visit_inlines(cell, see)),
            Block::Terms(terms) => {
                for term in terms {
                    visit_inlines(&term.word, see);
                    term.meanings.iter().for_each(|meaning| visit(meaning, see));
                }
            }
        }
    }
}

/// The blocks of a unit that its readers are told, without its notes.
pub fn told(blocks: &[Block]) -> impl Iterator<Item = &Block> {
    blocks.iter().filter(|block| !matches!(block, Block::Quote(_)))
}

/// The notes of a unit, which say how its authors know: what stands in its quotations.
pub fn notes(blocks: &[Block]) -> impl Iterator<Item = &Block> {
    blocks.iter().flat_map(|block| match block {
        Block::Quote(inner) => inner.as_slice(),
        _ => &[],
    })
}

/// Calls `see` on every inline, outer before inner, in reading order.
pub fn visit_inlines<'a>(inlines: &'a [Inline], see: &mut dyn FnMut(&'a Inline)) {
    for inline in inlines {
        see(inline);
        if let Inline::Strong(inner) | Inline::Official(inner) | Inline::Link(_, inner) = inline {
            visit_inlines(inner, see);
        }
    }
}
