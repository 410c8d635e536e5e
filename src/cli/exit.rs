//! How a command ends: with an exit code, or with sentences that say what went wrong and what to do.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::io;

use crate::pack::PackError;
use crate::worksheet::WorksheetError;
use crate::write::WriteError;

/// The exit codes of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exit {
    /// The guide is in order.
    Clean = 0,
    /// There are errors in content or theme, or something was refused.
    Faulty = 1,
    /// An argument is wrong, or the disk failed.
    Stuck = 2,
}

/// What every command gives.
pub(super) type CommandResult = Result<Exit, CommandError>;

/// Why a command did not do its work.
#[derive(Debug)]
pub(super) enum CommandError {
    /// Standard output or standard error cannot be written.
    Terminal(io::Error),
    /// Sentences for the person who gave the command.
    Sentences(Vec<String>),
}

impl Display for CommandError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Terminal(error) => write!(f, "the report cannot be written: {error}"),
            Self::Sentences(sentences) => f.write_str(&sentences.join("\n")),
        }
    }
}

impl Error for CommandError {}

impl From<io::Error> for CommandError {
    fn from(error: io::Error) -> Self {
        Self::Terminal(error)
    }
}

impl From<String> for CommandError {
    fn from(sentence: String) -> Self {
        Self::Sentences(vec![sentence])
    }
}

impl From<Vec<String>> for CommandError {
    fn from(sentences: Vec<String>) -> Self {
        Self::Sentences(sentences)
    }
}

impl From<WriteError> for CommandError {
    fn from(error: WriteError) -> Self {
        error.to_string().into()
    }
}

impl From<PackError> for CommandError {
    fn from(error: PackError) -> Self {
        error.to_string().into()
    }
}

impl From<WorksheetError> for CommandError {
    fn from(error: WorksheetError) -> Self {
        error.to_string().into()
    }
}
