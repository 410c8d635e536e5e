//! What a case says is to be done removes what it raises, and raises nothing else.

use std::collections::BTreeSet;

use wayleaf::diagnostic::Code;

use super::{Case, SHOWN_ELSEWHERE};
use crate::project::Built;

/// What was found, wherever in its file it stands now.
fn found(built: &Built) -> BTreeSet<(Code, String, String)> {
    let problems = built.problems().iter();
    problems.map(|one| (one.code, one.path(built.project()).to_owned(), one.message.clone())).collect()
}

#[test]
fn a_remedy_removes_what_its_case_raises_and_raises_nothing_else() {
    let mut wrong = Vec::new();
    for case in Case::all() {
        let Some(cured) = case.cured() else { continue };
        let code = case.code().expect("a code");
        let before = found(&case.build());
        let after = found(&cured);
        if after.iter().any(|(left, ..)| *left == code) || !after.is_subset(&before) {
            wrong.push(format!("{}:\n{}", case.name, cured.report()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_that_a_case_shows_has_one_remedy() {
    let cases = Case::all();
    for code in Code::ALL {
        let with_remedy: Vec<&str> = cases
            .iter()
            .filter(|case| case.code() == Some(*code) && case.archive.remedy.is_some())
            .map(|case| case.name.as_str())
            .collect();
        let wanted = usize::from(!SHOWN_ELSEWHERE.iter().any(|(shown, _)| shown == code));
        assert_eq!(with_remedy.len(), wanted, "{}: {with_remedy:?}", code.as_str());
    }
}

#[test]
fn a_case_with_a_remedy_says_what_it_means_and_what_to_do() {
    for case in Case::all() {
        let Some(remedy) = case.archive.remedy.as_deref() else { continue };
        for words in [&case.archive.words, &remedy.words] {
            assert!(words.len() > 20 && words.ends_with('.'), "{}: {words}", case.name);
        }
        assert!(!remedy.sections().is_empty(), "{}", case.name);
    }
}
