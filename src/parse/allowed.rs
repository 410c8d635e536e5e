//! `content/allowed.yaml`: findings that an author has looked at and lets stand, each with its reason.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::{Code, Diagnosed};
use crate::guide::allowed::AllowedFinding;
use crate::parse::patterns::FindingWord;
use crate::parse::values::Values;
use crate::parse::yaml::{Located, Yaml};

/// Where it lies.
pub(super) const PATH: &str = "content/allowed.yaml";

/// A finding that an author has looked at and lets stand.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Allowed")]
pub(super) struct RawAllowed {
    /// Its name, as `wayleaf check` shows it in square brackets.
    #[schemars(with = "FindingWord")]
    finding: Located<String>,
    /// The file it stands in: content/topics/help/ar.md.
    file: Located<String>,
    /// The words it is about; without them every finding of this name in the file may stay.
    words: Option<String>,
    /// Why it may stay.
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
