//! `content/topics/<topic>/made-from.yaml`: the source texts that translations were made from.

use std::collections::BTreeMap;

use crate::guide::article::Fingerprint;
use crate::guide::ids::TopicId;
use crate::parse::size;
use crate::parse::yaml::{Entries, Yaml};
use crate::project::Project;

/// The source texts kept for one topic, by unit (`title` for title and summary) and fingerprint.
pub type SourceHistory = BTreeMap<String, BTreeMap<Fingerprint, String>>;

/// Where the source texts of a topic are kept.
pub fn path(topic: &TopicId) -> String {
    format!("content/topics/{topic}/made-from.yaml")
}

/// The topic whose source texts this file keeps; `None` for any other file.
pub fn topic_of(path: &str) -> Option<TopicId> {
    TopicId::new(path.strip_prefix("content/topics/")?.strip_suffix("/made-from.yaml")?)
}

/// What is kept for a topic. Nothing a reader sees hangs on it, so what cannot be read, or is not the text its
/// fingerprint was taken of, counts as not kept.
pub fn kept(project: &Project, topic: &TopicId) -> SourceHistory {
    let Some(file) = project.find(&path(topic)) else { return SourceHistory::new() };
    if size::too_large(project, file).is_some() {
        return SourceHistory::new();
    }
    let yaml = Yaml { text: &project.file(file).text, file, base: 0 };
    let Ok(read) = yaml.read::<Entries<BTreeMap<String, String>>>() else { return SourceHistory::new() };
    let units = read.0.into_iter().map(|(unit, texts)| {
        let texts = texts.into_iter().filter_map(|(print, text)| {
            let print = Fingerprint::parse(&print)?;
            (Fingerprint::of(&text) == print).then_some((print, text))
        });
        (unit.value, texts.collect())
    });
    units.collect()
}
