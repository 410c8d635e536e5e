//! The one place where the program asks what day it is.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

use wayleaf::calendar::Day;

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
    let day = Day::from_unix_days(seconds.div_euclid(86_400));
    if day.year() < FIRST_YEAR {
        return Err(format!(
            "{clock} says {day}; set it right, or give the date with --edition-date YYYY-MM-DD"
        ));
    }
    Ok(day)
}

/// The seconds `SOURCE_DATE_EPOCH` gives, up to the year 9999.
fn seconds(text: &str) -> Result<i64, String> {
    const LAST: i64 = 253_402_300_799;
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
