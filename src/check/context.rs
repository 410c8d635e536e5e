//! What rules are given to look at.

use std::collections::{BTreeMap, BTreeSet};

use crate::address::Domains;
use crate::calendar::Day;
use crate::guide::Guide;
use crate::guide::article::Article;
use crate::guide::topic::Topic;
use crate::guide::unit::Unit;
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
    /// What each language is written with.
    pub writings: &'a BTreeMap<Lang, Orthography>,
    /// The words beside which a number is an amount or a length of time, in each language.
    pub(crate) measures: &'a BTreeMap<Lang, BTreeSet<String>>,
    /// How names of hosts end.
    pub(crate) domains: &'a Domains,
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
    /// The article it was translated from; `None` for the source itself, or where that is missing.
    pub source: Option<&'a Article>,
}

/// A translated unit that is current, and the source unit it was made from. Title and summary of an article count
/// as one, with the summary for a body.
#[derive(Debug, Clone, Copy)]
pub struct TranslationPair<'a> {
    /// The translation's language.
    pub language: &'a Language,
    /// The translated unit.
    pub unit: &'a Unit,
    /// The source unit.
    pub original: &'a Unit,
}
