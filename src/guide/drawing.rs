//! Drawings that explain: shapes, and words in the official language.

use crate::project::{FileId, Spanned};

/// A drawing of `content/drawings/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The part of the plane it is drawn on, as SVG's `viewBox` writes it.
    pub view_box: String,
    /// What it is made of, in order.
    pub pieces: Vec<DrawingPiece>,
    /// Its file.
    pub file: FileId,
}

/// A shape or a text of a drawing or a pictogram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawingPiece {
    /// The name of its element.
    pub name: &'static str,
    /// What places it.
    pub attributes: Vec<(&'static str, String)>,
    /// The words of a text; `None` for a shape.
    pub words: Option<Spanned<String>>,
}

impl DrawingPiece {
    /// The number that a text of one digit stands for: pages write it in their own digits.
    pub fn number(&self) -> Option<u32> {
        let words = self.words.as_ref()?.value.as_str();
        words.parse().ok().filter(|_| words.len() == 1)
    }
}
