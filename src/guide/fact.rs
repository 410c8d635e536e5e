//! Facts: the numbers, deadlines, names and contacts that can change.

use std::collections::BTreeMap;
use std::fmt;

use crate::calendar::{Day, PartialDate};
use crate::decimal::DecimalNumber;
use crate::guide::ids::SourceId;
use crate::guide::keyword::keyword;
use crate::i18n::lang::Lang;
use crate::project::{Span, Spanned};
use crate::range::{Hours, NumberRange};

/// A number, deadline, name or contact with its source.
#[derive(Debug, Clone)]
pub struct Fact {
    /// What it says.
    pub value: FactValue,
    /// How a language writes its number, where grammar asks for another form than the one drawn.
    pub forms: BTreeMap<Lang, Spanned<String>>,
    /// Which sort of thing it is.
    pub kind: FactKind,
    /// The source that says so.
    pub source: Spanned<SourceId>,
    /// The place in the source.
    pub section: Option<String>,
    /// The day somebody looked.
    pub checked: Day,
    /// Who looked; [`Fact::NOBODY`] while nobody has.
    pub checked_by: String,
    /// The last day to rely on it alone.
    pub until: Spanned<Day>,
    /// How sure the source makes us.
    pub confidence: Confidence,
    /// The year a contact was seen in its source, where that is older than a year.
    pub seen: Option<i32>,
    /// What somebody is to find out first: until then no text may place it.
    pub to_confirm: Option<String>,
    /// Where its value stands.
    pub value_span: Span,
    /// Where `facts.yaml` defines it.
    pub span: Span,
}

impl Fact {
    /// What stands in the place of a name while nobody has looked it up.
    pub const NOBODY: &str = "nobody yet";

    /// Whether somebody has looked it up.
    pub fn is_checked(&self) -> bool {
        self.checked_by != Self::NOBODY
    }
}

/// Which sort of thing a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactKind {
    /// A span of time that runs.
    Deadline,
    /// An amount of money, in the currency that the strings of the guide write.
    Amount,
    /// A phone number.
    Phone,
    /// A postal address.
    Address,
    /// The name of an authority or organisation.
    Authority,
    /// A paragraph of a law.
    Law,
    /// A web or mail address.
    Link,
    /// A number of anything.
    Count,
    /// A date.
    Date,
    /// A time of day, or hours from one to another.
    Time,
}

/// What a fact says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactValue {
    /// A number, with the unit it counts, where it has one.
    Number(FactNumber, Option<Measure>),
    /// The same words in every language.
    Words(String),
    /// Words by language.
    PerLanguage(BTreeMap<Lang, String>),
    /// A date of which the day may be unknown.
    Date(PartialDate),
    /// The last day that lies so long before another day.
    Before(TimeBefore),
    /// A time of day, or hours from one to another.
    Hours(Hours),
}

/// The number that a fact says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactNumber {
    /// A whole number.
    Whole(i64),
    /// A number with decimals.
    Decimal(DecimalNumber),
    /// From one whole number to another.
    Range(NumberRange),
}

impl fmt::Display for FactNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(number) => number.fmt(f),
            Self::Decimal(number) => number.fmt(f),
            Self::Range(range) => range.fmt(f),
        }
    }
}

/// A length of time, and the day before which it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeBefore {
    /// How many days, weeks, months or years.
    pub number: u32,
    /// What is counted.
    pub measure: Measure,
    /// The day it is counted back from.
    pub day: Day,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
    /// Degrees of Celsius, which may lie below nought.
    Celsius,
    /// Litres.
    Litre,
    /// Hundredths of something.
    Percent,
}

/// How sure the source makes us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// The source says so plainly and is current.
    High,
    /// The source is older, indirect or undated.
    Medium,
    /// To be checked by the reader.
    Low,
}

impl Fact {
    /// Its own forms as a text, to be told from others; empty where it has none.
    pub(crate) fn own_forms(&self) -> String {
        self.forms.iter().map(|(lang, form)| format!(" {lang}: {}", form.value)).collect()
    }

    /// The telephone number it says.
    pub fn phone(&self) -> Option<&str> {
        match (self.kind, &self.value) {
            (FactKind::Phone, FactValue::Words(number)) => Some(number),
            _ => None,
        }
    }
}

impl TimeBefore {
    /// The last day: in a shorter month its last one. `None` where it lies before the year 1000.
    pub fn last_day(self) -> Option<Day> {
        let days = |length: u32| Day::from_unix_days(self.day.unix_days() - i64::from(length));
        let found = match self.measure {
            Measure::Day => days(self.number),
            Measure::Week => days(self.number.checked_mul(7)?),
            Measure::Month => self.day.minus_months(self.number)?,
            Measure::Year => self.day.minus_months(self.number.checked_mul(12)?)?,
            Measure::Minute | Measure::Hour | Measure::Celsius | Measure::Litre | Measure::Percent => {
                return None;
            }
        };
        (found.year() >= 1000).then_some(found)
    }
}

impl FactKind {
    /// The words of `facts.yaml`.
    pub const WORDS: [(&str, Self); 10] = [
        ("deadline", Self::Deadline),
        ("amount", Self::Amount),
        ("phone", Self::Phone),
        ("address", Self::Address),
        ("authority", Self::Authority),
        ("law", Self::Law),
        ("link", Self::Link),
        ("count", Self::Count),
        ("date", Self::Date),
        ("time", Self::Time),
    ];

    /// The word of `facts.yaml`.
    pub fn as_str(self) -> &'static str {
        keyword(&Self::WORDS, &self)
    }

    /// Whether it tells how to reach somebody.
    pub fn is_contact(self) -> bool {
        matches!(self, Self::Phone | Self::Address | Self::Link)
    }
}

impl Measure {
    /// The words of `facts.yaml`.
    pub const WORDS: [(&str, Self); 9] = [
        ("minute", Self::Minute),
        ("hour", Self::Hour),
        ("day", Self::Day),
        ("week", Self::Week),
        ("month", Self::Month),
        ("year", Self::Year),
        ("celsius", Self::Celsius),
        ("litre", Self::Litre),
        ("percent", Self::Percent),
    ];

    /// The word of `facts.yaml`.
    pub fn as_str(self) -> &'static str {
        keyword(&Self::WORDS, &self)
    }

    /// Whether it is a length of time.
    pub fn is_time(self) -> bool {
        !matches!(self, Self::Celsius | Self::Litre | Self::Percent)
    }

    /// Whether such a length of time can be counted in days from a date.
    pub fn counts_days(self) -> bool {
        matches!(self, Self::Day | Self::Week | Self::Month | Self::Year)
    }
}

impl Confidence {
    /// The words of `facts.yaml`.
    pub const WORDS: [(&str, Self); 3] = [("high", Self::High), ("medium", Self::Medium), ("low", Self::Low)];
}
