//! The source texts that translations were made from, kept beside the articles, so that a translator can be shown
//! what has changed since. Text in, text out; each text is kept once, and as long as some translation names it.

use std::collections::BTreeMap;

use crate::guide::Guide;
use crate::guide::article::Article;
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::UnitId;
use crate::guide::topic::Topic;
use crate::parse::source_history::{SourceHistory, kept, path};
use crate::project::{Project, Rewritten};

const HEAD: &str = "# The source texts that translations were made from. `wayleaf stamp` writes this file; \
                    do not edit it.\n";

/// The file of a topic's kept texts as it should be; `None` where it is so, or where there is nothing to keep.
/// `more` are texts known from elsewhere, such as a kit made before the source changed.
pub fn keep(project: &Project, guide: &Guide, topic: &Topic, more: &SourceHistory) -> Option<Rewritten> {
    let source = topic.articles.get(&guide.settings.source)?;
    let known = kept(project, &topic.id);
    let mut text = String::new();
    let ids = [UnitId::TITLE].into_iter().chain(topic.units.iter().map(|spec| spec.id.as_str()));
    for id in ids {
        let current = current(project, source, id);
        let texts: BTreeMap<Fingerprint, &str> = prints(topic, id)
            .filter_map(|print| {
                let now =
                    current.as_ref().filter(|(known, _)| *known == print).map(|(_, text)| text.as_str());
                let old = || known.get(id)?.get(&print).map(String::as_str);
                let given = || more.get(id)?.get(&print).map(String::as_str);
                now.or_else(old).or_else(given).map(|text| (print, text))
            })
            .collect();
        if !texts.is_empty() {
            text.push_str(&format!("{id}:\n"));
            texts.iter().for_each(|(print, words)| text.push_str(&block(&format!("\"{print}\""), words)));
        }
    }
    let path = path(&topic.id);
    let old = project.find(&path).map(|file| project.file(file).text.as_str());
    let text = format!("{HEAD}{text}");
    let is_needed = old.map_or(text.len() > HEAD.len(), |old| old != text);
    is_needed.then_some(Rewritten { path, text })
}

/// The source text of a unit, or of title and summary, as its fingerprint counts it.
pub fn current(project: &Project, source: &Article, id: &str) -> Option<(Fingerprint, String)> {
    if id == UnitId::TITLE {
        return Some((source.fingerprint, source.front.clone()));
    }
    let unit = source.unit(&UnitId::new(id)?)?;
    Some((unit.fingerprint, project.text(unit.span).replace("\r\n", "\n")))
}

/// The fingerprints that translations of a topic name for a unit.
fn prints<'a>(topic: &'a Topic, id: &'a str) -> impl Iterator<Item = Fingerprint> + 'a {
    let stamps = topic.articles.values().flat_map(|article| &article.made_from);
    stamps.filter(move |(unit, _)| unit.as_str() == id).map(|(_, stamped)| stamped.value)
}

/// A text under its key as a literal block of YAML, which keeps every letter as it is.
pub(super) fn block(key: &str, words: &str) -> String {
    let lines: String = words
        .lines()
        .map(
            |line| {
                if line.trim().is_empty() { "\n".to_owned() } else { format!("    {}\n", line.trim_end()) }
            },
        )
        .collect();
    format!("  {key}: |2-\n{lines}")
}
