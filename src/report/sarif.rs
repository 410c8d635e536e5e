//! The findings in SARIF 2.1.0 (OASIS), which editors and code hosts read.

use serde_json::{Value, json};

use super::fingerprints::fingerprints;
use super::parts::{in_words, word};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::project::Project;

/// Where the format is written down.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The folder that all paths begin at: the project's, wherever it lies.
const ROOT: &str = "%SRCROOT%";

/// Draws the problems as a log of SARIF 2.1.0 with one run; columns count characters.
pub fn sarif(problems: &[Diagnostic], project: &Project) -> String {
    let mut codes: Vec<Code> = problems.iter().map(|problem| problem.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Vec<Value> = codes.iter().map(|code| json!({ "id": code.as_str() })).collect();
    let results: Vec<Value> = fingerprints(problems, project)
        .into_iter()
        .zip(problems)
        .map(|(fingerprint, problem)| {
            let mut result = json!({
                "ruleId": problem.code.as_str(),
                "ruleIndex": codes.binary_search(&problem.code).unwrap_or(0),
                "level": word(problem.severity),
                "message": { "text": in_words(problem) },
                "locations": [location(&problem.place, project)],
                "partialFingerprints": { "wayleaf/v1": fingerprint },
            });
            let others = problem.also.iter().map(|place| location(place, project));
            let others: Vec<Value> = others.collect();
            if !others.is_empty() {
                result["relatedLocations"] = Value::Array(others);
            }
            result
        })
        .collect();
    let driver = json!({ "name": "wayleaf", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules });
    let run = json!({
        "tool": { "driver": driver },
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    let log = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] });
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

/// A place; a file as a whole has no region.
fn location(place: &Place, project: &Project) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(place.path(project)), "uriBaseId": ROOT } });
    if let Some(at) = place.position(project) {
        physical["region"] = json!({ "startLine": at.line, "startColumn": at.column });
    }
    json!({ "physicalLocation": physical })
}

/// A path as a relative URI reference (RFC 3986).
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}
