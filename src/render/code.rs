//! What a script needs to write the ticks of a checklist as a code.

use serde::Serialize;

use crate::guide::fingerprint::Fingerprint;
use crate::guide::topic::{Topic, TopicKind};
use crate::render::context::RenderContext;

/// What a script needs to write ticks as a code, to read them again, and to remember them.
#[derive(Debug, Serialize)]
pub(crate) struct CodeView {
    /// The numbers of the items in order, as runs: `1-12 14-28`.
    numbers: String,
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
    let numbers: Vec<u32> = topic.items().filter_map(|item| topic.number(item)).collect();
    // The item that was given the first number, gone or not: what tells the list stays as the list grows.
    let recorded = build.guide.changes.record.numbers.iter().find(|((of, _), _)| *of == topic.id);
    let first = match recorded {
        Some((_, item)) => item,
        None => &topic.items().min_by_key(|item| topic.number(item))?.id,
    };
    let guide = Fingerprint::of(&format!("{} {} {first}", build.guide.settings.publisher, topic.id));
    let runs = numbers.chunk_by(|one, next| one + 1 == *next);
    let run = |run: &[u32]| format!("{}-{}", run[0], run[run.len() - 1]);
    let numbers = runs.map(run).collect::<Vec<_>>().join(" ");
    Some(CodeView { numbers, given: topic.given(), guide: guide.0 % 1_000_000 })
}
