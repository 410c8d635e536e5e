//! `content/topics/<topic>/made-from.yaml`: the source texts that translations were made from.

use std::collections::BTreeMap;

use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::TopicId;
use crate::parse::beside;
use crate::parse::yaml::Entries;
use crate::project::Project;

/// The source texts kept for one topic, by unit (`title` for title and summary) and fingerprint.
pub type SourceHistory = BTreeMap<String, BTreeMap<Fingerprint, String>>;

/// Where the source texts of a topic are kept.
pub fn path(topic: &TopicId) -> String {
    beside::path(topic, beside::MADE_FROM)
}

/// What is kept for a topic. Nothing a reader sees hangs on it, so what cannot be read, or is not the text its
/// fingerprint was taken of, counts as not kept.
pub fn kept(project: &Project, topic: &TopicId) -> SourceHistory {
    let read: Option<Entries<BTreeMap<String, String>>> = beside::read(project, topic, beside::MADE_FROM);
    let Some(read) = read else { return SourceHistory::new() };
    let units = read.0.into_iter().map(|(unit, texts)| {
        let texts = texts.into_iter().filter_map(|(print, text)| {
            let print = Fingerprint::parse(&print)?;
            (Fingerprint::of(&text) == print).then_some((print, text))
        });
        (unit.value, texts.collect())
    });
    units.collect()
}
