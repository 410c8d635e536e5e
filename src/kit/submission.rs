//! A file that a translator hands in, whatever made it: the kit's page or a PO editor.

use std::borrow::Cow;

use crate::guide::article::Label;
use crate::guide::fingerprint::Fingerprint;
use crate::normalization::composed;

/// No text of a guide is larger, in bytes; what is larger is no translation.
pub const LARGEST: usize = 2_000_000;

/// What a file says.
#[derive(Debug, Clone, Default)]
pub struct Submission {
    /// The publisher of the guide it belongs to.
    pub guide: String,
    /// The language's tag.
    pub lang: String,
    /// The edition it was made from; empty where the file does not say.
    pub edition: String,
    /// Who translated.
    pub by: String,
    /// How.
    pub label: Option<Label>,
    /// Whether somebody did not translate, but read what others translated, and confirms what is right.
    pub is_reading: bool,
    /// What it holds, in its order.
    pub entries: Vec<SubmittedEntry>,
    /// What it holds beside, of which nobody can tell where it belongs.
    pub unplaced: Vec<Unplaced>,
}

/// No question has more characters; what is longer is cut.
pub(super) const LONGEST_QUESTION: usize = 1_000;

/// A message of a PO file that names no entry, or says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// The line where it begins, from 1.
    pub line: usize,
    /// Its context as it stands there; empty where there is none.
    pub context: String,
}

/// One entry as it was handed in.
#[derive(Debug, Clone)]
pub struct SubmittedEntry {
    /// Its id, as the file writes it.
    pub id: String,
    /// What it was made from.
    pub from: MadeFrom,
    /// What the project had when the file was made.
    pub base: Base,
    /// What stands in each box, with tokens.
    pub parts: Vec<String>,
    /// Whether the translator, or the editor, still calls it unfinished.
    pub unfinished: bool,
    /// Whether the translator says to have compared it with its source, also where nothing was changed.
    pub compared: bool,
    /// Whether the box is ticked that says it is right as it stands.
    pub is_right: bool,
    /// What is asked of the author, on one line; empty where nothing is.
    pub question: String,
}

/// What an entry was made from.
#[derive(Debug, Clone)]
pub enum MadeFrom {
    /// The source text whole, with its fingerprint. It tells damage; what is compared and kept is the project's own.
    Text(String, Option<Fingerprint>),
    /// The source text of each part that the file has, with tokens, and the part's number, from 1.
    Parts(Vec<(usize, String)>),
}

/// What the project had when a file was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// The fingerprint of this entry's translation; `None` where there was none.
    Entry(Option<Fingerprint>),
    /// The fingerprint of all translations together; `None` where the file lost it.
    All(Option<Fingerprint>),
}

/// Why a file cannot be used at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// It has more than [`LARGEST`] bytes.
    TooLarge(usize),
    /// It is not UTF-8; the line of the first such byte.
    NotUtf8(usize),
    /// There is nothing in it.
    Empty,
    /// It is the kit's page itself.
    Page,
    /// It is neither a saved file nor a PO file.
    Unknown,
    /// A PO file that another program made, whose messages bear no name of a text; whether that was mdBook's.
    ForeignPo(bool),
    /// A saved file that was cut off or changed; the line where that shows.
    Damaged(usize),
    /// A saved file of a newer kit than this program.
    Newer,
    /// A PO file with a fault; its line, and what the library says.
    Po(usize, String),
    /// The same id on several entries of a PO file.
    Twice(String),
}

impl std::error::Error for ReadError {}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLarge(bytes) => write!(
                f,
                "the file has {} MB; a translation has less than {}: is it the right file?",
                bytes.div_ceil(1_000_000),
                LARGEST / 1_000_000
            ),
            Self::NotUtf8(line) => write!(
                f,
                "line {line} is not UTF-8; save the file with the encoding UTF-8, or ask the translator to send it again"
            ),
            Self::Empty => write!(f, "the file is empty; ask the translator to send it again"),
            Self::Page => write!(
                f,
                "this is the kit's page itself, which holds no translation; ask the translator to press Save in it and \
                 to send the file that this makes"
            ),
            Self::Unknown => write!(
                f,
                "this is neither a file that the kit's page saved (wayleaf-….json) nor a PO file (….po)"
            ),
            Self::ForeignPo(true) => write!(
                f,
                "this PO file translates a book of mdBook, and does not say which text of this guide a message belongs to; mdBook \
                 writes the translated book as Markdown, which `wayleaf import` takes (see “Bring your texts” in the handbook); for a guide that is \
                 there already, give the file to the translator, who fills a PO file of this guide from it: `wayleaf kit export \
                 LANG --format po`"
            ),
            Self::ForeignPo(false) => write!(
                f,
                "this PO file was not made by `wayleaf kit export`, and does not say which text of this guide a message belongs to; \
                 give it to the translator, who fills a PO file of this guide from it: `wayleaf kit export LANG --format po`"
            ),
            Self::Damaged(line) => write!(
                f,
                "the file is cut off or was changed by hand (line {line}); ask the translator to send it again, or to \
                 copy the text under Save into a message"
            ),
            Self::Newer => write!(f, "the file was saved by a newer kit than this Wayleaf; use that one"),
            Self::Po(line, said) => write!(
                f,
                "line {line} of the PO file cannot be read: {said}; mend it with a PO editor, or ask the translator to export \
                 it again, so that no text takes another's place"
            ),
            Self::Twice(id) => write!(f, "`{id}` stands in the PO file twice; delete one of the two entries"),
        }
    }
}

impl Submission {
    /// The same with every text in composed form (NFC), in which the project holds its own.
    pub(super) fn composed(mut self) -> Self {
        compose(&mut self.guide);
        compose(&mut self.by);
        for entry in &mut self.entries {
            entry.parts.iter_mut().for_each(compose);
            match &mut entry.from {
                MadeFrom::Text(text, _) => compose(text),
                MadeFrom::Parts(parts) => parts.iter_mut().for_each(|(_, source)| compose(source)),
            }
        }
        self
    }
}

fn compose(text: &mut String) {
    if let Cow::Owned(composed) = composed(text) {
        *text = composed;
    }
}
