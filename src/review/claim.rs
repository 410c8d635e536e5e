//! The claims of a unit: what is judged one by one.

use crate::guide::text::{Block, Inline};
use crate::guide::unit::Unit;

/// What is judged as one.
#[derive(Debug, Clone)]
pub(super) struct Claim<'a> {
    /// What it is.
    pub kind: ClaimKind,
    /// What it says; of a row of a table its cells, of a word its meanings behind it.
    pub lines: Vec<&'a [Inline]>,
}

/// What a claim is in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClaimKind {
    /// The heading of the unit, or the line to tick.
    Title,
    /// A heading inside it.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An entry of a list.
    Entry,
    /// A row of a table, each cell after the head of its column.
    Row,
    /// A word with its meanings.
    Word,
}

impl ClaimKind {
    /// The word the page's style knows it by.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::Entry => "entry",
            Self::Row => "row",
            Self::Word => "word",
        }
    }
}

/// The claims of a unit in reading order, its heading first.
pub(super) fn claims(unit: &Unit) -> Vec<Claim<'_>> {
    let mut all = vec![Claim { kind: ClaimKind::Title, lines: vec![unit.title.as_slice()] }];
    of_blocks(&unit.body, ClaimKind::Paragraph, &mut all);
    all.retain(|claim| claim.lines.iter().any(|line| !line.is_empty()));
    all
}

/// `plain`: what a paragraph is here.
fn of_blocks<'a>(blocks: &'a [Block], plain: ClaimKind, all: &mut Vec<Claim<'a>>) {
    for block in blocks {
        match block {
            Block::Paragraph(line) => all.push(Claim { kind: plain, lines: vec![line] }),
            Block::Code(code) => all.push(Claim { kind: plain, lines: vec![code] }),
            Block::Heading(line) => all.push(Claim { kind: ClaimKind::Heading, lines: vec![line] }),
            Block::List(list) => {
                list.items.iter().for_each(|item| of_blocks(item, ClaimKind::Entry, all));
            }
            Block::Quote(inner) => of_blocks(inner, plain, all),
            Block::Table(table) => {
                for row in &table.rows {
                    let cells = table.head.iter().zip(row);
                    let lines = cells.flat_map(|(head, cell)| [head.as_slice(), cell.as_slice()]).collect();
                    all.push(Claim { kind: ClaimKind::Row, lines });
                }
            }
            Block::Terms(terms) => all.extend(terms.iter().map(|term| {
                let mut lines = vec![term.word.as_slice()];
                term.meanings.iter().for_each(|meaning| crate::guide::text::lines(meaning, &mut lines));
                Claim { kind: ClaimKind::Word, lines }
            })),
        }
    }
}
