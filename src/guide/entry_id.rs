//! Names of what is translated as a whole: a unit, title and summary of a topic, the title of a part of the one file, a name among
//! the facts, an interface string.

use crate::guide::ids::{FactId, PartId, TopicId, UnitId};

/// Names something that is translated as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryId {
    /// Title and summary of a topic.
    Title(TopicId),
    /// A unit.
    Unit(TopicId, UnitId),
    /// The title of a part of the one file.
    PartTitle(PartId),
    /// A name among the facts.
    Fact(FactId),
    /// An interface string.
    Words(String),
}

impl EntryId {
    /// Reads `topic#unit`, `topic#title`, `part:id`, `fact:id` or `string:key`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(key) = text.strip_prefix("string:") {
            return Some(Self::Words(key.to_owned()));
        }
        if let Some(id) = text.strip_prefix("fact:") {
            return FactId::new(id).map(Self::Fact);
        }
        if let Some(id) = text.strip_prefix("part:") {
            return PartId::new(id).map(Self::PartTitle);
        }
        let (topic, unit) = text.split_once('#')?;
        let topic = TopicId::new(topic)?;
        if unit == UnitId::TITLE {
            Some(Self::Title(topic))
        } else {
            Some(Self::Unit(topic, UnitId::new(unit)?))
        }
    }

    /// The topic it belongs to, and its name there.
    pub fn in_topic(&self) -> Option<(&TopicId, &str)> {
        match self {
            Self::Title(topic) => Some((topic, UnitId::TITLE)),
            Self::Unit(topic, unit) => Some((topic, unit.as_str())),
            Self::PartTitle(_) | Self::Fact(_) | Self::Words(_) => None,
        }
    }
}

impl std::fmt::Display for EntryId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Title(topic) => write!(f, "{topic}#{}", UnitId::TITLE),
            Self::Unit(topic, unit) => write!(f, "{topic}#{unit}"),
            Self::PartTitle(part) => write!(f, "part:{part}"),
            Self::Fact(fact) => write!(f, "fact:{fact}"),
            Self::Words(key) => write!(f, "string:{key}"),
        }
    }
}
