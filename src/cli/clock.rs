//! The one place where the program asks what day it is.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::calendar::Day;

/// No guide is older than this year; a date before it comes from a clock that was never set.
const FIRST_YEAR: i32 = 2020;

/// Reads a date given on the command line; `Err` says what is wrong with it and what to do.
pub(super) fn given(text: &str) -> Result<Day, String> {
    let day = Day::parse(text).ok_or("no such date; write year, month and day as in 2026-11-22")?;
    if day.year() < FIRST_YEAR {
        return Err(format!("the date lies before {FIRST_YEAR}; give the date of this edition"));
    }
    Ok(day)
}

/// Today in UTC, or the day `SOURCE_DATE_EPOCH` names; `Err` says what is wrong and what to do.
pub(super) fn today() -> Result<Day, String> {
    let fixed = env::var_os("SOURCE_DATE_EPOCH").filter(|text| !text.is_empty());
    let (seconds, clock) = match fixed {
        Some(text) => (seconds(&text.to_string_lossy())?, "SOURCE_DATE_EPOCH"),
        None => (since_epoch(), "the clock of this computer"),
    };
    day(seconds, clock)
}

/// The last second of the year 9999: no later date is written with four digits, as content writes them.
const LAST: i64 = 253_402_300_799;

/// The day of a clock that says so many seconds since 1970.
fn day(seconds: i64, clock: &str) -> Result<Day, String> {
    let told = match seconds {
        ..=LAST => Day::from_unix_days(seconds.div_euclid(86_400)),
        _ => return Err(wrong(clock, "a year after 9999")),
    };
    if told.year() < FIRST_YEAR { Err(wrong(clock, &told.to_string())) } else { Ok(told) }
}

fn wrong(clock: &str, said: &str) -> String {
    format!("{clock} says {said}; set it right, or give the date with --edition-date YYYY-MM-DD")
}

/// The seconds `SOURCE_DATE_EPOCH` gives, up to the year 9999.
fn seconds(text: &str) -> Result<i64, String> {
    let seconds = text.parse().ok().filter(|seconds| (0..=LAST).contains(seconds));
    seconds.ok_or_else(|| {
        "SOURCE_DATE_EPOCH is not a number of seconds since 1970; unset it, or give the date with --edition-date YYYY-MM-DD"
            .to_owned()
    })
}

fn since_epoch() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{LAST, day};

    #[test]
    fn a_clock_that_was_never_set_or_runs_in_another_age_is_told() {
        assert_eq!(day(LAST, "x").expect("a day").to_string(), "9999-12-31");
        for seconds in [0, 1_000_000_000, LAST + 1, i64::MAX] {
            let said = day(seconds, "the clock").expect_err("no day");
            assert!(said.starts_with("the clock says ") && said.contains("set it right"), "{said}");
        }
    }
}
