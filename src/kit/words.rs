//! The words of a piece of Markdown, as people read them and as they are written into it.

use crate::normalization::folded;
use crate::parse::{Piece, PieceKind, escaped, unescaped};

/// The words of a piece as people read them, white space folded, without the backslashes that keep them words.
pub(super) fn words(text: &str, piece: &Piece) -> String {
    let words = folded(&text[piece.range.clone()]);
    match piece.kind {
        PieceKind::Cell => words.replace("\\|", "|"),
        kind if begins_line(kind) => unescaped(&words).into_owned(),
        _ => words,
    }
}

/// Words as they are written into a piece of this kind: with a backslash where Markdown would take them for structure.
pub(super) fn written(words: &str, kind: PieceKind) -> String {
    match kind {
        PieceKind::Cell => words.replace('|', "\\|"),
        kind if begins_line(kind) => escaped(words).into_owned(),
        _ => words.to_owned(),
    }
}

/// Whether pieces of this kind stand at the start of a line, where characters can be structure.
fn begins_line(kind: PieceKind) -> bool {
    matches!(kind, PieceKind::Paragraph | PieceKind::Line | PieceKind::Term | PieceKind::Meaning)
}

/// Whether a source text has no words of its own beside its tokens.
pub(super) fn is_bare(source: &str) -> bool {
    !source.contains(char::is_alphabetic)
}
