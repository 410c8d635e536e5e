//! What a topic names of the guide's facts, sources and names.

use std::collections::{BTreeMap, BTreeSet};

use crate::guide::ids::{FactId, SourceId};
use crate::guide::text::Inline;
use crate::guide::topic::Topic;
use crate::i18n::lang::Lang;

/// The facts, sources and names that a topic has in any language.
#[derive(Debug, Default)]
pub(crate) struct TopicUses {
    pub facts: BTreeSet<FactId>,
    pub sources: BTreeSet<SourceId>,
    /// By their places in the guide's list.
    pub names: BTreeSet<usize>,
    /// The short words of term bases, by language.
    pub short_words: BTreeMap<Lang, ShortWordUse>,
}

/// In how many units of an article the short words of its language's term base stand.
#[derive(Debug)]
pub(crate) struct ShortWordUse {
    /// How many units it has.
    pub units: usize,
    /// How many of them have each word, in the order of the term base.
    pub having: Vec<usize>,
}

impl TopicUses {
    /// Looks through the articles of a topic, for all but names and words: those are found in lines.
    pub(crate) fn of(topic: &Topic) -> Self {
        let (mut facts, mut sources) = (BTreeSet::new(), BTreeSet::new());
        for article in topic.articles.values() {
            article.visit(&mut |inline| match inline {
                Inline::Fact(id, _) => _ = facts.insert(id),
                Inline::Cite(citation) => _ = sources.insert(&citation.source),
                _ => {}
            });
        }
        let (facts, sources) = (facts.into_iter().cloned(), sources.into_iter().cloned());
        Self {
            facts: facts.collect(),
            sources: sources.collect(),
            names: BTreeSet::new(),
            short_words: BTreeMap::new(),
        }
    }
}
