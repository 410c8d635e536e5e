//! Facts written out for a language: as HTML in the text, as plain words in titles.

use crate::address::{dialled, without_scheme};
use crate::calendar::PartialDate;
use crate::edition::Edition;
use crate::guide::Guide;
use crate::guide::fact::{Fact, FactKind, FactNumber, FactValue, Measure, TimeBefore};
use crate::i18n::format::{date, decimal, hours, number, plain_number, plural_category, plural_category_of};
use crate::i18n::lang::Direction;
use crate::i18n::language::Language;
use crate::render::escape::escaped;
use crate::theme::html::Html;
use crate::theme::strings::{DATE_BEFORE, LAST_SEEN, Strings, fill, of_number};

/// A fact written out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct WrittenFact {
    /// As HTML.
    pub html: Html,
    /// As plain words.
    pub plain: String,
    /// As HTML without the year it was last seen.
    pub bare_html: Html,
    /// The year it was last seen in its source, written out; empty where that needs no saying.
    pub seen: String,
    /// For a file of plain text: what is written from left to right is marked where the language is not.
    pub text: String,
}

/// Writes out a fact.
pub(crate) fn write(
    fact: &Fact,
    guide: &Guide,
    strings: &Strings,
    edition: &Edition,
    language: &Language,
) -> WrittenFact {
    let official = &guide.settings.official;
    let foreign = |words: &str| {
        let lang = (language.lang != *official).then(|| format!(" lang=\"{official}\""));
        format!("<bdi{} dir=\"ltr\" translate=\"no\">{}</bdi>", lang.unwrap_or_default(), escaped(words))
    };
    let mut written = match &fact.value {
        FactValue::Number(value, measure) => match fact.forms.get(&language.lang) {
            Some(form) => same(form.value.replace(' ', "\u{a0}")),
            None => same(number_in_words(value, *measure, fact.kind, strings, language)),
        },
        FactValue::Hours(value) => same(hours(&language.formats, *value)),
        FactValue::Before(before) => same(before_in_words(*before, fact.kind, strings, language)),
        FactValue::Date(value) => same(date(language, *value)),
        FactValue::PerLanguage(words) => {
            let settings = &guide.settings;
            let own = words.get(&language.lang);
            let other = || words.get_key_value(official).or_else(|| words.get_key_value(&settings.source));
            match (own, other()) {
                (Some(words), _) => same(words.clone()),
                (None, Some((lang, words))) => {
                    let dir = guide.language(lang).map_or(Direction::Ltr, |known| known.direction).as_str();
                    let html = format!(
                        "<bdi lang=\"{lang}\" dir=\"{dir}\" translate=\"no\">{}</bdi>",
                        escaped(words)
                    );
                    let text = language.direction.keep(words);
                    WrittenFact { text, ..with(html, words.clone()) }
                }
                (None, None) => WrittenFact::default(),
            }
        }
        FactValue::Words(words) => {
            let html = match fact.kind {
                FactKind::Phone => {
                    let shown = format!("<bdi dir=\"ltr\" translate=\"no\">{}</bdi>", escaped(words));
                    match dialled(words) {
                        Some(dial) => format!("<a href=\"{}\">{shown}</a>", escaped(&dial)),
                        None => shown,
                    }
                }
                FactKind::Link => {
                    let shown = without_scheme(words);
                    let shown =
                        shown.trim_start_matches("mailto:").trim_start_matches("www.").trim_end_matches('/');
                    format!(
                        "<a href=\"{}\"><bdi dir=\"ltr\" translate=\"no\">{}</bdi></a>",
                        escaped(words),
                        escaped(shown)
                    )
                }
                FactKind::Authority => escaped(words),
                FactKind::Law => foreign(&joined(words)),
                _ => foreign(words),
            };
            let address = words.trim_start_matches("mailto:");
            let text = match fact.kind {
                FactKind::Authority => words.clone(),
                _ => language.direction.keep(address),
            };
            WrittenFact { text, ..with(html, words.clone()) }
        }
    };
    if let Some(year) = last_seen(fact, guide, edition) {
        written.seen = plain_number(&language.formats, year.into());
        let note = strings.get(LAST_SEEN).map_or("", |text| text.form("other"));
        let note = fill(note, [("year", written.seen.as_str())]);
        let (html, note_html) = (written.html.as_str(), escaped(&note));
        written.html = Html::written(format!("{html} <span class=\"last-seen\">{note_html}</span>"));
        written.text = format!("{} {note}", written.text);
    }
    written
}

/// A place in a law whose numbers and letters no end of a line parts from what they belong to.
fn joined(place: &str) -> String {
    let mut out = String::with_capacity(place.len());
    for (at, part) in place.split(' ').enumerate() {
        let is_letter = part.trim_end_matches([',', ';']).chars().count() == 1;
        let belongs = is_letter || part.starts_with(|c: char| c.is_ascii_digit());
        if at > 0 {
            out.push(if belongs { '\u{a0}' } else { ' ' });
        }
        out.push_str(part);
    }
    out
}

/// The year a contact was last seen in its source, where that lies more than a year before the edition.
fn last_seen(fact: &Fact, guide: &Guide, edition: &Edition) -> Option<i32> {
    if !fact.kind.is_contact() || fact.kind == FactKind::Link && fact.seen.is_none() {
        return None;
    }
    let source = guide.sources.get(&fact.source.value);
    let year = fact.seen.or_else(|| source.and_then(|source| source.date).map(PartialDate::year))?;
    (edition.day.year() - year > 1).then_some(year)
}

/// A number in the words of its unit, by CLDR's category; by itself where it has no unit.
fn number_in_words(
    value: &FactNumber,
    measure: Option<Measure>,
    kind: FactKind,
    strings: &Strings,
    language: &Language,
) -> String {
    let lang = &language.formats;
    let text = of_number(kind, measure).map(|key| strings.get(key));
    let (digits, category) = match value {
        // The words of some languages for one and two hold no number, and so no sign before it.
        FactNumber::Whole(value) if *value < 0 => (number(lang, *value), "other"),
        FactNumber::Whole(value) => (number(lang, *value), plural_category(lang, *value)),
        FactNumber::Decimal(value) if value.is_negative() => (decimal(lang, value), "other"),
        FactNumber::Decimal(value) => (decimal(lang, value), plural_category_of(lang, value)),
        FactNumber::Range(range) => {
            let digits = [range.from, range.to].map(|end| number(lang, end.into())).join("–");
            // The larger number says which words, unless these hold no number.
            let category = plural_category(lang, range.to.into());
            let holds = text.flatten().is_none_or(|text| text.form(category).contains("{n}"));
            (digits, if holds { category } else { "other" })
        }
    };
    let Some(text) = text else { return digits };
    let form = text.map_or("{n}", |text| text.form(category));
    fill(form, [("n", digits.as_str())]).replace(' ', "\u{a0}")
}

/// The last day so long before another, with both: "17 June 2027 (14 days before 1 July 2027)".
fn before_in_words(before: TimeBefore, kind: FactKind, strings: &Strings, language: &Language) -> String {
    let Some(last) = before.last_day() else { return String::new() };
    let number = FactNumber::Whole(before.number.into());
    let length = number_in_words(&number, Some(before.measure), kind, strings, language);
    // Brackets in brackets would hold the day of another calendar.
    let gregorian = Language { calendar: None, ..language.clone() };
    let values = [
        ("date", date(language, PartialDate::Day(last))),
        ("length", length),
        ("day", date(&gregorian, PartialDate::Day(before.day))),
    ];
    let words = strings.get(DATE_BEFORE).map_or("{date}", |text| text.form("other"));
    fill(words, values.iter().map(|(name, value)| (*name, value.as_str())))
}

fn same(plain: String) -> WrittenFact {
    WrittenFact { text: plain.clone(), ..with(escaped(&plain), plain) }
}

/// A fact without anything more to say than its words.
fn with(html: String, plain: String) -> WrittenFact {
    let html = Html::written(html);
    WrittenFact { bare_html: html.clone(), html, plain, ..WrittenFact::default() }
}
