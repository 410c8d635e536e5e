//! A translation has the paragraphs, entries, rows and headings of its source.

use crate::check::context::{RuleContext, TranslationPair};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::text::{Block, TableBlock};

pub(in crate::check::rules) fn check(
    _: RuleContext<'_>,
    pair: TranslationPair<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let (unit, original) = (pair.unit, pair.original);
    if is_same(&unit.body, &original.body) {
        return;
    }
    let (ours, theirs) = (parts(&unit.body), parts(&original.body));
    if ours == theirs {
        return;
    }
    let at = ours.iter().zip(&theirs).take_while(|(ours, theirs)| ours == theirs).count();
    let lines_before = ours[..at].iter().filter(|part| part.is_line()).count();
    // The heading is the first line of a unit.
    let line = unit.lines.get(lines_before + 1).or(unit.lines.last());
    let span = line.map_or(unit.head, |line| line.span);
    let found = Element::ALL.iter().find_map(|(part, words)| {
        let count = |parts: &[Element]| parts.iter().filter(|known| *known == part).count();
        let (ours, theirs) = (count(&ours), count(&theirs));
        let what = if ours < theirs { "fewer" } else { "more" };
        (ours != theirs).then(|| format!("has {what} {words} than its source: {ours}, not {theirs}"))
    });
    let found = found.unwrap_or_else(|| "has its parts in another order than its source".to_owned());
    let message = format!("`{}` {found}", unit.id);
    let help =
        "translate part by part: every paragraph, entry, row and heading of the source text has its own";
    problems.push(Diagnostic::error(Code::ShapeDiffers, span, message, help));
}

/// Whether two texts have the same parts, told without listing them.
fn is_same(ours: &[Block], theirs: &[Block]) -> bool {
    let all = |ours: &[Vec<Block>], theirs: &[Vec<Block>]| {
        ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| is_same(ours, theirs))
    };
    let is_pair = |(ours, theirs): (&Block, &Block)| match (ours, theirs) {
        (Block::Paragraph(_), Block::Paragraph(_)) | (Block::Heading(_), Block::Heading(_)) => true,
        (Block::List(ours), Block::List(theirs)) => all(&ours.items, &theirs.items),
        (Block::Quote(ours), Block::Quote(theirs)) => is_same(ours, theirs),
        (Block::Table(ours), Block::Table(theirs)) => {
            let rows = |table: &TableBlock| table.rows.iter().map(Vec::len).collect::<Vec<_>>();
            ours.head.len() == theirs.head.len() && rows(ours) == rows(theirs)
        }
        (Block::Terms(ours), Block::Terms(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().zip(theirs).all(|(ours, theirs)| all(&ours.meanings, &theirs.meanings))
        }
        (Block::Code(_), Block::Code(_)) => true,
        _ => false,
    };
    ours.len() == theirs.len() && ours.iter().zip(theirs).all(is_pair)
}

/// A part of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Element {
    Paragraph,
    Heading,
    List,
    Entry,
    Quote,
    Row,
    Cell,
    Term,
    Meaning,
    Code,
}

impl Element {
    /// All of them, in the words a writer knows; the outer before the inner.
    const ALL: [(Self, &'static str); 10] = [
        (Self::Heading, "headings"),
        (Self::Row, "table rows"),
        (Self::Cell, "table cells"),
        (Self::Term, "words explained"),
        (Self::Meaning, "meanings"),
        (Self::List, "lists"),
        (Self::Entry, "list entries"),
        (Self::Quote, "quotations"),
        (Self::Code, "blocks of code"),
        (Self::Paragraph, "paragraphs"),
    ];

    fn is_line(self) -> bool {
        matches!(self, Self::Paragraph | Self::Heading | Self::Cell | Self::Term)
    }
}

fn parts(blocks: &[Block]) -> Vec<Element> {
    let mut parts = Vec::new();
    blocks.iter().for_each(|block| add(block, &mut parts));
    parts
}

fn add(block: &Block, parts: &mut Vec<Element>) {
    let all = |blocks: &[Block], parts: &mut Vec<Element>| blocks.iter().for_each(|block| add(block, parts));
    match block {
        Block::Paragraph(_) => parts.push(Element::Paragraph),
        Block::Heading(_) => parts.push(Element::Heading),
        Block::Code(_) => parts.push(Element::Code),
        Block::List(list) => {
            parts.push(Element::List);
            for entry in &list.items {
                parts.push(Element::Entry);
                all(entry, parts);
            }
        }
        Block::Quote(inner) => {
            parts.push(Element::Quote);
            all(inner, parts);
        }
        Block::Table(table) => {
            for row in std::iter::once(&table.head).chain(&table.rows) {
                parts.push(Element::Row);
                parts.extend(row.iter().map(|_| Element::Cell));
            }
        }
        Block::Terms(terms) => {
            for term in terms {
                parts.push(Element::Term);
                for meaning in &term.meanings {
                    parts.push(Element::Meaning);
                    all(meaning, parts);
                }
            }
        }
    }
}
