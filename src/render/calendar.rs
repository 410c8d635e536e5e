//! The calendar a reader leaves to: the edition's year and the next, and not a word of the guide.

use std::collections::BTreeSet;

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
    /// Monday to Sunday, in two letters each where these tell them apart, else in short.
    weekdays: Vec<String>,
    weeks: Vec<Vec<u8>>,
}

/// The year of a day and the one after it, with names as `formats` writes them.
pub(crate) fn from(day: Day, formats: &Lang) -> Vec<YearView> {
    let weekdays: Vec<String> =
        (0..7).map(|after| format::weekday(formats, Day::from_unix_days(MONDAY + after))).collect();
    let weekdays = in_two_letters(&weekdays).unwrap_or(weekdays);
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

/// The first two letters of each name; `None` where two of them are the same.
fn in_two_letters(names: &[String]) -> Option<Vec<String>> {
    let two: Vec<String> = names.iter().map(|name| name.chars().take(2).collect()).collect();
    let different: BTreeSet<&String> = two.iter().collect();
    (different.len() == names.len()).then_some(two)
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

    #[test]
    fn heads_have_two_letters_where_these_tell_the_days_apart() {
        let heads = |tag: &str| {
            let day = Day::parse("2026-11-01").expect("a day");
            from(day, &Lang::parse(tag).expect("a tag")).swap_remove(0).months.swap_remove(0).weekdays
        };
        assert_eq!(heads("da"), ["ma", "ti", "on", "to", "fr", "lø", "sø"]);
        assert!(heads("ar").iter().all(|head| head.chars().count() > 2), "all begin with the article");
    }
}
