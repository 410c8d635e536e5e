//! What there is to translate: a catalog of entries, each of segments.

use std::collections::BTreeSet;

use crate::calendar::Day;
use crate::check::state::State;
use crate::guide::asked::TranslatorQuestion;
use crate::guide::fingerprint::Fingerprint;
use crate::i18n::lang::{Direction, Lang};
use crate::kit::placeholder::Placeholder;
use crate::kit::placeholder_labels::PlaceholderLabels;
use crate::parse::PieceKind;

pub use crate::guide::entry_id::EntryId;

/// All there is to translate into one language.
#[derive(Debug, Clone)]
pub struct Catalog {
    /// Who publishes the guide: a file of another publisher's is refused.
    pub guide: String,
    /// The guide's title, in the source language.
    pub title: String,
    /// The edition the source texts belong to.
    pub edition: String,
    /// The day it is handed out.
    pub day: Day,
    /// The source language.
    pub source: Lang,
    /// The language translated into.
    pub lang: Lang,
    /// The official language, in which marked words stay.
    pub official: Lang,
    /// Its name in itself.
    pub name: String,
    /// Which way it is written.
    pub direction: Direction,
    /// Whose plural forms it has.
    pub formats: Lang,
    /// What the tokens stand for.
    pub labels: PlaceholderLabels,
    /// Everything, in reading order.
    pub entries: Vec<Entry>,
}

/// Something translated as a whole.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it is.
    pub id: EntryId,
    /// What the page it is on is called, in the source language.
    pub page: String,
    /// Its source text, as its fingerprint counts it.
    pub source: String,
    /// The fingerprint of the source text.
    pub print: Fingerprint,
    /// How its translation stands.
    pub state: State,
    /// Whether a wrong text can cost someone their stay.
    pub safety: bool,
    /// Its translation, as its fingerprint counts it.
    pub old: Option<String>,
    /// The source text that translation was made from, where it is another one and known.
    pub was: Option<String>,
    /// Its parts, in reading order.
    pub parts: Vec<Segment>,
    /// What translators have asked about it, the oldest first.
    pub asked: Vec<TranslatorQuestion>,
    /// The words that the language's term base has for what the source text speaks of.
    pub terms: Vec<EntryTerm>,
}

/// A concept that a source text speaks of, and how the language says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryTerm {
    /// The word of the source language.
    pub source: String,
    /// The approved words.
    pub words: Vec<String>,
    /// What a translator needs to know of them.
    pub note: Option<String>,
}

impl EntryTerm {
    /// The approved words in a row.
    pub fn listed(&self) -> String {
        self.words.join(" · ")
    }
}

/// Something translated in a box of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// What it is.
    pub kind: SegmentKind,
    /// Its source text with tokens.
    pub source: String,
    /// What the tokens stand for.
    pub marks: Vec<Placeholder>,
    /// The source text that the translation was made from, with tokens, where it is another one and known.
    pub was: Option<String>,
    /// Its translation with tokens; empty where there is none.
    pub translation: String,
    /// Whether the translation was made from another source text than this, or for another place.
    pub behind: bool,
    /// Whether the translation was made for these words in another place of the guide.
    pub moved: bool,
    /// The blocks of program code right behind it, which stay as they are: without them the words before may make no sense.
    pub code: Vec<String>,
}

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SegmentKind {
    /// A piece of a unit.
    Piece(PieceKind),
    /// The title of a topic.
    Title,
    /// The summary of a topic.
    Summary,
    /// The name of an authority, an address, a law.
    Name,
    /// An interface string.
    Words,
    /// One plural form of an interface string, by its CLDR category.
    Form(&'static str),
}

/// Which entries to hand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryFilter {
    /// What is missing or behind.
    Behind,
    /// Everything.
    All,
}

impl SegmentKind {
    /// The words people read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Piece(piece) => piece.as_str(),
            Self::Title => "title",
            Self::Summary => "summary",
            Self::Name => "name",
            Self::Words => "words on the page",
            Self::Form(category) => category,
        }
    }
}

impl Catalog {
    /// The entry with this id.
    pub fn entry(&self, id: &EntryId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == *id)
    }

    /// The fingerprint of all its translations together: of a language's state as a whole.
    pub fn base(&self) -> Fingerprint {
        let all = self.entries.iter().filter_map(|entry| Some(format!("{} {}\n", entry.id, entry.base()?)));
        Fingerprint::of(&all.collect::<String>())
    }

    /// Without interface strings but these: what a guide never shows is not handed out. What was handed out before is taken in
    /// all the same.
    #[must_use]
    pub fn needed(mut self, strings: &BTreeSet<&str>) -> Self {
        self.entries
            .retain(|entry| !matches!(&entry.id, EntryId::Words(key) if !strings.contains(key.as_str())));
        self
    }

    /// Only what is missing or behind, or everything.
    #[must_use]
    pub fn only(mut self, only: EntryFilter) -> Self {
        self.entries.retain(|entry| only == EntryFilter::All || entry.state != State::Current);
        self
    }
}

impl Entry {
    /// The fingerprint of its translation as the project has it.
    pub fn base(&self) -> Option<Fingerprint> {
        self.old.as_deref().map(Fingerprint::of)
    }
}
