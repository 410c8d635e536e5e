//! Styles and scripts put into their pages, with the policy that lets just these run.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::finish::font_subset::{FAMILY, FontSubset};
use crate::finish::prune::{UsedNames, prune};
use crate::i18n::lang::Direction;
use crate::render::placeholders;
use crate::theme::PageParts;

/// Fills the holes of a page: its script, the part of the stylesheet it needs, and the policy for just these two and
/// for the font of its language.
pub(super) fn place(
    html: &str,
    parts: &PageParts,
    direction: Direction,
    font: Option<&FontSubset>,
) -> String {
    let js = parts.js.as_str();
    let css = prune(parts.css(direction), &UsedNames::new(html, js));
    let css = match font {
        Some(font) => font.rule.clone() + &css,
        // A name that stands for nothing on this page.
        None => css.replace(&format!("{FAMILY},"), ""),
    };
    let policy = policy(js, &css, font.is_some());
    html.replacen(placeholders::CSS, &css, 1).replacen(placeholders::JS, js, 1).replacen(
        placeholders::CSP,
        &policy,
        1,
    )
}

/// The style, the script and the policy that were put into a page; nothing where the theme has no place for them.
pub(crate) fn inlined(html: &str) -> [&str; 3] {
    let between = |start: &str, end: &str| {
        html.split_once(start).and_then(|(_, rest)| rest.split_once(end)).map_or("", |(inside, _)| inside)
    };
    [
        between("<style>", "</style>"),
        between("<script>", "</script>"),
        between("content=\"default-src ", "\""),
    ]
}

/// The policy of a page with this script and this stylesheet, which may have a font beside it.
fn policy(js: &str, css: &str, has_font: bool) -> String {
    // `connect-src` lets those who judge a site read its robots.txt; `child-src` is what engines before 2019 read
    // in place of `worker-src`.
    format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; img-src data:;{} connect-src 'self'; \
         worker-src 'self'; child-src 'self'; base-uri 'none'; form-action 'none'",
        hash(js),
        hash(css),
        if has_font { " font-src 'self';" } else { "" }
    )
}

/// A hash source expression of Content Security Policy Level 2.
pub(crate) fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
