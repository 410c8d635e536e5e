//! `content/topics/<topic>/stamped.yaml`: what the translated safety units of a topic said when they were last stamped.

use std::collections::BTreeMap;

use crate::guide::ids::TopicId;
use crate::parse::size;
use crate::parse::yaml::Yaml;
use crate::project::Project;

/// The texts kept for one topic, by unit and language.
pub type StampedTexts = BTreeMap<String, BTreeMap<String, String>>;

/// Where the texts of a topic are kept.
pub fn path(topic: &TopicId) -> String {
    format!("content/topics/{topic}/stamped.yaml")
}

/// The topic whose texts this file keeps; `None` for any other file.
pub fn topic_of(path: &str) -> Option<TopicId> {
    TopicId::new(path.strip_prefix("content/topics/")?.strip_suffix("/stamped.yaml")?)
}

/// What is kept for a topic. Nothing a reader sees hangs on it, so what cannot be read counts as not kept.
pub fn kept(project: &Project, topic: &TopicId) -> StampedTexts {
    let Some(file) = project.find(&path(topic)) else { return StampedTexts::new() };
    if size::too_large(project, file).is_some() {
        return StampedTexts::new();
    }
    let yaml = Yaml { text: &project.file(file).text, file, base: 0 };
    yaml.read().unwrap_or_default()
}
