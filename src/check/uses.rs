//! What a topic names of the guide's facts and sources.

use std::collections::BTreeSet;

use crate::guide::ids::{FactId, SourceId};
use crate::guide::text::Inline;
use crate::guide::topic::Topic;

/// The facts and sources that a topic names in any language.
#[derive(Debug, Default)]
pub(crate) struct TopicUses {
    pub facts: BTreeSet<FactId>,
    pub sources: BTreeSet<SourceId>,
}

impl TopicUses {
    /// Looks through the articles of a topic.
    pub(crate) fn of(topic: &Topic) -> Self {
        let (mut facts, mut sources) = (BTreeSet::new(), BTreeSet::new());
        for article in topic.articles.values() {
            article.visit(&mut |inline| match inline {
                Inline::Fact(id, _) => _ = facts.insert(id),
                Inline::Cite(citation) => _ = sources.insert(&citation.source),
                _ => {}
            });
        }
        Self { facts: facts.into_iter().cloned().collect(), sources: sources.into_iter().cloned().collect() }
    }
}
