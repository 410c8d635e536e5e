//! What a script needs to write the ticks of a checklist as a code.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::guide::Guide;
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::{TopicId, UnitId};
use crate::guide::topic::{Topic, TopicKind};
use crate::render::context::RenderContext;

/// What a script needs to write ticks as a code, to read them again, and to remember them.
#[derive(Debug, Serialize)]
pub(crate) struct CodeView {
    /// How many numbers items have been given.
    given: u32,
    /// Tells this guide's list from those of others: 0 to 999,999.
    guide: u32,
}

/// What the code of a checklist is made with; `None` for any other topic.
pub(crate) fn of_checklist(build: &RenderContext<'_>, topic: &Topic) -> Option<CodeView> {
    if topic.kind != TopicKind::Checklist {
        return None;
    }
    let guide = *build.lists.get(&topic.id)?;
    Some(CodeView { given: topic.given(), guide })
}

/// The checklists that the guide has or had, each with the number that tells it from lists of other guides: 0 to
/// 999,999. A phone that remembers ticks keeps them under this number.
pub(crate) fn lists(guide: &Guide) -> BTreeMap<&TopicId, u32> {
    let now = guide.topics.iter().filter(|topic| topic.kind == TopicKind::Checklist);
    let now = now.filter_map(|topic| {
        let first = topic.items().min_by_key(|item| topic.number(item))?;
        Some((&topic.id, &first.id))
    });
    // The item that was given the first number, gone or not: what tells the list stays as the list grows.
    let recorded = guide.changes.record.numbers.iter().rev().map(|((topic, _), item)| (topic, item));
    let first: BTreeMap<&TopicId, &UnitId> = now.chain(recorded).collect();
    let publisher = &guide.settings.publisher;
    let number = |topic: &TopicId, item: &UnitId| Fingerprint::of(&format!("{publisher} {topic} {item}")).0;
    first.into_iter().map(|(topic, item)| (topic, number(topic, item) % 1_000_000)).collect()
}
