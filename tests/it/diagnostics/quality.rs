//! What holds for every message, whatever it says.

use wayleaf::diagnostic::{Code, Place};

use super::Case;

/// What is wrong with a file or folder as a whole has no line.
const WITHOUT_A_LINE: [Code; 12] = [
    Code::MissingFile,
    Code::UnusedFile,
    Code::Strings,
    Code::PathTwice,
    Code::DeadSiteLink,
    Code::Template,
    Code::ForeignMarkup,
    Code::Unsealed,
    Code::PageTooHeavy,
    Code::ScriptTooHeavy,
    Code::OneFileTooLarge,
    Code::SavingTooHeavy,
];

#[test]
fn every_problem_says_what_to_do() {
    for case in Case::all() {
        for problem in case.build().problems() {
            assert!(problem.help.len() > 10, "{}: {problem:?}", case.name);
        }
    }
}

#[test]
fn messages_are_phrases_in_one_style() {
    for case in Case::all() {
        for problem in case.build().problems() {
            for text in [&problem.message, &problem.help] {
                assert!(!text.ends_with(['.', '!', ' ', '\n']), "{}: {text}", case.name);
                assert!(!text.contains('\n'), "{}: {text}", case.name);
            }
            let first = problem.message.chars().next().expect("a message");
            let proper = ["HTML", "Markdown"].iter().any(|name| problem.message.starts_with(name));
            assert!(
                first.is_lowercase() || first.is_numeric() || first == '`' || proper,
                "{}: {}",
                case.name,
                problem.message
            );
        }
    }
}

#[test]
fn every_problem_names_a_path_and_where_it_can_a_line_and_a_column() {
    for case in Case::all() {
        let built = case.build();
        for problem in built.problems() {
            let path = problem.path(built.project());
            let is_source = path.starts_with("content/") || path.starts_with("themes/");
            assert!(is_source || matches!(problem.place, Place::Page(_)), "{}: {path}", case.name);
            match problem.position(built.project()) {
                Some(at) => assert!(at.line > 0 && at.column > 0, "{}: {problem:?}", case.name),
                None => assert!(WITHOUT_A_LINE.contains(&problem.code), "{}: {problem:?}", case.name),
            }
            if let Place::Span(span) = problem.place {
                let length = built.project().file(span.file).text.len();
                assert!(span.start <= span.end && span.end as usize <= length, "{}: {problem:?}", case.name);
            }
        }
    }
}

#[test]
fn problems_come_sorted_by_place_and_none_twice() {
    for case in Case::all() {
        let built = case.build();
        let places: Vec<_> = built
            .problems()
            .iter()
            .map(|problem| (problem.path(built.project()).to_owned(), problem.position(built.project())))
            .collect();
        assert!(places.is_sorted(), "{}: {places:?}", case.name);
        for pair in built.problems().windows(2) {
            assert_ne!(pair[0], pair[1], "{}", case.name);
        }
    }
}
