//! A unit: what `topic.yaml` says of it, once, and how one language writes it.

use crate::guide::contacts::Contacts;
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
    /// Whether a wrong text here can cost someone their stay.
    pub safety: bool,
    /// Whether it is marked as important: a page has at most two such units.
    pub important: bool,
    /// The pictogram beside its heading or line.
    pub picture: Option<Spanned<String>>,
    /// Where it stands.
    pub span: Span,
    /// What units of its kind have and others lack.
    pub own: UnitKindSpec,
}

/// What `topic.yaml` says of a unit by its kind.
#[derive(Debug, Clone)]
pub enum UnitKindSpec {
    /// A heading with its text.
    Section(SectionSpec),
    /// A line to tick with its explanation.
    Item(ItemSpec),
    /// Asked so that what does not apply can be folded away; written as a section. The number stands for it in codes.
    Question(Option<Spanned<u32>>),
    /// An answer to the question before it, of which one is given; written as an item. The number stands for it among the
    /// answers to its question.
    Answer(Option<Spanned<u32>>),
    /// A line "If ..." over what applies to some readers only; written as a section. The rule tells with which answers it
    /// holds; one that could not be read is an error, and has no alternatives.
    Condition(Rule),
}

/// What sections have and other units lack.
#[derive(Debug, Clone, Default)]
pub struct SectionSpec {
    /// The condition under which it applies; always, where there is none.
    pub when: Option<Spanned<UnitId>>,
    /// The sheets it stands on, each named after the section that opens it; on all of them where it names none.
    pub sheets: Vec<Spanned<UnitId>>,
    /// Topics listed under it.
    pub topics: Vec<Spanned<TopicId>>,
    /// What is counted from the date a reader enters at it.
    pub count: Option<Count>,
    /// Whom to call or to write to, as cards.
    pub contacts: Option<Contacts>,
    /// The units of a topic of dates that its form offers, in this order: each names its topic and its unit.
    pub days: Vec<LinkTarget>,
    /// Where it says that it is folded until a reader opens it; `None` where it stands open.
    pub folded: Option<Span>,
    /// The drawing under its text: the name of a file in `content/drawings/`.
    pub drawing: Option<Spanned<String>>,
}

/// What items have and other units lack.
#[derive(Debug, Clone, Default)]
pub struct ItemSpec {
    /// The condition under which it applies; always, where there is none.
    pub when: Option<Spanned<UnitId>>,
    /// The sheets it stands on; on all of them where it names none.
    pub sheets: Vec<Spanned<UnitId>>,
    /// The answers that put it before all others.
    pub first: Option<Rule>,
    /// The number that stands for it in progress codes, for ever.
    pub number: Option<Spanned<u32>>,
    /// The pages it leads on to.
    pub see: Vec<See>,
}

/// A page that an item leads on to.
#[derive(Debug, Clone)]
pub struct See {
    /// The page, or a place in it.
    pub to: LinkTarget,
    /// The condition under which it does; always, where there is none.
    pub when: Option<Spanned<UnitId>>,
}

/// What is counted from a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Count {
    /// How many days are left to the date; where that is said.
    Left(Span),
    /// So long from the date or before it, as a fact says.
    Length(CountKind, Spanned<FactId>),
}

/// Which question a length of time answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountKind {
    /// The last day: so long after the date.
    Until,
    /// From when to when: so long before the date, up to it.
    Window,
    /// How old a paper of that date is, and when it will be older than that.
    Age,
}

/// How a unit is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitKind {
    /// A heading with its text.
    Section,
    /// A line to tick with its explanation.
    Item,
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

impl UnitSpec {
    /// How it is written.
    pub fn kind(&self) -> UnitKind {
        match self.own {
            UnitKindSpec::Section(_) | UnitKindSpec::Question(_) | UnitKindSpec::Condition(_) => {
                UnitKind::Section
            }
            UnitKindSpec::Item(_) | UnitKindSpec::Answer(_) => UnitKind::Item,
        }
    }

    /// What it has as an item; `None` for any other unit.
    pub fn item(&self) -> Option<&ItemSpec> {
        match &self.own {
            UnitKindSpec::Item(item) => Some(item),
            _ => None,
        }
    }

    /// What it has as a section; `None` for any other unit.
    pub fn section(&self) -> Option<&SectionSpec> {
        match &self.own {
            UnitKindSpec::Section(section) => Some(section),
            _ => None,
        }
    }

    /// With which answers it holds as a condition; `None` for any other unit.
    pub fn condition(&self) -> Option<&Rule> {
        match &self.own {
            UnitKindSpec::Condition(rule) => Some(rule),
            _ => None,
        }
    }

    /// The number it has been given as a question or as an answer; `None` for any other unit.
    pub fn answer_number(&self) -> Option<&Spanned<u32>> {
        match &self.own {
            UnitKindSpec::Question(number) | UnitKindSpec::Answer(number) => number.as_ref(),
            _ => None,
        }
    }

    /// Whether it is a section or an item, which readers see as they stand.
    pub fn is_text(&self) -> bool {
        matches!(self.own, UnitKindSpec::Section(_) | UnitKindSpec::Item(_))
    }

    /// The condition under which it applies; `None` if it always does.
    pub fn when(&self) -> Option<&Spanned<UnitId>> {
        match &self.own {
            UnitKindSpec::Section(section) => section.when.as_ref(),
            UnitKindSpec::Item(item) => item.when.as_ref(),
            UnitKindSpec::Question(_) | UnitKindSpec::Answer(_) | UnitKindSpec::Condition(_) => None,
        }
    }

    /// The conditions it names: its own, and those of the pages it leads on to.
    pub fn conditions(&self) -> impl Iterator<Item = &Spanned<UnitId>> {
        let see = self.item().into_iter().flat_map(|item| &item.see);
        self.when().into_iter().chain(see.filter_map(|see| see.when.as_ref()))
    }

    /// The rules it is written with: when it holds, when it comes first.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        let first = self.item().and_then(|item| item.first.as_ref());
        self.condition().into_iter().chain(first)
    }

    /// The sheets it names.
    pub fn sheets(&self) -> &[Spanned<UnitId>] {
        match &self.own {
            UnitKindSpec::Section(section) => &section.sheets,
            UnitKindSpec::Item(item) => &item.sheets,
            UnitKindSpec::Question(_) | UnitKindSpec::Answer(_) | UnitKindSpec::Condition(_) => &[],
        }
    }

    /// Whether a sheet is named after it.
    pub fn opens_sheet(&self) -> bool {
        self.sheets().iter().any(|sheet| sheet.value == self.id)
    }

    /// Whether it stands on this sheet.
    pub fn is_on(&self, sheet: &UnitId) -> bool {
        let named = self.sheets();
        named.is_empty() || named.iter().any(|named| named.value == *sheet)
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

impl Count {
    /// The word of `topic.yaml` for what needs no fact.
    pub const LEFT: &str = "left";

    /// The fact that says how long, where one does.
    pub fn fact(&self) -> Option<&Spanned<FactId>> {
        match self {
            Self::Left(_) => None,
            Self::Length(_, fact) => Some(fact),
        }
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Left(span) => *span,
            Self::Length(_, fact) => fact.span,
        }
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
