//! The one place where the program asks what day it is, and how long a stage lasts.

use std::collections::BTreeMap;
use std::env;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::calendar::Day;
use crate::stages::BuildStage;

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

/// Notes when each stage of a build begins, if that is wanted.
pub(super) struct Stopwatch(Option<Sender<(BuildStage, Instant)>>);

/// What a stopwatch has noted.
pub(super) struct Laps(Receiver<(BuildStage, Instant)>);

/// A stopwatch and its notes; none are taken where it is not `wanted`.
pub(super) fn stopwatch(wanted: bool) -> (Stopwatch, Option<Laps>) {
    let (tell, told) = channel();
    (Stopwatch(wanted.then_some(tell)), wanted.then_some(Laps(told)))
}

impl Stopwatch {
    /// A stage begins; the one before is over.
    pub(super) fn begin(&self, stage: BuildStage) {
        if let Some(tell) = &self.0 {
            let _ = tell.send((stage, Instant::now()));
        }
    }
}

impl Laps {
    /// How long each stage lasted; the last is over now.
    pub(super) fn until_now(&self) -> BTreeMap<BuildStage, Duration> {
        let now = Instant::now();
        let begun: Vec<(BuildStage, Instant)> = self.0.try_iter().collect();
        lasted(&begun, now)
    }
}

/// How long each stage lasted, whose beginnings these are in order; a stage that began twice lasted for both times together.
fn lasted(begun: &[(BuildStage, Instant)], end: Instant) -> BTreeMap<BuildStage, Duration> {
    let ends = begun.iter().skip(1).map(|(_, instant)| *instant).chain([end]);
    let mut stages = BTreeMap::new();
    for ((stage, from), to) in begun.iter().zip(ends) {
        *stages.entry(*stage).or_default() += to.saturating_duration_since(*from);
    }
    stages
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{LAST, day, lasted};
    use crate::stages::BuildStage;

    #[test]
    fn a_stage_lasts_until_the_next_begins() {
        let start = Instant::now();
        let after = |seconds| start + Duration::from_secs(seconds);
        let begun = [(BuildStage::Load, start), (BuildStage::Parse, after(1)), (BuildStage::Load, after(3))];
        let lasted: Vec<_> = lasted(&begun, after(7)).into_iter().collect();
        let expected = [(BuildStage::Load, 5), (BuildStage::Parse, 2)];
        assert_eq!(lasted, expected.map(|(stage, seconds)| (stage, Duration::from_secs(seconds))));
    }

    #[test]
    fn a_clock_that_was_never_set_or_runs_in_another_age_is_told() {
        assert_eq!(day(LAST, "x").expect("a day").to_string(), "9999-12-31");
        for seconds in [0, 1_000_000_000, LAST + 1, i64::MAX] {
            let said = day(seconds, "the clock").expect_err("no day");
            assert!(said.starts_with("the clock says ") && said.contains("set it right"), "{said}");
        }
    }
}
