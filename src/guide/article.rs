//! An article: the prose of one topic in one language.

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::UnitId;
use crate::guide::keyword::keyword;
use crate::guide::text::{Block, Inline, visit_inlines};
use crate::guide::unit::{Line, Unit, UnitKind};
use crate::project::{FileId, Span, Spanned};

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
    /// The day the text was made or last looked at; `None`: nobody has looked at it yet.
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
        keyword(&Self::WORDS, &self)
    }
}

impl Article {
    /// What the front matter has in the place of a day, while nobody has looked at the text.
    pub const UNCHECKED: &str = "none";

    /// Calls `see` on every inline of its title, its summary and its units, outer before inner, in reading order.
    pub fn visit<'a>(&'a self, see: &mut dyn FnMut(&'a Inline)) {
        visit_inlines(&self.title, see);
        visit_inlines(&self.summary, see);
        self.units.iter().for_each(|unit| unit.visit(see));
    }

    /// Whether its title says something; a translation without one shows title and summary of its source.
    pub fn has_title(&self) -> bool {
        self.front.lines().next().is_some_and(|title| !title.trim().is_empty())
    }

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
