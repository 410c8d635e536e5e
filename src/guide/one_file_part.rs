//! The parts that the one file of each language is split into, where a guide splits it.

use std::collections::BTreeMap;

use crate::guide::ids::{PartId, TopicId};
use crate::i18n::lang::Lang;
use crate::project::{Span, Spanned};

/// A part: a file of its own in each language.
#[derive(Debug, Clone)]
pub struct OneFilePart {
    /// Its name.
    pub id: PartId,
    /// What readers call it, by language.
    pub title: BTreeMap<Lang, Spanned<String>>,
    /// What stands in it beside the first page, which opens each part.
    pub topics: Vec<Spanned<TopicId>>,
    /// Where `guide.yaml` names it.
    pub span: Span,
}

impl OneFilePart {
    /// Whether a topic stands in it.
    pub fn has(&self, topic: &TopicId) -> bool {
        topic.is_home() || self.topics.iter().any(|listed| listed.value == *topic)
    }

    /// What readers of a language call it, and the language of these words: their own, else `source`.
    pub fn title_in<'a>(&'a self, lang: &'a Lang, source: &'a Lang) -> Option<(&'a Lang, &'a str)> {
        let title = |lang: &'a Lang| Some((lang, self.title.get(lang)?.value.as_str()));
        title(lang).or_else(|| title(source))
    }
}
