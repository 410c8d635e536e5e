//! What an author lets stand is not told again; what is allowed and was never found is.

use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::guide::Guide;
use crate::guide::allowed::AllowedFinding;
use crate::project::Project;

/// Findings without those that the guide allows. Only warnings can be allowed: an error misleads readers or breaks the
/// site. In a guide that wants no warnings, those that are left are errors.
pub(super) fn left(problems: Vec<Diagnostic>, project: &Project, guide: &Guide) -> Vec<Diagnostic> {
    let mut is_used = vec![false; guide.allowed.len()];
    let mut left: Vec<Diagnostic> = Vec::with_capacity(problems.len());
    for problem in problems {
        let fits = |allowed: &AllowedFinding| is_allowed(allowed, &problem, project);
        match guide.allowed.iter().position(fits) {
            Some(at) => is_used[at] = true,
            None => left.push(problem),
        }
    }
    let idle = guide.allowed.iter().zip(is_used).filter(|(_, is_used)| !is_used);
    left.extend(idle.map(|(allowed, _)| {
        let message = format!("nothing in `{}` is found as `{}`", allowed.file, allowed.code.as_str());
        let help = "delete the entry, or correct its file and words; errors cannot be allowed";
        Diagnostic::warning(Code::UnusedAllowance, allowed.span, message, help)
    }));
    if guide.settings.deny_warnings {
        left.iter_mut().for_each(|problem| problem.severity = Severity::Error);
    }
    left
}

fn is_allowed(allowed: &AllowedFinding, problem: &Diagnostic, project: &Project) -> bool {
    let says = |words: &String| {
        let marked = match &problem.place {
            Place::Span(span) => project.text(*span),
            _ => "",
        };
        marked.contains(words.as_str()) || problem.message.contains(words.as_str())
    };
    problem.severity == Severity::Warning
        && problem.code == allowed.code
        && problem.path(project) == allowed.file
        && allowed.words.as_ref().is_none_or(says)
}
