//! Parts of a problem that several formats write alike.

use crate::diagnostic::{Diagnostic, Severity};
use crate::project::Project;

/// The word for a severity, in every format.
pub(super) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// `path:line:col`, or the path alone where the problem is the file as a whole.
pub(super) fn place(problem: &Diagnostic, project: &Project) -> String {
    let path = problem.path(project);
    match problem.position(project) {
        Some(at) => format!("{path}:{}:{}", at.line, at.column),
        None => path.to_owned(),
    }
}
