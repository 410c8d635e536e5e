//! Errors of an import, each with a sentence for the person who imports and the one who translated: of a file as a whole
//! ([`ImportError`]), of one entry of it ([`EntryError`]), of the words of one box ([`SegmentError`]).

use std::error::Error;
use std::fmt;

use crate::check::meaning::{MeaningChange, told as told_changes};
use crate::guide::article::Label;
use crate::kit::placeholder::{Placeholder, PlaceholderKind};
use crate::kit::unmark::PlaceholderError;

/// Why a file as a whole does not fit this guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// It belongs to a guide of this publisher.
    OtherGuide(String),
    /// It is in a language that the guide lacks: that language, and those of the guide.
    Language(String, Vec<String>),
    /// It is in the source language.
    SourceLanguage(String),
    /// It does not say how it was made.
    NoLabel,
    /// It does not say who translated.
    NoName(Label),
    /// It does not say who has read.
    NoReader,
    /// The guide itself cannot be read.
    Guide,
}

/// Why an entry is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryError {
    /// The guide has nothing with this id; the id that may be meant.
    UnknownId(Option<String>),
    /// The id stood in the file before.
    Twice,
    /// Source text and fingerprint do not belong together, or boxes are missing: it was changed by hand.
    Damaged,
    /// It was made from a source text that is not known here.
    SourceUnknown,
    /// The file lacks these messages of it.
    Missing(Vec<String>),
    /// A message that names no entry, or lost its source text; the line where it begins.
    Unplaced(usize),
    /// The project's translation has changed since the file was made.
    Conflict,
    /// A safety text that says something else than before, which nobody has confirmed: its id, what differs, the sentences
    /// before and now.
    Meaning {
        /// Its id.
        id: String,
        /// What differs.
        changes: Vec<MeaningChange>,
        /// The sentences that are gone, or were otherwise.
        before: String,
        /// The sentences that are new, or are otherwise.
        now: String,
    },
    /// Some boxes are empty: how many of how many.
    Incomplete(usize, usize),
    /// Something is wrong with the words of one box.
    Segment(String, SegmentError),
    /// A rule of the guide; what it says and advises.
    Rule(String, String),
    /// A second reader has read it, and it or its source has changed since.
    ReadBefore,
    /// A second reader has changed it.
    NotAsItStands,
    /// A second reader confirms it, and it is no text of a page.
    NoUnit,
    /// A second reader confirms it, and it is behind its source or not translated.
    NotCurrent,
    /// The one who confirms it is named as the one who translated or checked its page.
    OwnText(String),
}

/// What is wrong with the words of one box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SegmentError {
    /// Its tokens.
    Token(PlaceholderError, Option<Placeholder>),
    /// A character that would change the structure of the text.
    Structure,
    /// HTML, as a paste from Word or a web page brings it.
    Html(String),
    /// A character that cannot be seen, by its code point.
    Invisible(u32),
    /// More characters than the source can need: how many, and the limit.
    Long(usize, usize),
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherGuide(theirs) if theirs.is_empty() => {
                write!(
                    f,
                    "the file does not say which guide it belongs to; export a kit anew and save from that"
                )
            }
            Self::OtherGuide(theirs) => write!(
                f,
                "the file belongs to a guide published by `{theirs}`, not to this one; import it there"
            ),
            Self::Language(tag, known) => write!(
                f,
                "the file is in `{tag}`, which guide.yaml does not list; it lists {}",
                known.join(", ")
            ),
            Self::SourceLanguage(tag) => {
                write!(
                    f,
                    "the file is in `{tag}`, the source language; edit `{tag}.md` and `{tag}.yaml` themselves"
                )
            }
            Self::NoLabel => write!(
                f,
                "the file does not say how it was translated; add `--label human`, `machine-reviewed` or `machine`"
            ),
            Self::NoName(label) => write!(
                f,
                "the file says `{}` and does not say by whom; ask the translator, and add `--by \"Their name\"`",
                label.as_str()
            ),
            Self::NoReader => write!(
                f,
                "the file does not say who has read the texts; ask the reader, and add `--by \"Their name\"`"
            ),
            Self::Guide => {
                write!(f, "the content cannot be read; run `wayleaf check` and mend what it names first")
            }
        }
    }
}

impl fmt::Display for EntryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownId(Some(meant)) => {
                write!(f, "the guide has nothing of this name; perhaps it is now called `{meant}`")
            }
            Self::UnknownId(None) => write!(f, "the guide has nothing of this name any more"),
            Self::Twice => write!(f, "it is in the file twice; the first one was looked at"),
            Self::Damaged => {
                write!(f, "the file was changed by hand or damaged here; save again from the kit")
            }
            Self::SourceUnknown => write!(
                f,
                "it was made from a source text that the project neither has now nor has kept; export anew"
            ),
            Self::Missing(contexts) => write!(
                f,
                "the file lacks {} of it; put what is missing back from the file that was handed out",
                contexts.iter().map(|context| format!("`{context}`")).collect::<Vec<_>>().join(", ")
            ),
            Self::Unplaced(line) => write!(
                f,
                "the message in line {line} does not say which text it belongs to, or lost its `msgid`; put its \
                 `msgctxt` and `msgid` back as they are in the file that was handed out"
            ),
            Self::Conflict => write!(
                f,
                "somebody has changed this translation in the project since the file was made; compare, and add \
                 `--theirs` to take the file's"
            ),
            Self::Meaning { id, changes, before, now } => write!(
                f,
                "a safety text that says something else than before: {}; before: “{before}”; now: “{now}”; if the new text \
                 is right, add `--confirm-meaning {id}`",
                told_changes(changes)
            ),
            Self::Incomplete(empty, all) => write!(f, "{empty} of {all} boxes are empty"),
            Self::Segment(name, fault) => write!(f, "{name}: {fault}"),
            Self::Rule(message, help) => write!(f, "{message}; {help}"),
            Self::ReadBefore => write!(
                f,
                "it, or its source, has changed since the kit was made; export it anew and have it read once more"
            ),
            Self::NotAsItStands => write!(
                f,
                "a second reader confirms a text as it stands, and this one was changed in the kit; ask the reader to choose \
                 “I check and correct” for it, or to write a question about it"
            ),
            Self::NoUnit => {
                write!(f, "names and words on every page are confirmed by nobody; only texts of pages are")
            }
            Self::NotCurrent => write!(
                f,
                "its source has changed since it was translated; have it translated first, then read"
            ),
            Self::OwnText(name) => write!(
                f,
                "`{name}` has translated or checked this page; a second reader must be somebody else"
            ),
        }
    }
}

impl fmt::Display for SegmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Token(error, mark) => {
                // What a token stands for is told where the error is about one token.
                let told = match error {
                    PlaceholderError::Crossed(..)
                    | PlaceholderError::Nested(..)
                    | PlaceholderError::Unknown(_) => String::new(),
                    _ => told(mark.as_ref()),
                };
                write!(f, "{error}{told}; {}", error.advice())
            }
            Self::Structure => write!(
                f,
                "a sign in it means something else in this format (such as `#`, `-`, `>`, `|`, a backtick, `{{#…}}` or a \
                 number with a full stop at the start); write it in another way"
            ),
            Self::Html(tag) => write!(f, "there is HTML in it (`{tag}`); paste it as plain text"),
            Self::Invisible(point) => {
                write!(f, "there is an invisible sign in it (U+{point:04X}); type that place again")
            }
            Self::Long(found, limit) => {
                write!(
                    f,
                    "it has {found} signs, where {limit} are the most that fit; was something else pasted?"
                )
            }
        }
    }
}

impl Error for ImportError {}

impl Error for EntryError {}

impl Error for SegmentError {}

/// What a token stands for, as the content files write it.
fn told(mark: Option<&Placeholder>) -> String {
    mark.map_or_else(String::new, |mark| match (mark.kind, &mark.close) {
        (PlaceholderKind::Strong, _) => " (words in bold)".to_owned(),
        (_, Some(_)) => format!(" (link to `{}`)", mark.target()),
        (_, None) => format!(" (`{}`)", mark.open),
    })
}
