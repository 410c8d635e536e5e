//! Draws problems for people and programs: one file a format, nothing printed here.

mod github;
mod human;
mod json;
mod short;

pub use github::github;
pub use human::human;
pub use json::{Problem, json};
pub use short::short;

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

/// The text on one line, with every character that could move the cursor or turn the text round written out.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\n' | '\t' => line.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => line.extend(char.escape_unicode()),
            control if control.is_control() => line.extend(control.escape_unicode()),
            plain => line.push(plain),
        }
    }
    line
}
