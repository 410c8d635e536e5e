//! What translated safety units said when they were last stamped, kept beside the articles; and what they say otherwise
//! now, which somebody confirms. Text in, text out.

use std::collections::BTreeMap;

use crate::author::source_history::{block, current};
use crate::check::meaning::table::MeaningTable;
use crate::check::meaning::{MeaningChange, changes, differing};
use crate::guide::Guide;
use crate::guide::ids::UnitId;
use crate::guide::topic::Topic;
use crate::i18n::lang::Lang;
use crate::parse::stamped::{StampedTexts, kept, path};
use crate::project::{Project, Rewritten};

const HEAD: &str = "# What translated safety units said when they were last stamped. `wayleaf stamp` writes this file; \
                    do not edit it.\n";

/// A safety unit that says something else than when it was last stamped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedMeaning {
    /// The unit.
    pub unit: UnitId,
    /// What differs.
    pub changes: Vec<MeaningChange>,
    /// The sentences that are gone, or were otherwise.
    pub before: String,
    /// The sentences that are new, or are otherwise.
    pub now: String,
}

/// The safety units of a topic that say something else in a language than when they were last stamped.
pub fn changed(
    project: &Project,
    topic: &Topic,
    lang: &Lang,
    table: Option<&MeaningTable>,
) -> Vec<ChangedMeaning> {
    let known = kept(project, &topic.id);
    let of_unit = |id: &UnitId| {
        let before = known.get(id.as_str())?.get(lang.as_str())?;
        let now = text(project, topic, lang, id)?;
        let changes = changes(before, &now, table);
        let (before, now) = differing(before, &now);
        (!changes.is_empty()).then(|| ChangedMeaning { unit: id.clone(), changes, before, now })
    };
    let safety = topic.units.iter().filter(|spec| spec.safety);
    safety.filter_map(|spec| of_unit(&spec.id)).collect()
}

/// The file of a topic's kept texts as it should be after these units of these languages were stamped; `None` where it is
/// so, or where there is nothing to keep. What is no safety unit, or has no translation any more, is not kept.
pub fn keep(
    project: &Project,
    guide: &Guide,
    topic: &Topic,
    is_stamped: impl Fn(&Lang, &UnitId) -> bool,
) -> Option<Rewritten> {
    let mut known = kept(project, &topic.id);
    let mut texts = StampedTexts::new();
    let mut written = HEAD.to_owned();
    for spec in topic.units.iter().filter(|spec| spec.safety) {
        let mut old = known.remove(spec.id.as_str()).unwrap_or_default();
        let langs = topic.articles.keys().filter(|lang| **lang != guide.settings.source);
        let of_unit: BTreeMap<String, String> = langs
            .filter_map(|lang| {
                let now = text(project, topic, lang, &spec.id)?;
                let kept = old.remove(lang.as_str()).filter(|_| !is_stamped(lang, &spec.id));
                let stamped = || is_stamped(lang, &spec.id).then_some(now);
                Some((lang.to_string(), kept.or_else(stamped)?))
            })
            .collect();
        if !of_unit.is_empty() {
            written.push_str(&format!("{}:\n", spec.id));
            of_unit.iter().for_each(|(lang, words)| written.push_str(&block(lang, words)));
            texts.insert(spec.id.to_string(), of_unit);
        }
    }
    let path = path(&topic.id);
    let old = project.find(&path).map(|file| project.file(file).text.as_str());
    let is_needed = old.map_or(!texts.is_empty(), |old| old != written);
    is_needed.then_some(Rewritten { path, text: written })
}

fn text(project: &Project, topic: &Topic, lang: &Lang, id: &UnitId) -> Option<String> {
    Some(current(project, topic.articles.get(lang)?, id.as_str())?.1)
}
