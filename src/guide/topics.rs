//! The topics of a guide in reading order, found by their names.

use std::collections::BTreeMap;
use std::ops::Deref;

use crate::guide::ids::TopicId;
use crate::guide::topic::Topic;
use crate::guide::unit::UnitSpec;

/// Topics in their order; a list of them in every respect but that it cannot be changed.
#[derive(Debug, Clone, Default)]
pub struct Topics {
    list: Vec<Topic>,
    /// Where each topic stands.
    by_id: BTreeMap<TopicId, usize>,
    /// Of each sheet its topic and the unit that opens it, by their places: of two of one name the first.
    sheets: BTreeMap<String, (usize, usize)>,
}

impl Topics {
    /// The topic with this id.
    pub fn get(&self, id: &TopicId) -> Option<&Topic> {
        self.list.get(*self.by_id.get(id)?)
    }

    /// The sheet with this name: its topic, and the unit that opens it.
    pub fn sheet(&self, id: &TopicId) -> Option<(&Topic, &UnitSpec)> {
        let (topic, spec) = *self.sheets.get(id.as_str())?;
        let topic = self.list.get(topic)?;
        Some((topic, topic.units.get(spec)?))
    }
}

impl From<Vec<Topic>> for Topics {
    fn from(list: Vec<Topic>) -> Self {
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

impl Deref for Topics {
    type Target = [Topic];

    fn deref(&self) -> &[Topic] {
        &self.list
    }
}

impl<'a> IntoIterator for &'a Topics {
    type Item = &'a Topic;
    type IntoIter = std::slice::Iter<'a, Topic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}
