//! What tokens stand for, in words a translator knows: the facts as they are read, the titles of sources and pages.

use std::collections::BTreeMap;

use crate::edition::Edition;
use crate::guide::Guide;
use crate::i18n::language::Language;
use crate::kit::placeholder::{Placeholder, PlaceholderKind};
use crate::render::write_fact;
use crate::theme::Theme;

/// What ids of a catalog stand for.
#[derive(Debug, Clone, Default)]
pub struct PlaceholderLabels {
    facts: BTreeMap<String, String>,
    /// Facts in the language translated into.
    shown: BTreeMap<String, String>,
    sources: BTreeMap<String, String>,
    topics: BTreeMap<String, String>,
}

impl PlaceholderLabels {
    /// The legend of a guide, for translators into one language.
    pub(super) fn new(guide: &Guide, theme: &Theme, edition: &Edition, language: &Language) -> Self {
        let source = &guide.settings.source;
        let tongues = [guide.language(source), Some(language)].into_iter().flatten();
        let tongues: Vec<_> =
            tongues.filter_map(|tongue| Some((tongue, theme.strings.get(&tongue.lang)?))).collect();
        let facts = guide.facts.iter().map(|(id, fact)| {
            let mut read: Vec<String> = tongues
                .iter()
                .map(|(tongue, strings)| write_fact(fact, guide, strings, edition, tongue).plain)
                .collect();
            read.dedup();
            (id.to_string(), read.join(" · "))
        });
        let shown = tongues.last().into_iter().flat_map(|(tongue, strings)| {
            let read = |fact| write_fact(fact, guide, strings, edition, tongue).plain;
            guide.facts.iter().map(move |(id, fact)| (id.to_string(), read(fact)))
        });
        let sources = guide.sources.iter().map(|(id, source)| (id.to_string(), source.title.clone()));
        let topics = guide.topics.iter().filter_map(|topic| {
            let article = topic.articles.get(source)?;
            Some((topic.id.to_string(), article.front.lines().next().unwrap_or_default().to_owned()))
        });
        Self {
            facts: facts.collect(),
            shown: shown.collect(),
            sources: sources.collect(),
            topics: topics.collect(),
        }
    }

    /// What readers see in place of a token that stands alone; nothing for a source, which has a number there.
    pub(super) fn shown(&self, mark: &Placeholder) -> String {
        match mark.kind {
            PlaceholderKind::Fact => {
                let id = mark.open.trim_matches(['{', '}', ' ']);
                self.shown.get(id).cloned().unwrap_or_default()
            }
            PlaceholderKind::Official => mark.open.trim_matches('*').to_owned(),
            PlaceholderKind::Code => mark.open.trim_matches(['`', ' ']).to_owned(),
            PlaceholderKind::Argument | PlaceholderKind::Count => mark.open.clone(),
            PlaceholderKind::Source | PlaceholderKind::Link | PlaceholderKind::Strong => String::new(),
        }
    }

    /// What a token stands for; nothing for bold words, which the page names itself.
    pub(super) fn label(&self, mark: &Placeholder) -> String {
        match mark.kind {
            PlaceholderKind::Fact => {
                let id = mark.open.trim_matches(['{', '}', ' ']);
                self.facts.get(id).map_or_else(|| id.to_owned(), Clone::clone)
            }
            PlaceholderKind::Source => {
                let inside = mark.open.trim_start_matches("[^").trim_end_matches(']');
                let (id, pinpoint) = inside.split_once(',').unwrap_or((inside, ""));
                let title = self.sources.get(id.trim()).map_or(id, String::as_str);
                let place = pinpoint.trim();
                if place.is_empty() { title.to_owned() } else { format!("{place}, {title}") }
            }
            PlaceholderKind::Link => {
                let target = mark.target();
                let topic = target.trim_start_matches("topic:").split('#').next().unwrap_or_default();
                self.topics.get(topic).map_or_else(|| target.to_owned(), Clone::clone)
            }
            PlaceholderKind::Strong => String::new(),
            PlaceholderKind::Official => mark.open.trim_matches('*').to_owned(),
            PlaceholderKind::Code => mark.open.trim_matches(['`', ' ']).to_owned(),
            PlaceholderKind::Argument | PlaceholderKind::Count => {
                mark.open.trim_matches(['{', '}']).to_owned()
            }
        }
    }
}
