//! One rule a file. The two tables are the list of what Wayleaf promises about a guide's content.

mod age;
mod bidi;
mod changes;
mod counts;
mod duplicates;
mod glossary;
mod labels;
mod links;
mod parity;
mod pictures;
mod prose;
mod references;
mod safety;
mod sheets;
mod stamps;
mod strings;
mod structure;
mod terms;
mod topics;
mod usage;

use crate::check::{Look, Reading};
use crate::diagnostic::Diagnostic;

/// A rule over the guide as a whole.
pub type GuideRule = fn(Look<'_>, &mut Vec<Diagnostic>);

/// A rule over one article.
pub type ArticleRule = fn(Look<'_>, Reading<'_>, &mut Vec<Diagnostic>);

/// The rules over the guide as a whole.
pub const OF_GUIDE: &[GuideRule] = &[
    topics::check,
    sheets::check,
    counts::check,
    usage::check,
    age::check,
    duplicates::check,
    changes::check,
    strings::check,
    pictures::check,
];

/// The rules over each article.
pub const OF_ARTICLE: &[ArticleRule] = &[
    structure::check,
    terms::check,
    references::check,
    links::check,
    safety::check,
    labels::check,
    stamps::check,
    parity::check,
    prose::check,
    glossary::check,
    bidi::check,
];
