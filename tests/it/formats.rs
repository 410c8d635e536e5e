//! How problems look in each format.

use std::time::{Duration, Instant};

use wayleaf::diagnostic::{Code, Diagnostic, Place, Severity};
use wayleaf::project::{Position, Project, Span};
use wayleaf::report::{for_terminal, github, gitlab, human, json, one_line, sarif, short};

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
    let also = at(&project, "phone").with_also(Span::new(project.find(PATH).expect("the file"), 1, 2));
    for line in [short(std::slice::from_ref(&also), &project), github(&[also], &project)] {
        assert!(
            line.ends_with("; did you mean `phones`?; also at content/topics/phones/fr.md:1:2\n"),
            "{line}"
        );
    }
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
    let project = project("## One {#one}\n\nphone, phones\n");
    let file = project.find(PATH).expect("the file");
    let found = at(&project, "phone").with_also(Span::new(file, 22, 28));
    let text = json(&[found, whole_file()], &project);
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let expected = serde_json::json!([
        {
            "code": "unknown-topic", "severity": "error", "message": "no topic has the id `phone`",
            "path": PATH, "line": 3, "column": 1, "subject": {"kind": "unit", "name": "phones#one"},
            "help": "did you mean `phones`?", "more": 0, "also": [{"path": PATH, "line": 3, "column": 8}],
        },
        {
            "code": "missing-file", "severity": "warning", "message": "the file is\nmissing",
            "path": "content/a, b: 100%.md", "line": null, "column": null, "subject": null, "help": "put it back",
            "more": 0, "also": [],
        },
    ]);
    assert_eq!(value, expected);
    assert_eq!(json(&[], &project), "[]\n");
}

#[test]
fn gitlab_reads_a_code_quality_report() {
    let project = project("phone\nphone\n");
    let twice = [at(&project, "phone"), at(&project, "phone"), whole_file()];
    let text = gitlab(&twice, &project);
    let issues: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let issues = issues.as_array().expect("an array");
    assert_eq!(issues.len(), 3);
    let print = |at: usize| issues[at]["fingerprint"].as_str().expect("a fingerprint").to_owned();
    assert_eq!(print(0).len(), 64);
    assert_ne!(print(0), print(1), "each finding is told from the others, also where they are alike");
    let expected = serde_json::json!({
        "description": "no topic has the id `phone`; did you mean `phones`?", "check_name": "unknown-topic",
        "fingerprint": print(0), "severity": "major", "location": {"path": PATH, "lines": {"begin": 1}},
    });
    assert_eq!(issues[0], expected);
    let whole = (&issues[2]["severity"], &issues[2]["location"]["lines"]["begin"]);
    assert_eq!(whole, (&"minor".into(), &1.into()), "GitLab leaves out what has no line");
    assert_eq!(gitlab(&[], &project), "[]\n");
}

#[test]
fn a_fingerprint_stays_where_lines_move() {
    let print = |text: &str| {
        let project = project(text);
        let issues: serde_json::Value =
            serde_json::from_str(&gitlab(&[at(&project, "phone")], &project)).expect("JSON");
        let sarif: serde_json::Value =
            serde_json::from_str(&sarif(&[at(&project, "phone")], &project)).expect("JSON");
        let same = &sarif["runs"][0]["results"][0]["partialFingerprints"]["wayleaf/v1"];
        assert_eq!(&issues[0]["fingerprint"], same);
        issues[0]["fingerprint"].clone()
    };
    assert_eq!(print("phone\n"), print("\n\nabove\nphone\n"));
}

#[test]
fn sarif_is_a_log_of_version_2_1_0() {
    let project = project("قف هنا: phone\nmore\n");
    let file = project.find(PATH).expect("the file");
    let more = project.file(file).text.find("more").expect("the word");
    let also = Span::new(file, more, more + 4);
    let text = sarif(&[at(&project, "phone").with_also(also), whole_file()], &project);
    let log: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().is_some_and(|schema| schema.ends_with("/sarif-schema-2.1.0.json")));
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let driver = &run["tool"]["driver"];
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!((&driver["name"], &driver["semanticVersion"]), (&"wayleaf".into(), &version.into()));
    let results = run["results"].as_array().expect("results");
    for result in results {
        let rule = &driver["rules"][result["ruleIndex"].as_u64().expect("an index") as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(result["message"]["text"].as_str().is_some_and(|text| !text.is_empty()));
        assert!(result["partialFingerprints"]["wayleaf/v1"].is_string());
    }
    let levels: Vec<_> = results.iter().map(|result| result["level"].as_str().expect("a level")).collect();
    assert_eq!(levels, ["error", "warning"]);
    let place = &results[0]["locations"][0]["physicalLocation"];
    let expected = serde_json::json!({
        "artifactLocation": {"uri": PATH, "uriBaseId": "%SRCROOT%"}, "region": {"startLine": 1, "startColumn": 9},
    });
    assert_eq!(place, &expected);
    assert_eq!(results[0]["relatedLocations"][0]["physicalLocation"]["region"]["startLine"], 2);
    let whole = &results[1]["locations"][0]["physicalLocation"];
    let uri = "content/a%2C%20b%3A%20100%25.md";
    assert_eq!(whole["artifactLocation"]["uri"], uri, "a URI reference (RFC 3986)");
    assert_eq!(whole.get("region"), None);
    let empty: serde_json::Value = serde_json::from_str(&sarif(&[], &project)).expect("JSON");
    assert_eq!(empty["runs"][0]["results"], serde_json::json!([]), "a run without findings is not no run");
}

#[test]
fn ends_of_lines_as_windows_writes_them_are_not_drawn() {
    let drawn = |text: &str| {
        let project = Project::new([("content/en.md".to_owned(), text.to_owned())]);
        let file = project.find("content/en.md").expect("the file");
        let start = text.find("two").expect("two");
        let spans = [Span::new(file, start, start + 3), Span::new(file, start, text.len())];
        let problems = spans.map(|span| Diagnostic::error(Code::UnknownTopic, span, "a", "b"));
        human(&problems, &project, false)
    };
    assert_eq!(drawn("one\r\ntwo\r\nthree\r\n"), drawn("one\ntwo\nthree\n"));
}

/// What a terminal would obey, or show the letters around it in another order.
const OBEYED: &str = "\u{1b}[2J\u{7}\r\u{8}\u{7f}\u{85}\u{9b}2J\u{9d}0;x\u{9c}\u{61c}\u{200e}\u{200f}\u{2028}\u{202e}\u{2066}\u{2069}\u{fff9}\u{e0041}";

#[test]
fn text_from_files_cannot_move_the_cursor_or_turn_the_line_round() {
    let nasty = format!("a{OBEYED}b\nc");
    assert_eq!(one_line("a\u{1b}[2J\u{202e}b\r\nc"), "a\\u{1b}[2J\\u{202e}b\\u{d} c");
    let path = format!("content/{nasty}.md");
    let project = Project::new([(path.clone(), format!("{nasty} phone\n"))]);
    let span = Span::new(project.find(&path).expect("the file"), 0, nasty.len());
    let in_text = Diagnostic::error(Code::UnknownTopic, span, nasty.clone(), nasty.clone());
    let of_file = Diagnostic { place: Place::Path(path.clone()), ..in_text.clone() };
    let position = Position { line: 7, column: 2 };
    let unread = Diagnostic { place: Place::At { path, position }, ..in_text.clone() };
    let problems = [in_text, of_file, unread];
    for drawn in [
        human(&problems, &project, false),
        short(&problems, &project),
        github(&problems, &project),
        for_terminal(&json(&problems, &project)).into_owned(),
        for_terminal(&gitlab(&problems, &project)).into_owned(),
        for_terminal(&sarif(&problems, &project)).into_owned(),
    ] {
        let obeyed = drawn.chars().find(|sign| OBEYED.contains(*sign) && !"[2J;x0".contains(*sign));
        assert_eq!(obeyed, None, "{drawn:?}");
    }
    assert_eq!(short(&problems, &project).lines().count(), 3);
    assert_eq!(github(&problems, &project).lines().count(), 3);
    let json = for_terminal(&json(&problems, &project)).into_owned();
    let objects: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(objects[0]["message"], nasty, "a program reads what the file says");
}

#[test]
fn a_mark_stands_under_its_word_behind_signs_that_are_not_shown() {
    let project = project("a \u{9b}\u{200f}\u{85} phone x\n");
    let drawn = human(&[at(&project, "phone")], &project, false);
    let lines: Vec<&str> = drawn.lines().collect();
    let column = |line: &str, part: &str| line.find(part).map(|at| line[..at].chars().count());
    assert_eq!(column(lines[3], "phone"), column(lines[4], "^^^^^"), "{drawn}");
    assert!(drawn.contains("fr.md:1:7\n"), "{drawn}");
}
