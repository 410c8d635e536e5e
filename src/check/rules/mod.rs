//! One rule a file. The four tables are the list of what Wayleaf promises about a guide's content.

mod answer_numbers;
mod asked;
mod bidi;
mod cards;
mod changes;
mod contacts;
mod counts;
mod days;
mod drawings;
mod duplicates;
mod facts_in_code;
mod folded;
mod fonts;
mod forms;
mod glossary;
mod half_translated;
mod important;
mod keys;
pub(crate) mod length;
mod links;
mod missing_label;
mod names;
mod no_contact;
mod notes;
mod numbers;
mod one_file_parts;
mod past_date;
mod pictures;
mod provisions;
mod questions;
mod references;
mod safety;
mod seen;
mod sheets;
mod situations;
mod stamps;
mod strings;
mod structure;
mod term_bases;
mod terms;
mod topics;
mod translation;
mod undated;
mod usage;
mod writing;

use crate::check::context::{ArticleContext, RuleContext, TranslationPair};
use crate::check::seen::Seen;
use crate::diagnostic::Diagnostic;

pub(crate) use seen::amounts::short_phones;
pub(crate) use translation::official::explained;

/// A rule over the guide as a whole.
pub type GuideRule = fn(RuleContext<'_>, &mut Vec<Diagnostic>);

/// A rule over one article.
pub type ArticleRule = fn(RuleContext<'_>, ArticleContext<'_>, &mut Vec<Diagnostic>);

/// A rule over a text that readers see, wherever it is written.
pub type TextRule = fn(RuleContext<'_>, &Seen<'_>, &mut Vec<Diagnostic>);

/// A rule over a translated unit that is current, and its source.
pub type TranslationRule = fn(RuleContext<'_>, TranslationPair<'_>, &mut Vec<Diagnostic>);

/// The rules over the guide as a whole.
pub const OF_GUIDE: &[GuideRule] = &[
    topics::check,
    one_file_parts::check,
    questions::check,
    numbers::check,
    answer_numbers::check,
    links::of_items,
    links::of_roles,
    sheets::check,
    keys::check,
    counts::check,
    days::check,
    contacts::check,
    folded::check,
    important::check,
    situations::check,
    cards::check,
    usage::check,
    names::check,
    term_bases::check,
    no_contact::check,
    past_date::check,
    provisions::of_facts,
    provisions::of_records,
    duplicates::check,
    forms::check,
    changes::check,
    asked::check,
    strings::check,
    pictures::check,
    drawings::check,
    fonts::check,
];

/// The rules over each article.
pub const OF_ARTICLE: &[ArticleRule] = &[
    structure::check,
    terms::check,
    references::check,
    provisions::check,
    links::check,
    safety::check,
    missing_label::check,
    notes::check,
    stamps::check,
    undated::check,
    half_translated::check,
    glossary::check,
    bidi::check,
    facts_in_code::check,
    writing::letters::check,
    writing::punctuation::check,
    writing::brackets::check,
    writing::broken_mark::check,
    writing::dialect::check,
    writing::foreign::check,
    writing::repeated::check,
];

/// The rules over each text that readers see.
pub const OF_TEXT: &[TextRule] = &[
    seen::empty::check,
    seen::length::check,
    seen::signs::check,
    seen::addresses::check,
    seen::amounts::check,
    seen::digits::check,
];

/// The rules over each translated unit that is current.
pub const OF_TRANSLATION: &[TranslationRule] = &[
    translation::facts::check,
    translation::sources::check,
    translation::links::check,
    translation::official::check,
    translation::emphasis::check,
    translation::code::check,
    translation::digits::check,
    translation::shape::check,
    translation::copied::check,
    translation::terms::check,
];
