//! What a language lacks, which readers see in the words of the source: pages, units, interface strings.

use crate::check::state::State;
use crate::check::string_lines::file_to_write;
use crate::guide::Guide;
use crate::guide::ids::TopicId;
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
    /// Interface strings it lacks.
    pub strings: usize,
}

impl LanguageGaps<'_> {
    /// How much that is.
    pub fn counts(&self) -> GapCounts {
        let lang = self.lang.to_string();
        GapCounts { lang, pages: self.pages.len(), units: self.units.len(), strings: self.strings.len() }
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
        let topics =
            translations.iter().filter(|of| of.language.lang == *lang).flat_map(|of| of.topics.iter());
        let (mut pages, mut units) = (Vec::new(), Vec::new());
        for of in topics {
            let topic = of.topic;
            if guide.topics.get(topic).is_some_and(|found| !found.articles.contains_key(lang)) {
                pages.push(PageGap { topic, units: of.counts.units() });
                continue;
            }
            let open = of.open.iter().filter(|open| open.state == State::Missing);
            units.extend(open.map(|open| UnitGap { topic, unit: open.unit.to_string() }));
        }
        let strings_file = file_to_write(project, theme, lang);
        let mut strings = theme.missing_strings(&needed, lang);
        strings.extend(theme.unfinished_strings(&needed, language));
        strings.sort_unstable();
        LanguageGaps { lang, pages, units, strings_file, strings }
    };
    let all = guide.settings.languages.iter().map(of_language);
    all.filter(|gaps| !(gaps.pages.is_empty() && gaps.units.is_empty() && gaps.strings.is_empty())).collect()
}
