//! What was translated before, by its source text: a line that moved, within its unit or to another one, keeps its
//! translation.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::kit::Segment;
use crate::kit::placeholder::{Syntax, mark_as};
use crate::kit::segments::{is_bare, words};
use crate::parse::pieces;

/// The translations of one language by the source text of each piece.
#[derive(Debug, Clone, Default)]
pub(super) struct Memory(BTreeMap<String, String>);

impl Memory {
    /// Takes in a unit: the source text it was made from, and its translation.
    pub(super) fn learn(&mut self, made_from: &str, translation: &str) {
        let (theirs, ours) = (pieces(made_from), pieces(translation));
        if !theirs.iter().map(|piece| piece.kind).eq(ours.iter().map(|piece| piece.kind)) {
            return;
        }
        for (source, translated) in theirs.iter().zip(&ours) {
            let (source, translated) = (words(made_from, source), words(translation, translated));
            if !is_bare(&source) {
                // Of two translations of the same words the first in reading order.
                self.0.entry(source).or_insert(translated);
            }
        }
    }

    /// Fills the parts of a unit that lack a translation with what the same words were translated to elsewhere.
    pub(super) fn fill(&self, source: &str, parts: &mut [Segment], writing: Syntax) {
        for (piece, part) in pieces(source).iter().zip(parts) {
            if part.translation.is_empty()
                && let Some(known) = self.0.get(&words(source, piece))
            {
                part.translation = mark_as(known, &part.marks, writing);
                (part.behind, part.moved) = (true, true);
            }
        }
    }
}

/// Which text of `before` each text of `now` is, if any, and whether it is the same: equal texts wherever they stand,
/// the others where they stand in each other's place.
pub(super) fn matched(before: &[String], now: &[String]) -> Vec<Option<(usize, bool)>> {
    let ops = capture_diff_slices(Algorithm::Myers, before, now);
    let mut matched: Vec<Option<(usize, bool)>> = vec![None; now.len()];
    let mut is_free = vec![true; before.len()];
    for op in &ops {
        if let DiffOp::Equal { old_index, new_index, len } = *op {
            for at in 0..len {
                matched[new_index + at] = Some((old_index + at, true));
                is_free[old_index + at] = false;
            }
        }
    }
    let mut moved: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for at in (0..before.len()).rev().filter(|at| is_free[*at]) {
        moved.entry(&before[at]).or_default().push(at);
    }
    for (at, text) in now.iter().enumerate().filter(|(at, _)| matched[*at].is_none()).collect::<Vec<_>>() {
        if let Some(place) = moved.get_mut(text.as_str()).and_then(Vec::pop) {
            matched[at] = Some((place, true));
            is_free[place] = false;
        }
    }
    for op in &ops {
        let (_, old, new) = op.as_tag_tuple();
        let changed: Vec<usize> = new.filter(|at| matched[*at].is_none()).collect();
        for (at, place) in changed.into_iter().zip(old.filter(|place| is_free[*place])) {
            matched[at] = Some((place, false));
        }
    }
    matched
}

#[cfg(test)]
mod tests {
    use super::matched;

    fn places(before: &str, now: &str) -> String {
        let texts = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let found = matched(&texts(before), &texts(now)).into_iter().map(|place| match place {
            Some((at, true)) => at.to_string(),
            Some((at, false)) => format!("({at})"),
            None => "-".to_owned(),
        });
        found.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn equal_texts_are_found_wherever_they_stand() {
        assert_eq!(places("A B C D", "D A B C"), "3 0 1 2");
        assert_eq!(places("A B C D", "D C B A"), "3 2 1 0");
        assert_eq!(places("A A B", "B A A"), "2 0 1");
        assert_eq!(places("A B C", "A X C"), "0 (1) 2");
        assert_eq!(places("A B C D", "D A X C"), "3 0 (1) 2");
        assert_eq!(places("A B", "A B A"), "0 1 -");
        assert_eq!(places("A", "X A"), "- 0");
    }
}
