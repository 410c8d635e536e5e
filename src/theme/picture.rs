//! Pictograms: small drawings that stand beside words and take the colour of their text.

use serde::Serialize;

use crate::theme::html::Html;

/// A pictogram, ready to be put into a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// The part of the plane it is drawn on, as SVG's `viewBox` writes it.
    pub view_box: String,
    /// Its shapes as HTML. They name no colour: the stylesheet gives line and fill.
    pub shapes_html: Html,
}
