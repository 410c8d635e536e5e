//! Translations written into the files of a project: only what changes is touched.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::calendar::Day;
use crate::edit::scalar::{quoted, scalar};
use crate::edit::{self, Edit, front_matter, mapping};
use crate::guide::article::{Article, Label};
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::{FactId, UnitId};
use crate::guide::one_file_part::OneFilePart;
use crate::guide::topic::Topic;
use crate::i18n::lang::Lang;
use crate::project::{Project, Rewritten, Span};

/// Who translated, how, and when it is imported.
#[derive(Debug, Clone)]
pub(super) struct Attribution {
    /// How.
    pub label: Label,
    /// Who; empty for a machine alone.
    pub by: String,
    /// The day of the import.
    pub day: Day,
}

/// What changes in one article.
#[derive(Debug, Clone, Default)]
pub(super) struct ArticleChanges {
    /// New texts by unit, `title` for title and summary, with the fingerprint they were made from.
    pub texts: BTreeMap<String, (String, Fingerprint)>,
    /// The units somebody compared with their source.
    pub compared: BTreeSet<String>,
}

/// The article of a topic with these changes. A new one may have no title yet: readers see that of the source.
pub(super) fn article(
    project: &Project,
    topic: &Topic,
    lang: &Lang,
    changes: &ArticleChanges,
    made: &Attribution,
) -> Rewritten {
    let article = topic.articles.get(lang);
    let title = changes.texts.get(UnitId::TITLE).map(|(text, _)| text.as_str());
    let path = format!("content/topics/{}/{lang}.md", topic.id);
    let body = match article {
        Some(article) => with_units(&project.file(article.file).text, article, topic, changes),
        None => fresh(topic, title.unwrap_or_default(), changes),
    };
    let (label, reviewer) = label(article, changes, made);
    let mut front = Vec::new();
    if let Some((title, summary)) = title.and_then(|text| text.split_once('\n')) {
        front.extend([("title", scalar(title)), ("summary", scalar(summary))]);
    }
    front.push(("translation", label.as_str().to_owned()));
    front.push(("reviewer", reviewer.map_or_else(|| "none".to_owned(), |name| scalar(&name))));
    front.push(("date", made.day.to_string()));
    let fields = front.iter().flat_map(|(name, value)| front_matter::field(&body, name, value));
    let prints = front_matter::block(&body, "made-from", &prints(article, topic, changes));
    Rewritten { path, text: edit::apply(&body, fields.chain(prints).collect()) }
}

/// The label after an import: of two, the one that claims less, unless all of the article was gone through.
fn label(article: Option<&Article>, changes: &ArticleChanges, made: &Attribution) -> (Label, Option<String>) {
    let by = Some(made.by.clone()).filter(|name| !name.is_empty() && made.label != Label::Machine);
    let Some(article) = article else { return (made.label, by) };
    let title = article.has_title().then_some(UnitId::TITLE);
    let all = article.units.iter().map(|unit| unit.id.as_str()).chain(title);
    let gone_through =
        all.into_iter().all(|id| changes.compared.contains(id) || changes.texts.contains_key(id));
    let old = article.label.as_ref().map(|label| label.value);
    let Some(old) = old.filter(|_| !gone_through) else { return (made.label, by) };
    let claim = |label: Label| {
        [Label::Machine, Label::MachineReviewed, Label::Human].iter().position(|l| *l == label)
    };
    let label = if claim(old) < claim(made.label) { old } else { made.label };
    let mut names: Vec<String> = article.reviewer.iter().cloned().collect();
    names.extend(by.filter(|name| !names.iter().any(|known| known.contains(name.as_str()))));
    (label, (label != Label::Machine && !names.is_empty()).then(|| names.join(", ")))
}

fn prints(article: Option<&Article>, topic: &Topic, changes: &ArticleChanges) -> Vec<(String, Fingerprint)> {
    let old: BTreeMap<&str, Fingerprint> = article
        .iter()
        .flat_map(|article| &article.made_from)
        .map(|(unit, stamped)| (unit.as_str(), stamped.value))
        .collect();
    let ids = [UnitId::TITLE].into_iter().chain(topic.units.iter().map(|spec| spec.id.as_str()));
    ids.filter_map(|id| {
        let new = changes.texts.get(id).map(|(_, print)| *print);
        Some((id.to_owned(), new.or_else(|| old.get(id).copied())?))
    })
    .collect()
}

/// The text of an article with new units in place of the old ones, and with those it lacked.
fn with_units(text: &str, article: &Article, topic: &Topic, changes: &ArticleChanges) -> String {
    let newline = edit::newline(text);
    let written = |id: &str| changes.texts.get(id).map(|(text, _)| text.replace('\n', newline));
    let edits = topic.units.iter().enumerate().filter_map(|(index, spec)| {
        let new = written(spec.id.as_str())?;
        if let Some(unit) = article.unit(&spec.id) {
            return Some((bytes(unit.span), new));
        }
        let before = topic.units[..index].iter().rev().find_map(|spec| article.unit(&spec.id));
        let at = before.map_or_else(|| front_matter::end(text), |unit| unit.span.end as usize);
        Some((at..at, format!("{newline}{newline}{new}")))
    });
    let mut out = edit::apply(text, edits.collect());
    if !out.ends_with('\n') {
        out.push_str(newline);
    }
    out
}

fn bytes(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

/// A new article; its front matter is filled in afterwards.
fn fresh(topic: &Topic, title: &str, changes: &ArticleChanges) -> String {
    let (title, summary) = title.split_once('\n').unwrap_or((title, ""));
    let units = topic.units.iter().filter_map(|spec| changes.texts.get(spec.id.as_str()));
    let units: String = units.map(|(text, _)| format!("\n{text}\n")).collect();
    format!("---\ntitle: {}\nsummary: {}\n---\n{units}", scalar(title), scalar(summary))
}

/// A name in a language for `facts.yaml`; `None` where the fact is written in a way that cannot be changed alone.
pub(super) fn name(text: &str, fact: &FactId, lang: &Lang, name: &str) -> Option<Edit> {
    let entry = mapping::key(text, fact.as_str())?;
    let (value, _) = mapping::of_entry(text, entry).into_iter().find(|(name, _)| *name == "value")?;
    in_language(text, mapping::place(text, value), lang, name)
}

/// The title of a part of the one file in a language for `guide.yaml`; `None` where it is written in a way that cannot be changed
/// alone.
pub(super) fn part_title(text: &str, part: &OneFilePart, lang: &Lang, title: &str) -> Option<Edit> {
    let first = part.title.values().map(|title| title.span.start as usize).min()?;
    let before = text.get(..first)?;
    let key = before.rmatch_indices("title").map(|(at, key)| at..at + key.len()).find(|key| {
        let line = &before[before[..key.start].rfind('\n').map_or(0, |newline| newline + 1)..key.start];
        let behind = before[key.end..].trim_start_matches(['"', '\'']).trim_start();
        behind.starts_with(':') && !line.contains('#')
    })?;
    in_language(text, key, lang, title)
}

/// The words of a language in a mapping by languages whose name takes these bytes: in place of the old, or behind the last.
fn in_language(text: &str, name: Range<usize>, lang: &Lang, words: &str) -> Option<Edit> {
    let is_flow = mapping::is_flow(text, name.clone());
    let all = mapping::of_entry(text, name);
    if let Some((_, old)) = all.iter().find(|(tag, _)| *tag == lang.as_str()) {
        return Some((old.clone(), quoted(words)));
    }
    let (tag, last) = all.last()?;
    let tag_at = mapping::place(text, tag).start;
    let line = text[..tag_at].rfind('\n').map_or(0, |newline| newline + 1);
    // A tag in quotes has its first one before it.
    let indent = text[line..tag_at].trim_end_matches(['"', '\'']);
    if !is_flow && indent.trim().is_empty() {
        let end = text[last.end..].find('\n').map_or(text.len(), |newline| last.end + newline);
        let end = text[..end].trim_end_matches('\r').len();
        Some((end..end, format!("{}{indent}{lang}: {}", edit::newline(text), quoted(words))))
    } else {
        Some((last.end..last.end, format!(", {lang}: {}", quoted(words))))
    }
}

/// A file of interface strings with new ones: in place of the old, or where the source language's file has them.
pub(super) fn strings(
    old: Option<&str>,
    source: &str,
    new: &BTreeMap<String, Vec<(Option<&str>, String)>>,
) -> String {
    let written = |key: &str| {
        let forms = new.get(key)?;
        let value = match forms.as_slice() {
            [(None, words)] => quoted(words),
            forms => {
                let forms: Vec<String> = forms
                    .iter()
                    .map(|(category, words)| format!("{}: {}", category.unwrap_or("other"), quoted(words)))
                    .collect();
                format!("{{{}}}", forms.join(", "))
            }
        };
        Some(format!("{key}: {value}\n"))
    };
    let old = old.unwrap_or_default();
    let old_entries = mapping::entries(old);
    let has = |key: &str| old_entries.iter().any(|(known, _)| *known == key);
    let mut out = String::new();
    for (key, lines) in &old_entries {
        out.push_str(&written(key).unwrap_or_else(|| old[lines.clone()].to_owned()));
    }
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    for (key, _) in mapping::entries(source).iter().filter(|(key, _)| !key.is_empty() && !has(key)) {
        out.push_str(&written(key).unwrap_or_default());
    }
    out
}
