//! Where things stand and how links reach them: a page a topic, or everything in one file.

use crate::guide::ids::{TopicId, UnitId};
use crate::guide::text::LinkTarget;
use crate::plan::{Page, PageSubject, WholeGuideFormat, sheet_file, topic_file};

/// How the topics of a guide are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// A page each, with links between files.
    Pages,
    /// All in one HTML file, with links inside it.
    OneFile,
    /// All in one file of plain text, where numbers stand for links.
    Text,
}

impl Layout {
    /// The layout of a page.
    pub(super) fn of(page: &Page) -> Self {
        match page.subject {
            PageSubject::WholeGuide(WholeGuideFormat::OneFile) | PageSubject::Part(_) => Self::OneFile,
            PageSubject::WholeGuide(WholeGuideFormat::Text) => Self::Text,
            _ => Self::Pages,
        }
    }

    /// The address of a topic.
    pub(super) fn topic(self, id: &TopicId) -> String {
        match self {
            Self::Pages => topic_file(id),
            Self::OneFile | Self::Text => format!("#{id}"),
        }
    }

    /// The address of a sheet; in one file it is the unit that opens it.
    pub(super) fn sheet(self, id: &UnitId) -> String {
        match self {
            Self::Pages => sheet_file(id),
            Self::OneFile | Self::Text => format!("#{id}"),
        }
    }

    /// The HTML id of a unit: ids are unique within a topic, and no id has two hyphens in a row.
    pub(super) fn anchor(self, topic: &TopicId, unit: &UnitId) -> String {
        match self {
            Self::Pages => unit.to_string(),
            Self::OneFile | Self::Text => format!("{topic}--{unit}"),
        }
    }

    /// The address a link in the topic `from` leads to.
    pub(super) fn href(self, from: &TopicId, target: &LinkTarget) -> String {
        match (self, &target.topic, &target.unit) {
            (Self::Pages, topic, unit) => {
                let page = topic.as_ref().map(topic_file).unwrap_or_default();
                page + &unit.as_ref().map(|unit| format!("#{unit}")).unwrap_or_default()
            }
            (_, topic, Some(unit)) => format!("#{}", self.anchor(topic.as_ref().unwrap_or(from), unit)),
            (_, topic, None) => self.topic(topic.as_ref().unwrap_or(from)),
        }
    }

    /// The heading inside a unit of a topic: one deeper where units stand under topics. Home opens the file, and its
    /// units stand under nothing else.
    pub(super) fn sub_heading(self, topic: &TopicId) -> &'static str {
        if self == Self::Pages || topic.is_home() { "h3" } else { "h4" }
    }
}
