//! Pages taken apart: what a page has for itself is its frame; what pages share is kept once.
//!
//! A frame is a text with names in it. What a name stands for is looked up when the page is put together again, so
//! that a frame stays the same when only the edition, a style or a script changes.

use crate::offline::phrases::{FramePiece, Phrases};

/// A text that has a name in every frame: it changes with the edition or the theme, not with the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct NamedText<'a> {
    pub name: char,
    pub text: &'a str,
}

/// Pages taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SplitPages {
    /// A frame for each page, in their order.
    pub frames: Vec<String>,
    /// What pages share. A name is made from its text: another page more or less changes hardly any.
    pub shared: Vec<String>,
}

/// Where pages are cut: before the first signs and after the second ones.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cuts {
    before: &'static [char],
    after: &'static [char],
}

/// Markup is alike up to its values.
pub(super) const HTML: Cuts = Cuts { before: &['<', '"'], after: &['>', '=', '"', '/'] };

/// Styles share rules.
pub(super) const CSS: Cuts = Cuts { before: &[], after: &['}'] };

/// Takes pages apart; each comes with the texts that have a name in it.
pub(super) fn take_apart(pages: &[(&str, Vec<NamedText<'_>>)], cuts: Cuts) -> SplitPages {
    let pages: Vec<Vec<FramePiece<'_>>> =
        pages.iter().map(|(html, named)| pieces(html, named, cuts)).collect();
    let (frames, shared) = Phrases::new(&pages).written();
    SplitPages { frames, shared }
}

/// Cuts a page at its named texts and where its kind is cut.
fn pieces<'a>(html: &'a str, named: &[NamedText<'_>], cuts: Cuts) -> Vec<FramePiece<'a>> {
    let mut pieces = vec![FramePiece::Text(html)];
    for NamedText { name, text } in named.iter().filter(|named| !named.text.is_empty()) {
        pieces = pieces.into_iter().flat_map(|piece| cut_out(piece, *name, text)).collect();
    }
    pieces.into_iter().flat_map(|piece| cut(piece, cuts)).collect()
}

fn cut_out<'a>(piece: FramePiece<'a>, name: char, text: &str) -> Vec<FramePiece<'a>> {
    let FramePiece::Text(whole) = piece else { return vec![piece] };
    let parts = whole.split(text).flat_map(|part| [FramePiece::Name(name), FramePiece::Text(part)]);
    parts.skip(1).filter(|part| *part != FramePiece::Text("")).collect()
}

fn cut(piece: FramePiece<'_>, Cuts { before, after }: Cuts) -> Vec<FramePiece<'_>> {
    let FramePiece::Text(text) = piece else { return vec![piece] };
    let parts = text.split_inclusive(after).flat_map(|part| {
        // The sign after which a part ends may be one before which it is cut.
        let inner = part.char_indices().skip(1).filter(|(_, letter)| before.contains(letter));
        let ends: Vec<usize> = inner.map(|(at, _)| at).chain([part.len()]).collect();
        let starts = std::iter::once(0).chain(ends.clone());
        starts.zip(ends).map(|(from, to)| FramePiece::Text(&part[from..to]))
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::offline::names::NamedTexts;

    const ONE: &str =
        "<h1>One</h1><nav class=menu><a href=a.html>The first page of this guide</a></nav><p>Edition kf</p>";
    const TWO: &str =
        "<h1>Two</h1><nav class=menu><a href=a.html>The first page of this guide</a></nav><p>Edition kf</p>";
    const CODE: char = '\u{e003}';

    /// What the worker does.
    fn put_together(apart: &SplitPages, at: usize) -> String {
        let mut named = NamedTexts::default();
        let texts = apart.shared.iter().map(|text| (named.name(text).expect("a name"), text.as_str()));
        let texts: BTreeMap<char, &str> = texts.chain([(CODE, "kf")]).collect();
        filled(&apart.frames[at], &texts)
    }

    fn filled(text: &str, texts: &BTreeMap<char, &str>) -> String {
        let mut out = String::new();
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\u{e00b}' => out.extend(letters.next()),
                name if texts.contains_key(&name) => out.push_str(&filled(texts[&name], texts)),
                _ => out.push(letter),
            }
        }
        out
    }

    fn apart(pages: &[&str]) -> SplitPages {
        let named = || vec![NamedText { name: CODE, text: "kf" }];
        take_apart(&pages.iter().map(|html| (*html, named())).collect::<Vec<_>>(), HTML)
    }

    #[test]
    fn pages_are_put_together_again_as_they_were() {
        // Characters that look like names, a run that repeats itself, signs at which pages are cut.
        let odd =
            ["", "kf", "no tag at all", "\u{e000}\u{e00b}\u{f8ff}", "<\"\"=\"/>>=<", &"<p>kf</p>".repeat(40)];
        let pages = [&[ONE, TWO][..], &odd].concat();
        let apart = apart(&pages);
        for (at, page) in pages.into_iter().enumerate() {
            assert_eq!(put_together(&apart, at), page);
        }
    }

    #[test]
    fn what_pages_share_is_kept_once() {
        let apart = apart(&[ONE, TWO]);
        assert_eq!(apart.shared.len(), 1, "the menu: {:?}", apart.shared);
        assert_eq!(apart.frames[0].replace("One", "Two"), apart.frames[1]);
    }

    #[test]
    fn texts_of_the_same_name_are_told_apart() {
        // Both make the same number, as `31 * 'b' + 'c'` is `31 * 'c' + 'D'`.
        let long = |word: &str| format!("<p>{word}{}</p>", "a".repeat(80));
        let pages = [long("bc"), long("cD"), long("bc"), long("cD")];
        let apart = apart(&pages.each_ref().map(String::as_str));
        assert_eq!(apart.shared.len(), 2);
        for (at, page) in pages.iter().enumerate() {
            assert_eq!(&put_together(&apart, at), page);
        }
    }

    #[test]
    fn a_changed_page_leaves_the_frames_of_others_alone() {
        let changed = TWO.replace("Two", "Twelve");
        assert_eq!(apart(&[ONE, TWO]).frames[0], apart(&[ONE, &changed]).frames[0]);
    }
}
