//! `wayleaf due`: the facts and sources to look up again, and what a reviewer found wrong or unclear, as a table, as JSON and as a page to print.

use crate::author::due::{DueEntry, DueItem, DueWithin, due};
use crate::calendar::PartialDate;
use crate::guide::Guide;
use crate::guide::fact::{Confidence, Fact, FactKind, FactNumber, FactValue, Measure};
use crate::guide::ids::{SourceId, TopicId, UnitId};
use crate::guide::review::Remark;
use crate::guide::source::Source;
use crate::guide::text::{Inline, visit_inlines};
use crate::i18n::format;
use crate::project::Project;
use crate::report::one_line;
use clap::Args;
use serde::Serialize;

use super::context::Context;
use super::exit::{CommandResult, Exit};
use super::output;
use super::paper;
use super::values::{ListFormat, list_format, within};

const PAGE: &str = include_str!("due.html");

/// The list in JSON. Fields are added here and never renamed.
#[derive(Serialize)]
struct DueJson<'a> {
    publisher: &'a str,
    language: &'a str,
    from: String,
    to: Option<String>,
    overdue: usize,
    due: Vec<DueRow<'a>>,
}

/// A fact or a source to look up again, or a unit that a reviewer found wrong or unclear.
#[derive(Serialize)]
struct DueRow<'a> {
    what: &'static str,
    id: String,
    kind: &'static str,
    /// What a fact says, in the source language; the title of a source; what a reviewer said of a unit.
    value: String,
    due: String,
    days: i64,
    /// Of facts: when it was checked, by whom, how sure it is, and its place in the source.
    checked: Option<String>,
    checked_by: Option<&'a str>,
    confidence: Option<&'static str>,
    section: Option<&'a str>,
    /// Of facts: what somebody is to find out before a text may place it.
    to_confirm: Option<&'a str>,
    source: Option<SourceJson<'a>>,
    /// Of sources: the facts that rest on it.
    facts: Vec<&'a str>,
    /// Of sources: what could not be read.
    not_read: Option<&'a str>,
    /// The provisions it rests on that have changed since somebody read it.
    changes: Vec<LawChangeJson>,
    /// Of units: the language, and as what it was read.
    lang: Option<&'a str>,
    role: Option<&'static str>,
    path: &'a str,
    line: u32,
}

/// A provision that has changed.
#[derive(Serialize)]
struct LawChangeJson {
    provision: String,
    became: &'static str,
    on: String,
    /// In words.
    said: String,
}

/// Where to look it up.
#[derive(Serialize)]
struct SourceJson<'a> {
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

/// The arguments of `due`.
#[derive(Debug, Args)]
pub(super) struct DueArguments {
    /// How far ahead to look, in days, weeks or months; `all` lists everything
    #[arg(long, value_name = "30d|6w|3m|all", default_value = "30d", value_parser = within)]
    pub within: DueWithin,
    /// How the list is written [default: human]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<ListFormat>,
}

/// Writes the list, counted from a day.
pub(super) fn run(context: &Context, arguments: &DueArguments) -> CommandResult {
    let (from, within) = (context.day()?, arguments.within);
    let format = arguments.format.map_or_else(|| list_format(context.format, "due"), Ok)?;
    let (project, guide) = context.content()?;
    let entries = due(&guide, from, within);
    let list = DueJson {
        publisher: &guide.settings.publisher,
        language: guide.settings.source.as_str(),
        from: from.to_string(),
        to: within.last(from).map(|day| day.to_string()),
        overdue: entries.iter().filter(|entry| entry.days < 0).count(),
        due: entries.iter().map(|entry| row(entry, &guide, &project)).collect(),
    };
    let text = match format {
        ListFormat::Human => table(&list),
        ListFormat::Json => serde_json::to_string_pretty(&list).unwrap_or_default() + "\n",
        ListFormat::Html => paper::page(PAGE, &list)?,
    };
    output::out(&text)?;
    Ok(Exit::Clean)
}

fn row<'a>(entry: &DueEntry<'a>, guide: &Guide, project: &'a Project) -> DueRow<'a> {
    let span = entry.thing.span();
    let row = DueRow {
        what: "source",
        id: entry.thing.id(),
        kind: "",
        value: String::new(),
        due: entry.due.to_string(),
        days: entry.days,
        checked: None,
        checked_by: None,
        confidence: None,
        section: None,
        to_confirm: None,
        source: entry.source.map(|(id, source)| place(id, source)),
        facts: Vec::new(),
        not_read: None,
        changes: entry
            .changes
            .iter()
            .map(|(law, change)| {
                let provision = law.style.written(&change.provision);
                let said = format!("{provision} {} from {}", change.kind.phrase(), change.on);
                LawChangeJson { provision, became: change.kind.as_str(), on: change.on.to_string(), said }
            })
            .collect(),
        lang: None,
        role: None,
        path: &project.file(span.file).path,
        line: project.position(span).line,
    };
    match &entry.thing {
        DueItem::Fact(_, fact) => DueRow {
            what: "fact",
            kind: word(&FactKind::WORDS, fact.kind),
            value: value(fact, guide),
            checked: Some(fact.checked.to_string()),
            checked_by: Some(&fact.checked_by),
            confidence: Some(word(&Confidence::WORDS, fact.confidence)),
            section: fact.section.as_deref(),
            to_confirm: fact.to_confirm.as_deref(),
            ..row
        },
        DueItem::Source(_, source, facts) => DueRow {
            kind: source.kind.as_str(),
            value: source.title.clone(),
            facts: facts.iter().map(|id| id.as_str()).collect(),
            not_read: source.not_read.as_deref(),
            ..row
        },
        DueItem::Reread(name, safety, _) => DueRow {
            what: "unit",
            kind: if *safety { "safety" } else { "text" },
            value: title(name, guide),
            ..row
        },
        DueItem::Unit(unit) => DueRow {
            what: "unit",
            kind: unit.review.verdict.as_str(),
            value: unit.review.remarks.iter().map(remark).collect::<Vec<_>>().join("; "),
            checked: Some(unit.review.on.to_string()),
            checked_by: Some(&unit.review.by),
            lang: Some(unit.lang.as_str()),
            role: Some(unit.review.role.as_str()),
            ..row
        },
    }
}

/// What a reviewer said of a sentence.
fn remark(remark: &Remark) -> String {
    let said = if remark.words.is_empty() { String::new() } else { format!(": {}", remark.words) };
    format!("sentence {} {}{said}", remark.claim, remark.verdict.as_str())
}

fn place<'a>(id: &'a SourceId, source: &'a Source) -> SourceJson<'a> {
    SourceJson {
        id: id.as_str(),
        title: &source.title,
        publisher: &source.publisher,
        language: source.language.as_str(),
        kind: source.kind.as_str(),
        url: source.url.as_deref(),
        date: source.date.map(|date| match date {
            PartialDate::Year(year) => format!("{year:04}"),
            PartialDate::Month(year, month) => format!("{year:04}-{month:02}"),
            PartialDate::Day(day) => day.to_string(),
        }),
        as_of: source.as_of.map(|day| day.to_string()),
        read: source.read.to_string(),
    }
}

/// What a fact says, in the source language; what it counts, in English.
fn value(fact: &Fact, guide: &Guide) -> String {
    let settings = &guide.settings;
    let Some(language) = guide.language(&settings.source) else { return String::new() };
    let number = |number: i64| format::number(&language.formats, number);
    match &fact.value {
        FactValue::Number(count, measure) => {
            let digits = match count {
                FactNumber::Whole(count) => number(*count),
                FactNumber::Decimal(count) => format::decimal(&language.formats, count),
                FactNumber::Range(range) => [range.from, range.to].map(|end| number(end.into())).join("–"),
            };
            match measure {
                None => digits,
                Some(Measure::Celsius) => format!("{digits} °C"),
                Some(Measure::Percent) => format!("{digits} %"),
                Some(measure) => {
                    let plural = if *count == FactNumber::Whole(1) { "" } else { "s" };
                    format!("{digits} {}{plural}", word(&Measure::WORDS, *measure))
                }
            }
        }
        FactValue::Before(before) => {
            let (number, unit) = (number(before.number.into()), word(&Measure::WORDS, before.measure));
            format!("{number} {unit} before {}", format::day(language, before.day))
        }
        FactValue::Hours(hours) => format::hours(&language.formats, *hours),
        FactValue::Words(words) => words.clone(),
        FactValue::PerLanguage(words) => {
            let known = words.get(&settings.source).or_else(|| words.get(&settings.official));
            known.or_else(|| words.values().next()).cloned().unwrap_or_default()
        }
        FactValue::Date(date) => format::date(language, *date),
    }
}

fn word<T: Copy + PartialEq>(words: &[(&'static str, T)], wanted: T) -> &'static str {
    words.iter().find(|(_, known)| *known == wanted).map_or("", |(word, _)| word)
}

/// The title of a unit in the source language.
fn title(name: &str, guide: &Guide) -> String {
    let parts =
        name.split_once('#').and_then(|(topic, unit)| Some((TopicId::new(topic)?, UnitId::new(unit)?)));
    let unit = parts.and_then(|(topic, unit)| {
        let article = guide.topic(&topic)?.articles.get(&guide.settings.source)?;
        let mut said = String::new();
        visit_inlines(&article.unit(&unit)?.title, &mut |inline| {
            if let Inline::Text(text) = inline {
                said.push_str(text);
            }
        });
        Some(said)
    });
    unit.unwrap_or_default()
}

/// A table of a line each, and under each line where to look.
fn table(list: &DueJson<'_>) -> String {
    let until = list.to.as_ref().map_or_else(String::new, |to| format!(" until {to}"));
    if list.due.is_empty() {
        return format!("nothing to look up again{until}\n");
    }
    let head = ["DUE", "LEFT", "ID", "KIND", "WHAT IT SAYS"].map(str::to_owned);
    let lines: Vec<[String; 5]> = list.due.iter().map(cells).collect();
    let width = |column: usize| {
        let all = lines.iter().chain([&head]);
        all.map(|cells| cells[column].chars().count()).max().unwrap_or(0)
    };
    let widths: [usize; 4] = std::array::from_fn(width);
    // What it says comes last: words that are written from the right would turn round what follows them.
    let line = |cells: &[String; 5]| {
        let padded: String =
            cells.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}  ")).collect();
        format!("{padded}{}", cells[4]).trim_end().to_owned() + "\n"
    };
    let mut text = line(&head);
    for (row, cells) in list.due.iter().zip(&lines) {
        text.push_str(&line(cells));
        for about in look_up(row) {
            text.push_str(&format!("{:12}{}\n", "", one_line(&about)));
        }
    }
    let count = list.due.len();
    let plural = if count == 1 { "" } else { "s" };
    text + &format!("{count} thing{plural} to look up again{until}, {} overdue\n", list.overdue)
}

fn cells(row: &DueRow<'_>) -> [String; 5] {
    let plural = if row.days.abs() == 1 { "" } else { "s" };
    let left = match row.days {
        0 => "today".to_owned(),
        days if days < 0 => format!("{} day{plural} overdue", -days),
        days => format!("{days} day{plural}"),
    };
    let kind = match row.what {
        "fact" => row.kind.to_owned(),
        _ if row.lang.is_some() => format!("found {}", row.kind),
        what => format!("{what}, {}", row.kind),
    };
    [row.due.clone(), left, row.id.clone(), kind, one_line(&row.value)]
}

/// Where to look: the source with the place in it, and its address.
fn look_up(row: &DueRow<'_>) -> Vec<String> {
    if let (Some(lang), Some(role), Some(by)) = (row.lang, row.role, row.checked_by) {
        return vec![
            format!("the text in `{lang}`, read by {by}, {role}"),
            format!("{}:{}", row.path, row.line),
        ];
    }
    let mut lines: Vec<String> = row.changes.iter().map(|change| change.said.clone()).collect();
    lines.extend(row.to_confirm.map(|ask| format!("to confirm before a text may place it: {ask}")));
    let Some(source) = &row.source else {
        lines.push("its source is not in content/sources.yaml".to_owned());
        return lines;
    };
    lines.extend(row.not_read.map(|lacking| format!("could not be read: {lacking}")));
    lines.push(match (row.what, row.section) {
        ("source", _) => source.publisher.to_owned(),
        (_, Some(section)) => format!("{section} in {}", source.title),
        (_, None) => source.title.to_owned(),
    });
    lines.push(source.url.map_or_else(|| format!("no address; ask {}", source.publisher), str::to_owned));
    lines
}
