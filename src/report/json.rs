//! Problems for programs.

use serde::Serialize;

use super::parts::word;
use crate::diagnostic::{Diagnostic, Place, Subject};
use crate::project::Project;

/// One problem as it stands in JSON: its fields in this order, `line` and `column` from 1 or null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The word of the rule.
    pub code: String,
    /// `error` or `warning`.
    pub severity: String,
    /// What is wrong.
    pub message: String,
    /// Path from the project's root.
    pub path: String,
    /// Line, from 1.
    pub line: Option<u32>,
    /// Column in characters, from 1.
    pub column: Option<u32>,
    /// What it is about, by its author's name for it, or null.
    pub subject: Option<ProblemSubject>,
    /// What to do.
    pub help: String,
    /// How many more like it in this file it stands for.
    pub more: usize,
    /// Where else it lies, in order.
    pub also: Vec<ProblemPlace>,
}

/// What a problem is about as it stands in JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProblemSubject {
    /// `unit`, `entry`, `string` or `page`.
    pub kind: &'static str,
    /// A unit as `topic#unit`, an entry's id, a string's key, a page's path.
    pub name: String,
}

/// A place as it stands in JSON: `line` and `column` from 1 or null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProblemPlace {
    /// Path from the project's root; of a page, as on the site.
    pub path: String,
    /// Line, from 1.
    pub line: Option<u32>,
    /// Column in characters, from 1.
    pub column: Option<u32>,
}

impl Problem {
    /// A diagnostic with its place looked up.
    pub fn new(problem: &Diagnostic, project: &Project) -> Self {
        let at = problem.position(project);
        Self {
            code: problem.code.as_str().to_owned(),
            severity: word(problem.severity).to_owned(),
            message: problem.message.clone(),
            path: problem.path(project).to_owned(),
            line: at.map(|at| at.line),
            column: at.map(|at| at.column),
            subject: Subject::of(&problem.place, project).map(ProblemSubject::new),
            help: problem.help.clone(),
            more: problem.more,
            also: problem.also.iter().map(|place| ProblemPlace::new(place, project)).collect(),
        }
    }
}

impl ProblemSubject {
    fn new(subject: Subject<'_>) -> Self {
        let (kind, name) = match subject {
            Subject::Unit { topic, unit } => ("unit", format!("{topic}#{unit}")),
            Subject::Entry(id) => ("entry", id.to_owned()),
            Subject::InterfaceString(key) => ("string", key.to_owned()),
            Subject::Page(path) => ("page", path.to_string()),
        };
        Self { kind, name }
    }
}

impl ProblemPlace {
    fn new(place: &Place, project: &Project) -> Self {
        let at = place.position(project);
        let (line, column) = (at.map(|at| at.line), at.map(|at| at.column));
        Self { path: place.path(project).to_owned(), line, column }
    }
}

/// Draws the problems as one JSON array of [`Problem`]s, an object a line.
pub fn json(problems: &[Diagnostic], project: &Project) -> String {
    let objects: Vec<String> = problems
        .iter()
        .filter_map(|problem| serde_json::to_string(&Problem::new(problem, project)).ok())
        .collect();
    match objects.as_slice() {
        [] => "[]\n".to_owned(),
        objects => format!("[\n{}\n]\n", objects.join(",\n")),
    }
}
