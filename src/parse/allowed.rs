//! `content/allowed.yaml`: findings that an author has looked at and lets stand, each with its reason.

use serde::Deserialize;

use crate::diagnostic::{Code, Diagnosed};
use crate::guide::allowed::AllowedFinding;
use crate::parse::values::Values;
use crate::parse::yaml::{Located, Yaml};

/// Where it lies.
pub(super) const PATH: &str = "content/allowed.yaml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAllowed {
    finding: Located<String>,
    file: Located<String>,
    words: Option<String>,
    reason: Located<String>,
}

/// Reads `allowed.yaml`.
pub(super) fn allowed(yaml: Yaml<'_>) -> Diagnosed<Vec<AllowedFinding>> {
    let raw: Vec<RawAllowed> = match yaml.read() {
        Ok(raw) => raw,
        Err(problem) => return Diagnosed::new(Vec::new(), vec![problem]),
    };
    let mut values = Values::new(yaml);
    let codes: Vec<(&str, Code)> = Code::ALL.iter().map(|code| (code.as_str(), *code)).collect();
    let mut all = Vec::new();
    for entry in &raw {
        let code = values.word(&entry.finding, &codes);
        if entry.reason.value.trim().is_empty() {
            let help = "write in a sentence why it may stay, for those who read it later";
            values.problem(Code::EmptyText, &entry.reason, "a finding is allowed without a reason", help);
            continue;
        }
        all.extend(code.map(|code| AllowedFinding {
            code,
            file: entry.file.value.clone(),
            words: entry.words.clone(),
            reason: entry.reason.value.clone(),
            span: yaml.span(&entry.finding),
        }));
    }
    Diagnosed::new(all, values.problems)
}
