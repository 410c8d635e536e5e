//! Tags within a line read as the marks they stand for.

use std::collections::BTreeMap;
use std::ops::Range;

use super::html_tags as tags;
use crate::finish::attribute_value;
use crate::parse::{ForeignInline, ForeignInlineKind, plain_words};
use crate::tags::OpenElements;

/// Stands for what is none of a line's words.
pub(in crate::import) const OTHER: char = '\u{fffc}';

/// Elements that are marks.
const MARKS: [&str; 10] = ["a", "b", "code", "del", "em", "i", "q", "s", "strike", "strong"];

/// How many marks may stand in one another: words in more of them lose those within, which is told.
const DEEPEST: usize = 16;

/// A line in which elements are marks: links, strong words, words that are struck out, code, pictures. Other tags stay, and what is
/// hidden goes but for the tag that says so.
pub(in crate::import) fn with_marks(inlines: &[ForeignInline]) -> Vec<ForeignInline> {
    marked(inlines, 0)
}

/// An element that is open, and its words so far.
struct OpenMark<'a> {
    tag: &'a ForeignInline,
    written: &'a str,
    words: Vec<ForeignInline>,
    end: usize,
}

fn marked(inlines: &[ForeignInline], depth: usize) -> Vec<ForeignInline> {
    let ends = ends(inlines);
    let mut line = Vec::with_capacity(inlines.len());
    let mut open: Vec<OpenMark<'_>> = Vec::new();
    let mut at = 0;
    while let Some(inline) = inlines.get(at) {
        let depth = depth + open.len();
        let kind = match &inline.kind {
            ForeignInlineKind::Strong(words) => ForeignInlineKind::Strong(marked(words, depth + 1)),
            ForeignInlineKind::Struck(words) => ForeignInlineKind::Struck(marked(words, depth + 1)),
            ForeignInlineKind::Link(to, words) => {
                ForeignInlineKind::Link(to.clone(), marked(words, depth + 1))
            }
            ForeignInlineKind::Html(tag) => match html(tag, ends.get(&at).copied(), depth) {
                HtmlMark::Other => inline.kind.clone(),
                HtmlMark::Picture(picture) => picture,
                HtmlMark::Opens(end) => {
                    open.push(OpenMark { tag: inline, written: tag, words: Vec::new(), end });
                    at += 1;
                    continue;
                }
                HtmlMark::Hides(end) => {
                    at = end;
                    inline.kind.clone()
                }
            },
            other => other.clone(),
        };
        let closes =
            open.last().is_some_and(|open| open.end == at) && matches!(kind, ForeignInlineKind::Html(_));
        let done = if closes { open.pop().map(closed) } else { None };
        let done = done.unwrap_or_else(|| vec![ForeignInline { at: inline.at, kind }]);
        open.last_mut().map_or(&mut line, |open| &mut open.words).extend(done);
        at += 1;
    }
    line
}

/// What a tag within a line is.
enum HtmlMark {
    Picture(ForeignInlineKind),
    /// It opens a mark, which the tag at this place closes.
    Opens(usize),
    /// It hides what stands up to the tag at this place.
    Hides(usize),
    Other,
}

fn html(tag: &str, end: Option<usize>, depth: usize) -> HtmlMark {
    let name = tags::name(tag);
    if let Some(end) = end.filter(|_| tags::is_hidden(tag)) {
        return HtmlMark::Hides(end);
    }
    if tags::is_of_program(tag) {
        return HtmlMark::Other;
    }
    if name == "img"
        && let Some(found) = crate::tags::tags(tag).next()
    {
        let (address, words) = tags::picture(&found);
        return HtmlMark::Picture(ForeignInlineKind::Picture(address, words));
    }
    let is_mark = MARKS.contains(&name.as_str()) && depth < DEEPEST;
    end.filter(|_| is_mark).map_or(HtmlMark::Other, HtmlMark::Opens)
}

/// By the place of each start tag that has one, that of its end tag. They lie within one another, or apart.
fn ends(inlines: &[ForeignInline]) -> BTreeMap<usize, usize> {
    let mut ends = BTreeMap::new();
    let mut open: OpenElements<String, usize> = OpenElements::new();
    for (at, inline) in inlines.iter().enumerate() {
        let ForeignInlineKind::Html(tag) = &inline.kind else { continue };
        let name = tags::name(tag);
        if tags::opens(tag, &name) {
            open.start(name, at);
        } else if tag.starts_with("</") {
            ends.extend(open.end(&name).map(|start| (start, at)));
        }
    }
    ends
}

/// An element as the mark that it is, behind its tag where that says more than a mark can.
fn closed(open: OpenMark<'_>) -> Vec<ForeignInline> {
    let OpenMark { tag, written, words, .. } = open;
    let marked = |kind| ForeignInline { at: tag.at, kind };
    let mut line = Vec::new();
    if !tags::seen_in(written).said.is_empty() {
        line.push(tag.clone());
    }
    let kind = match tags::name(written).as_str() {
        "a" => match tags::address(written) {
            Some(address) => ForeignInlineKind::Link(attribute_value(address).into_owned(), words),
            None => {
                line.extend(words);
                return line;
            }
        },
        "code" => ForeignInlineKind::Code(plain_words(&words)),
        "del" | "s" | "strike" => ForeignInlineKind::Struck(words),
        "q" => {
            let mark = || marked(ForeignInlineKind::Text("\"".to_owned()));
            line.push(mark());
            line.extend(words);
            line.push(mark());
            return line;
        }
        _ => ForeignInlineKind::Strong(words),
    };
    line.push(marked(kind));
    line
}

/// Whether a tag is one of those that are marks.
pub(in crate::import) fn is_mark(tag: &str) -> bool {
    MARKS.contains(&tags::name(tag).as_str()) && !tags::is_of_program(tag)
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

/// Words without marks of strength within others: one is enough.
pub(in crate::import) fn unmarked(inlines: &[ForeignInline]) -> Vec<ForeignInline> {
    let mut plain = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match &inline.kind {
            ForeignInlineKind::Strong(words) => plain.extend(unmarked(words)),
            _ => plain.push(inline.clone()),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::with_marks;
    use crate::parse::{ForeignBlockKind, ForeignInline, ForeignInlineKind, foreign, plain_words};

    fn line(text: &str) -> Vec<ForeignInline> {
        match &foreign(text)[0].kind {
            ForeignBlockKind::Paragraph(words) => with_marks(words),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn tags_are_matched_with_those_that_close_them() {
        let kinds: Vec<ForeignInlineKind> =
            line("a <b>x <i>y</b> z</i> <b>w").into_iter().map(|inline| inline.kind).collect();
        assert!(
            matches!(&kinds[1], ForeignInlineKind::Strong(words) if plain_words(words) == "x y"),
            "{kinds:?}"
        );
        assert_eq!(
            kinds.iter().filter(|kind| matches!(kind, ForeignInlineKind::Html(_))).count(),
            2,
            "{kinds:?}"
        );
        assert_eq!(plain_words(&line("a <span hidden>b <span>c</span> d</span> e")), "a  e");
    }

    #[test]
    fn no_depth_is_too_deep() {
        let deep = 20_000;
        let text = format!("a {}x{}", "<b>".repeat(deep), "</b>".repeat(deep));
        assert_eq!(plain_words(&line(&text)), "a x");
    }
}
