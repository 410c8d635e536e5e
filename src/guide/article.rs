//! An article: the prose of one topic in one language.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::calendar::Day;
use crate::guide::Spanned;
use crate::guide::ids::UnitId;
use crate::guide::text::{self, Block, Inline};
use crate::guide::topic::UnitKind;
use crate::project::{FileId, Span};

/// The prose of one topic in one language.
#[derive(Debug, Clone)]
pub struct Article {
    /// Its file.
    pub file: FileId,
    /// Its title.
    pub title: Vec<Inline>,
    /// One sentence that leads with the point.
    pub summary: Vec<Inline>,
    /// Title and summary as the front matter writes them, a line each: what their fingerprint is taken of.
    pub front: String,
    /// Who made the text.
    pub label: Option<Spanned<Label>>,
    /// Who read it over, if anybody.
    pub reviewer: Option<String>,
    /// The day the text was made or last looked at.
    pub date: Option<Spanned<Day>>,
    /// Per unit the fingerprint of the source unit it was made from.
    pub made_from: BTreeMap<UnitId, Spanned<Fingerprint>>,
    /// In a source text, per unit the day it last changed, with its fingerprint since then.
    pub changed: BTreeMap<UnitId, Spanned<(Fingerprint, Day)>>,
    /// Fingerprint of title and summary together.
    pub fingerprint: Fingerprint,
    /// Where title and summary stand.
    pub span: Span,
    /// Its units as written.
    pub units: Vec<Unit>,
    /// Where the words of its title and of its summary stand.
    pub lines: Vec<Line>,
}

/// Who made a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// The author: this is the source language.
    Source,
    /// A person.
    Human,
    /// A machine; no person who knows the language has read it.
    Machine,
    /// A machine; a person who knows the language has read it over.
    MachineReviewed,
}

/// A unit as written in one language.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// Section or item.
    pub kind: UnitKind,
    /// Its heading, or the line to tick.
    pub title: Vec<Inline>,
    /// Its text.
    pub body: Vec<Block>,
    /// Fingerprint of its Markdown.
    pub fingerprint: Fingerprint,
    /// Where it stands, from its heading to its end.
    pub span: Span,
    /// Where its heading stands.
    pub head: Span,
    /// Where its words stand, line by line.
    pub lines: Vec<Line>,
}

/// Where a line of text stands in its file: a heading, a paragraph, an entry of a list, a cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// All of it, from its first word or mark to its last.
    pub span: Span,
    /// Its words, without facts, citations and the marks of Markdown, in reading order.
    pub words: Vec<Words>,
}

/// Words as they stand in their file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Where they stand.
    pub span: Span,
    /// Whether they are marked as a run in the official language.
    pub official: bool,
}

/// The first 32 bits of the SHA-256 of a unit's Markdown with its white space folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(pub u32);

impl Label {
    /// The words of the front matter.
    pub const WORDS: [(&str, Self); 4] = [
        ("source", Self::Source),
        ("human", Self::Human),
        ("machine", Self::Machine),
        ("machine-reviewed", Self::MachineReviewed),
    ];

    /// The word of the front matter.
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, label)| *label == self).map_or("", |(word, _)| word)
    }
}

impl Article {
    /// The unit with this id, as written here.
    pub fn unit(&self, id: &UnitId) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == *id)
    }

    /// Title and summary as one unit, the summary for its body, under the id by which they are stamped.
    pub fn head(&self) -> Option<Unit> {
        Some(Unit {
            id: UnitId::new(UnitId::TITLE)?,
            kind: UnitKind::Section,
            title: self.title.clone(),
            body: vec![Block::Paragraph(self.summary.clone())],
            fingerprint: self.fingerprint,
            span: self.span,
            head: self.span,
            lines: self.lines.clone(),
        })
    }
}

impl Unit {
    /// Its lines in reading order, the heading first: where each stands, and what it says.
    pub fn lines(&self) -> impl Iterator<Item = (&Line, &[Inline])> {
        let mut said = vec![self.title.as_slice()];
        text::lines(&self.body, &mut said);
        // Empty cells have no place.
        self.lines.iter().zip(said.into_iter().filter(|line| !line.is_empty()))
    }
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl Fingerprint {
    /// The fingerprint of a text, its white space folded.
    pub fn of(text: &str) -> Self {
        let mut hasher = Sha256::new();
        for (index, word) in text.split_whitespace().enumerate() {
            if index > 0 {
                hasher.update(b" ");
            }
            hasher.update(word.as_bytes());
        }
        let hash = hasher.finalize();
        Self(u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]))
    }

    /// Reads eight hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let shaped = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        shaped.then(|| u32::from_str_radix(text, 16).ok().map(Self)).flatten()
    }
}
