//! What a language lacks, which readers see in the words of the source: pages, units, titles of the parts of the one file, names
//! among the facts, interface strings.

use crate::check::state::State;
use crate::check::string_lines::file_to_write;
use crate::guide::Guide;
use crate::guide::fact::FactValue;
use crate::guide::ids::{FactId, PartId, TopicId};
use crate::i18n::lang::Lang;
use crate::i18n::language::Language;
use crate::project::Project;
use crate::theme::Theme;

use super::translation_status::standing;

/// What a language lacks; nothing of it stops a build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageGaps<'a> {
    /// The language.
    pub lang: &'a Lang,
    /// The topics that have no text in it.
    pub pages: Vec<PageGap<'a>>,
    /// The units that are not in its texts, each as `topic#unit`, topic by topic in reading order.
    pub units: Vec<UnitGap<'a>>,
    /// The parts of the one file that have no title in it.
    pub part_titles: Vec<&'a PartId>,
    /// The facts that have a name by language, and none in it.
    pub names: Vec<&'a FactId>,
    /// The file of the guide in which its interface strings are to be written.
    pub strings_file: String,
    /// The keys of the interface strings it lacks, or has only in part.
    pub strings: Vec<&'a str>,
}

/// A topic without a text in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageGap<'a> {
    /// The topic.
    pub topic: &'a TopicId,
    /// How many units it has, its title and summary being one.
    pub units: usize,
}

/// A unit that a text lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitGap<'a> {
    /// The topic.
    pub topic: &'a TopicId,
    /// The unit's id.
    pub unit: String,
}

/// How much a language lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GapCounts {
    /// The language's tag.
    pub lang: String,
    /// Pages that have no text in it.
    pub pages: usize,
    /// Units that are not in its texts.
    pub units: usize,
    /// Titles of parts of the one file that it lacks.
    pub part_titles: usize,
    /// Names of facts it lacks.
    pub names: usize,
    /// Interface strings it lacks.
    pub strings: usize,
}

impl LanguageGaps<'_> {
    fn is_empty(&self) -> bool {
        self.pages.is_empty()
            && self.units.is_empty()
            && self.part_titles.is_empty()
            && self.names.is_empty()
            && self.strings.is_empty()
    }

    /// How much that is.
    pub fn counts(&self) -> GapCounts {
        let lang = self.lang.to_string();
        GapCounts {
            lang,
            pages: self.pages.len(),
            units: self.units.len(),
            part_titles: self.part_titles.len(),
            names: self.names.len(),
            strings: self.strings.len(),
        }
    }

    /// The file that holds, or is to hold, a topic's text in this language.
    pub fn file(&self, topic: &TopicId) -> String {
        format!("content/topics/{topic}/{}.md", self.lang)
    }
}

/// The languages that lack something, in menu order, each with what it lacks.
pub fn missing<'a>(project: &Project, guide: &'a Guide, theme: &'a Theme) -> Vec<LanguageGaps<'a>> {
    let translations = standing(guide);
    let needed = theme.needed_strings(guide);
    let of_language = |language: &'a Language| {
        let lang = &language.lang;
        let standing = translations.iter().find(|of| of.language.lang == *lang);
        let (mut pages, mut units) = (Vec::new(), Vec::new());
        for of in standing.into_iter().flat_map(|of| &of.topics) {
            let topic = of.topic;
            if guide.topics.get(topic).is_some_and(|found| !found.articles.contains_key(lang)) {
                pages.push(PageGap { topic, units: of.counts.units() });
                continue;
            }
            let open = of.open.iter().filter(|open| open.state == State::Missing);
            units.extend(open.map(|open| UnitGap { topic, unit: open.unit.to_string() }));
        }
        let titles = standing.into_iter().flat_map(|of| &of.part_titles.missing);
        let part_titles = titles.map(|part| &part.id).collect();
        let strings_file = file_to_write(project, theme, lang);
        let mut strings = theme.missing_strings(&needed, lang);
        strings.extend(theme.unfinished_strings(&needed, language));
        strings.sort_unstable();
        let names = unnamed(guide, lang);
        LanguageGaps { lang, pages, units, part_titles, names, strings_file, strings }
    };
    let all = guide.settings.languages.iter().map(of_language);
    all.filter(|gaps| !gaps.is_empty()).collect()
}

/// The facts that have a name in the source language, and none in this one.
fn unnamed<'a>(guide: &'a Guide, lang: &Lang) -> Vec<&'a FactId> {
    let source = &guide.settings.source;
    let facts = guide.facts.iter().filter(|(_, fact)| match &fact.value {
        FactValue::PerLanguage(names) => names.contains_key(source) && !names.contains_key(lang),
        _ => false,
    });
    facts.map(|(id, _)| id).collect()
}
