//! PO files that gettext refuses are refused, with their line; what it takes and editors write is taken.

use std::fs;
use std::process::Command;

use tempfile::TempDir;
use wayleaf::kit::import::EntryOutcome;
use wayleaf::kit::{self, ReadError};

use super::po::{taken_in, to_po};
use super::reasons;
use crate::project::Project;

/// The head of a PO file that gettext is content with; what is tried begins at line 13.
const HEAD: &str = r#"msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"MIME-Version: 1.0\n"
"Language: da\n"
"Language-Team: Dansk\n"
"Last-Translator: Bo\n"
"PO-Revision-Date: 2026-11-25 12:00+0000\n"
"Project-Id-Version: 1\n"
"Plural-Forms: nplurals=2; plural=n!=1;\n"

"#;

/// What is tried; the line of the fault, `None` where there is none; whether gettext finds none where Wayleaf does,
/// because no editor writes so.
const TRIED: &[(&str, Option<usize>, bool)] = &[
    ("msgctxt 'a/1'|msgid 'A'|msgstr 'B'", None, false),
    ("msgctxt 'a/1'|msgid 'A'|msgstr 'B'|'C'||'D'", None, false),
    ("msgctxt 'a/1'|msgid 'A'|||msgstr 'B'", None, false),
    ("# c|#. e|#: r|#, fuzzy|#| msgid 'Z'|msgctxt 'a/1'|msgid 'A'|msgstr 'B'|# c", None, false),
    ("msgctxt 'a/1'|msgid 'A'|msgid_plural 'As'|msgstr[0] 'B'|msgstr[1] 'C'", None, false),
    ("msgctxt 'a/1'|msgid 'A'|msgid_plural 'As'|msgstr[ 0 ] 'B'|msgstr [1] 'C'", None, false),
    ("#~ msgctxt 'a/1'|#~ msgid 'A'|#~ msgstr 'B'", None, false),
    ("msgctxt 'a/1'|msgid 'A'|msgstr 'B\\n\\t\\\\\\'C\\''", None, false),
    // The kind that was found: of two, the last would stay.
    ("msgctxt 'a/1'|msgid 'A'|msgstr 'B'|msgstr 'C'", Some(16), false),
    ("msgctxt 'a/1'|msgid 'A'|msgstr 'B'|'x'|msgstr 'C'", Some(17), false),
    ("msgctxt 'a/1'|msgid 'A'|msgstr 'B'|# c|msgstr 'C'", Some(17), false),
    ("msgctxt 'a/1'|msgid 'A'|msgstr 'B'||msgstr 'C'", Some(17), false),
    ("msgctxt 'a/1'|msgctxt 'a/2'|msgid 'A'|msgstr 'B'", Some(14), false),
    ("msgctxt 'a/1'|msgid 'A'|msgid 'B'|msgstr 'C'", Some(15), false),
    ("msgctxt 'a/1'|msgid 'A'|msgstr 'B'|msgstr[0] 'C'", Some(16), false),
    ("msgctxt 'a/1'|msgid 'A'|msgstr[0] 'B'|msgstr[1] 'C'", Some(15), false),
    ("msgctxt 'a/1'|msgid 'A'|msgid_plural 'As'|msgstr 'B'", Some(16), false),
    ("msgctxt 'a/1'|msgid 'A'|msgid_plural 'As'|msgstr[0] 'B'|msgstr[1] 'C'|msgstr 'D'", Some(18), false),
    ("msgctxt 'a/1'|msgid 'A'|msgid_plural 'As'|msgstr[0] 'B'|msgstr[0] 'C'", Some(17), false),
    ("msgctxt 'a/1'|msgid 'A'|msgid_plural 'As'|msgstr[1] 'B'|msgstr[0] 'C'", Some(16), false),
    (
        "msgctxt 'a/1'|msgid 'A'|msgid_plural 'As'|msgid_plural 'As'|msgstr[0] 'B'|msgstr[1] 'C'",
        Some(16),
        false,
    ),
    ("msgctxt 'a/1'|msgid 'A'|# c|msgstr 'B'", Some(15), false),
    ("msgctxt 'a/1'|msgid 'A'|#, fuzzy|msgstr 'B'", Some(15), false),
    ("msgctxt 'a/1'|msgid 'A'", Some(14), false),
    ("msgctxt 'a/1'|msgstr 'B'", Some(14), false),
    ("msgid 'A'|msgctxt 'a/1'|msgstr 'B'", Some(14), false),
    ("msgctxt 'a/1'|msgid 'A'||msgctxt 'a/2'|msgid 'C'|msgstr 'B'", Some(16), false),
    ("msgctxt 'a/1'|msgid 'A'|msgid_plural 'As'||msgctxt 'a/2'|msgid 'C'|msgstr 'B'", Some(17), false),
    ("#~ msgctxt 'a/1'|msgid 'A'|msgstr 'B'", Some(14), false),
    ("#~ msgctxt 'a/1'|#~ msgid 'A'|#~ msgstr 'B'|#~ msgstr 'C'", Some(16), false),
    ("msgctxt 'a/1'|msgid 'A'|MSGSTR 'B'", Some(15), false),
    ("msgctxt 'a/1'|msgid 'A'|msgstr 'B", Some(15), false),
    ("msgctxt 'a/1'|msgid 'A'|msgstr 'B'x'", Some(15), false),
    ("msgctxt 'a/1'|msgid 'A'|msgstr 'B' x", Some(15), false),
    ("msgctxt 'a/1'|msgid 'A'|msgstr 'B\\q'", Some(15), false),
    ("msgctxt|msgid 'A'|msgstr 'B'", Some(13), false),
    ("msgctxt 'a/1'|msgid 'A'|msgstr", Some(15), false),
    ("msgctxt 'a/1'|msgid 'A'|B", Some(15), false),
    ("# c|'B'", Some(14), false),
    ("msgctxt 'a/1' msgid 'A' msgstr 'B'", Some(13), true),
    ("msgctxt 'a/1'|msgid 'A' 'B'|msgstr 'C'", Some(14), true),
];

#[test]
fn what_gettext_refuses_is_refused_with_its_line() {
    let room = TempDir::new().expect("room");
    for (tried, fault, only_ours) in TRIED {
        let text = format!(
            "{HEAD}{}\n",
            tried.replace('|', "\n").replace("#\n msgid", "#| msgid").replace('\'', "\"")
        );
        fs::write(room.path().join("a.po"), &text).expect("written");
        let done =
            Command::new("msgfmt").current_dir(&room).args(["--check", "-o", "/dev/null", "a.po"]).output();
        let done = done.unwrap_or_else(|error| panic!("no msgfmt: run `bash tests/install.sh`: {error}"));
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.success(), fault.is_none() || *only_ours, "gettext on {tried}: {said}");
        let found = match kit::read(text.as_bytes()) {
            Ok(_) => None,
            Err(ReadError::Po(line, _)) => Some(line),
            Err(other) => panic!("{tried}: {other}"),
        };
        assert_eq!(found, *fault, "{tried}");
    }
}

#[test]
fn a_second_translation_in_one_message_never_takes_the_place_of_the_first() {
    let po = to_po(&Project::new(), "da");
    let twice = po.replace("msgstr \"Frist\"\n", "msgstr \"Frist\"\nmsgstr \"Ingen frist\"\n");
    let twice = if twice == po {
        po.replace("msgstr \"Din frist\"\n", "msgstr \"Din frist\"\nmsgstr \"Ingen\"\n")
    } else {
        twice
    };
    let line = twice.lines().position(|line| line == "msgstr \"Ingen\"").expect("the second one") + 1;
    let said = kit::read(twice.as_bytes()).expect_err("refused");
    assert_eq!(
        said.to_string().split(';').next(),
        Some(format!("line {line} of the PO file cannot be read: a second `msgstr` in one message").as_str())
    );
}

/// The message with this context, with its comments and the empty line behind it.
fn message<'a>(po: &'a str, context: &str) -> &'a str {
    po.split_inclusive("\n\n")
        .find(|part| part.contains(&format!("msgctxt \"{context}\"\n")))
        .expect("the message")
}

#[test]
fn a_message_that_the_file_lacks_is_called_missing() {
    let project = Project::new();
    let po = to_po(&project, "da").replace("Et brev", "Et nyt brev");
    let lacks = po.replace(message(&po, "papers#letter/3"), "");
    let import = taken_in(&project, &lacks);
    let letter = import.verdicts.iter().find(|verdict| verdict.id == "papers#letter").expect("the letter");
    assert_eq!(
        reasons(&letter.outcome),
        "the file lacks `papers#letter/3` of it; put what is missing back from the file that was handed out"
    );
    assert_eq!(import.files, []);
    // Of two texts, only the one that lacks a message is held back.
    let both = lacks.replace("Din frist", "Din egen frist");
    let import = taken_in(&project, &both);
    let taken: Vec<&str> = import
        .verdicts
        .iter()
        .filter(|verdict| matches!(verdict.outcome, EntryOutcome::Taken { .. }))
        .map(|verdict| verdict.id.as_str())
        .collect();
    assert_eq!(taken, ["papers#deadline"]);
}

#[test]
fn a_message_that_lost_its_context_or_its_source_is_named_with_its_line() {
    let project = Project::new();
    let po = to_po(&project, "da");
    let told = |broken: &str| -> Vec<(String, String)> {
        let refused = taken_in(&project, broken).verdicts;
        let refused =
            refused.into_iter().filter(|verdict| matches!(verdict.outcome, EntryOutcome::Refused(_)));
        refused.map(|verdict| (verdict.id, reasons(&verdict.outcome))).collect()
    };
    let context = "msgctxt \"papers#letter/3\"\n";
    let line = po.lines().position(|line| line == context.trim()).expect("the context") + 1;
    for (now, id) in [
        ("msgctxt \"papers#letter\"\n", "papers#letter".to_owned()),
        ("msgctxt \"papers#letter/three\"\n", "papers#letter/three".to_owned()),
        ("msgctxt \"papers#letter/0\"\n", "papers#letter/0".to_owned()),
        ("", format!("line {line}")),
    ] {
        let found = told(&po.replace(context, now));
        assert_eq!(found.len(), 2, "{now}: {found:#?}");
        assert!(found[0].1.starts_with("the file lacks `papers#letter/3`"), "{found:#?}");
        assert!(
            found[1].0 == id && found[1].1.contains(&format!("the message in line {line} ")),
            "{found:#?}"
        );
    }
    let emptied =
        po.replace(&format!("{context}msgid \"It is in Danish.\""), &format!("{context}msgid \"\""));
    assert_ne!(emptied, po);
    let found = told(&emptied);
    assert!(found.len() == 2 && found[1].1.contains("lost its `msgid`"), "{found:#?}");
    assert_eq!(told(&po.replace("papers#letter/3", "papers#lettre/3")).len(), 2);
}
