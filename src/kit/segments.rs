//! Texts to parts and back: what a translation says, put into the structure of its source.

use crate::kit::catalog::{Segment, SegmentKind};
use crate::kit::memory::matched;
use crate::kit::placeholder::{Placeholder, Syntax, mark, mark_as};
use crate::kit::unmark::{PlaceholderError, unmark};
use crate::kit::words::{is_bare, words, written};
use crate::normalization::folded;
use crate::parse::{Piece, code_blocks, pieces};

/// The parts of a unit, with what its translation says in each.
pub(super) fn of_unit(source: &str, was: Option<&str>, old: Option<&str>, writing: Syntax) -> Vec<Segment> {
    let here = pieces(source);
    let mut parts: Vec<Segment> = here
        .iter()
        .map(|piece| new(SegmentKind::Piece(piece.kind), &words(source, piece), writing))
        .collect();
    for (at, code) in code_blocks(source) {
        let before = here.iter().take_while(|piece| piece.range.start < at).count().saturating_sub(1);
        parts.get_mut(before).into_iter().for_each(|part| part.code.push(code.clone()));
    }
    let Some(old) = old else { return parts };
    let theirs = pieces(old);
    // The text a translation was made from has its structure; if it is not known, the source may have it still.
    let made_from = was.unwrap_or(source);
    let from = pieces(made_from);
    if !same_kinds(&from, &theirs) {
        return parts;
    }
    let all = |text: &str, pieces: &[Piece]| -> Vec<String> {
        pieces.iter().map(|piece| words(text, piece)).collect()
    };
    let (from, here, theirs) = (all(made_from, &from), all(source, &here), all(old, &theirs));
    for (part, found) in parts.iter_mut().zip(matched(&from, &here)) {
        let Some((before, is_same)) = found else { continue };
        part.translation = mark_as(&theirs[before], &part.marks, writing);
        part.behind = !is_same;
        part.was = part.behind.then(|| mark_as(&from[before], &part.marks, writing));
    }
    parts
}

/// A part that stands alone: a title, a name, a string.
pub(super) fn alone(
    kind: SegmentKind,
    source: &str,
    was: Option<&str>,
    old: Option<&str>,
    writing: Syntax,
) -> Segment {
    let mut part = new(kind, source, writing);
    if let Some(old) = old {
        part.translation = mark_as(old, &part.marks, writing);
    }
    part.was = was.filter(|was| *was != source).map(|was| mark_as(was, &part.marks, writing));
    part.behind = part.was.is_some() && !part.translation.is_empty();
    part
}

fn new(kind: SegmentKind, source: &str, writing: Syntax) -> Segment {
    let (source, marks) = mark(source, writing);
    // Where there is nothing to translate, the tokens stand there already.
    let translation = if is_bare(&source) { source.clone() } else { String::new() };
    Segment { kind, source, marks, was: None, translation, behind: false, moved: false, code: Vec::new() }
}

fn same_kinds(one: &[Piece], other: &[Piece]) -> bool {
    one.iter().map(|piece| piece.kind).eq(other.iter().map(|piece| piece.kind))
}

/// Why what stands in the boxes cannot become a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SegmentsError {
    /// Tokens of the part with this index.
    Marks(usize, Vec<PlaceholderError>),
    /// The part with this index holds characters that would change the structure.
    Structure(usize),
}

/// The Markdown of each part, or every fault of every part.
pub(super) fn unmarked(parts: &[(&str, &[Placeholder])]) -> Result<Vec<String>, Vec<SegmentsError>> {
    let mut broken = Vec::new();
    let mut texts = Vec::with_capacity(parts.len());
    for (index, (text, marks)) in parts.iter().enumerate() {
        match unmark(&folded(text), marks) {
            Ok(text) => texts.push(text),
            Err(faults) => broken.push(SegmentsError::Marks(index, faults)),
        }
    }
    if broken.is_empty() { Ok(texts) } else { Err(broken) }
}

/// The unit of a source text with these texts in place of its pieces.
pub(super) fn unit(source: &str, texts: &[String]) -> Result<String, Vec<SegmentsError>> {
    let here = pieces(source);
    let texts: Vec<String> = here.iter().zip(texts).map(|(piece, text)| written(text, piece.kind)).collect();
    let mut out = String::with_capacity(source.len() * 2);
    let mut at = 0;
    for (piece, text) in here.iter().zip(&texts) {
        out.push_str(&source[at..piece.range.start]);
        out.push_str(text);
        at = piece.range.end;
    }
    out.push_str(&source[at..]);
    // Read again: a character that means something in Markdown would show as other pieces than were put in.
    let again = pieces(&out);
    let differs = |index: usize| {
        let piece = again.get(index).filter(|piece| piece.kind == here[index].kind);
        piece.is_none_or(|piece| folded(&out[piece.range.clone()]) != texts[index])
    };
    match (0..here.len()).find(|index| differs(*index)) {
        Some(index) => Err(vec![SegmentsError::Structure(index)]),
        None if again.len() != here.len() => {
            Err(vec![SegmentsError::Structure(here.len().saturating_sub(1))])
        }
        None => Ok(out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "## Papers {#papers}\n\nBring {{it}}.\n\n- one\n- two";

    #[test]
    fn a_translation_is_put_into_the_structure_of_its_source() {
        let texts = ["Papirer", "Tag {{it}} med.", "en", "to"].map(str::to_owned);
        let made = unit(SOURCE, &texts).expect("sound");
        assert_eq!(made, "## Papirer {#papers}\n\nTag {{it}} med.\n\n- en\n- to");
        let parts = of_unit(SOURCE, None, Some(&made), Syntax::Prose);
        let again: Vec<String> =
            parts.iter().map(|part| unmark(&part.translation, &part.marks).expect("sound")).collect();
        assert_eq!(again, texts);
    }

    #[test]
    fn signs_that_would_change_the_structure_are_found() {
        let mut texts = ["Papirer", "Tag {{it}} med.", "en", "to"].map(str::to_owned);
        texts[1] = "Tag {{it}}\n\nmed.".to_owned();
        let made = unit(SOURCE, &texts);
        assert_eq!(made, Err(vec![SegmentsError::Structure(1)]));
    }

    #[test]
    fn signs_at_the_start_of_a_line_stay_words_and_are_shown_as_words_again() {
        for (index, text) in [
            (1, "# Tag"),
            (2, "- en"),
            (2, "1. en"),
            (3, "> to"),
            (1, "15. marts"),
            (3, "+ 45"),
            (0, "1. instans"),
        ] {
            let mut texts = ["Papirer", "Tag {{it}} med.", "en", "to"].map(str::to_owned);
            texts[index] = text.to_owned();
            let made = unit(SOURCE, &texts).unwrap_or_else(|broken| panic!("{text}: {broken:?}"));
            let again = of_unit(SOURCE, None, Some(&made), Syntax::Prose);
            assert_eq!(again[index].translation, text);
            let source = of_unit(&made, None, None, Syntax::Prose);
            assert_eq!(source[index].source, text);
        }
    }

    #[test]
    fn what_did_not_change_in_the_source_keeps_its_translation() {
        let now = "## Papers {#papers}\n\nBring {{it}} today.\n\n- zero\n- one\n- two";
        let old = "## Papirer {#papers}\n\nTag {{it}} med.\n\n- en\n- to";
        let parts = of_unit(now, Some(SOURCE), Some(old), Syntax::Prose);
        let told: Vec<(&str, bool)> =
            parts.iter().map(|part| (part.translation.as_str(), part.behind)).collect();
        assert_eq!(
            told,
            [("Papirer", false), ("Tag ⟦1⟧ med.", true), ("", false), ("en", false), ("to", false)]
        );
        assert_eq!(parts[1].was.as_deref(), Some("Bring ⟦1⟧."));
    }
}
