//! Why what a reviewer handed in is not taken, for the person who imports it.

use std::fmt;

use crate::calendar::Day;

/// Why a file as a whole does not fit this guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewImportError {
    /// It belongs to a guide of this publisher.
    OtherGuide(String),
    /// Its language is none of the guide's; those that are.
    Language(String, Vec<String>),
    /// Its role is none that is known.
    Role(String),
    /// It does not say who read.
    NoName,
    /// The name is longer than this many characters.
    LongName(usize),
    /// A rule of the guide that the record would break; what it says and advises.
    Rule(String, String),
    /// It does not say on which day.
    NoDay(String),
    /// The day has not come.
    Future(Day),
    /// The guide itself cannot be read.
    Guide,
}

/// Why a unit is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewUnitError {
    /// The guide has none of this name; the one that may be meant.
    Unknown(Option<String>),
    /// It stands in the file more than once.
    Twice,
    /// It was changed by hand: claims are missing, or a verdict is no word of the page.
    Damaged,
    /// A remark has more characters than this.
    LongRemark(usize),
    /// Its words, or a number in them, have changed since they were read.
    Changed,
    /// The words of a provision that it cites were recorded anew since.
    LawChanged,
    /// The same person has read the same words again since, on this day, and that is recorded.
    Older(Day),
}

impl std::error::Error for ReviewImportError {}

impl std::error::Error for ReviewUnitError {}

impl fmt::Display for ReviewImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherGuide(theirs) => write!(
                f,
                "the file belongs to a guide published by `{theirs}`, not to this one; import it there"
            ),
            Self::Language(tag, known) => write!(
                f,
                "the file is about the text in `{tag}`, which guide.yaml does not list; it lists {}",
                known.join(", ")
            ),
            Self::Role(role) => {
                write!(f, "the file says it was read by a `{role}`; it must say lawyer, doctor or reader")
            }
            Self::NoName => write!(
                f,
                "the file does not say who read; ask the reviewer to write a name at the top of the page and to save again"
            ),
            Self::LongName(most) => write!(
                f,
                "the name in the file has more than {most} characters; ask the reviewer for a shorter one"
            ),
            Self::Rule(message, help) => write!(f, "{message}; {help}"),
            Self::NoDay(said) => write!(
                f,
                "the file says it was read on `{said}`, which is no day; ask the reviewer to save again"
            ),
            Self::Future(day) => write!(
                f,
                "the file says it was read on {day}, a day that has not come; set the clock right and save again"
            ),
            Self::Guide => {
                write!(f, "the content cannot be read; run `wayleaf check` and mend what it names first")
            }
        }
    }
}

impl fmt::Display for ReviewUnitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(Some(meant)) => {
                write!(f, "the guide has nothing of this name; perhaps it is now called `{meant}`")
            }
            Self::Unknown(None) => write!(f, "the guide has nothing of this name"),
            Self::Twice => write!(f, "it is in the file twice, and which verdict holds cannot be told"),
            Self::Damaged => {
                write!(f, "the file was changed by hand or damaged here; save again from the page")
            }
            Self::LongRemark(most) => {
                write!(f, "a remark has more than {most} characters; was something else pasted?")
            }
            Self::Changed => write!(f, "it has changed since it was read; export it anew"),
            Self::LawChanged => {
                write!(f, "the words of a provision it cites were recorded anew since; export it anew")
            }
            Self::Older(day) => write!(f, "what the same person found on {day} is recorded, and is newer"),
        }
    }
}
