//! The glossary of a language, to look words up in.

use std::collections::BTreeMap;

use crate::check::CheckedGuide;
use crate::guide::term;
use crate::guide::text::Term;
use crate::guide::topic::{Topic, TopicKind};
use crate::i18n::lang::Lang;

/// The glossary of a language, to look words up in.
pub(crate) struct GlossaryIndex<'a> {
    pub topic: Option<&'a Topic>,
    /// By each of its names in small letters: a term, and its place among the terms.
    pub by_name: BTreeMap<String, (usize, &'a Term)>,
}

impl<'a> GlossaryIndex<'a> {
    /// The glossary of this language, if it has one.
    pub(super) fn new(checked: &'a CheckedGuide<'a>, lang: &Lang) -> Self {
        let topic = checked.guide().of_kind(TopicKind::Glossary);
        let article = topic.and_then(|topic| checked.topic(&topic.id, lang)?.own);
        let mut by_name = BTreeMap::new();
        for (place, term) in article.into_iter().flat_map(term::terms).enumerate() {
            for name in term::names(term) {
                by_name.entry(name.to_lowercase()).or_insert((place, term));
            }
        }
        Self { topic: topic.filter(|_| article.is_some()), by_name }
    }
}
