//! What a translation keeps of its source, one rule a file; all of them compare line by line where both have the
//! same lines, so that what is wrong has a place, and what only changed places is seen.

pub(super) mod copied;
pub(super) mod digits;
pub(super) mod emphasis;
pub(super) mod facts;
pub(super) mod links;
pub(super) mod official;
pub(super) mod shape;
pub(super) mod sources;

use crate::check::TranslationPair;
use crate::guide::article::{Line, Unit};
use crate::guide::text::Inline;
use crate::project::Span;

/// Something a text must keep, as its author writes it, with its place where it has one of its own.
type Preserved = (String, Option<Span>);

/// How a translation differs from its source in something it must keep.
enum Difference {
    /// The source has it, the translation has it nowhere; the place is that of the line, or of the heading.
    Lost(String, Span),
    /// The translation has it, the source has it nowhere.
    Added(String, Span),
    /// Both have it, in lines that do not lie beside one another.
    Moved(String, Span),
}

/// Compares what `kept` finds in each line of both texts.
fn differences(
    pair: TranslationPair<'_>,
    kept: impl Fn(&Line, &[Inline]) -> Vec<Preserved>,
) -> Vec<Difference> {
    let of = |unit: &Unit| -> Vec<(Span, Vec<Preserved>)> {
        unit.lines().map(|(line, said)| (line.span, kept(line, said))).collect()
    };
    let (mut ours, mut theirs) = (of(pair.unit), of(pair.original));
    if ours.len() != theirs.len() {
        // Another rule tells of the lines; here all of them count as one.
        let one = |lines: Vec<(Span, Vec<Preserved>)>, head: Span| {
            vec![(head, lines.into_iter().flat_map(|(_, kept)| kept).collect())]
        };
        ours = one(ours, pair.unit.head);
        theirs = one(theirs, pair.original.head);
    }
    let mut lost: Vec<(String, Span)> = Vec::new();
    let mut added: Vec<(String, Span)> = Vec::new();
    for ((span, ours), (_, theirs)) in ours.into_iter().zip(theirs) {
        let mut rest = ours;
        for (wanted, _) in theirs {
            match rest.iter().position(|(found, _)| *found == wanted) {
                Some(at) => _ = rest.remove(at),
                None => lost.push((wanted, span)),
            }
        }
        added.extend(rest.into_iter().map(|(found, own)| (found, own.unwrap_or(span))));
    }
    let mut found = Vec::new();
    for (mark, span) in added {
        match lost.iter().position(|(wanted, _)| *wanted == mark) {
            Some(at) => {
                lost.remove(at);
                found.push(Difference::Moved(mark, span));
            }
            None => found.push(Difference::Added(mark, span)),
        }
    }
    found.extend(lost.into_iter().map(|(mark, span)| Difference::Lost(mark, span)));
    found
}
