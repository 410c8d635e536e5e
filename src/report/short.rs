//! One problem a line, as editors read them.

use super::parts::{also, place, word};
use super::shown::one_line;
use crate::diagnostic::Diagnostic;
use crate::project::Project;

/// Draws each problem as `path:line:col: error[code]: message; help`, without line and column where the problem is
/// a file as a whole; where else it lies stands behind the help.
pub fn short(problems: &[Diagnostic], project: &Project) -> String {
    let mut text = String::new();
    for problem in problems {
        let (severity, code) = (word(problem.severity), problem.code.as_str());
        let mut line = format!("{}: {severity}[{code}]: {}", place(&problem.place, project), problem.told());
        if !problem.help.is_empty() {
            line.push_str("; ");
            line.push_str(&problem.help);
        }
        if let Some(also) = also(problem, project) {
            line.push_str(&format!("; also at {also}"));
        }
        text.push_str(&one_line(&line));
        text.push('\n');
    }
    text
}
