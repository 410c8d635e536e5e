//! The order of words in a language's dictionary, by CLDR: the one door to ICU4X's collator.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};

use crate::i18n::lang::Lang;

/// The order a language lists words in; that of its script, by CLDR's root, where it has none of its own.
#[derive(Debug)]
pub struct Collation {
    collator: Option<CollatorBorrowed<'static>>,
}

impl Collation {
    /// The order of this language.
    pub fn of(lang: &Lang) -> Self {
        Self { collator: Collator::try_new((&lang.cldr()).into(), CollatorOptions::default()).ok() }
    }

    /// Which of two words a reader looks for first. Words no dictionary tells apart stand by their letters' numbers,
    /// so that a list has one order.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        let by_letters = || one.cmp(other);
        self.collator.as_ref().map_or_else(by_letters, |by| by.compare(one, other).then_with(by_letters))
    }
}
