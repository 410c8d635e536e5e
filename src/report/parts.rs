//! Parts of a problem that several formats write alike.

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::project::Project;

/// The word for a severity, in every format.
pub(super) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// What is wrong and what to do about it, in one piece of text.
pub(super) fn in_words(problem: &Diagnostic) -> String {
    match problem.help.as_str() {
        "" => problem.told().into_owned(),
        help => format!("{}; {help}", problem.told()),
    }
}

/// `path:line:col`, or the path alone where the problem is the file as a whole.
pub(super) fn place(place: &Place, project: &Project) -> String {
    let path = place.path(project);
    match place.position(project) {
        Some(at) => format!("{path}:{}:{}", at.line, at.column),
        None => path.to_owned(),
    }
}

/// Where else a problem lies: the first places, and how many more there are; `None` if it lies in one place.
pub(super) fn also(problem: &Diagnostic, project: &Project) -> Option<String> {
    const FIRST: usize = 5;
    let places: Vec<String> = problem.also.iter().map(|other| place(other, project)).collect();
    match places.len() {
        0 => None,
        1..=FIRST => Some(places.join(", ")),
        all => Some(format!("{} and {} more", places[..FIRST].join(", "), all - FIRST)),
    }
}
