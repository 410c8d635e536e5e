//! A unit: what `topic.yaml` says of it, once, and how one language writes it.

use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::{FactId, TopicId, UnitId};
use crate::guide::keyword::keyword;
use crate::guide::rule::Rule;
use crate::guide::text::{self, Block, Inline, LinkTarget};
use crate::project::{Span, Spanned};

/// What `topic.yaml` says of a unit.
#[derive(Debug, Clone)]
pub struct UnitSpec {
    /// Its id.
    pub id: UnitId,
    /// Section or item.
    pub kind: UnitKind,
    /// Whether a wrong text here can cost someone their stay.
    pub safety: bool,
    /// The pictogram beside its heading or line.
    pub picture: Option<Spanned<String>>,
    /// The condition under which it applies; always, where there is none.
    pub when: Option<Spanned<UnitId>>,
    /// The answers that put this item before all others.
    pub first: Option<Rule>,
    /// The answers with which this condition holds.
    pub rule: Option<Rule>,
    /// The number that stands for this item in progress codes, for ever.
    pub number: Option<Spanned<u32>>,
    /// Topics listed under it, on the home page.
    pub topics: Vec<Spanned<TopicId>>,
    /// The pages this item leads on to.
    pub see: Vec<LinkTarget>,
    /// The sheets it stands on, each named after the unit that opens it; on all of them where it names none.
    pub sheets: Vec<Spanned<UnitId>>,
    /// What is counted from the date a reader enters at it.
    pub count: Option<Count>,
    /// Where it stands.
    pub span: Span,
}

/// What is counted from a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Which question it answers.
    pub kind: CountKind,
    /// The fact that says how long.
    pub fact: Spanned<FactId>,
}

/// Which question a count answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountKind {
    /// The last day: so long after the date.
    Until,
    /// From when to when: so long before the date, up to it.
    Window,
    /// How old a paper of that date is, and when it will be older than that.
    Age,
}

/// Section or item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitKind {
    /// A heading with its text.
    Section,
    /// A line to tick with its explanation.
    Item,
    /// Asked so that what does not apply can be folded away; written as a section.
    Question,
    /// An answer to the question before it, of which one is given; written as an item.
    Answer,
    /// A line "If ..." over what applies to some readers only; written as a section.
    Condition,
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

impl UnitKind {
    /// Section or item: how Markdown writes it.
    #[must_use]
    pub fn as_written(self) -> Self {
        match self {
            Self::Section | Self::Question | Self::Condition => Self::Section,
            Self::Item | Self::Answer => Self::Item,
        }
    }
}

impl UnitSpec {
    /// Whether a sheet is named after it.
    pub fn opens_sheet(&self) -> bool {
        self.sheets.iter().any(|sheet| sheet.value == self.id)
    }

    /// Whether it stands on this sheet.
    pub fn is_on(&self, sheet: &UnitId) -> bool {
        self.sheets.is_empty() || self.sheets.iter().any(|named| named.value == *sheet)
    }
}

impl Unit {
    /// Calls `see` on every inline of its title and its text, outer before inner, in reading order.
    pub fn visit<'a>(&'a self, see: &mut dyn FnMut(&'a Inline)) {
        text::visit_inlines(&self.title, see);
        text::visit(&self.body, see);
    }

    /// Its lines in reading order, the heading first: where each stands, and what it says.
    pub fn lines(&self) -> impl Iterator<Item = (&Line, &[Inline])> {
        self.lines.iter().zip(self.said())
    }

    /// What its lines say in reading order, the heading first.
    pub fn said(&self) -> Vec<&[Inline]> {
        let mut said = vec![self.title.as_slice()];
        text::lines(&self.body, &mut said);
        // Empty cells have no place.
        said.retain(|line| !line.is_empty());
        said
    }
}

impl CountKind {
    /// The words of `topic.yaml`.
    pub const WORDS: [(&str, Self); 3] =
        [("until", Self::Until), ("window", Self::Window), ("age", Self::Age)];

    /// The word of `topic.yaml`.
    pub fn as_str(self) -> &'static str {
        keyword(&Self::WORDS, &self)
    }
}
