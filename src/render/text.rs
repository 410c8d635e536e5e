//! Prose as plain text: for the simplest phones, and for ears.

use crate::guide::ids::TopicId;
use crate::guide::text::{Block, Inline, LinkTarget, Term};
use crate::guide::topic::Topic;
use crate::render::context::RenderContext;
use crate::render::locale_data::LocaleData;

/// Writes prose of one language as plain text.
pub(crate) struct TextWriter<'a> {
    /// The guide, for the numbers that stand for links.
    pub build: &'a RenderContext<'a>,
    /// The language of the text.
    pub locale: &'a LocaleData<'a>,
    /// The topic the text belongs to.
    pub topic: &'a TopicId,
}

impl TextWriter<'_> {
    /// Blocks, an empty line after each.
    pub(super) fn blocks<'b>(&self, blocks: impl Iterator<Item = &'b Block>) -> String {
        blocks.map(|block| self.block(block) + "\n\n").collect::<String>().trim_end().to_owned()
    }

    /// Inlines as one line, or several where lines are broken on purpose.
    pub(super) fn inlines(&self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        self.inline(inlines, &mut out);
        out.truncate(out.trim_end().len());
        out
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Paragraph(inlines) | Block::Heading(inlines) => self.inlines(inlines),
            Block::Quote(inner) => self.blocks(inner.iter()),
            Block::Code([code]) => match code {
                Inline::Code(code) => {
                    let direction = self.locale.language.direction;
                    joined(code.lines().map(|line| format!("    {}", direction.keep(line))))
                }
                other => self.inlines(std::slice::from_ref(other)),
            },
            Block::List(list) => {
                let first = list.first.map(|first| usize::try_from(first).unwrap_or(1));
                let c = |at: usize| {
                    first.map_or_else(|| "-".to_owned(), |first| self.locale.count(first + at) + ".")
                };
                let lines = list.items.iter().enumerate();
                joined(
                    lines.map(|(at, item)| format!("{} {}", c(at), self.tight(item).replace('\n', "\n  "))),
                )
            }
            Block::Table(table) => joined(table.rows.iter().map(|row| {
                let cells = table.head.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
                joined(cells.map(|(head, cell)| format!("{}: {}", self.inlines(head), self.inlines(cell))))
                    + "\n"
            })),
            Block::Terms(terms) => joined(terms.iter().map(|term| self.term(term))),
        }
    }

    fn term(&self, term: &Term) -> String {
        let meanings: Vec<String> = term.meanings.iter().map(|meaning| self.tight(meaning)).collect();
        format!("{}: {}", self.inlines(&term.word), meanings.join(" "))
    }

    /// The blocks of a list item, without empty lines between them.
    fn tight(&self, blocks: &[Block]) -> String {
        joined(blocks.iter().map(|block| self.block(block)))
    }

    fn inline(&self, inlines: &[Inline], out: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => out.push_str(text),
                Inline::Code(code) => out.push_str(&self.locale.language.direction.keep(code)),
                Inline::Strong(inner) => self.inline(inner, out),
                Inline::Official(inner) => {
                    out.push_str(&self.locale.language.direction.keep(&self.inlines(inner)));
                }
                Inline::Link(target, words) => {
                    self.inline(words, out);
                    if let Some(number) = self.number(target) {
                        out.push_str(&format!(" ({number})"));
                    }
                }
                Inline::Fact(id, _) => out.push_str(&self.locale.fact(id).text),
                Inline::Cite(_) => out.truncate(out.trim_end().len()),
                Inline::Break => out.push('\n'),
            }
        }
    }

    /// The number of the part a link leads to; none where that is the part it stands in.
    fn number(&self, target: &LinkTarget) -> Option<String> {
        let topic = target.topic.as_ref().filter(|topic| *topic != self.topic)?;
        let number = number(self.build, self.build.guide.topic(topic)?, self.locale);
        Some(number).filter(|number| !number.is_empty())
    }
}

fn joined(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

/// The number of a topic in the language's digits: its place in the reading order; home has none.
pub(super) fn number(build: &RenderContext<'_>, topic: &Topic, locale: &LocaleData<'_>) -> String {
    build.guide.topics.number(&topic.id).map(|number| locale.count(number)).unwrap_or_default()
}
