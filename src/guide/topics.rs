//! The topics of a guide in reading order, found by their names.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::guide::ids::TopicId;
use crate::guide::topic::Topic;
use crate::guide::unit::UnitSpec;

/// Topics in their order.
#[derive(Debug, Clone, Default)]
pub struct Topics {
    list: Vec<Arc<Topic>>,
    /// Where each topic stands.
    by_id: BTreeMap<TopicId, usize>,
    /// Of each sheet its topic and the unit that opens it, by their places: of two of one name the first.
    sheets: BTreeMap<String, (usize, usize)>,
}

impl Topics {
    /// All of them in their order.
    pub fn iter(&self) -> TopicsIter<'_> {
        self.list.iter().map(AsRef::as_ref)
    }

    /// All of them in their order, as they are shared.
    pub(crate) fn shared(&self) -> &[Arc<Topic>] {
        &self.list
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The first one.
    pub fn first(&self) -> Option<&Topic> {
        self.iter().next()
    }

    /// The place of the topic with this id.
    pub(crate) fn place(&self, id: &TopicId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The topic with this id.
    pub fn get(&self, id: &TopicId) -> Option<&Topic> {
        self.list.get(*self.by_id.get(id)?).map(AsRef::as_ref)
    }

    /// The sheet with this name: its topic, and the unit that opens it.
    pub fn sheet(&self, id: &TopicId) -> Option<(&Topic, &UnitSpec)> {
        let (topic, spec) = *self.sheets.get(id.as_str())?;
        let topic = self.list.get(topic)?;
        Some((topic.as_ref(), topic.units.get(spec)?))
    }
}

impl From<Vec<Arc<Topic>>> for Topics {
    fn from(list: Vec<Arc<Topic>>) -> Self {
        let (mut by_id, mut sheets) = (BTreeMap::new(), BTreeMap::new());
        for (at, topic) in list.iter().enumerate() {
            by_id.entry(topic.id.clone()).or_insert(at);
            for (place, spec) in topic.units.iter().enumerate().filter(|(_, spec)| topic.is_sheet_of(spec)) {
                sheets.entry(spec.id.to_string()).or_insert((at, place));
            }
        }
        Self { list, by_id, sheets }
    }
}

/// The topics in their order.
pub type TopicsIter<'a> = std::iter::Map<std::slice::Iter<'a, Arc<Topic>>, fn(&'a Arc<Topic>) -> &'a Topic>;

impl<'a> IntoIterator for &'a Topics {
    type Item = &'a Topic;
    type IntoIter = TopicsIter<'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
