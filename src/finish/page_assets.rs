//! The style and the script that a page needs.

use std::sync::Arc;

use crate::finish::font_subset::{FAMILY, FontSubset};
use crate::finish::prune::PageStyles;
use crate::page::FinishedHtml;
use crate::theme::PageKind;

/// A page with its script, the part of the stylesheet it uses, and the font of its language.
pub(super) fn assemble(
    kind: PageKind,
    html: String,
    styles: &PageStyles<'_>,
    font: Option<&FontSubset>,
) -> FinishedHtml {
    let style = styles.of_page(&html);
    let style = match font {
        Some(font) => font.rule.clone() + &style,
        // A name that stands for nothing on this page.
        None => style.replace(&format!("{FAMILY},"), ""),
    };
    FinishedHtml::new(kind, html, style.into(), Arc::clone(&styles.script), font.is_some())
}
