//! `content/topics/<topic>/<lang>.md`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use crate::calendar::Day;
use crate::diagnostic::{Code, Diagnosed, Diagnostic};
use crate::guide::article::{Article, Label};
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::UnitId;
use crate::parse::markdown;
use crate::parse::values::Values;
use crate::parse::yaml::{Entries, Located, Yaml};
use crate::project::{File, FileId, Span, Spanned};

/// What stands above front matter, and below.
const FENCE: &str = "---";

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawFront {
    title: Located<Option<String>>,
    summary: Located<Option<String>>,
    translation: Option<Located<String>>,
    reviewer: Option<String>,
    date: Option<Located<String>>,
    made_from: Option<Entries<Located<String>>>,
    changed: Option<Entries<Located<String>>>,
}

/// Reads an article; `None` where its front matter cannot be used.
pub(super) fn article(shared: &Arc<File>, file: FileId) -> Diagnosed<Option<Article>> {
    let text = shared.text.as_str();
    let mut written = markdown::read(shared, file);
    let mut problems = std::mem::take(&mut written.problems);
    let Some(front) = written.front else {
        let help =
            "begin the file with `---`, `title:`, `summary:`, `translation:`, `reviewer:`, `date:`, `---`";
        let (message, help) = match behind_fence(text) {
            Some("") => (
                "an empty line stands behind the first `---`",
                "delete it: the lines of the front matter begin right under `---`",
            ),
            _ => ("no front matter", help),
        };
        if text.starts_with(FENCE) {
            // What was meant for front matter is no Markdown.
            problems.clear();
        }
        problems.push(Diagnostic::error(Code::Yaml, Span::top(file), message, help));
        return Diagnosed::new(None, problems);
    };
    let yaml = Yaml { text: &text[front.clone()], file, base: front.start };
    let raw: RawFront = match yaml.read() {
        Ok(raw) => raw,
        Err(problem) => {
            problems.push(problem);
            return Diagnosed::new(None, problems);
        }
    };
    let mut values = Values::new(yaml);
    let label = raw.translation.as_ref().and_then(|written| {
        let value = values.word(written, &Label::WORDS)?;
        Some(Spanned { value, span: yaml.span(written) })
    });
    let is_unchecked = raw.date.as_ref().is_some_and(|written| written.value == Article::UNCHECKED);
    let date = raw.date.as_ref().filter(|_| !is_unchecked).and_then(|written| values.day(written));
    if raw.translation.is_none() {
        let help =
            "write `translation: source`, `human`, `machine` or `machine-reviewed` into the front matter";
        values.problem(Code::MissingLabel, &raw.title, "the text does not say who made it", help);
    }
    if raw.date.is_none() {
        let help = "write `date:` with the day it was made or last looked at";
        values.problem(Code::MissingLabel, &raw.title, "the text bears no date", help);
    }
    let is_made_by_somebody =
        |label: &Spanned<Label>| matches!(label.value, Label::Human | Label::MachineReviewed);
    if is_unchecked && label.as_ref().is_some_and(is_made_by_somebody) {
        let help = "write the day on which the person named in `reviewer:` made or read it";
        values.problem(Code::MissingLabel, &raw.title, "the text bears no date", help);
    }
    let made_from = by_unit(raw.made_from.as_ref(), &yaml, &mut values, Fingerprint::parse);
    let changed = by_unit(raw.changed.as_ref(), &yaml, &mut values, |text| {
        let (print, day) = text.split_once(' ')?;
        Some((Fingerprint::parse(print)?, Day::parse(day)?))
    });
    let span = yaml.span(&raw.title);
    let said = |written: &Located<Option<String>>| written.value.clone().unwrap_or_default();
    let front = format!("{}\n{}", said(&raw.title), said(&raw.summary));
    let mut words = |written: &Located<Option<String>>| {
        let start = yaml.span(written).start as usize;
        // The library counts a quotation mark to the value's place, not to the value.
        let quoted = text.get(start..).is_some_and(|rest| rest.starts_with(['"', '\'']));
        markdown::words(&said(written), (shared, file), start + usize::from(quoted), &mut problems)
    };
    let (title, summary) = (words(&raw.title), words(&raw.summary));
    let article = Article {
        file,
        title: title.0,
        summary: summary.0,
        label,
        reviewer: raw.reviewer.filter(|name| name != "none"),
        date,
        made_from,
        changed,
        fingerprint: Fingerprint::of(&front),
        front,
        span,
        units: written.units,
        lines: vec![title.1, summary.1],
    };
    problems.extend(values.problems);
    Diagnosed::new(Some(article), problems)
}

/// The line under the fence that a text begins with, without blanks; `None` where it begins otherwise.
fn behind_fence(text: &str) -> Option<&str> {
    let mut lines = text.lines();
    lines.next().filter(|line| line.trim_end() == FENCE)?;
    lines.next().map(str::trim)
}

/// What `wayleaf stamp` wrote beside each unit.
fn by_unit<T>(
    raw: Option<&Entries<Located<String>>>,
    yaml: &Yaml<'_>,
    values: &mut Values<'_>,
    read: impl Fn(&str) -> Option<T>,
) -> BTreeMap<UnitId, Spanned<T>> {
    let mut by_unit = BTreeMap::new();
    for (unit, written) in raw.iter().flat_map(|entries| &entries.0) {
        let id = values.id(unit, UnitId::new);
        let Some(value) = read(&written.value) else {
            let message = format!("`{}` is not a fingerprint", written.value);
            values.problem(Code::Unstamped, written, message, "let `wayleaf stamp` write it");
            continue;
        };
        if let Some(id) = id {
            by_unit.insert(id.value, Spanned { value, span: yaml.span(written) });
        }
    }
    by_unit
}
