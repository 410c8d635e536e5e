//! What a language lends to its pages, worked out once: strings, facts and days written out.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use tera::Value;

use crate::calendar::Day;
use crate::check::CheckedGuide;
use crate::edition::Edition;
use crate::guide::Guide;
use crate::guide::ids::FactId;
use crate::guide::source::Source;
use crate::guide::topic::TopicKind;
use crate::i18n::format::{DateCache, digits, numbering, plural_categories};
use crate::i18n::lang::{Direction, Lang};
use crate::i18n::language::Language;
use crate::render::date_words::DateWords;
use crate::render::facts::{self, WrittenFact};
use crate::render::glossary_index::GlossaryIndex;
use crate::theme::Theme;
use crate::theme::strings::{Strings, with_source};

/// A language, ready to write pages in.
pub(crate) struct LocaleData<'a> {
    /// The language.
    pub language: &'a Language,
    /// Its interface strings, with the source's where it has none.
    pub strings: Cow<'a, Strings>,
    /// The same as templates see them: made once, since every page takes them.
    pub template_strings: Value,
    /// Days written out.
    pub days: DateCache,
    /// Its ten digits.
    pub digits: String,
    /// CLDR's name of these digits; `None` for those of ASCII.
    pub numbering: Option<&'static str>,
    /// What its pages need to write out days of their own; `None` in a guide that counts none.
    pub date_words: Option<DateWords>,
    /// The terms of its glossary.
    pub glossary: GlossaryIndex<'a>,
    facts: BTreeMap<&'a FactId, WrittenFact>,
    nothing: WrittenFact,
}

/// The days that pages tell.
pub(super) fn days(guide: &Guide, edition: &Edition) -> BTreeSet<Day> {
    let of_facts = guide.facts.values().flat_map(|fact| [fact.checked, fact.until.value]);
    let of_sources = guide.sources.values().filter_map(Source::day);
    let articles = guide.topics.iter().flat_map(|topic| topic.articles.values());
    let of_articles = articles.filter_map(|article| Some(article.date.as_ref()?.value));
    let of_laws = guide.laws.values();
    let of_laws = of_laws.flat_map(|law| law.changed.iter().map(|change| change.on).chain([law.as_of]));
    let of_reviews = guide.reviews.all().map(|(.., review)| review.on);
    let days = of_facts.chain(of_sources).chain(of_articles).chain(of_reviews).chain(of_laws);
    days.chain([edition.day]).collect()
}

/// Whether readers can enter a date somewhere in the guide.
fn counts_days(guide: &Guide) -> bool {
    guide.of_kind(TopicKind::Dates).is_some()
}

impl<'a> LocaleData<'a> {
    /// Prepares a language; `None` where the theme has no strings for it.
    pub(super) fn new(
        checked: &'a CheckedGuide<'a>,
        theme: &'a Theme,
        edition: &Edition,
        days: &BTreeSet<Day>,
        language: &'a Language,
    ) -> Option<Self> {
        let guide = checked.guide();
        let base = theme.base_strings(&guide.settings.source).map(|(_, strings)| strings);
        let strings =
            with_source(theme.strings.get(&language.lang), base, &plural_categories(&language.formats))?;
        let days = DateCache::new(language, days.iter().copied());
        let facts = guide.facts.iter();
        let facts =
            facts.map(|(id, fact)| (id, facts::write(fact, guide, &strings, edition, language))).collect();
        let digits = digits(&language.formats);
        let numbering = numbering(&digits);
        let glossary = GlossaryIndex::new(checked, &language.lang);
        let nothing = WrittenFact::default();
        let date_words = counts_days(guide).then(|| DateWords::new(guide, language));
        let template_strings = Value::from_serializable(&*strings);
        Some(Self {
            language,
            strings,
            template_strings,
            days,
            digits,
            numbering,
            date_words,
            glossary,
            facts,
            nothing,
        })
    }

    /// Whether the source lends it strings.
    pub(super) fn has_lent(&self) -> bool {
        matches!(self.strings, Cow::Owned(_))
    }

    /// A fact written out.
    pub(super) fn fact(&self, id: &FactId) -> &WrittenFact {
        self.facts.get(id).unwrap_or(&self.nothing)
    }

    /// A small number in the language's digits.
    pub(super) fn count(&self, number: usize) -> String {
        let digits: Vec<char> = self.digits.chars().collect();
        let written = number.to_string();
        let digit = |c: char| c.to_digit(10).and_then(|digit| digits.get(digit as usize).copied());
        written.chars().map(|c| digit(c).unwrap_or(c)).collect()
    }

    /// The language's tag.
    pub(super) fn lang(&self) -> &Lang {
        &self.language.lang
    }

    /// Whether it is written from right to left.
    pub(super) fn is_rtl(&self) -> bool {
        self.language.direction == Direction::Rtl
    }
}
