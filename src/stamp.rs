//! Recording that a person looked: the fingerprints of source units, written into a translation's front
//! matter. Text in, text out; only the lines of `made-from` change.

use std::collections::BTreeMap;

use crate::guide::Guide;
use crate::guide::article::{Article, Fingerprint};
use crate::guide::topic::Topic;
use crate::lang::Lang;
use crate::parse::topic::TITLE;
use crate::project::{Project, Rewritten};

/// Which units to stamp.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Units {
    /// Every unit the translation has, title and summary included.
    All,
    /// These units; `title` stands for title and summary.
    These(Vec<String>),
}

/// Stamps units of a topic in a language as made from the source as it is now; `None` where there is
/// nothing to stamp or nothing would change.
pub fn stamp(
    project: &Project,
    guide: &Guide,
    topic: &Topic,
    lang: &Lang,
    units: &Units,
) -> Option<Rewritten> {
    let source = topic.articles.get(&guide.settings.source)?;
    let article = topic.articles.get(lang).filter(|_| *lang != guide.settings.source)?;
    let wanted = |id: &str| match units {
        Units::All => true,
        Units::These(these) => these.iter().any(|these| these == id),
    };
    let prints = prints(source, article, topic, wanted);
    let file = project.file(article.file);
    let text = write_prints(&file.text, &prints);
    (text != file.text).then(|| Rewritten { path: file.path.clone(), text })
}

/// The lines of `made-from`, in the order of the topic: new where wanted, as they were elsewhere.
fn prints(
    source: &Article,
    article: &Article,
    topic: &Topic,
    wanted: impl Fn(&str) -> bool,
) -> Vec<(String, Fingerprint)> {
    let known: BTreeMap<&str, Fingerprint> =
        article.made_from.iter().map(|(unit, placed)| (unit.as_str(), placed.value)).collect();
    let title = if wanted(TITLE) { Some(source.fingerprint) } else { known.get(TITLE).copied() };
    let mut prints: Vec<(String, Fingerprint)> =
        title.map(|print| (TITLE.to_owned(), print)).into_iter().collect();
    for spec in &topic.units {
        let translated = article.unit(&spec.id).is_some();
        let fresh = source.unit(&spec.id).filter(|_| translated && wanted(spec.id.as_str()));
        let print = fresh.map(|unit| unit.fingerprint).or_else(|| known.get(spec.id.as_str()).copied());
        prints.extend(print.map(|print| (spec.id.to_string(), print)));
    }
    prints
}

/// The text with its `made-from` block replaced, or added at the end of the front matter.
pub(crate) fn write_prints(text: &str, prints: &[(String, Fingerprint)]) -> String {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let block: String = prints.iter().map(|(id, print)| format!("  {id}: \"{print}\"{newline}")).collect();
    let mut out = String::with_capacity(text.len() + block.len());
    let mut fences = 0;
    let mut inside = false;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        if fences == 1 {
            inside = bare == "made-from:" || inside && line.starts_with([' ', '\t']);
            if inside {
                continue;
            }
            if bare == "---" {
                out.push_str(&format!("made-from:{newline}{block}"));
            }
        }
        fences += usize::from(bare == "---");
        out.push_str(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_block_changes() {
        let prints = [("title".to_owned(), Fingerprint(1)), ("a".to_owned(), Fingerprint(0xabc))];
        let text =
            "---\ntitle: x\nmade-from:\n  a: \"00000000\"\ndate: 2026-01-01\n---\n\n## A {#a}\n\n---\n";
        let expected = "---\ntitle: x\ndate: 2026-01-01\nmade-from:\n  title: \"00000001\"\n  a: \"00000abc\"\n---\n\n## A {#a}\n\n---\n";
        assert_eq!(write_prints(text, &prints), expected);
        assert_eq!(write_prints(expected, &prints), expected);
    }
}
