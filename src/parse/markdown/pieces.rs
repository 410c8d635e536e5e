//! The pieces of a unit's Markdown that a person translates: what stands between its characters of structure.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::options;

/// A run of words that is translated as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is in the text.
    pub kind: PieceKind,
    /// Its bytes, without the characters that make it what it is.
    pub range: Range<usize>,
}

/// What a piece is in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// A heading.
    Heading,
    /// A line to tick.
    Tick,
    /// A paragraph.
    Paragraph,
    /// A paragraph in a list.
    Line,
    /// A cell of a table.
    Cell,
    /// A word that is explained.
    Term,
    /// What it means.
    Meaning,
}

impl PieceKind {
    /// The word people read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Tick => "line to tick",
            Self::Paragraph => "paragraph",
            Self::Line => "line of a list",
            Self::Cell => "cell of a table",
            Self::Term => "word explained",
            Self::Meaning => "meaning",
        }
    }
}

/// The pieces of a unit, in reading order. Any text has them; one without words has none.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut walk =
        Walk { text, open: Vec::new(), piece: None, ticked: false, in_code: false, pieces: Vec::new() };
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        walk.take(&event, range);
    }
    walk.close();
    walk.pieces
}

/// The blocks of program code of a unit, without their fences, in reading order; each with the byte where it begins.
pub fn code_blocks(text: &str) -> Vec<(usize, String)> {
    let mut blocks: Vec<(usize, String)> = Vec::new();
    let mut is_open = false;
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                blocks.push((range.start, String::new()));
                is_open = true;
            }
            Event::End(TagEnd::CodeBlock) => is_open = false,
            Event::Text(code) if is_open => {
                if let Some((_, block)) = blocks.last_mut() {
                    block.push_str(&code);
                }
            }
            _ => {}
        }
    }
    blocks
}

struct Walk<'a> {
    text: &'a str,
    /// The kinds of the blocks around the event at hand, outermost first.
    open: Vec<PieceKind>,
    piece: Option<Range<usize>>,
    ticked: bool,
    /// Whether the event at hand stands between fences, where nothing is translated.
    in_code: bool,
    pieces: Vec<Piece>,
}

impl Walk<'_> {
    fn take(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) if is_inline(tag) => self.extend(range),
            Event::Start(tag) => {
                self.close();
                self.in_code = matches!(tag, Tag::CodeBlock(_));
                self.open.push(kind_of(tag, self.open.last().copied()));
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image) => {}
            Event::End(_) => {
                self.close();
                self.in_code = false;
                self.open.pop();
            }
            Event::TaskListMarker(_) => self.ticked = true,
            Event::Rule => self.close(),
            Event::Text(_) if self.in_code => {}
            _ => self.extend(range),
        }
    }

    fn extend(&mut self, range: Range<usize>) {
        let known = self.piece.take();
        // The library leaves out the backslash that keeps the first character from being structure.
        let escaped = known.is_none() && self.text[..range.start].ends_with('\\');
        let range = range.start - usize::from(escaped)..range.end;
        self.piece = Some(known.map_or(range.clone(), |known| known.start..known.end.max(range.end)));
    }

    fn close(&mut self) {
        let ticked = std::mem::take(&mut self.ticked);
        let Some(mut range) = self.piece.take() else { return };
        let mut words = self.text.get(range.clone()).unwrap_or_default();
        if ticked && let Some(open) = words.rfind("{#").filter(|_| words.trim_end().ends_with('}')) {
            words = &words[..open];
        }
        range.start += words.len() - words.trim_start().len();
        range.end = range.start + words.trim().len();
        let kind =
            if ticked { PieceKind::Tick } else { self.open.last().copied().unwrap_or(PieceKind::Paragraph) };
        if !range.is_empty() {
            self.pieces.push(Piece { kind, range });
        }
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
}

fn kind_of(tag: &Tag<'_>, around: Option<PieceKind>) -> PieceKind {
    match tag {
        Tag::Heading { .. } => PieceKind::Heading,
        Tag::TableCell => PieceKind::Cell,
        Tag::DefinitionListTitle => PieceKind::Term,
        Tag::DefinitionListDefinition => PieceKind::Meaning,
        Tag::Item => PieceKind::Line,
        _ => around.unwrap_or(PieceKind::Paragraph),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(PieceKind, &str)> {
        pieces(text).into_iter().map(|piece| (piece.kind, &text[piece.range])).collect()
    }

    #[test]
    fn a_section_is_parted_at_its_signs_and_ids_are_in_no_piece() {
        let text = "## A heading {#an-id}\n\n**Go** to {{office}}.[^act, § 3]\n\n- one\n- two *ord*\n\n\
                    | a | b |\n|---|---|\n| c | **d** |\n\n*ord*\n: word";
        let expected = [
            (PieceKind::Heading, "A heading"),
            (PieceKind::Paragraph, "**Go** to {{office}}.[^act, § 3]"),
            (PieceKind::Line, "one"),
            (PieceKind::Line, "two *ord*"),
            (PieceKind::Cell, "a"),
            (PieceKind::Cell, "b"),
            (PieceKind::Cell, "c"),
            (PieceKind::Cell, "**d**"),
            (PieceKind::Term, "*ord*"),
            (PieceKind::Meaning, "word"),
        ];
        assert_eq!(words(text), expected);
    }

    #[test]
    fn what_stands_between_fences_is_no_piece() {
        let text = "## A {#a}\n\nWrite `key`:\n\n```yaml\nkey: word\n```\n\nThen go.";
        let expected = [
            (PieceKind::Heading, "A"),
            (PieceKind::Paragraph, "Write `key`:"),
            (PieceKind::Paragraph, "Then go."),
        ];
        assert_eq!(words(text), expected);
    }

    #[test]
    fn blocks_of_code_are_read_without_their_fences() {
        let text = "## A {#a}\n\nWrite:\n\n```yaml\nkey: word\n\n  more\n```\n\n- so\n\n  ```\n  x\n  ```";
        let found = code_blocks(text);
        let code: Vec<&str> = found.iter().map(|(_, code)| code.as_str()).collect();
        assert_eq!(code, ["key: word\n\n  more\n", "x\n"]);
        assert!(found.iter().all(|(at, _)| text[*at..].starts_with("```")), "{found:?}");
    }

    #[test]
    fn an_item_is_a_line_to_tick_and_its_explanation() {
        let text = "- [ ] Send it {#send}\n\n  Keep a\n  copy.\n\n  - one";
        let expected =
            [(PieceKind::Tick, "Send it"), (PieceKind::Line, "Keep a\n  copy."), (PieceKind::Line, "one")];
        assert_eq!(words(text), expected);
    }
}
