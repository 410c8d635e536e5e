//! Pictograms: small drawings that stand beside words and take the colour of their text.

use std::borrow::Cow;

use serde::Serialize;

use crate::guide::drawing::DrawingPiece;
use crate::theme::html::Html;

/// A pictogram, ready to be put into a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// The part of the plane it is drawn on, as SVG's `viewBox` writes it.
    pub view_box: String,
    /// Its shapes as HTML. They name no colour: the stylesheet gives line and fill.
    pub shapes_html: Html,
}

/// Pieces as HTML; `words` gives what a text says, escaped.
pub(crate) fn html<'a>(
    pieces: &'a [DrawingPiece],
    words: impl Fn(&'a DrawingPiece) -> Option<Cow<'a, str>>,
) -> Html {
    let mut html = String::new();
    for piece in pieces {
        html.extend(["<", piece.name]);
        for (name, value) in &piece.attributes {
            html.extend([" ", name, "=\"", value, "\""]);
        }
        html.extend([">", words(piece).as_deref().unwrap_or_default(), "</", piece.name, ">"]);
    }
    Html::written(html)
}
