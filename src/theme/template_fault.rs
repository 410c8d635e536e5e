//! A fault in a template as a problem, in words for theme authors.

use std::collections::BTreeMap;

use tera::ErrorKind;

use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::project::{Position, Project, Span};
use crate::theme::OVERLAY;
use crate::theme::metering::{Insertions, TOO_MANY};

/// A template fault as a problem, placed in the template where Tera says so.
pub fn template_problem(
    project: &Project,
    root: &str,
    insertions: &BTreeMap<String, Insertions>,
    fault: &tera::Error,
) -> Diagnostic {
    let help = |message: &str| match message {
        TOO_MANY => "see whether a loop runs inside another one over the same list",
        _ => {
            "compare with the templates of themes/plain; docs/theme.md tells which names each kind of page has"
        }
    };
    let path = |name: &str| {
        let inside =
            if name.starts_with("components/") { name.to_owned() } else { format!("templates/{name}") };
        // What a guide has of its own is drawn in place of the theme's file.
        let own = format!("{OVERLAY}{inside}");
        if project.find(&own).is_some() { own } else { format!("{root}{inside}") }
    };
    if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = fault.kind()
        && let Some(file) = project.find(&path(report.filename()))
    {
        let inserted = insertions.get(report.filename());
        let written = |at: usize| inserted.map_or(at, |inserted| inserted.written(at));
        let range = report.span().range.clone();
        let span = Span::new(file, written(range.start), written(range.end));
        let message = as_phrase(report.message());
        let help = help(&message);
        return Diagnostic::error(Code::Template, span, message, help);
    }
    let said = fault.to_string();
    let place = said.lines().nth(1).and_then(drawn_place).map_or_else(
        || Place::Path(format!("{root}templates")),
        |(name, position)| {
            let text = project.find(&path(name)).map(|file| project.file(file).text.as_str());
            let inserted = insertions.get(name).zip(text);
            let position = inserted.map_or(position, |(inserted, text)| inserted.position(text, position));
            Place::At { path: path(name), position }
        },
    );
    let message = as_phrase(&said);
    let help = help(&message);
    Diagnostic::new(Code::Template, Severity::Error, place, message, help)
}

/// Name, line and column out of `--> name:line:column`: some of Tera's errors tell them only so.
fn drawn_place(line: &str) -> Option<(&str, Position)> {
    let mut parts = line.trim().strip_prefix("--> ")?.rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    Some((parts.next()?, Position { line, column }))
}

/// The first sentence of what Tera says, beginning as every other message does.
fn as_phrase(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default().trim_start_matches("error: ").trim_end_matches('.');
    let mut signs = line.split(". ").next().unwrap_or_default().chars();
    signs.next().map_or_else(String::new, |first| first.to_lowercase().chain(signs).collect())
}
