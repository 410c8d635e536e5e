//! The findings as GitLab shows them beside a merge request: a Code Quality report.

use serde::Serialize;

use super::fingerprints::fingerprints;
use super::parts::in_words;
use crate::diagnostic::{Diagnostic, Severity};
use crate::project::Project;

/// A finding in a Code Quality report.
#[derive(Serialize)]
struct CodeQualityIssue<'a> {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: CodeQualityLocation<'a>,
}

#[derive(Serialize)]
struct CodeQualityLocation<'a> {
    path: &'a str,
    /// GitLab reads the line here, and nothing else of the place.
    lines: CodeQualityLines,
}

#[derive(Serialize)]
struct CodeQualityLines {
    begin: u32,
}

/// Draws the problems as a Code Quality report of GitLab, one JSON array; what has no line of its own stands in the first one.
pub fn gitlab(problems: &[Diagnostic], project: &Project) -> String {
    let issues: Vec<CodeQualityIssue<'_>> = fingerprints(problems, project)
        .into_iter()
        .zip(problems)
        .map(|(fingerprint, problem)| CodeQualityIssue {
            description: in_words(problem),
            check_name: problem.code.as_str(),
            fingerprint,
            severity: match problem.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
            },
            location: CodeQualityLocation {
                path: problem.path(project),
                lines: CodeQualityLines { begin: problem.position(project).map_or(1, |at| at.line) },
            },
        })
        .collect();
    serde_json::to_string_pretty(&issues).unwrap_or_default() + "\n"
}
