//! What `wayleaf stamp` keeps beside the articles of a topic, in files that no reader sees: `made-from.yaml` and
//! `stamped.yaml`.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::de::DeserializeOwned;

use crate::diagnostic::Diagnostic;
use crate::guide::ids::TopicId;
use crate::parse::size;
use crate::parse::yaml::Yaml;
use crate::project::Project;

/// The source texts that translations were made from.
pub(super) const MADE_FROM: &str = "made-from.yaml";

/// What translated safety units said when they were last stamped.
pub(super) const STAMPED: &str = "stamped.yaml";

/// Where a file of this name lies.
pub(super) fn path(topic: &TopicId, name: &str) -> String {
    format!("content/topics/{topic}/{name}")
}

/// Whether a file is one of them.
pub fn is_kept(path: &str) -> bool {
    let inside = path.strip_prefix("content/topics/").and_then(|inside| inside.split_once('/'));
    inside.is_some_and(|(topic, name)| TopicId::new(topic).is_some() && [MADE_FROM, STAMPED].contains(&name))
}

/// What is wrong with each of these files that cannot be read. No page needs them, so a build goes on; whatever compares with them,
/// or writes them anew, must not take them for empty.
pub fn unread(project: &Project) -> Vec<Diagnostic> {
    let kept: Vec<_> = project.files().filter(|(_, file)| is_kept(&file.path)).collect();
    let faults = kept.into_par_iter().filter_map(|(id, file)| match size::too_large(project, id) {
        Some(fault) => Some(fault),
        // Both hold texts by name, under the name of their unit.
        None => Yaml { text: &file.text, file: id, base: 0 }
            .read::<Option<BTreeMap<String, BTreeMap<String, String>>>>()
            .err(),
    });
    faults.collect()
}

/// What such a file holds; `None` where there is none or it cannot be read.
pub(super) fn read<T: DeserializeOwned>(project: &Project, topic: &TopicId, name: &str) -> Option<T> {
    let file = project.find(&path(topic, name))?;
    if size::too_large(project, file).is_some() {
        return None;
    }
    Yaml { text: &project.file(file).text, file, base: 0 }.read().ok()
}
