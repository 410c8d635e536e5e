//! `wayleaf due`: the facts and sources to look up again, as a table, as JSON and as a page to print.

use std::path::Path;

use serde::Serialize;
use tera::{Context, Tera};
use wayleaf::calendar::Day;
use wayleaf::desk::due::{Entry, Thing, Within, due};
use wayleaf::guide::Guide;
use wayleaf::guide::fact::{Confidence, Fact, FactKind, FactValue, Measure};
use wayleaf::guide::ids::SourceId;
use wayleaf::guide::source::{PartialDate, Source};
use wayleaf::project::{Project, Span};
use wayleaf::report::one_line;
use wayleaf::words;

use super::args::{Format, ListFormat};

const PAGE: &str = include_str!("due.html");

/// The list in JSON. Fields are added here and never renamed.
#[derive(Serialize)]
struct List<'a> {
    publisher: &'a str,
    language: &'a str,
    from: String,
    to: Option<String>,
    overdue: usize,
    due: Vec<Row<'a>>,
}

/// A fact or a source to look up again.
#[derive(Serialize)]
struct Row<'a> {
    what: &'static str,
    id: &'a str,
    kind: &'static str,
    /// What a fact says, in the source language; the title of a source.
    value: String,
    due: String,
    days: i64,
    /// Of facts: when it was checked, by whom, how sure it is, and its place in the source.
    checked: Option<String>,
    checked_by: Option<&'a str>,
    confidence: Option<&'static str>,
    section: Option<&'a str>,
    source: Option<Place<'a>>,
    /// Of sources: the facts that rest on it.
    facts: Vec<&'a str>,
    path: &'a str,
    line: u32,
}

/// Where to look it up.
#[derive(Serialize)]
struct Place<'a> {
    id: &'a str,
    title: &'a str,
    publisher: &'a str,
    language: &'a str,
    kind: &'static str,
    url: Option<&'a str>,
    date: Option<String>,
    as_of: Option<String>,
    read: String,
}

/// The format of the list where only one for all commands was given.
pub fn format(given: Option<Format>) -> Result<ListFormat, String> {
    match given {
        None | Some(Format::Human) => Ok(ListFormat::Human),
        Some(Format::Json) => Ok(ListFormat::Json),
        Some(_) => Err("`due` has the formats human, json and html: `wayleaf due --format json`".to_owned()),
    }
}

/// The list, counted from a day; or a sentence that says what is wrong and what to do.
pub fn run(root: &Path, from: Day, within: Within, format: ListFormat) -> Result<String, String> {
    let (project, guide) = super::content(root)?;
    let entries = due(&guide, from, within);
    let list = List {
        publisher: &guide.settings.publisher,
        language: guide.settings.source.as_str(),
        from: from.to_string(),
        to: within.last(from).map(|day| day.to_string()),
        overdue: entries.iter().filter(|entry| entry.days < 0).count(),
        due: entries.iter().map(|entry| row(entry, &guide, &project)).collect(),
    };
    match format {
        ListFormat::Human => Ok(table(&list)),
        ListFormat::Json => Ok(serde_json::to_string_pretty(&list).unwrap_or_default() + "\n"),
        ListFormat::Html => Context::from_serialize(&list)
            .and_then(|context| Tera::one_off(PAGE, &context, true))
            .map_err(|error| error.to_string()),
    }
}

fn row<'a>(entry: &Entry<'a>, guide: &'a Guide, project: &'a Project) -> Row<'a> {
    let (fact, title, span): (_, _, Span) = match &entry.thing {
        Thing::Fact(_, fact) => (Some(*fact), None, fact.span),
        Thing::Source(_, source, _) => (None, Some(*source), source.span),
    };
    let facts = if let Thing::Source(_, _, facts) = &entry.thing { &facts[..] } else { &[] };
    let kind = fact.map_or("", |fact| word(&FactKind::WORDS, fact.kind));
    Row {
        what: if fact.is_some() { "fact" } else { "source" },
        id: entry.id,
        kind: title.map_or(kind, |source| source.kind.as_str()),
        value: fact.map(|fact| value(fact, guide)).or(title.map(|source| source.title.clone())).unwrap_or_default(),
        due: entry.due.to_string(),
        days: entry.days,
        checked: fact.map(|fact| fact.checked.to_string()),
        checked_by: fact.map(|fact| fact.checked_by.as_str()),
        confidence: fact.map(|fact| word(&Confidence::WORDS, fact.confidence)),
        section: fact.and_then(|fact| fact.section.as_deref()),
        source: entry.source.map(|(id, source)| place(id, source)),
        facts: facts.iter().map(|id| id.as_str()).collect(),
        path: &project.file(span.file).path,
        line: project.position(span).line,
    }
}
