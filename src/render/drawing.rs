//! A drawing as a template sees it.

use std::borrow::Cow;

use serde::Serialize;

use crate::guide::drawing::{Drawing, DrawingPiece};
use crate::render::context::RenderContext;
use crate::render::escape::escaped;
use crate::render::locale_data::LocaleData;
use crate::theme::html::Html;
use crate::theme::picture;

/// A drawing with its words, which are in the official language.
#[derive(Debug, Serialize)]
pub(crate) struct DrawingView {
    view_box: String,
    shapes_html: Html,
    lang: String,
}

impl DrawingView {
    /// The drawing of this name, its numbers in the digits of the page; `None` if there is none.
    pub(super) fn new(build: &RenderContext<'_>, name: &str, locale: &LocaleData<'_>) -> Option<Self> {
        let Drawing { view_box, pieces, .. } = build.guide.drawings.get(name)?;
        let words = |piece: &'_ DrawingPiece| {
            let words = &piece.words.as_ref()?.value;
            let number = piece.number().and_then(|number| usize::try_from(number).ok());
            Some(Cow::Owned(number.map_or_else(|| escaped(words), |number| locale.count(number))))
        };
        Some(Self {
            view_box: view_box.clone(),
            shapes_html: picture::html(pieces, words),
            lang: build.guide.settings.official.to_string(),
        })
    }
}
