//! What a language's pages need to understand days that a reader enters, and to write out days of their own.

use serde::Serialize;

use crate::calendar::Day;
use crate::guide::Guide;
use crate::i18n::format;
use crate::i18n::lang::Calendar;
use crate::i18n::language::Language;

/// What a language's pages need to understand and to write out days.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DateWords {
    calendars: Vec<CalendarView>,
    /// Where the day of the week, `{w}`, stands beside a `{date}`.
    week: String,
    /// From Monday.
    weekdays: Vec<String>,
    /// The plural categories of numbers of days.
    categories: Vec<&'static str>,
    /// For each number below 200 the place of its category among these, one digit each.
    forms: String,
}

/// A calendar the reader uses.
#[derive(Debug, Clone, Serialize)]
struct CalendarView {
    id: &'static str,
    /// How a day is written in it: `{d}`, `{m}` and `{y}` stand for day, month and year.
    pattern: String,
    /// The names of its months. Behind those of the Gregorian one stand the same months in the official language, where
    /// that is another: letters are written in it.
    months: Vec<String>,
}

impl DateWords {
    /// The words of a language.
    pub(super) fn new(guide: &Guide, language: &Language) -> Self {
        let lang = &language.formats;
        let (before, behind) = format::weekday_place(lang);
        let own = language.calendar.map(|calendar| {
            let id = match calendar {
                Calendar::Persian => "persian",
                Calendar::Ethiopic => "ethiopic",
            };
            CalendarView::new(id, &format::day_patterns(lang, Some(calendar)))
        });
        let mut gregorian = CalendarView::new("gregorian", &format::day_patterns(lang, None));
        let official = &guide.settings.official;
        if language.lang != *official {
            let formats = guide.language(official).map_or(official, |known| &known.formats);
            let months = (1..=12).filter_map(|month| Day::new(2026, month, 1));
            gregorian.months.extend(months.map(|day| format::month(formats, day)));
        }
        let mut categories: Vec<&'static str> = Vec::new();
        let places = format::plural_categories_of_numbers(lang).into_iter().map(|category| {
            let known = categories.iter().position(|known| *known == category);
            known.unwrap_or_else(|| {
                categories.push(category);
                categories.len() - 1
            })
        });
        let forms = places.map(|place| place.to_string()).collect();
        Self {
            calendars: [gregorian].into_iter().chain(own).collect(),
            week: format!("{before}{{date}}{behind}"),
            weekdays: format::weekdays(lang),
            categories,
            forms,
        }
    }
}

impl CalendarView {
    /// Parts what the patterns of all months share from the names of the months.
    fn new(id: &'static str, patterns: &[String]) -> Self {
        let first = patterns.first().map_or("", String::as_str);
        let start = first.rmatch_indices(' ').map(|(at, _)| &first[..=at]);
        let start = start.filter(|start| patterns.iter().all(|month| month.starts_with(start)));
        let start = start.max_by_key(|start| start.len()).unwrap_or_default();
        let end = first.match_indices(' ').map(|(at, _)| &first[at..]);
        let end = end.filter(|end| patterns.iter().all(|month| month[start.len()..].ends_with(end)));
        let end = end.max_by_key(|end| end.len()).unwrap_or_default();
        let name = |month: &String| month[start.len()..month.len() - end.len()].to_owned();
        Self { id, pattern: format!("{start}{{m}}{end}"), months: patterns.iter().map(name).collect() }
    }
}
