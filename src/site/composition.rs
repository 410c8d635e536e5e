//! What pages are made of: for each kind of page what style, script, markup, text and pictures weigh.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::bundle::SitePath;
use crate::compress::gzip_len;
use crate::page::FinishedHtml;
use crate::tags;
use crate::theme::PageKind;

/// The heaviest page of a kind, and its parts; all in bytes after `gzip -9`. Each part is packed alone: together they
/// are a little more than the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindWeight {
    /// The kind.
    pub kind: PageKind,
    /// How many pages of it there are.
    pub pages: usize,
    /// The heaviest of them; of several the first by path.
    pub path: SitePath,
    /// The whole page.
    pub page: usize,
    /// Its style.
    pub style: usize,
    /// Its script.
    pub script: usize,
    /// Its tags with their attributes, and its policy.
    pub markup: usize,
    /// Its words.
    pub text: usize,
    /// Its drawings and the codes to point a camera at.
    pub pictures: usize,
}

/// The weights of each kind there is, in the order of the kinds.
pub fn by_kind(pages: &BTreeMap<SitePath, Arc<FinishedHtml>>) -> Vec<KindWeight> {
    let weights: Vec<(&SitePath, &FinishedHtml, usize)> =
        pages.par_iter().map(|(path, page)| (path, &**page, gzip_len(page.joined().as_bytes()))).collect();
    let mut kinds: BTreeMap<PageKind, (usize, &SitePath, &FinishedHtml, usize)> = BTreeMap::new();
    for (path, page, weight) in weights {
        let kind = kinds.entry(page.kind()).or_insert((0, path, page, weight));
        kind.0 += 1;
        if weight > kind.3 {
            (kind.1, kind.2, kind.3) = (path, page, weight);
        }
    }
    kinds
        .into_iter()
        .map(|(kind, (pages, path, html, page))| of_page(kind, pages, path, html, page))
        .collect()
}

fn of_page(kind: PageKind, pages: usize, path: &SitePath, html: &FinishedHtml, page: usize) -> KindWeight {
    let parts = HtmlParts::new(&html.without_style_and_script());
    let packed = |text: &str| if text.is_empty() { 0 } else { gzip_len(text.as_bytes()) };
    KindWeight {
        kind,
        pages,
        path: path.clone(),
        page,
        style: packed(html.style()),
        script: packed(html.script()),
        markup: packed(&parts.markup),
        text: packed(&parts.text),
        pictures: packed(&parts.pictures),
    }
}

/// The HTML of a page, sorted.
#[derive(Debug, Default, PartialEq, Eq)]
struct HtmlParts {
    markup: String,
    text: String,
    pictures: String,
}

impl HtmlParts {
    fn new(html: &str) -> Self {
        let mut parts = Self::default();
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            parts.text.push_str(&rest[..at]);
            rest = &rest[at..];
            let begins = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?');
            let (into, length) = if rest.starts_with("<svg") {
                (&mut parts.pictures, rest.find("</svg>").map(|at| at + "</svg>".len()))
            } else if rest.as_bytes().get(1).is_some_and(begins) {
                (&mut parts.markup, tags::length(&rest[1..]).map(|length| length + "<>".len()))
            } else {
                (&mut parts.text, Some(1))
            };
            let (piece, after) = rest.split_at(length.unwrap_or(rest.len()).min(rest.len()));
            into.push_str(piece);
            rest = after;
        }
        parts.text.push_str(rest);
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::HtmlParts;

    #[test]
    fn every_byte_of_a_page_is_markup_text_or_picture() {
        let html = "<!doctype html><p title='a > b'>1 < 2<svg><path d=M0></svg>3</p>4<br";
        let parts = HtmlParts::new(html);
        assert_eq!(parts.markup, "<!doctype html><p title='a > b'></p><br");
        assert_eq!(parts.text, "1 < 234");
        assert_eq!(parts.pictures, "<svg><path d=M0></svg>");
        assert_eq!(parts.markup.len() + parts.text.len() + parts.pictures.len(), html.len());
    }
}
