//! Styles and scripts put into their pages, with the policy that lets just these run.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::lang::Direction;
use crate::render::holes;
use crate::theme::{PageKind, PageParts, Theme};

/// The styles, scripts and policies of a theme.
pub(crate) struct Assets<'a> {
    pages: BTreeMap<(PageKind, Direction), Asset<'a>>,
}

struct Asset<'a> {
    css: &'a str,
    js: &'a str,
    policy: String,
}

impl<'a> Assets<'a> {
    /// Works out the policy of every kind of page in both directions.
    pub(super) fn new(theme: &'a Theme) -> Self {
        let kinds = theme.pages.iter().flat_map(|(kind, parts)| {
            [Direction::Ltr, Direction::Rtl]
                .map(|direction| ((*kind, direction), Asset::new(parts, direction)))
        });
        Self { pages: kinds.collect() }
    }

    /// Fills the holes of a page.
    pub(super) fn place(&self, html: &str, kind: PageKind, direction: Direction) -> String {
        let Some(asset) = self.pages.get(&(kind, direction)) else { return html.to_owned() };
        html.replacen(holes::CSS, asset.css, 1).replacen(holes::JS, asset.js, 1).replacen(
            holes::CSP,
            &asset.policy,
            1,
        )
    }
}

impl<'a> Asset<'a> {
    fn new(parts: &'a PageParts, direction: Direction) -> Self {
        let (css, js) = (parts.css(direction), parts.js.as_str());
        // `child-src` is what engines before 2019 read in place of `worker-src`.
        let policy = format!(
            "default-src 'none'; script-src '{}'; style-src '{}'; img-src data:; worker-src 'self'; \
             child-src 'self'; base-uri 'none'; form-action 'none'",
            hash(js),
            hash(css)
        );
        Self { css, js, policy }
    }
}

/// A hash source expression of Content Security Policy Level 2.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
