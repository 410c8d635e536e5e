//! Ranges that facts tell: from one number to another, from one time of day to another.

use std::fmt;

/// From a number to a larger one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberRange {
    /// The smaller number.
    pub from: u32,
    /// The larger number.
    pub to: u32,
}

/// A time of day, or from one to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// When it is, or when it begins.
    pub from: ClockTime,
    /// When it ends; on the next day, where that is earlier.
    pub to: Option<ClockTime>,
}

/// A time of day, to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockTime {
    /// From 0 to 23.
    pub hour: u8,
    /// From 0 to 59.
    pub minute: u8,
}

/// The two sides of a range: `2-4`, `2–4`, with or without spaces.
fn sides(text: &str) -> Option<(&str, &str)> {
    text.split_once(['-', '–']).map(|(from, to)| (from.trim(), to.trim()))
}

/// A whole number of at most `most` digits, with nothing before it.
fn digits(text: &str, most: usize) -> Option<u32> {
    let fits = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

impl NumberRange {
    /// Reads `2-4`; `None` for anything else, and where the second number is not the larger one.
    pub fn parse(text: &str) -> Option<Self> {
        let (from, to) = sides(text)?;
        let range = Self { from: digits(from, 9)?, to: digits(to, 9)? };
        (range.from < range.to).then_some(range)
    }
}

impl fmt::Display for NumberRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from, self.to)
    }
}

impl ClockTime {
    /// Reads `09:30`; `None` for anything else.
    fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let (hour, minute) = (digits(hour, 2)?, digits(minute, 2).filter(|_| minute.len() == 2)?);
        let time = Self { hour: u8::try_from(hour).ok()?, minute: u8::try_from(minute).ok()? };
        (time.hour < 24 && time.minute < 60).then_some(time)
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl Hours {
    /// Reads `09:30` or `09:00-15:00`; `None` for anything else, and where both are the same time.
    pub fn parse(text: &str) -> Option<Self> {
        let Some((from, to)) = sides(text) else {
            return Some(Self { from: ClockTime::parse(text)?, to: None });
        };
        let (from, to) = (ClockTime::parse(from)?, ClockTime::parse(to)?);
        (from != to).then_some(Self { from, to: Some(to) })
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to {
            Some(to) => write!(f, "{}-{to}", self.from),
            None => self.from.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Hours, NumberRange};

    #[test]
    fn a_range_goes_from_a_number_to_a_larger_one() {
        for right in ["2-4", "0-12", "2 – 4"] {
            assert!(NumberRange::parse(right).is_some(), "{right}");
        }
        for wrong in ["2", "4-2", "2-2", "-2-4", "2-", "a-b", "1.5-2", "2-4-6", "2-99999999999"] {
            assert_eq!(NumberRange::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_time_of_day_has_hours_and_minutes() {
        for (written, read) in [
            ("9:30", "09:30"),
            ("00:00", "00:00"),
            ("9:00 – 15:00", "09:00-15:00"),
            ("22:00-06:00", "22:00-06:00"),
        ] {
            assert_eq!(Hours::parse(written).map(|hours| hours.to_string()).as_deref(), Some(read));
        }
        for wrong in ["24:00", "9:5", "9", "09:60", "9:00-9:00", "9:00-", "9:00-12:00-15:00", "9.30", "+9:30"]
        {
            assert_eq!(Hours::parse(wrong), None, "{wrong}");
        }
    }
}
