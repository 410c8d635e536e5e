//! What rules are given to look at.

use std::collections::{BTreeMap, BTreeSet};

use crate::address::Domains;
use crate::calendar::Day;
use crate::check::characters::Characters;
use crate::check::concepts::Concepts;
use crate::check::fact_digits::FactDigits;
use crate::check::measures::Measures;
use crate::check::names::KnownNames;
use crate::check::reading::{ArticleText, ReadLine};
use crate::check::uses::TopicUses;
use crate::guide::Guide;
use crate::guide::article::Article;
use crate::guide::topic::Topic;
use crate::guide::unit::Unit;
use crate::i18n::detection::LanguageDetector;
use crate::i18n::lang::Lang;
use crate::i18n::language::Language;
use crate::i18n::orthography::Orthography;
use crate::project::Project;
use crate::theme::Theme;

/// What the rules look at.
#[derive(Debug, Clone, Copy)]
pub struct RuleContext<'a> {
    /// The project's text.
    pub project: &'a Project,
    /// The guide.
    pub guide: &'a Guide,
    /// The theme.
    pub theme: &'a Theme,
    /// The day the edition bears.
    pub day: Day,
    /// What each character is to each language of the guide.
    pub characters: &'a BTreeMap<Lang, Characters>,
    /// What tells in which language of the guide a text is, for the languages that it knows.
    pub(crate) detectors: &'a BTreeMap<Lang, LanguageDetector>,
    /// The words beside which a number is an amount or a length of time, in each language.
    pub(crate) measures: &'a BTreeMap<Lang, Measures>,
    /// How names of hosts end.
    pub(crate) domains: &'a Domains,
    /// The names that the guide knows.
    pub(crate) names: &'a KnownNames,
    /// The concepts of its term bases.
    pub(crate) concepts: &'a Concepts,
    /// The short telephone numbers among the facts, as digits: 112, 116117.
    pub(crate) short_phones: &'a BTreeSet<String>,
    /// The facts that code could hold, by digits of what they say.
    pub(crate) fact_digits: &'a FactDigits,
    /// The words that a glossary explains, where stars may also be plain emphasis of the source.
    pub(crate) explained: &'a BTreeSet<String>,
    /// What each topic names; nothing where rules look at a topic alone.
    pub(crate) uses: &'a [&'a TopicUses],
}

impl<'a> RuleContext<'a> {
    /// What a language of the guide is written with.
    pub(crate) fn writing(&self, lang: &Lang) -> Option<&'a Orthography> {
        self.characters.get(lang).map(Characters::writing)
    }
}

/// One article, and what it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct ArticleContext<'a> {
    /// Its topic.
    pub topic: &'a Topic,
    /// Its language.
    pub language: &'a Language,
    /// The article.
    pub article: &'a Article,
    /// What each character is to its language.
    pub characters: &'a Characters,
    /// Its lines.
    pub text: &'a ArticleText<'a>,
    /// The article it was translated from; `None` for the source itself, or where that is missing.
    pub source: Option<SourceArticle<'a>>,
}

/// The article that others are translated from.
#[derive(Debug, Clone, Copy)]
pub struct SourceArticle<'a> {
    /// The article.
    pub article: &'a Article,
    /// What each character is to its language.
    pub characters: &'a Characters,
    /// Its lines.
    pub text: &'a ArticleText<'a>,
    /// The concepts that it speaks of: in title and summary, then in each unit, by their places in the term base.
    pub(crate) concepts: &'a [Vec<usize>],
}

/// A translated unit that is current, and the source unit it was made from. Title and summary of an article count
/// as one, with the summary for a body.
#[derive(Debug, Clone, Copy)]
pub struct TranslationPair<'a> {
    /// The translation's language.
    pub language: &'a Language,
    /// The translated unit.
    pub unit: &'a Unit,
    /// Its lines.
    pub lines: &'a [ReadLine<'a>],
    /// The source unit.
    pub original: &'a Unit,
    /// Its lines.
    pub original_lines: &'a [ReadLine<'a>],
    /// What each character is to the translation's language.
    pub characters: &'a Characters,
    /// What each character is to the language of the source.
    pub original_characters: &'a Characters,
    /// The concepts that the source speaks of, by their places in the term base.
    pub(crate) concepts: &'a [usize],
}
