//! Commands that GitHub turns into notes beside the lines of a change.

use super::word;
use crate::diagnostic::Diagnostic;
use crate::project::Project;

/// Draws each problem as `::error file=path,line=1,col=1,title=code::message; help`, one a line.
pub fn github(problems: &[Diagnostic], project: &Project) -> String {
    let mut text = String::new();
    for problem in problems {
        let mut line = format!("::{} file={}", word(problem.severity), in_property(problem.path(project)));
        if let Some(at) = problem.position(project) {
            line.push_str(&format!(",line={},col={}", at.line, at.column));
        }
        line.push_str(&format!(",title={}::{}", problem.code.as_str(), in_message(&problem.message)));
        if !problem.help.is_empty() {
            line.push_str("; ");
            line.push_str(&in_message(&problem.help));
        }
        text.push_str(&line);
        text.push('\n');
    }
    text
}

/// What a message must not hold as it is.
fn in_message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What a property must not hold as it is.
fn in_property(text: &str) -> String {
    in_message(text).replace(':', "%3A").replace(',', "%2C")
}
