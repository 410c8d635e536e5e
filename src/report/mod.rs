//! Draws problems for people and programs: one file a format, nothing printed here.

mod github;
mod human;
mod json;
mod short;
mod shown;

pub use github::github;
pub use human::human;
pub use json::{Problem, json};
pub use short::short;
pub use shown::{for_terminal, one_line};

use crate::diagnostic::{Diagnostic, Severity};
use crate::project::Project;

/// The word for a severity, in every format.
fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// `path:line:col`, or the path alone where the problem is the file as a whole.
fn place(problem: &Diagnostic, project: &Project) -> String {
    let path = problem.path(project);
    match problem.position(project) {
        Some(at) => format!("{path}:{}:{}", at.line, at.column),
        None => path.to_owned(),
    }
}
