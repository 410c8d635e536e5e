//! Commands that GitHub turns into notes beside the lines of a change.

use super::parts::{also, in_words, word};
use super::shown::one_line;
use crate::diagnostic::Diagnostic;
use crate::project::Project;

/// Draws each problem as `::error file=path,line=1,col=1,title=code::message; help`, one a line.
pub fn github(problems: &[Diagnostic], project: &Project) -> String {
    let mut text = String::new();
    for problem in problems {
        let (severity, path) = (word(problem.severity), in_property(problem.path(project)));
        let at = problem.position(project).map(|at| format!(",line={},col={}", at.line, at.column));
        let (at, title) = (at.unwrap_or_default(), problem.code.as_str());
        let also = also(problem, project).map(|also| format!("; also at {also}")).unwrap_or_default();
        let message = in_message(&format!("{}{also}", in_words(problem)));
        text.extend(["::", severity, " file=", &path, &at, ",title=", title, "::", &message, "\n"]);
    }
    text
}

/// What a message must not hold as it is; what the terminal of a log would obey is written out.
fn in_message(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(one_line).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}

/// What a property must not hold as it is.
fn in_property(text: &str) -> String {
    in_message(text).replace(':', "%3A").replace(',', "%2C")
}
