//! Pages taken apart: what a page has for itself is its frame; what pages share is kept once.
//!
//! A frame is a JSON list of text and names by turns. What a name stands for is looked up when the page is put
//! together again, so that a frame stays the same when only the edition, a style or a script changes.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// The shortest text worth a name, in bytes.
const WORTH: usize = 24;

/// A text that has a name in every frame: it changes with the edition or the theme, not with the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct NamedText<'a> {
    pub name: &'static str,
    pub text: &'a str,
}

/// A piece of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FramePiece<'a> {
    Text(&'a str),
    Name(&'static str),
}

/// What stands before or after a piece, wherever it occurs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Neighbour<'a> {
    #[default]
    Unknown,
    Always(&'a str),
    Varies,
}

/// How a piece occurs.
#[derive(Debug, Default)]
struct Occurrence<'a> {
    times: usize,
    before: Neighbour<'a>,
    after: Neighbour<'a>,
}

/// Pages taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SplitPages {
    /// A frame for each page, in their order.
    pub frames: Vec<Vec<String>>,
    /// What pages share, by name. A name is made from its text: another page more or less changes none.
    pub shared: BTreeMap<String, String>,
}

/// Takes pages apart; each comes with the texts that have a name in it.
pub(super) fn take_apart(pages: &[(&str, Vec<NamedText<'_>>)]) -> SplitPages {
    let pages: Vec<Vec<FramePiece<'_>>> = pages.iter().map(|(html, named)| pieces(html, named)).collect();
    let uses = uses(&pages);
    let mut shared = BTreeMap::new();
    let frames = pages.iter().map(|page| frame(page, &uses, &mut shared)).collect();
    SplitPages { frames, shared }
}

/// Cuts a page at its named texts and before every start tag.
fn pieces<'a>(html: &'a str, named: &[NamedText<'_>]) -> Vec<FramePiece<'a>> {
    let mut pieces = vec![FramePiece::Text(html)];
    for NamedText { name, text } in named.iter().filter(|named| !named.text.is_empty()) {
        pieces = pieces.into_iter().flat_map(|piece| cut_out(piece, name, text)).collect();
    }
    pieces.into_iter().flat_map(cut_at_tags).collect()
}

fn cut_out<'a>(piece: FramePiece<'a>, name: &'static str, text: &str) -> Vec<FramePiece<'a>> {
    let FramePiece::Text(whole) = piece else { return vec![piece] };
    let parts = whole.split(text).flat_map(|part| [FramePiece::Name(name), FramePiece::Text(part)]);
    parts.skip(1).filter(|part| *part != FramePiece::Text("")).collect()
}

fn cut_at_tags(piece: FramePiece<'_>) -> Vec<FramePiece<'_>> {
    let FramePiece::Text(text) = piece else { return vec![piece] };
    let starts = text.match_indices('<').map(|(at, _)| at);
    let starts = starts.filter(|at| text[at + 1..].starts_with(|next: char| next.is_ascii_alphabetic()));
    let mut parts = Vec::new();
    let mut from = 0;
    for at in starts.filter(|at| *at > 0).chain([text.len()]) {
        parts.push(FramePiece::Text(&text[from..at]));
        from = at;
    }
    parts
}

fn uses<'a>(pages: &[Vec<FramePiece<'a>>]) -> BTreeMap<&'a str, Occurrence<'a>> {
    let mut uses: BTreeMap<&str, Occurrence<'_>> = BTreeMap::new();
    for page in pages {
        let at = |index: Option<usize>| index.and_then(|index| page.get(index)).copied();
        for (index, piece) in page.iter().enumerate() {
            let FramePiece::Text(text) = *piece else { continue };
            let seen = uses.entry(text).or_default();
            seen.times += 1;
            seen.before = seen.before.and(at(index.checked_sub(1)));
            seen.after = seen.after.and(at(Some(index + 1)));
        }
    }
    uses
}

impl<'a> Neighbour<'a> {
    fn and(self, neighbour: Option<FramePiece<'a>>) -> Self {
        match (self, neighbour) {
            (Self::Unknown, Some(FramePiece::Text(text))) => Self::Always(text),
            (Self::Always(known), Some(FramePiece::Text(text))) if known == text => self,
            _ => Self::Varies,
        }
    }
}

/// Whether two pieces are never found apart.
fn joins(uses: &BTreeMap<&str, Occurrence<'_>>, one: &str, next: &str) -> bool {
    let is = |text: &str, holds: &dyn Fn(&Occurrence<'_>) -> bool| uses.get(text).is_some_and(holds);
    is(one, &|seen| seen.after == Neighbour::Always(next))
        && is(next, &|seen| seen.before == Neighbour::Always(one))
}

/// Writes a page as text and names by turns, and what it shares under its names.
fn frame(
    page: &[FramePiece<'_>],
    uses: &BTreeMap<&str, Occurrence<'_>>,
    shared: &mut BTreeMap<String, String>,
) -> Vec<String> {
    let mut frame = vec![String::new()];
    let mut say = |text: &str, name: Option<String>| {
        if let Some(last) = frame.last_mut() {
            last.push_str(text);
        }
        if let Some(name) = name {
            frame.extend([name, String::new()]);
        }
    };
    let mut rest = page;
    while let Some((piece, after)) = rest.split_first() {
        rest = after;
        let first = match *piece {
            FramePiece::Name(name) => {
                say("", Some(name.to_owned()));
                continue;
            }
            FramePiece::Text(text) => text,
        };
        if uses.get(first).is_none_or(|seen| seen.times < 2) {
            say(first, None);
            continue;
        }
        let (mut run, mut last) = (first.to_owned(), first);
        while let Some((FramePiece::Text(next), after)) = rest.split_first() {
            if !joins(uses, last, next) {
                break;
            }
            run.push_str(next);
            (last, rest) = (next, after);
        }
        match name_of(&run, shared) {
            Some(name) => say("", Some(name)),
            None => say(&run, None),
        }
    }
    frame
}

/// Four letters of its hash name a text; none if it is too short, or another text has the name.
fn name_of(text: &str, shared: &mut BTreeMap<String, String>) -> Option<String> {
    if text.len() < WORTH {
        return None;
    }
    let name = URL_SAFE_NO_PAD.encode(&Sha256::digest(text.as_bytes())[..3]);
    let known = shared.entry(name.clone()).or_insert_with(|| text.to_owned());
    (known == text).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "<h1>One</h1><nav class=menu><a href=a.html>The first page</a></nav><p>Edition kf</p>";
    const TWO: &str = "<h1>Two</h1><nav class=menu><a href=a.html>The first page</a></nav><p>Edition kf</p>";

    fn put_together(apart: &SplitPages, at: usize) -> String {
        let pieces = apart.frames[at].iter().enumerate();
        let text = |(index, piece): (usize, &'_ String)| match (index % 2, piece.as_str()) {
            (0, text) => text.to_owned(),
            (_, "e") => "kf".to_owned(),
            (_, name) => apart.shared[name].clone(),
        };
        pieces.map(text).collect()
    }

    fn apart(pages: &[&str]) -> SplitPages {
        let named = || vec![NamedText { name: "e", text: "kf" }];
        take_apart(&pages.iter().map(|html| (*html, named())).collect::<Vec<_>>())
    }

    #[test]
    fn pages_are_put_together_again_as_they_were() {
        let apart = apart(&[ONE, TWO, "", "kf", "no tag at all"]);
        for (at, page) in [ONE, TWO, "", "kf", "no tag at all"].into_iter().enumerate() {
            assert_eq!(put_together(&apart, at), page);
        }
        assert_eq!(apart.shared.len(), 1, "the menu is kept once: {:?}", apart.shared);
    }

    #[test]
    fn a_changed_page_leaves_the_frames_of_others_alone() {
        let changed = TWO.replace("Two", "Twelve");
        assert_eq!(apart(&[ONE, TWO]).frames[0], apart(&[ONE, &changed]).frames[0]);
    }
}
