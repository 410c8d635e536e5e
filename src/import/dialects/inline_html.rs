//! Tags within a line read as the marks they stand for.

use std::ops::Range;

use super::html;
use crate::finish::attribute_value;
use crate::parse::{ForeignInline, ForeignInlineKind, plain_words};

/// Stands for what is none of a line's words.
pub(in crate::import) const OTHER: char = '\u{fffc}';

/// A line in which elements are marks: links, strong words, words that are struck out, code, pictures. Other tags stay.
pub(in crate::import) fn with_marks(inlines: &[ForeignInline]) -> Vec<ForeignInline> {
    let mut line = Vec::with_capacity(inlines.len());
    let mut at = 0;
    while let Some(inline) = inlines.get(at) {
        at += 1;
        let place = inline.at;
        let marked = |kind| ForeignInline { at: place, kind };
        let kind = match &inline.kind {
            ForeignInlineKind::Strong(words) => ForeignInlineKind::Strong(with_marks(words)),
            ForeignInlineKind::Struck(words) => ForeignInlineKind::Struck(with_marks(words)),
            ForeignInlineKind::Link(to, words) => ForeignInlineKind::Link(to.clone(), with_marks(words)),
            ForeignInlineKind::Html(tag) => {
                let name = html::name(tag);
                let is_of_program = html::is_of_program(tag);
                if name == "img" && !is_of_program {
                    let value = |name| html::value(tag, name).unwrap_or_default().to_owned();
                    line.push(marked(ForeignInlineKind::Picture(value("src"), value("alt"))));
                    continue;
                }
                let known = ["a", "b", "code", "del", "em", "i", "q", "s", "strike", "strong"];
                let end = Some(()).filter(|()| known.contains(&name.as_str()) && !is_of_program);
                let end = end.and_then(|()| closing(tag, &name, &inlines[at..]));
                let Some(end) = end else {
                    line.push(inline.clone());
                    continue;
                };
                let words = with_marks(&inlines[at..at + end]);
                at += end + 1;
                match name.as_str() {
                    "a" => match html::address(tag) {
                        Some(address) => {
                            ForeignInlineKind::Link(attribute_value(address).into_owned(), words)
                        }
                        None => {
                            line.extend(words);
                            continue;
                        }
                    },
                    "code" => ForeignInlineKind::Code(plain_words(&words)),
                    "del" | "s" | "strike" => ForeignInlineKind::Struck(words),
                    "q" => {
                        let mark = || marked(ForeignInlineKind::Text("\"".to_owned()));
                        line.push(mark());
                        line.extend(words);
                        line.push(mark());
                        continue;
                    }
                    _ => ForeignInlineKind::Strong(words),
                }
            }
            other => other.clone(),
        };
        line.push(marked(kind));
    }
    line
}

/// A line in which no strong words begin or end within an address: such an address is read as a whole, or would be read by a browser
/// only. `addresses` are its bytes in the words of the line.
pub(in crate::import) fn whole(
    inlines: Vec<ForeignInline>,
    addresses: &[Range<usize>],
) -> Vec<ForeignInline> {
    let mut line: Vec<ForeignInline> = Vec::with_capacity(inlines.len());
    let mut at = 0;
    for inline in inlines {
        let from = at;
        at += length(&inline);
        let is_parted =
            |place: usize| addresses.iter().any(|address| address.start < place && place < address.end);
        let parts = match inline.kind {
            ForeignInlineKind::Strong(words) if is_parted(from) || is_parted(at) => words,
            kind => vec![ForeignInline { at: inline.at, kind }],
        };
        for part in parts {
            match (line.last_mut().map(|last| &mut last.kind), &part.kind) {
                (Some(ForeignInlineKind::Text(text)), ForeignInlineKind::Text(more)) => text.push_str(more),
                _ => line.push(part),
            }
        }
    }
    line
}

/// The bytes that a part has in the words of its line.
pub(in crate::import) fn length(inline: &ForeignInline) -> usize {
    match &inline.kind {
        ForeignInlineKind::Text(words) => words.len(),
        ForeignInlineKind::Strong(words)
        | ForeignInlineKind::Struck(words)
        | ForeignInlineKind::Link(_, words) => words.iter().map(length).sum(),
        ForeignInlineKind::Break => 1,
        ForeignInlineKind::Html(_) => 0,
        _ => OTHER.len_utf8(),
    }
}

/// The words of a line as one text, in which one character stands for what is no words.
pub(in crate::import) fn flat(inlines: &[ForeignInline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match &inline.kind {
            ForeignInlineKind::Text(words) => text.push_str(words),
            ForeignInlineKind::Strong(words)
            | ForeignInlineKind::Struck(words)
            | ForeignInlineKind::Link(_, words) => {
                text.push_str(&flat(words));
            }
            ForeignInlineKind::Break => text.push('\n'),
            ForeignInlineKind::Html(_) => {}
            _ => text.push(OTHER),
        }
    }
    text
}

/// Where the end tag of an element stands among what comes behind its start tag.
fn closing(tag: &str, name: &str, behind: &[ForeignInline]) -> Option<usize> {
    if tag.starts_with("</") || tag.ends_with("/>") {
        return None;
    }
    let mut depth = 1_usize;
    behind.iter().position(|inline| {
        if let ForeignInlineKind::Html(other) = &inline.kind
            && html::name(other) == name
        {
            depth = if other.starts_with("</") { depth - 1 } else { depth + 1 };
        }
        depth == 0
    })
}
