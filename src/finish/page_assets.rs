//! The style and the script that a page needs.

use crate::finish::font_subset::{FAMILY, FontSubset};
use crate::finish::prune::PageStyles;
use crate::page::FinishedHtml;
use crate::theme::{PageKind, PageParts};

/// A page with its script, the part of the stylesheet it uses, and the font of its language.
pub(super) fn assemble(
    kind: PageKind,
    html: String,
    parts: &PageParts,
    styles: &PageStyles<'_>,
    font: Option<&FontSubset>,
) -> FinishedHtml {
    let style = styles.of_page(&html);
    let style = match font {
        Some(font) => font.rule.clone() + &style,
        // A name that stands for nothing on this page.
        None => style.replace(&format!("{FAMILY},"), ""),
    };
    FinishedHtml::new(kind, html, style, parts.js.clone(), font.is_some())
}
