//! Numbers and dates in words, by CLDR: the one door to ICU4X's formatters.

use std::collections::BTreeMap;

use icu_calendar::Date;
use icu_calendar::cal::{Ethiopian, Persian};
use icu_datetime::fieldsets::{E, M, T, YM, YMD, YMDE};
use icu_datetime::input::Time;
use icu_datetime::{DateTimeFormatter, NoCalendarFormatter};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale::Locale;
use icu_locale::extensions::unicode::{Value, key, value};
use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};

use crate::calendar::{Day, PartialDate};
use crate::decimal::DecimalNumber;
use crate::i18n::lang::{Calendar, Lang};
use crate::i18n::language::Language;
use crate::range::{ClockTime, Hours};

/// The CLDR plural categories, in their usual order.
const CATEGORIES: [(PluralCategory, &str); 6] = [
    (PluralCategory::Zero, "zero"),
    (PluralCategory::One, "one"),
    (PluralCategory::Two, "two"),
    (PluralCategory::Few, "few"),
    (PluralCategory::Many, "many"),
    (PluralCategory::Other, "other"),
];

/// The digits other than those of ASCII that CLDR gives some language by default: their zero, their name.
const NUMBERINGS: [(char, &str); 9] = [
    ('\u{660}', "arab"),
    ('\u{6f0}', "arabext"),
    ('\u{966}', "deva"),
    ('\u{9e6}', "beng"),
    ('\u{f20}', "tibt"),
    ('\u{1040}', "mymr"),
    ('\u{1c50}', "olck"),
    ('\u{11136}', "cakm"),
    ('\u{1e950}', "adlm"),
];

/// The CLDR plural category of a whole number in a language.
pub fn plural_category(lang: &Lang, number: i64) -> &'static str {
    let rules = PluralRules::try_new_cardinal(lang.cldr().into());
    let category = rules.map_or(PluralCategory::Other, |rules| rules.category_for(number));
    word(category)
}

/// The CLDR plural category of a number with decimals in a language.
pub fn plural_category_of(lang: &Lang, number: &DecimalNumber) -> &'static str {
    let rules = PluralRules::try_new_cardinal(lang.cldr().into());
    let Ok(value) = Decimal::try_from_str(number.as_str()) else { return "other" };
    word(rules.map_or(PluralCategory::Other, |rules| rules.category_for(&value)))
}

/// The CLDR plural categories a language has, in their usual order.
pub fn plural_categories(lang: &Lang) -> Vec<&'static str> {
    let Ok(rules) = PluralRules::try_new(lang.cldr().into(), PluralRuleType::Cardinal.into()) else {
        return vec!["other"];
    };
    let known: Vec<PluralCategory> = rules.categories().collect();
    CATEGORIES.iter().filter(|(category, _)| known.contains(category)).map(|(_, word)| *word).collect()
}

fn word(category: PluralCategory) -> &'static str {
    CATEGORIES.iter().find(|(known, _)| *known == category).map_or("other", |(_, word)| word)
}

/// A whole number in the language's digits and grouping.
pub fn number(lang: &Lang, number: i64) -> String {
    let formatter = DecimalFormatter::try_new(lang.cldr().into(), DecimalFormatterOptions::default());
    formatter
        .map_or_else(|_| number.to_string(), |formatter| formatter.format(&Decimal::from(number)).to_string())
}

/// A number with decimals in the language's digits, grouping and separator.
pub fn decimal(lang: &Lang, number: &DecimalNumber) -> String {
    let formatter = DecimalFormatter::try_new(lang.cldr().into(), DecimalFormatterOptions::default());
    match (formatter, Decimal::try_from_str(number.as_str())) {
        (Ok(formatter), Ok(value)) => formatter.format(&value).to_string(),
        _ => number.to_string(),
    }
}

/// A time of day as the language writes it (CLDR, short), or hours from one to another.
pub fn hours(lang: &Lang, hours: Hours) -> String {
    let ends = [Some(hours.from), hours.to].into_iter().flatten();
    ends.map(|time| clock_time(lang, time)).collect::<Vec<_>>().join("–")
}

/// No end of a line takes a part of it away.
fn clock_time(lang: &Lang, time: ClockTime) -> String {
    let formatter = NoCalendarFormatter::try_new(lang.cldr().into(), T::hm());
    match (formatter, Time::try_new(time.hour, time.minute, 0, 0)) {
        (Ok(formatter), Ok(time)) => formatter.format(&time).to_string().replace([' ', '\u{202f}'], "\u{a0}"),
        _ => time.to_string(),
    }
}

/// The ten digits of a language, from zero to nine.
pub fn digits(lang: &Lang) -> String {
    (0..10).map(|digit| number(lang, digit)).collect()
}

/// CLDR's name of ten digits as [`digits`] gives them (BCP 47, key `nu`); `None` for those of ASCII and for digits that
/// CLDR makes no language's default.
pub fn numbering(digits: &str) -> Option<&'static str> {
    NUMBERINGS.iter().find(|(zero, _)| digits.starts_with(*zero)).map(|(_, name)| *name)
}

/// A number without grouping, such as a year, in the language's digits.
pub fn plain_number(lang: &Lang, number: i64) -> String {
    let digits: Vec<char> = digits(lang).chars().collect();
    let plain = number.to_string();
    plain
        .chars()
        .map(|c| c.to_digit(10).and_then(|digit| digits.get(digit as usize).copied()).unwrap_or(c))
        .collect()
}

/// A day written out in the Gregorian calendar, as the language does; behind it, in brackets, in the other
/// calendar its readers use. No end of a line parts the day from its month.
pub fn day(language: &Language, day: Day) -> String {
    let lang = &language.formats;
    let gregorian = joined(&day_in(lang, day, value!("gregory")));
    let other = language.calendar.map(|calendar| match calendar {
        Calendar::Persian => value!("persian"),
        Calendar::Ethiopic => value!("ethiopic"),
    });
    match other.map(|calendar| joined(&day_in(lang, day, calendar))) {
        Some(other) => format!("{gregorian} ({other})"),
        None => gregorian,
    }
}

fn day_in(lang: &Lang, day: Day, calendar: Value) -> String {
    let formatter = DateTimeFormatter::try_new(in_calendar(lang, calendar).into(), YMD::long());
    formatter.map_or_else(|_| day.to_string(), |formatter| formatter.format(&day.iso()).to_string())
}

/// A date whose day and month stay on one line. The year may begin a line: in large letters all three would not fit on one,
/// and break within a word.
fn joined(date: &str) -> String {
    let parts: Vec<&str> = date.split(' ').collect();
    let digits = |part: &str| part.chars().filter(|c| c.is_numeric()).count();
    let Some(day) = parts.iter().position(|part| (1..3).contains(&digits(part))) else {
        return date.to_owned();
    };
    // The month stands behind the day, or before it.
    let is_month = parts.get(day + 1).is_some_and(|part| digits(part) == 0);
    let kept = if is_month { day + 1 } else { day };
    let mut out = String::with_capacity(date.len() + 1);
    for (at, part) in parts.into_iter().enumerate() {
        if at > 0 {
            out.push(if at == kept { '\u{a0}' } else { ' ' });
        }
        out.push_str(part);
    }
    out
}

/// The name of a day's month, as the language writes it alone.
pub fn month(lang: &Lang, day: Day) -> String {
    let formatter = DateTimeFormatter::try_new(in_calendar(lang, value!("gregory")).into(), M::long());
    formatter.map_or_else(|_| day.to_string(), |formatter| formatter.format(&day.iso()).to_string())
}

/// The name of a day's weekday, in short.
pub fn weekday(lang: &Lang, day: Day) -> String {
    weekday_of(lang, day, E::short())
}

fn weekday_of(lang: &Lang, day: Day, length: E) -> String {
    let formatter = DateTimeFormatter::try_new(lang.cldr().into(), length);
    formatter.map_or_else(|_| day.to_string(), |formatter| formatter.format(&day.iso()).to_string())
}

/// The names of the days of the week, written out, from Monday.
pub fn weekdays(lang: &Lang) -> Vec<String> {
    let monday = Day::new(2026, 6, 1).map_or(0, Day::unix_days);
    (monday..monday + 7).map(|day| weekday_of(lang, Day::from_unix_days(day), E::long())).collect()
}

/// For each number below 200 its CLDR plural category in a language; a larger one has the category of its last two
/// digits after 100.
pub fn plural_categories_of_numbers(lang: &Lang) -> Vec<&'static str> {
    let rules = PluralRules::try_new_cardinal(lang.cldr().into());
    let category = |number: u32| rules.as_ref().map_or("other", |rules| word(rules.category_for(number)));
    (0..200).map(category).collect()
}

/// How the language writes a day of each month of a calendar, with `{d}` and `{y}` for the day and the year: what
/// a page needs to write out days of its own. `None` stands for the Gregorian calendar.
pub fn day_patterns(lang: &Lang, calendar: Option<Calendar>) -> Vec<String> {
    // A year without the digit 5, and the fifth of each of its months.
    const FIFTH: u8 = 5;
    let (year, name) = match calendar {
        None => (2026, value!("gregory")),
        Some(Calendar::Persian) => (1406, value!("persian")),
        Some(Calendar::Ethiopic) => (2019, value!("ethiopic")),
    };
    let (from, days) = (Day::new(2026, 1, 1).map_or(0, Day::unix_days), 900);
    let is_fifth = |day: &Day| match calendar {
        None => day.year() == year && day.iso().day_of_month().0 == FIFTH,
        Some(Calendar::Persian) => in_year(&day.iso().to_calendar(Persian), year, FIFTH),
        Some(Calendar::Ethiopic) => in_year(&day.iso().to_calendar(Ethiopian::new()), year, FIFTH),
    };
    (from..from + days)
        .map(Day::from_unix_days)
        .filter(is_fifth)
        .map(|day| {
            let written = day_in(lang, day, name.clone());
            let written = written.replace(&plain_number(lang, year.into()), "{y}");
            // Some languages write two digits; a day is as plain with one.
            let (nought, five) = (plain_number(lang, 0), plain_number(lang, FIFTH.into()));
            written.replacen(&(nought + &five), "{d}", 1).replacen(&five, "{d}", 1)
        })
        .collect()
}

/// Where the language writes the day of the week beside a date: what stands before the date, and behind it, with `{w}`
/// for its name.
pub fn weekday_place(lang: &Lang) -> (String, String) {
    let before = ("{w}, ".to_owned(), String::new());
    let Some(day) = Day::new(2026, 6, 1) else { return before };
    let formatter = DateTimeFormatter::try_new(in_calendar(lang, value!("gregory")).into(), YMDE::long());
    let written = formatter.map(|formatter| formatter.format(&day.iso()).to_string()).unwrap_or_default();
    let name = weekday_of(lang, day, E::long());
    if let Some(rest) = written.strip_prefix(&name) {
        let sign = &rest[..rest.find(char::is_alphanumeric).unwrap_or_default()];
        return (format!("{{w}}{sign}"), String::new());
    }
    let Some(rest) = written.strip_suffix(&name) else { return before };
    let sign = rest
        .rfind(char::is_alphanumeric)
        .map_or("", |at| rest[at..].trim_start_matches(char::is_alphanumeric));
    (String::new(), format!("{sign}{{w}}"))
}

fn in_year<C: icu_calendar::Calendar>(date: &Date<C>, year: i32, day: u8) -> bool {
    date.year().extended_year() == year && date.day_of_month().0 == day
}

/// A date written out as far as it is known.
pub fn date(language: &Language, date: PartialDate) -> String {
    let lang = &language.formats;
    match date {
        PartialDate::Year(year) => plain_number(lang, year.into()),
        PartialDate::Month(year, month) => {
            let locale = in_calendar(lang, value!("gregory"));
            let formatter = DateTimeFormatter::try_new(locale.into(), YM::long());
            let first = Day::new(year, month, 1);
            first
                .zip(formatter.ok())
                .map_or_else(|| date.to_string(), |(day, by)| by.format(&day.iso()).to_string())
        }
        PartialDate::Day(known) => day(language, known),
    }
}

fn in_calendar(lang: &Lang, calendar: Value) -> Locale {
    let mut locale = lang.cldr();
    locale.extensions.unicode.keywords.set(key!("ca"), calendar);
    locale
}

/// Days written out once for a language, so that pages can be drawn side by side at little cost.
#[derive(Debug, Clone)]
pub struct DateCache {
    language: Language,
    written: BTreeMap<Day, String>,
}

impl DateCache {
    /// Writes out these days.
    pub fn new(language: &Language, days: impl IntoIterator<Item = Day>) -> Self {
        let mut written = BTreeMap::new();
        for each in days {
            written.entry(each).or_insert_with(|| day(language, each));
        }
        Self { language: language.clone(), written }
    }

    /// A day written out.
    pub fn get(&self, wanted: Day) -> String {
        self.written.get(&wanted).cloned().unwrap_or_else(|| day(&self.language, wanted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(tag: &str) -> Lang {
        Lang::parse(tag).expect("a tag")
    }

    #[test]
    fn days_are_written_out_as_each_language_does() {
        let day_in = |tag: &str| written(tag, None);
        assert_eq!(day_in("en-GB"), "22\u{a0}November 2026");
        assert_eq!(day_in("da"), "22.\u{a0}november 2026");
        assert_eq!(day_in("ar"), "22\u{a0}نوفمبر 2026");
        assert_eq!(day_in("fa"), "۲۲\u{a0}نوامبر ۲۰۲۶");
    }

    #[test]
    fn the_readers_own_calendar_stands_behind_the_gregorian_one() {
        assert_eq!(written("fa", Some(Calendar::Persian)), "۲۲\u{a0}نوامبر ۲۰۲۶ (۱\u{a0}آذر ۱۴۰۵)");
        assert_eq!(joined("AP 1405 Jauza 1"), "AP 1405 Jauza\u{a0}1");
        assert_eq!(written("ti", Some(Calendar::Ethiopic)), "22\u{a0}ሕዳር 2026 (ሕዳር\u{a0}13, 2019 AM)");
    }

    fn written(tag: &str, calendar: Option<Calendar>) -> String {
        let project = crate::project::Project::new([(String::new(), String::new())]);
        let span = crate::project::Span::top(project.find("").expect("a file"));
        let (lang, direction) = (lang(tag), crate::i18n::lang::Direction::Ltr);
        let language = Language {
            formats: lang.clone(),
            lang,
            name: String::new(),
            direction,
            calendar,
            signs: String::new(),
            font: None,
            span,
        };
        day(&language, Day::parse("2026-11-22").expect("a day"))
    }

    #[test]
    fn patterns_of_days_have_holes_for_the_day_and_the_year() {
        assert_eq!(day_patterns(&lang("da"), None)[0], "{d}. januar {y}");
        let persian = day_patterns(&lang("fa"), Some(Calendar::Persian));
        assert_eq!((persian.len(), persian[8].as_str()), (12, "{d} آذر {y}"));
        let ethiopic = day_patterns(&lang("ti"), Some(Calendar::Ethiopic));
        assert_eq!((ethiopic.len(), ethiopic[2].as_str()), (13, "ሕዳር {d}, {y} AM"));
    }

    #[test]
    fn the_day_of_the_week_stands_where_the_language_puts_it() {
        for (tag, before, behind) in [
            ("en-GB", "{w}, ", ""),
            ("da", "{w} ", ""),
            ("ar", "{w}، ", ""),
            ("fa", "{w} ", ""),
            ("ti", "{w}, ", ""),
            ("tr", "", " {w}"),
            ("kmr", "", ", {w}"),
        ] {
            assert_eq!(weekday_place(&lang(tag)), (before.to_owned(), behind.to_owned()), "{tag}");
        }
        assert_eq!(weekdays(&lang("da"))[..2], ["mandag", "tirsdag"]);
    }

    #[test]
    fn plural_categories_are_those_of_cldr() {
        assert_eq!(plural_categories(&lang("ar")), ["zero", "one", "two", "few", "many", "other"]);
        assert_eq!(plural_categories(&lang("da")), ["one", "other"]);
        assert_eq!(plural_category(&lang("ar"), 15), "many");
        for tag in ["ar", "ru", "en", "ka", "fr"] {
            let known = plural_categories_of_numbers(&lang(tag));
            for number in [0_u16, 1, 2, 11, 99, 100, 102, 199, 200, 211, 401, 1827] {
                let place = if number < 200 { number } else { 100 + number % 100 };
                let category = plural_category(&lang(tag), number.into());
                assert_eq!(known[usize::from(place)], category, "{tag} {number}");
            }
        }
        assert_eq!(plural_category(&lang("en"), 1), "one");
    }

    #[test]
    fn digits_have_the_names_of_cldr() {
        for (tag, name) in [
            ("en", None),
            ("ar", None),
            ("ti", None),
            ("ar-EG", Some("arab")),
            ("ckb", Some("arab")),
            ("fa", Some("arabext")),
            ("prs", Some("arabext")),
            ("ps", Some("arabext")),
            ("ur", None),
            ("bn", Some("beng")),
        ] {
            assert_eq!(numbering(&digits(&lang(tag))), name, "{tag}");
        }
    }

    #[test]
    fn numbers_have_the_languages_digits() {
        assert_eq!(number(&lang("fa"), 15), "۱۵");
        assert_eq!(digits(&lang("da")), "0123456789");
        assert_eq!(plain_number(&lang("fa"), 2022), "۲۰۲۲");
    }
}
