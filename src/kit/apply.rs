//! Translations written into the files of a project: only what changes is touched.

use std::collections::{BTreeMap, BTreeSet};

use crate::author::stamp::write_prints;
use crate::calendar::Day;
use crate::edit::mapping;
use crate::edit::scalar::{quoted, scalar};
use crate::guide::article::{Article, Fingerprint, Label};
use crate::guide::ids::{FactId, UnitId};
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

/// The article of a topic with these changes; `None` where there is no article and no title for a new one.
pub(super) fn article(
    project: &Project,
    topic: &Topic,
    lang: &Lang,
    changes: &ArticleChanges,
    made: &Attribution,
) -> Option<Rewritten> {
    let article = topic.articles.get(lang);
    let title = changes.texts.get(UnitId::TITLE).map(|(text, _)| text.as_str());
    let path = format!("content/topics/{}/{lang}.md", topic.id);
    let body = match article {
        Some(article) => with_units(&project.file(article.file).text, article, topic, changes),
        None => fresh(topic, title?, changes),
    };
    let (label, reviewer) = label(article, changes, made);
    let mut front = Vec::new();
    if let Some((title, summary)) = title.and_then(|text| text.split_once('\n')) {
        front.extend([("title", scalar(title)), ("summary", scalar(summary))]);
    }
    front.push(("translation", label.as_str().to_owned()));
    front.push(("reviewer", reviewer.map_or_else(|| "none".to_owned(), |name| scalar(&name))));
    front.push(("date", made.day.to_string()));
    let text = front.iter().fold(body, |text, (name, value)| with_field(&text, name, value));
    Some(Rewritten { path, text: write_prints(&text, &prints(article, topic, changes)) })
}

/// The label after an import: of two, the one that claims less, unless all of the article was gone through.
fn label(article: Option<&Article>, changes: &ArticleChanges, made: &Attribution) -> (Label, Option<String>) {
    let by = Some(made.by.clone()).filter(|name| !name.is_empty() && made.label != Label::Machine);
    let Some(article) = article else { return (made.label, by) };
    let all = article.units.iter().map(|unit| unit.id.as_str()).chain([UnitId::TITLE]);
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
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let written = |id: &str| changes.texts.get(id).map(|(text, _)| text.replace('\n', newline));
    // From the end, so that what is still to come keeps its place.
    let mut out = text.to_owned();
    for (index, spec) in topic.units.iter().enumerate().rev() {
        let Some(new) = written(spec.id.as_str()) else { continue };
        if let Some(unit) = article.unit(&spec.id) {
            out.replace_range(bytes(unit.span), &new);
            continue;
        }
        let before = topic.units[..index].iter().rev().find_map(|spec| article.unit(&spec.id));
        let at = before.map_or_else(|| front_end(text), |unit| unit.span.end as usize);
        out.insert_str(at, &format!("{newline}{newline}{new}"));
    }
    if !out.ends_with('\n') {
        out.push_str(newline);
    }
    out
}

fn bytes(span: Span) -> std::ops::Range<usize> {
    span.start as usize..span.end as usize
}

/// The byte behind the front matter's last fence, before its line ends.
fn front_end(text: &str) -> usize {
    let mut at = 0;
    let mut fences = 0;
    for line in text.split_inclusive('\n') {
        fences += usize::from(line.trim_end() == "---");
        if fences == 2 {
            return at + line.trim_end().len();
        }
        at += line.len();
    }
    at
}

/// A new article; its front matter is filled in afterwards.
fn fresh(topic: &Topic, title: &str, changes: &ArticleChanges) -> String {
    let (title, summary) = title.split_once('\n').unwrap_or((title, ""));
    let units = topic.units.iter().filter_map(|spec| changes.texts.get(spec.id.as_str()));
    let units: String = units.map(|(text, _)| format!("\n{text}\n")).collect();
    format!("---\ntitle: {}\nsummary: {}\n---\n{units}", scalar(title), scalar(summary))
}

/// The text with a field of its front matter replaced, or added at its end.
fn with_field(text: &str, name: &str, value: &str) -> String {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let line_of = format!("{name}: {value}{newline}");
    let mut out = String::with_capacity(text.len() + line_of.len());
    let (mut fences, mut done, mut inside) = (0, false, false);
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        if fences == 1 {
            let begins = line.strip_prefix(name).is_some_and(|rest| rest.starts_with(':'));
            inside = begins || inside && line.starts_with([' ', '\t']);
            if inside {
                if begins && !done {
                    out.push_str(&line_of);
                    done = true;
                }
                continue;
            }
            if (bare == "---" || bare == "made-from:") && !done {
                out.push_str(&line_of);
                done = true;
            }
        }
        fences += usize::from(bare == "---");
        out.push_str(line);
    }
    out
}

/// `facts.yaml` with a name in a language; `None` where the fact is written in a way that cannot be changed alone.
pub(super) fn name(text: &str, fact: &FactId, lang: &Lang, name: &str) -> Option<String> {
    let entry = find_key(text, fact.as_str())?;
    let (value, _) = mapping::of_entry(text, entry).into_iter().find(|(name, _)| *name == "value")?;
    let start = value.as_ptr() as usize - text.as_ptr() as usize;
    let names = mapping::of_entry(text, start..start + value.len());
    let mut out = text.to_owned();
    if let Some((_, old)) = names.iter().find(|(tag, _)| *tag == lang.as_str()) {
        out.replace_range(old.clone(), &quoted(name));
        return Some(out);
    }
    let (tag, last) = names.last()?;
    let tag_at = tag.as_ptr() as usize - text.as_ptr() as usize;
    let line = text[..tag_at].rfind('\n').map_or(0, |newline| newline + 1);
    let indent = &text[line..tag_at];
    if indent.trim().is_empty() {
        let end = text[last.end..].find('\n').map_or(text.len(), |newline| last.end + newline);
        out.insert_str(end, &format!("\n{indent}{lang}: {}", quoted(name)));
    } else {
        out.insert_str(last.end, &format!(", {lang}: {}", quoted(name)));
    }
    Some(out)
}

/// The bytes of a key at the start of a line.
fn find_key(text: &str, key: &str) -> Option<std::ops::Range<usize>> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')) {
            return Some(at..at + key.len());
        }
        at += line.len();
    }
    None
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
    let old_blocks = blocks(old.unwrap_or_default());
    let has = |key: &str| old_blocks.iter().any(|(known, _)| *known == key);
    let mut out = String::new();
    for (key, block) in &old_blocks {
        out.push_str(&written(key).unwrap_or_else(|| (*block).to_owned()));
    }
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    for (key, _) in blocks(source).iter().filter(|(key, _)| !key.is_empty() && !has(key)) {
        out.push_str(&written(key).unwrap_or_default());
    }
    out
}

/// The lines of a YAML mapping by key; comments and empty lines stand alone, under no key.
fn blocks(text: &str) -> Vec<(&str, &str)> {
    let mut blocks: Vec<(&str, &str)> = Vec::new();
    let mut start = 0;
    let mut key = "";
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let goes_on = !key.is_empty() && line.starts_with([' ', '\t', '}']);
        if !goes_on {
            if at > start {
                blocks.push((key, &text[start..at]));
            }
            start = at;
            key = if line.starts_with('#') { "" } else { line.split_once(':').map_or("", |(key, _)| key) };
        }
        at += line.len();
    }
    if at > start {
        blocks.push((key, &text[start..at]));
    }
    blocks
}
