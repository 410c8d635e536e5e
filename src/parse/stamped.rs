//! `content/topics/<topic>/stamped.yaml`: what the translated safety units of a topic said when they were last stamped.

use std::collections::BTreeMap;

use crate::guide::ids::TopicId;
use crate::parse::beside;
use crate::project::Project;

/// The texts kept for one topic, by unit and language.
pub type StampedTexts = BTreeMap<String, BTreeMap<String, String>>;

/// Where the texts of a topic are kept.
pub fn path(topic: &TopicId) -> String {
    beside::path(topic, beside::STAMPED)
}

/// What is kept for a topic. Nothing a reader sees hangs on it, so what cannot be read counts as not kept.
pub fn kept(project: &Project, topic: &TopicId) -> StampedTexts {
    beside::read(project, topic, beside::STAMPED).unwrap_or_default()
}
