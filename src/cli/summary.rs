//! The short report at the end, for people and for programs.

use std::path::Path;

use crate::author::missing::GapCounts;
use crate::calendar::Day;
use crate::diagnostic::{Diagnostic, Severity, shown};
use crate::project::Project;
use crate::report::{Problem, one_line};
use crate::site::budget_use::BudgetUse;
use crate::site::weight::Summary;
use serde::Serialize;

use super::missing::{GapsJson, told};
use super::numbers::{counted, grouped};
use super::timings::{Timings, TimingsJson};

/// All there is to say about a run.
pub(super) struct Report<'a> {
    pub project: &'a Project,
    pub problems: &'a [Diagnostic],
    /// Of the guide as far as it was built; `None` where errors stopped that.
    pub summary: Option<&'a Summary>,
    pub date: Day,
    /// The folder the site was written to.
    pub written: Option<&'a Path>,
    /// Why the site was not written, though the guide is in order.
    pub failure: Option<String>,
    /// How much each language lacks, where that was looked up.
    pub missing: Vec<GapCounts>,
    /// Whether every problem is drawn, or the first ones of each kind.
    pub all: bool,
    /// Where time and bytes went, if that is to be told.
    pub timings: Option<Timings>,
}

impl<'a> Report<'a> {
    /// What a project's problems are, where nothing is written.
    pub(super) fn of(project: &'a Project, problems: &'a [Diagnostic], date: Day) -> Self {
        let (missing, all) = (Vec::new(), false);
        Self {
            project,
            problems,
            summary: None,
            date,
            written: None,
            failure: None,
            missing,
            all,
            timings: None,
        }
    }

    fn count(&self, severity: Severity) -> usize {
        self.problems
            .iter()
            .filter(|problem| problem.severity == severity)
            .map(|problem| 1 + problem.more)
            .sum()
    }

    /// A few lines: pages, languages, bytes, warnings, and the file to open; then where time and bytes went.
    pub(super) fn text(&self) -> String {
        self.result() + &told(&self.missing) + &self.timings.as_ref().map(Timings::text).unwrap_or_default()
    }

    fn result(&self) -> String {
        let problems = format!(
            "{}, {}",
            counted(self.count(Severity::Error), "error"),
            counted(self.count(Severity::Warning), "warning")
        );
        let Some(summary) = self.summary else { return format!("{problems}; nothing was written\n") };
        let mut lines = vec![format!(
            "{} in {}, edition {} of {}",
            counted(summary.pages, "page"),
            counted(summary.languages.len(), "language"),
            summary.edition,
            self.date
        )];
        lines.push(format!("in four words: {}", summary.words));
        let rows: Vec<_> = summary
            .languages
            .iter()
            .map(|one| {
                let saving = grouped(one.saving);
                (one.tag.as_str(), counted(one.pages, "page"), grouped(one.bytes), saving, one.name.as_str())
            })
            .collect();
        let widest = |width: fn(&(&str, String, String, String, &str)) -> usize| {
            rows.iter().map(width).max().unwrap_or(0)
        };
        let (tags, pages) = (widest(|row| row.0.len()), widest(|row| row.1.len()));
        let (bytes, savings) = (widest(|row| row.2.len()), widest(|row| row.3.len()));
        // The name comes last: one that is written from the right would turn round what follows it.
        lines.extend(rows.iter().map(|(tag, page, byte, saving, name)| {
            format!(
                "  {tag:<tags$}  {page:>pages$}  {byte:>bytes$} bytes, {saving:>savings$} to keep  {name}"
            )
        }));
        let one_files = summary.languages.iter().filter(|one| one.one_file > 0);
        let one_files: Vec<_> =
            one_files.map(|one| format!("{} {}", one.tag, grouped(one.one_file))).collect();
        if !one_files.is_empty() {
            lines.push(format!("one file each: {} bytes", one_files.join(", ")));
        }
        let fonts = summary.languages.iter().filter(|one| one.font > 0);
        let fonts: Vec<_> = fonts.map(|one| format!("{} {}", one.tag, grouped(one.font))).collect();
        if !fonts.is_empty() {
            lines.push(format!("fonts, as fetched: {} bytes", fonts.join(", ")));
        }
        lines.extend(budgets(&summary.budgets));
        lines.push(problems);
        if let Some(out) = self.written {
            lines.push(format!("open {}", one_line(&shown(&out.join("index.html")))));
        }
        lines.join("\n") + "\n"
    }

    /// The same and the problems as one JSON object.
    pub(super) fn json(&self) -> String {
        let summary = self.summary;
        let object = ReportJson {
            written: self.written.map(shown),
            open: self.written.map(|out| shown(&out.join("index.html"))),
            failure: self.failure.clone(),
            timings: self.timings.as_ref().map(Timings::json),
            edition: summary.map(|summary| summary.edition.as_str()),
            edition_date: self.date.to_string(),
            words: summary.map(|summary| summary.words.as_str()),
            pages: summary.map(|summary| summary.pages),
            largest: summary
                .and_then(|summary| summary.largest.as_ref())
                .map(|(path, bytes)| WeightJson { path: path.as_str(), bytes: *bytes }),
            languages: summary.map_or_else(Vec::new, languages),
            budgets: summary
                .map_or_else(Vec::new, |summary| summary.budgets.iter().map(BudgetJson::new).collect()),
            errors: self.count(Severity::Error),
            warnings: self.count(Severity::Warning),
            missing: self.missing.iter().map(GapsJson::new).collect(),
            problems: self.problems.iter().map(|problem| Problem::new(problem, self.project)).collect(),
        };
        let text = serde_json::to_string_pretty(&object).unwrap_or_default();
        text + "\n"
    }
}

/// The largest of each thing that has a budget, beside it.
fn budgets(uses: &[BudgetUse]) -> Vec<String> {
    let packed = |one: &BudgetUse| if one.is_packed { "gzip" } else { "" };
    let rows = uses.iter().map(|one| {
        let (bytes, limit) = (grouped(one.bytes), grouped(one.limit));
        format!("  {:<8}  {bytes:>8} of {limit:>8} {:<4}  {}", one.budget, packed(one), one.of)
    });
    let title = (!uses.is_empty()).then(|| "the largest beside its budget, in bytes".to_owned());
    title.into_iter().chain(rows).collect()
}

fn languages(summary: &Summary) -> Vec<LanguageJson<'_>> {
    let all = summary.languages.iter();
    all.map(|one| LanguageJson {
        tag: &one.tag,
        name: &one.name,
        pages: one.pages,
        bytes: one.bytes,
        font: one.font,
        one_file: one.one_file,
        saving: one.saving,
    })
    .collect()
}

/// The report in JSON. Fields are added here and never renamed; bytes are those of gzip unless a field says otherwise.
#[derive(Serialize)]
struct ReportJson<'a> {
    written: Option<String>,
    open: Option<String>,
    failure: Option<String>,
    edition: Option<&'a str>,
    edition_date: String,
    words: Option<&'a str>,
    pages: Option<usize>,
    largest: Option<WeightJson<'a>>,
    languages: Vec<LanguageJson<'a>>,
    budgets: Vec<BudgetJson<'a>>,
    errors: usize,
    warnings: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<GapsJson<'a>>,
    problems: Vec<Problem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    timings: Option<TimingsJson<'a>>,
}

#[derive(Serialize)]
struct WeightJson<'a> {
    path: &'a str,
    bytes: usize,
}

#[derive(Serialize)]
struct LanguageJson<'a> {
    tag: &'a str,
    name: &'a str,
    pages: usize,
    /// All its pages together, in raw bytes.
    bytes: usize,
    /// Its font, as it is fetched.
    font: usize,
    /// The one file that holds the whole language, in raw bytes.
    one_file: usize,
    /// All that keeping the language on a phone costs on the wire.
    saving: usize,
}

/// The largest of a thing beside its budget; bytes of a file and a font as they are.
#[derive(Serialize)]
struct BudgetJson<'a> {
    budget: &'a str,
    /// The page or the language.
    of: &'a str,
    bytes: usize,
    limit: usize,
}

impl<'a> BudgetJson<'a> {
    fn new(one: &'a BudgetUse) -> Self {
        Self { budget: one.budget, of: &one.of, bytes: one.bytes, limit: one.limit }
    }
}
