//! Days of the Gregorian calendar.

use std::fmt;

use icu_calendar::types::{DateDuration, RataDie};
use icu_calendar::{Date, Iso};

/// 1970-01-01 in days of the calendar's own count.
const EPOCH: i64 = 719_163;

/// A day that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: i32,
    month: u8,
    day: u8,
}

impl Day {
    /// The last day that is written with four digits of its year.
    const LAST: Self = Self { year: 9999, month: 12, day: 31 };

    /// Reads `YYYY-MM-DD`; `None` where it is written otherwise or no such day exists.
    pub fn parse(text: &str) -> Option<Self> {
        let shaped = text.len() == 10
            && text
                .bytes()
                .enumerate()
                .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
        if !shaped {
            return None;
        }
        Self::new(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
    }

    /// The day of this year, month (1 to 12) and day of the month, if it exists.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        Date::try_new_iso(year, month, day).ok().map(|_| Self { year, month, day })
    }

    /// The day that lies `days` after 1970-01-01.
    pub fn from_unix_days(days: i64) -> Self {
        Self::of(Date::from_rata_die(RataDie::new(EPOCH + days), Iso))
    }

    /// How many days it lies after 1970-01-01.
    pub fn unix_days(self) -> i64 {
        self.iso().to_rata_die().to_i64_date() - EPOCH
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The same day `months` later; the month's last day where that one is shorter. No day lies after the last of 9999:
    /// [`parse`](Self::parse) reads none.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        let mut later = self.iso();
        let added = later.try_add_with_options(
            DateDuration { months, ..DateDuration::default() },
            icu_calendar::options::DateAddOptions::default(),
        );
        let later = if added.is_ok() { Self::of(later) } else { Self::LAST };
        later.min(Self::LAST)
    }

    /// The same day `months` earlier; the month's last day where that one is shorter. `None` before the year 1.
    pub fn minus_months(self, months: u32) -> Option<Self> {
        let at = i64::from(self.year) * 12 + i64::from(self.month) - 1 - i64::from(months);
        let (year, month) =
            (i32::try_from(at.div_euclid(12)).ok()?, u8::try_from(at.rem_euclid(12) + 1).ok()?);
        let first = Self::new(year, month, 1).filter(|first| first.year > 0)?;
        Self::new(year, month, self.day.min(first.days_in_month()))
    }

    /// The day of the week: 1 for Monday to 7 for Sunday, as ISO 8601 counts.
    pub fn weekday(self) -> u8 {
        self.iso().weekday() as u8
    }

    /// How many days its month has.
    pub fn days_in_month(self) -> u8 {
        self.iso().days_in_month()
    }

    /// As ICU4X knows it.
    pub(crate) fn iso(self) -> Date<Iso> {
        let date = Date::try_new_iso(self.year, self.month, self.day);
        date.unwrap_or_else(|_| Date::from_rata_die(RataDie::new(1), Iso))
    }

    fn of(date: Date<Iso>) -> Self {
        Self { year: date.year().extended_year(), month: date.month().ordinal, day: date.day_of_month().0 }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A date of which the day, or day and month, may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartialDate {
    /// Only the year.
    Year(i32),
    /// Year and month (1 to 12).
    Month(i32, u8),
    /// The whole date.
    Day(Day),
}

impl PartialDate {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.len() {
            4 => Day::parse(&format!("{text}-01-01")).map(|day| Self::Year(day.year())),
            7 => Day::parse(&format!("{text}-01")).map(|day| Self::Month(day.year(), day.month())),
            _ => Day::parse(text).map(Self::Day),
        }
    }

    /// The year.
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) | Self::Month(year, _) => year,
            Self::Day(day) => day.year(),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn only_days_that_exist_are_read() {
        assert_eq!(day("2028-02-29").to_string(), "2028-02-29");
        for wrong in ["2027-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026-04-31", "٢٠٢٦-٠١-٠١", ""]
        {
            assert_eq!(Day::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn months_are_added_up_to_the_end_of_a_shorter_month() {
        assert_eq!(day("2026-08-31").plus_months(6), day("2027-02-28"));
        assert_eq!(day("2026-03-08").plus_months(12), day("2027-03-08"));
        for months in [6, u32::MAX] {
            assert_eq!(day("9999-08-31").plus_months(months), day("9999-12-31"));
        }
    }

    #[test]
    fn unix_days_are_counted_from_1970() {
        assert_eq!(Day::from_unix_days(0), day("1970-01-01"));
        assert_eq!(Day::from_unix_days(20_779), day("2026-11-22"));
    }
}
