//! How problems look in each format.

use std::time::{Duration, Instant};

use wayleaf::diagnostic::{Code, Diagnostic, Place, Severity};
use wayleaf::project::{Position, Project, Span};
use wayleaf::report::{github, human, json, one_line, short};

const PATH: &str = "content/topics/phones/fr.md";

fn project(text: &str) -> Project {
    Project::new([(PATH.to_owned(), text.to_owned())])
}

/// An error at the first place where `part` stands.
fn at(project: &Project, part: &str) -> Diagnostic {
    let id = project.find(PATH).expect("the file");
    let start = project.file(id).text.find(part).expect("the part");
    let span = Span::new(id, start, start + part.len());
    Diagnostic::error(Code::UnknownTopic, span, "no topic has the id `phone`", "did you mean `phones`?")
}

fn whole_file() -> Diagnostic {
    let place = Place::Path("content/a, b: 100%.md".to_owned());
    Diagnostic::new(Code::MissingFile, Severity::Warning, place, "the file is\nmissing", "put it back")
}

fn unread() -> Diagnostic {
    let place = Place::At { path: "content/x.md".to_owned(), position: Position { line: 7, column: 2 } };
    Diagnostic::new(Code::NotUtf8, Severity::Error, place, "the text is not stored as UTF-8", "")
}

#[test]
fn people_see_the_line_and_a_mark_under_it() {
    let project = project("---\ntitle: x\n---\nVoir aussi [ceci](topic:phone).\nEt plus.\n");
    let expected = "\
error[unknown-topic]: no topic has the id `phone`
 --> content/topics/phones/fr.md:4:19
  |
4 | Voir aussi [ceci](topic:phone).
  |                   ^^^^^^^^^^^
  |
  = help: did you mean `phones`?

";
    assert_eq!(human(&[at(&project, "topic:phone")], &project, false), expected);
}

#[test]
fn people_see_place_and_help_where_there_is_no_line_to_show() {
    let project = project("");
    let drawn = human(&[unread(), whole_file()], &project, false);
    assert!(
        drawn.contains("error[not-utf-8]: the text is not stored as UTF-8\n--> content/x.md:7:2\n"),
        "{drawn}"
    );
    assert!(drawn.contains("--> content/a, b: 100%.md\n"), "{drawn}");
    assert!(drawn.contains("help: put it back"), "{drawn}");
}

#[test]
fn columns_count_characters_in_every_format() {
    let project = project("قف هنا: هاتف\n");
    let problem = [at(&project, "هاتف")];
    assert!(human(&problem, &project, false).contains("fr.md:1:9\n"));
    assert!(short(&problem, &project).starts_with("content/topics/phones/fr.md:1:9: "));
    assert!(github(&problem, &project).contains(",line=1,col=9,"));
    assert!(json(&problem, &project).contains(r#""line":1,"column":9"#));
}

#[test]
fn colours_come_only_when_asked_for() {
    let project = project("phone\n");
    assert!(!human(&[at(&project, "phone")], &project, false).contains('\u{1b}'));
    assert!(human(&[at(&project, "phone")], &project, true).contains("\u{1b}["));
}

#[test]
fn a_span_over_many_lines_shows_the_first_few() {
    let text: String = (1..=50).map(|line| format!("line {line}\n")).collect();
    let project = project(&text);
    let drawn = human(&[at(&project, &text)], &project, false);
    assert!(drawn.contains("line 4\n") && !drawn.contains("line 5\n"), "{drawn}");
}

#[test]
fn a_span_at_the_end_of_a_file_or_outside_it_is_drawn_too() {
    let project = project("a\nب");
    let id = project.find(PATH).expect("the file");
    for (start, end) in [(4, 4), (3, 4), (2, 900), (900, 901), (0, 0), (3, 1)] {
        let problem = [Diagnostic::error(Code::Yaml, Span::new(id, start, end), "a fault", "mend it")];
        assert!(human(&problem, &project, false).contains("fr.md:"), "{start}..{end}");
    }
}

#[test]
fn a_line_of_a_megabyte_is_shown_in_part_with_its_true_column() {
    let project = project(&format!("{}phone{}", "é ".repeat(300_000), "x".repeat(500_000)));
    let drawn = human(&[at(&project, "phone")], &project, false);
    assert!(drawn.contains("fr.md:1:600001\n"), "{drawn}");
    assert!(drawn.len() < 2_000, "{} bytes", drawn.len());
}

#[test]
fn many_problems_in_a_huge_file_are_drawn_at_once() {
    let project = project(&format!("{}phone\n", "a line of text\n".repeat(130_000)));
    let problems = vec![at(&project, "phone"); 200];
    let begin = Instant::now();
    let drawn = human(&problems, &project, false);
    assert_eq!(drawn.matches("fr.md:130001:1\n").count(), 200);
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
}

#[test]
fn the_short_format_is_one_line_a_problem() {
    let project = project("phone\n");
    let expected = "\
content/topics/phones/fr.md:1:1: error[unknown-topic]: no topic has the id `phone`; did you mean `phones`?
content/x.md:7:2: error[not-utf-8]: the text is not stored as UTF-8
content/a, b: 100%.md: warning[missing-file]: the file is missing; put it back
";
    assert_eq!(short(&[at(&project, "phone"), unread(), whole_file()], &project), expected);
}

#[test]
fn github_commands_are_escaped() {
    let project = project("phone\n");
    let expected = "\
::error file=content/topics/phones/fr.md,line=1,col=1,title=unknown-topic::no topic has the id `phone`; did you mean `phones`?
::warning file=content/a%2C b%3A 100%25.md,title=missing-file::the file is%0Amissing; put it back
";
    assert_eq!(github(&[at(&project, "phone"), whole_file()], &project), expected);
}

#[test]
fn json_is_one_array() {
    let project = project("phone\n");
    let text = json(&[at(&project, "phone"), whole_file()], &project);
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let expected = serde_json::json!([
        {
            "code": "unknown-topic", "severity": "error", "message": "no topic has the id `phone`",
            "path": PATH, "line": 1, "column": 1, "help": "did you mean `phones`?",
        },
        {
            "code": "missing-file", "severity": "warning", "message": "the file is\nmissing",
            "path": "content/a, b: 100%.md", "line": null, "column": null, "help": "put it back",
        },
    ]);
    assert_eq!(value, expected);
    assert_eq!(json(&[], &project), "[]\n");
}

#[test]
fn text_from_files_cannot_move_the_cursor_or_turn_the_line_round() {
    let nasty = "a\u{1b}[2J\u{202e}b\r\nc";
    assert_eq!(one_line(nasty), "a\\u{1b}[2J\\u{202e}b\\u{d} c");
    let project = project(&format!("{nasty}\n"));
    let mut problem = at(&project, "b");
    problem.message = nasty.to_owned();
    for drawn in [human(&[problem.clone()], &project, false), short(&[problem], &project)] {
        assert!(
            !drawn.contains('\u{1b}') && !drawn.contains('\u{202e}') && !drawn.contains('\r'),
            "{drawn:?}"
        );
    }
}
