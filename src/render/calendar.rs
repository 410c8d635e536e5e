//! The calendar a reader leaves to: the edition's year and the next, and not a word of the guide.

use serde::Serialize;

use crate::calendar::Day;
use crate::i18n::format;
use crate::i18n::lang::Lang;

/// A year.
#[derive(Debug, Serialize)]
pub(crate) struct YearView {
    year: i32,
    months: Vec<MonthView>,
}

/// A month, its weeks beginning on Monday; 0 stands where a day of another month would.
#[derive(Debug, Serialize)]
struct MonthView {
    name: String,
    /// Monday to Sunday, in short.
    weekdays: Vec<String>,
    weeks: Vec<Vec<u8>>,
}

/// The year of a day and the one after it, with names as `formats` writes them.
pub(crate) fn from(day: Day, formats: &Lang) -> Vec<YearView> {
    let weekdays: Vec<String> =
        (0..7).map(|after| format::weekday(formats, Day::from_unix_days(MONDAY + after))).collect();
    let year = |year: i32| YearView {
        year,
        months: (1..=12)
            .filter_map(|month| Day::new(year, month, 1))
            .map(|first| MonthView {
                name: format::month(formats, first),
                weekdays: weekdays.clone(),
                weeks: weeks(first),
            })
            .collect(),
    };
    [day.year(), day.year() + 1].map(year).into()
}

/// 1970-01-05, in days after 1970-01-01.
const MONDAY: i64 = 4;

fn weeks(first: Day) -> Vec<Vec<u8>> {
    let blanks = std::iter::repeat_n(0, usize::from(first.weekday() - 1));
    let days: Vec<u8> = blanks.chain(1..=first.days_in_month()).collect();
    days.chunks(7).map(|week| week.iter().copied().chain(std::iter::repeat(0)).take(7).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_on_monday_and_are_whole() {
        let weeks = |text: &str| weeks(Day::parse(text).expect("a day"));
        assert_eq!(weeks("2026-11-01").first(), Some(&vec![0, 0, 0, 0, 0, 0, 1]));
        assert_eq!(weeks("2026-11-01").last(), Some(&vec![30, 0, 0, 0, 0, 0, 0]));
        assert_eq!(weeks("2027-02-01").len(), 4, "a February that begins on a Monday");
    }
}
