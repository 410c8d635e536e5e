//! Where people work: completions, pages of the manual, what `doctor` says of a computer and a guide, hooks and recipes.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::cli::{code, err, out, wayleaf};
use crate::project::{Project, in_repository};

/// Every command that `--help` lists.
fn commands() -> Vec<String> {
    let help = out(&wayleaf(Path::new("."), &["-h"]));
    let list = help.split_once("\nCommands:\n").expect("a list of commands").1;
    let list = list.split_once("\n\n").expect("its end").0;
    let words = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    words.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn shells_complete_every_command_and_its_options() {
    let commands = commands();
    assert!(commands.iter().any(|command| command == "doctor") && commands.len() > 15, "{commands:?}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = wayleaf(Path::new("."), &["completions", shell]);
        assert_eq!(code(&script), 0, "{}", err(&script));
        let script = out(&script);
        for command in &commands {
            assert!(script.contains(command.as_str()), "{shell} lacks {command}");
        }
        assert!(script.contains("edition-date"), "{shell}");
        let completes_values = matches!(shell, "bash" | "zsh" | "fish");
        assert!(script.contains("sarif") || !completes_values, "{shell}");
    }
    let unknown = wayleaf(Path::new("."), &["completions", "bsh"]);
    assert_eq!(code(&unknown), 2);
    assert!(err(&unknown).contains("bash"), "{}", err(&unknown));
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let room = TempDir::new().expect("room");
    let written = wayleaf(room.path(), &["man", "share/man1"]);
    assert_eq!(code(&written), 0, "{}", err(&written));
    let folder = room.path().join("share/man1");
    let first = fs::read_to_string(folder.join("wayleaf.1")).expect("the page");
    assert!(first.contains(".TH wayleaf 1") && first.contains("Exit codes"), "{first}");
    for command in commands().iter().filter(|command| *command != "help") {
        let page = fs::read_to_string(folder.join(format!("wayleaf-{command}.1"))).expect("a page");
        assert!(page.contains(".SH SYNOPSIS"), "{page}");
        assert!(out(&written).contains(&format!("wayleaf-{command}.1\n")), "{}", out(&written));
    }
    assert!(folder.join("wayleaf-kit-export.1").is_file(), "commands under a command have theirs");
    let again = wayleaf(room.path(), &["man", "share/man1"]);
    assert_eq!(code(&again), 0, "{}", err(&again));
}

#[test]
fn the_doctor_tells_what_there_is_on_one_screen() {
    let room = Project::new().on_disk();
    let told = wayleaf(room.path(), &["doctor", "--edition-date", "2026-11-22"]);
    assert_eq!(code(&told), 0, "{}{}", out(&told), err(&told));
    let said = out(&told);
    assert!(said.lines().count() <= 24, "{said}");
    for part in [
        concat!("  program    wayleaf ", env!("CARGO_PKG_VERSION"), " for "),
        "  date       2026-11-22; ",
        "  guide      The Publisher, 3 topics in `.`\n",
        "  languages  en (source), da 100 %, ar 100 %\n",
        "  theme      themes/plain, the guide's own\n",
        "  output     `./site` can be written\n",
        "nothing is in the way of `wayleaf build`\n",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    assert!(!room.path().join("site").exists(), "it writes nothing");
    let left = fs::read_dir(room.path()).expect("read").filter_map(Result::ok);
    assert!(left.into_iter().all(|entry| !entry.file_name().to_string_lossy().contains("doctor")));
}

#[test]
fn the_doctor_names_what_is_in_the_way() {
    let empty = TempDir::new().expect("room");
    let told = wayleaf(empty.path(), &["doctor"]);
    assert_eq!(code(&told), 1);
    let said = out(&told);
    assert!(said.contains("\n! guide      there is none in `.`; begin one with `wayleaf new DIR`"), "{said}");
    assert!(said.ends_with("in the way of `wayleaf build`: guide\n"), "{said}");

    let room = Project::new().on_disk();
    fs::write(room.path().join("content/guide.yaml"), "publisher: [\n").expect("written");
    fs::write(room.path().join("taken"), "a file").expect("written");
    let told = wayleaf(room.path(), &["doctor", "--out", "taken/site"]);
    assert_eq!(code(&told), 1);
    let said = out(&told);
    assert!(said.contains("! guide      content/guide.yaml in `.` cannot be read\n"), "{said}");
    assert!(said.contains("! findings   ") && said.contains("! output     "), "{said}");
}

/// The words behind `wayleaf` in a file, as far as they are a command and its options.
fn named(text: &str) -> Vec<Vec<String>> {
    let calls = text.split("wayleaf ").skip(1).map(|call| call.lines().next().unwrap_or_default());
    let words = calls.map(|call| {
        let words = call.split(|c: char| c.is_whitespace() || matches!(c, '`' | '"' | '>' | '|' | ','));
        let is_word = |word: &&str| word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        words.take_while(is_word).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    });
    words.filter(|call: &Vec<String>| !call.is_empty()).collect()
}

#[test]
fn the_hook_and_the_recipes_name_commands_and_options_that_there_are() {
    let hooks = fs::read_to_string(in_repository(".pre-commit-hooks.yaml")).expect("the hooks");
    let keys = ["- id: wayleaf-check", "  name: ", "  entry: wayleaf check", "  language: rust", "  files: "];
    for key in keys {
        assert!(hooks.contains(key), "{key}\n{hooks}");
    }
    let page =
        |topic| fs::read_to_string(in_repository(&format!("docs/handbook/content/topics/{topic}/en.md")));
    let recipes = ["desk", "code-hosts"].map(|topic| page(topic).expect("the recipes")).concat();
    let commands = commands();
    let mut calls = named(&hooks);
    calls.extend(blocks(&recipes).iter().flat_map(|block| named(block)));
    assert!(calls.len() >= 5, "{calls:?}");
    for call in calls {
        assert!(commands.contains(&call[0]), "`wayleaf {}` is no command", call[0]);
        let help = out(&wayleaf(Path::new("."), &[&call[0], "--help"]));
        for option in call[1..].iter().filter(|word| word.starts_with("--")) {
            assert!(help.contains(option.as_str()), "`wayleaf {}` has no {option}", call[0]);
        }
    }
    let version = env!("CARGO_PKG_VERSION");
    for line in recipes.lines() {
        let of_release = ["key: wayleaf-", "rev: v", "--tag v"].iter().find_map(|sign| line.split_once(sign));
        assert!(of_release.is_none_or(|(_, number)| number.starts_with(version)), "{line}");
    }
    for yaml in blocks(&recipes).iter().chain([&hooks]) {
        let read: Result<Value, _> = serde_saphyr::from_str(yaml);
        assert!(read.is_ok_and(|value| value.is_object() || value.is_array()), "{yaml}");
    }
}

/// The blocks of YAML in a page of Markdown.
fn blocks(text: &str) -> Vec<String> {
    let parts = text.split("```yaml\n").skip(1);
    parts.map(|part| part.split("\n```").next().unwrap_or_default().to_owned()).collect()
}
