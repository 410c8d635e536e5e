//! The numbers of sources: the same in every language, in the list of all and where one is cited.

use std::collections::{BTreeMap, BTreeSet};

use crate::guide::Guide;
use crate::guide::ids::SourceId;
use crate::guide::topic::Topic;

/// Which sources readers are told of, and their numbers.
pub(crate) struct SourceNumbers<'a> {
    /// All but those that bear only facts still to be confirmed: no page rests on them.
    listed: BTreeSet<&'a SourceId>,
    /// From 1: those listed first, so that no number is left out of the list.
    numbers: BTreeMap<&'a SourceId, usize>,
}

impl<'a> SourceNumbers<'a> {
    /// The numbers of a guide's sources; `citing` has the topics that rest on each.
    pub(super) fn new(guide: &'a Guide, citing: &BTreeMap<&SourceId, Vec<&Topic>>) -> Self {
        let (mut waiting, mut told) = (BTreeSet::new(), BTreeSet::new());
        for fact in guide.facts.values() {
            let rests = if fact.to_confirm.is_some() { &mut waiting } else { &mut told };
            rests.insert(&fact.source.value);
        }
        let (listed, waiting): (Vec<_>, Vec<_>) = guide
            .sources
            .keys()
            .partition(|id| citing.contains_key(id) || told.contains(id) || !waiting.contains(id));
        let numbers = listed.iter().copied().chain(waiting).zip(1..).collect();
        Self { listed: listed.into_iter().collect(), numbers }
    }

    /// Whether readers find the source in the list of all.
    pub(super) fn is_listed(&self, source: &SourceId) -> bool {
        self.listed.contains(source)
    }

    /// The number of a source.
    pub(super) fn number(&self, source: &SourceId) -> Option<usize> {
        self.numbers.get(source).copied()
    }
}
