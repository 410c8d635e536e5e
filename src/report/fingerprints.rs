//! What tells a finding from all others and stays the same while lines move: for services that compare one run with another.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Subject};
use crate::digest::sha256_hex;
use crate::project::Project;

/// A fingerprint for each finding, 64 hexadecimal digits: made of its code, its file, what it is about and its words, never of
/// a line; findings that are alike in all of this are counted.
pub(super) fn fingerprints(problems: &[Diagnostic], project: &Project) -> Vec<String> {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let of = |problem: &Diagnostic| {
        let subject = Subject::of(&problem.place, project).map(|subject| format!("{subject:?}"));
        let (code, path) = (problem.code.as_str(), problem.path(project));
        let subject = subject.unwrap_or_default();
        let name = format!("{code}\n{path}\n{subject}\n{}", problem.message);
        let time = times.entry(name.clone()).or_default();
        *time += 1;
        sha256_hex(format!("{name}\n{time}").as_bytes())
    };
    problems.iter().map(of).collect()
}
