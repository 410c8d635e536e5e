//! What a translation keeps of its source, one rule a file; all of them compare line by line where both have the
//! same lines, so that what is wrong has a place, and what only changed places is seen.

pub(super) mod code;
pub(super) mod copied;
pub(super) mod digits;
pub(super) mod emphasis;
pub(super) mod facts;
pub(super) mod links;
pub(super) mod official;
pub(super) mod shape;
pub(super) mod sources;
pub(super) mod terms;

use crate::check::context::TranslationPair;
use crate::check::reading::ReadLine;
use crate::project::Span;
use std::collections::BTreeMap;

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

/// Whether any line of both texts is such a one: where none has what must be kept, nothing is lost.
fn any_line(pair: TranslationPair<'_>, is_one: impl Fn(&ReadLine<'_>) -> bool) -> bool {
    pair.lines.iter().chain(pair.original_lines).any(is_one)
}

/// Compares what `kept` finds in each line of both texts.
fn differences(pair: TranslationPair<'_>, kept: impl Fn(&ReadLine<'_>) -> Vec<Preserved>) -> Vec<Difference> {
    let of = |lines: &[ReadLine<'_>]| -> Vec<(Span, Vec<Preserved>)> {
        lines.iter().filter(|read| read.said.is_some()).map(|read| (read.line.span, kept(read))).collect()
    };
    let (mut ours, mut theirs) = (of(pair.lines), of(pair.original_lines));
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
        if ours.iter().map(|(mark, _)| mark).eq(theirs.iter().map(|(mark, _)| mark)) {
            continue;
        }
        let mut wanted = Counts::of(theirs.iter().map(|(mark, _)| mark));
        let mut there = Counts::of(ours.iter().map(|(mark, _)| mark));
        let surplus = ours.iter().filter(|(mark, _)| !wanted.take(mark));
        added.extend(surplus.map(|(mark, own)| (mark.clone(), own.unwrap_or(span))));
        let lacking = theirs.iter().filter(|(mark, _)| !there.take(mark));
        lost.extend(lacking.map(|(mark, _)| (mark.clone(), span)));
    }
    let mut elsewhere = Counts::of(lost.iter().map(|(mark, _)| mark));
    let mut moved = Counts::of(added.iter().map(|(mark, _)| mark));
    let added = added.iter().map(|(mark, span)| match elsewhere.take(mark) {
        true => Difference::Moved(mark.clone(), *span),
        false => Difference::Added(mark.clone(), *span),
    });
    let lost = lost.iter().filter(|(mark, _)| !moved.take(mark));
    added.chain(lost.map(|(mark, span)| Difference::Lost(mark.clone(), *span))).collect()
}

/// How often each mark is there.
struct Counts<'a>(BTreeMap<&'a str, usize>);

impl<'a> Counts<'a> {
    fn of(marks: impl Iterator<Item = &'a String>) -> Self {
        let mut counts = BTreeMap::new();
        marks.for_each(|mark| *counts.entry(mark.as_str()).or_default() += 1);
        Self(counts)
    }

    /// Whether there was one more of this mark, which is then counted no more.
    fn take(&mut self, mark: &str) -> bool {
        self.0.get_mut(mark).is_some_and(|left| {
            let was_there = *left > 0;
            *left = left.saturating_sub(1);
            was_there
        })
    }
}
