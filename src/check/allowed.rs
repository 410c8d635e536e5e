//! What an author lets stand is not told again; what is allowed and was never found is.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::guide::Guide;
use crate::guide::allowed::AllowedFinding;
use crate::project::Project;

/// Findings without those that the guide allows. Only warnings can be allowed: an error misleads readers or breaks the
/// site. In a guide that wants no warnings, those that are left are errors. An allowance of a code that was not looked for is
/// not idle.
pub(super) fn left(
    problems: Vec<Diagnostic>,
    project: &Project,
    guide: &Guide,
    was_looked_for: impl Fn(Code) -> bool,
) -> Vec<Diagnostic> {
    let mut of_files: BTreeMap<(Code, &str), Vec<(usize, &AllowedFinding)>> = BTreeMap::new();
    for (at, allowed) in guide.allowed.iter().enumerate() {
        of_files.entry((allowed.code, &allowed.file)).or_default().push((at, allowed));
    }
    let mut used = BTreeSet::new();
    let mut left: Vec<Diagnostic> = Vec::with_capacity(problems.len());
    for problem in problems {
        let mut of_file = of_files.get(&(problem.code, problem.path(project))).into_iter().flatten();
        match of_file.find(|(_, allowed)| is_allowed(allowed, &problem, project)) {
            Some((at, _)) => _ = used.insert(*at),
            None => left.push(problem),
        }
    }
    let idle = guide
        .allowed
        .iter()
        .enumerate()
        .filter(|(at, allowed)| was_looked_for(allowed.code) && !used.contains(at));
    left.extend(idle.map(|(_, allowed)| {
        let message = format!("nothing in `{}` is found as `{}`", allowed.file, allowed.code.as_str());
        let help = "delete the entry, or correct its file and words; errors cannot be allowed";
        Diagnostic::warning(Code::UnusedAllowance, allowed.span, message, help)
    }));
    if guide.settings.deny_warnings {
        left.iter_mut().for_each(|problem| problem.severity = Severity::Error);
    }
    left
}

/// Whether a finding of an allowance's kind and file may stay: a warning, with its words.
fn is_allowed(allowed: &AllowedFinding, problem: &Diagnostic, project: &Project) -> bool {
    let says = |words: &String| {
        let marked = match &problem.place {
            Place::Span(span) => project.text(*span),
            _ => "",
        };
        marked.contains(words.as_str()) || problem.message.contains(words.as_str())
    };
    problem.severity == Severity::Warning && allowed.words.as_ref().is_none_or(says)
}
