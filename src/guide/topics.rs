//! The topics of a guide in reading order, found by their names.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::guide::ids::TopicId;
use crate::guide::topic::{Topic, TopicKind};
use crate::guide::unit::UnitSpec;

/// Topics in their order.
#[derive(Debug, Clone, Default)]
pub struct Topics {
    list: Vec<Arc<Topic>>,
    /// Where each topic stands.
    by_id: BTreeMap<TopicId, usize>,
    /// Of each sheet its topic and the unit that opens it, by their places: of two of one name the first.
    sheets: BTreeMap<String, (usize, usize)>,
    /// Where the topics of each kind stand.
    by_kind: BTreeMap<TopicKind, Vec<usize>>,
    /// Where the topics stand that are read one after the other, beside which sheets stand.
    read: Vec<usize>,
    /// By the place of each topic its place among these, and its number among those read on, from 1, without home.
    places: Vec<(Option<usize>, Option<usize>)>,
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

    /// Gives back the memory for where the lines of texts stand in their files, which nobody asks once rules have looked at
    /// them.
    pub(crate) fn forget_lines(&mut self) {
        self.list
            .par_iter_mut()
            .filter_map(Arc::get_mut)
            .flat_map_iter(|topic| topic.articles.values_mut())
            .for_each(|article| {
                article.lines = Vec::new();
                article.units.iter_mut().for_each(|unit| unit.lines = Vec::new());
            });
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

    /// The topics of a kind, in their order.
    pub fn of_kind(&self, kind: TopicKind) -> impl Iterator<Item = &Topic> {
        self.by_kind.get(&kind).into_iter().flatten().filter_map(|at| self.list.get(*at).map(AsRef::as_ref))
    }

    /// The topic that is read so many steps behind this one, or before it; `None` where there is none.
    pub fn neighbour(&self, id: &TopicId, step: isize) -> Option<&Topic> {
        let (here, _) = *self.places.get(*self.by_id.get(id)?)?;
        self.list.get(*self.read.get(here?.checked_add_signed(step)?)?).map(AsRef::as_ref)
    }

    /// The number of a topic: its place among all that are read on, from 1; home has none.
    pub fn number(&self, id: &TopicId) -> Option<usize> {
        self.places.get(*self.by_id.get(id)?)?.1
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
        let mut by_kind: BTreeMap<TopicKind, Vec<usize>> = BTreeMap::new();
        let (mut read, mut places, mut numbered) = (Vec::new(), Vec::with_capacity(list.len()), 0);
        for (at, topic) in list.iter().enumerate() {
            by_id.entry(topic.id.clone()).or_insert(at);
            by_kind.entry(topic.kind).or_default().push(at);
            // Readers turn no pages to a sheet, to sentences to show, nor to a situation, which leads on by itself.
            let is_read = topic.is_read_on()
                && !matches!(topic.kind, TopicKind::Sheet | TopicKind::Situation | TopicKind::Cards);
            let is_numbered = topic.is_read_on() && !topic.id.is_home();
            numbered += usize::from(is_numbered);
            places.push((is_read.then_some(read.len()), is_numbered.then_some(numbered)));
            if is_read {
                read.push(at);
            }
            for (place, spec) in topic.units.iter().enumerate().filter(|(_, spec)| topic.is_sheet_of(spec)) {
                sheets.entry(spec.id.to_string()).or_insert((at, place));
            }
        }
        Self { list, by_id, sheets, by_kind, read, places }
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
