//! Counting from a reader's date: what a page's script is told of the rules and of the reader's calendars.

use serde::Serialize;

use crate::guide::fact::{FactValue, Measure};
use crate::guide::unit::Count;
use crate::i18n::format;
use crate::i18n::lang::Calendar;
use crate::render::context::RenderContext;
use crate::render::locale_data::LocaleData;

/// What is counted from a date.
#[derive(Debug, Serialize)]
pub(crate) struct CountView {
    kind: &'static str,
    number: i64,
    measure: &'static str,
}

/// A calendar the reader uses: how a day of each month is written in it, with `{d}` and `{y}` for day and year.
#[derive(Debug, Serialize)]
pub(crate) struct CalendarView {
    id: &'static str,
    months: Vec<String>,
}

/// A count as templates see it; `None` where its fact is no length of time.
pub(crate) fn count(build: &RenderContext<'_>, count: &Count) -> Option<CountView> {
    let (kind, fact) = match count {
        Count::Left(_) => {
            return Some(CountView { kind: Count::LEFT, number: 0, measure: Measure::Day.as_str() });
        }
        Count::Length(kind, fact) => (kind.as_str(), fact),
    };
    match build.guide.facts.get(&fact.value)?.value {
        FactValue::Number(number, Some(measure)) => {
            Some(CountView { kind, number, measure: measure.as_str() })
        }
        _ => None,
    }
}

/// The calendars of a language's readers: the Gregorian one first.
pub(crate) fn calendars(locale: &LocaleData<'_>) -> Vec<CalendarView> {
    [None, locale.language.calendar]
        .into_iter()
        .take(1 + usize::from(locale.language.calendar.is_some()))
        .map(|calendar| CalendarView {
            id: match calendar {
                None => "gregorian",
                Some(Calendar::Persian) => "persian",
                Some(Calendar::Ethiopic) => "ethiopic",
            },
            months: format::day_patterns(&locale.language.formats, calendar),
        })
        .collect()
}
