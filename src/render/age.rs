//! The age of a page: when what it says was checked, and how long to rely on it.

use crate::calendar::Day;
use crate::guide::Guide;
use crate::guide::article::Article;
use crate::guide::fact::Fact;
use crate::guide::source::{Source, SourceKind};
use crate::guide::text::Inline;

/// When what a page says was checked, and how long to rely on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Age {
    /// The earliest day anything on the page was checked.
    pub checked: Day,
    /// The last day to rely on all of it: the earliest among what it uses.
    pub until: Day,
}

/// Months after which a page past its day folds its safety units away.
pub(crate) const FOLD_AFTER: u32 = 6;

/// The age of the page made from an article of the source language.
pub(crate) fn of_article(guide: &Guide, article: &Article) -> Option<Age> {
    let mut facts: Vec<&Fact> = Vec::new();
    let mut laws: Vec<Day> = Vec::new();
    let mut see = |inline: &Inline| match inline {
        Inline::Fact(id, _) => facts.extend(guide.facts.get(id)),
        Inline::Cite(citation) => {
            let source = guide.sources.get(&citation.source).filter(|source| source.kind == SourceKind::Law);
            laws.extend(source.map(Source::text_read));
        }
        _ => {}
    };
    article.visit(&mut see);
    let written = article.date.as_ref().map(|date| date.value);
    let stale = written.map(|day| day.plus_months(guide.settings.review.explanation));
    let checked = facts.iter().map(|fact| fact.checked).chain(written).min()?;
    let of_laws = laws.iter().map(|read| read.plus_months(guide.settings.review.law));
    let until = facts.iter().map(|fact| fact.until.value).chain(of_laws).chain(stale).min()?;
    Some(Age { checked, until })
}

/// The age of the guide as a whole.
pub(crate) fn of_guide(guide: &Guide) -> Option<Age> {
    let source = &guide.settings.source;
    let articles = guide.topics.iter().filter_map(|topic| topic.articles.get(source));
    articles.filter_map(|article| of_article(guide, article)).reduce(|one, other| Age {
        checked: one.checked.min(other.checked),
        until: one.until.min(other.until),
    })
}
