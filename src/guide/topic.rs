//! A topic: its structure, once for all languages, and its articles.

use std::collections::BTreeMap;

use crate::guide::Placed;
use crate::guide::article::Article;
use crate::guide::ids::{TopicId, UnitId};
use crate::lang::Lang;
use crate::project::{FileId, Span};

/// One page of the guide.
#[derive(Debug, Clone)]
pub struct Topic {
    /// Its id.
    pub id: TopicId,
    /// What sort of page it becomes.
    pub kind: TopicKind,
    /// The pictogram beside its name.
    pub picture: Option<Placed<String>>,
    /// Its `topic.yaml`.
    pub file: FileId,
    /// Its units in order; an item belongs to the section before it.
    pub units: Vec<UnitSpec>,
    /// Its prose by language.
    pub articles: BTreeMap<Lang, Article>,
}

/// What sort of page a topic becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TopicKind {
    /// Guidance.
    Text,
    /// The first page of a language.
    Home,
    /// A list to tick.
    Checklist,
    /// Words with their meanings.
    Glossary,
    /// A sheet for the notice board.
    Poster,
}

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
    pub picture: Option<Placed<String>>,
    /// Topics listed under it, on the home page.
    pub topics: Vec<Placed<TopicId>>,
    /// Where it stands.
    pub span: Span,
}

/// Section or item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitKind {
    /// A heading with its text.
    Section,
    /// A line to tick with its explanation.
    Item,
}

impl Topic {
    /// Whether it is part of the reading order: a poster hangs on a wall.
    pub fn is_read_on(&self) -> bool {
        self.kind != TopicKind::Poster
    }

    /// What `topic.yaml` says of the unit with this id.
    pub fn unit(&self, id: &UnitId) -> Option<&UnitSpec> {
        self.units.iter().find(|spec| spec.id == *id)
    }
}

impl TopicKind {
    /// The words of `topic.yaml`.
    pub const WORDS: [(&str, Self); 5] = [
        ("text", Self::Text),
        ("home", Self::Home),
        ("checklist", Self::Checklist),
        ("glossary", Self::Glossary),
        ("poster", Self::Poster),
    ];
}
