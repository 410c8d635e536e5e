//! Many findings of one kind as a few of them and a count.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place, Severity};

/// How many findings of one kind in one file are kept one by one.
pub const KEPT: usize = 500;

/// How many findings of one kind people are shown one by one: who mends them has understood by then.
pub const FIRST: usize = 10;

/// How many findings of a kind are not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rest {
    /// Their kind.
    pub code: Code,
    /// Whether they stop the build.
    pub severity: Severity,
    /// How many.
    pub count: usize,
}

/// The first findings of each kind, at most `most`, and how many there are beside them, sorted by kind.
pub fn first(problems: &[Diagnostic], most: usize) -> (Vec<Diagnostic>, Vec<Rest>) {
    let mut kinds: BTreeMap<(Severity, Code), (usize, usize)> = BTreeMap::new();
    let mut kept = Vec::new();
    for problem in problems {
        let (shown, left) = kinds.entry((problem.severity, problem.code)).or_default();
        if *shown < most {
            *shown += 1;
            kept.push(problem.clone());
        } else {
            *left += 1 + problem.more;
        }
    }
    let rests = kinds.into_iter().filter(|(_, (_, left))| *left > 0);
    (kept, rests.map(|((severity, code), (_, count))| Rest { code, severity, count }).collect())
}

/// The same findings with at most `most` of each kind in each file, the first ones: the last of them stands for all the
/// others, whose number it knows.
pub fn few(problems: Vec<Diagnostic>, most: usize) -> Vec<Diagnostic> {
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(problems.len().min(most));
    let mut kinds: BTreeMap<_, (usize, usize)> = BTreeMap::new();
    for problem in problems {
        let file = match &problem.place {
            Place::Span(span) => (Some(span.file), None),
            Place::At { path, .. } | Place::Path(path) => (None, Some(path.clone())),
            // Pages are many, and made by the same files.
            Place::Page(_) => (None, None),
        };
        let (count, last) = kinds.entry((file, problem.code, problem.severity)).or_insert((0, 0));
        if *count < most {
            (*count, *last) = (*count + 1, kept.len());
            kept.push(problem);
        } else {
            kept[*last].more += 1 + problem.more;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::listed;

    #[test]
    fn many_findings_of_a_kind_are_one_with_a_count() {
        let found = |path: &str, at: usize| {
            let (place, message) = (Place::Path(path.to_owned()), format!("no {at}"));
            Diagnostic::new(Code::Yaml, Severity::Error, place, message, "mend it")
        };
        let all: Vec<Diagnostic> = (0..100).map(|at| found("a", at)).chain([found("b", 0)]).collect();
        let told = |problems: &[Diagnostic]| -> Vec<(String, usize)> {
            problems.iter().map(|problem| (problem.message.clone(), problem.more)).collect()
        };
        let some = few(all.clone(), 3);
        let expected = [("no 0", 0), ("no 1", 0), ("no 2", 97), ("no 0", 0)];
        assert_eq!(told(&some), expected.map(|(message, more)| (message.to_owned(), more)));
        assert_eq!(told(&few(few(all.clone(), 50), 3)), told(&some), "whoever counts twice counts the same");
        let (shown, rests) = first(&few(all, 50), 10);
        assert_eq!(shown.len(), 10);
        let (code, severity) = (Code::Yaml, Severity::Error);
        assert_eq!(
            rests,
            [Rest { code, severity, count: 91 }],
            "over all files, and those that others stand for"
        );
        assert_eq!(listed(&["a"; 25]).matches('a').count(), 20 + 1);
        assert!(listed(&["b"; 25]).ends_with("b and 5 more"));
    }
}
