//! The exchange as PO, with gettext's own tools.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use wayleaf::kit::import::{EntryOutcome, Import, ImportOptions, import};
use wayleaf::kit::{self, ReadError};

use super::{DANISH, catalog, options, reasons, with_kept, written};
use crate::project::Project;

pub(super) fn to_po(project: &Project, lang: &str) -> String {
    let catalog = catalog(project, lang);
    let base = catalog.base();
    kit::to_po(&catalog, base)
}

pub(super) fn taken_in(project: &Project, po: &str) -> Import {
    let handed = kit::read(po.as_bytes()).expect("a PO file");
    let label = Some(wayleaf::guide::article::Label::Human);
    let options = ImportOptions { by: Some("Bo".to_owned()), label, ..options() };
    import(&project.sources(), &handed, &options).expect("it fits")
}

fn gettext(room: &Path, program: &str, arguments: &[&str]) -> String {
    let done = Command::new(program).current_dir(room).args(arguments).output();
    let done = done.unwrap_or_else(|error| panic!("no {program}: run `bash tests/install.sh`: {error}"));
    assert!(done.status.success(), "{program}: {}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(String::from_utf8_lossy(&done.stderr).matches("warning").count(), 0, "{done:?}");
    String::from_utf8(done.stdout).expect("UTF-8")
}

/// A project in which one unit is behind its source, with the old source text kept.
fn behind() -> Project {
    let project = with_kept(Project::new());
    project.edit("content/topics/papers/en.md", "It is new.", "It is less than a year old.")
}

#[test]
fn gettext_takes_it_and_it_comes_back_unchanged() {
    let room = TempDir::new().expect("room");
    for (project, languages) in
        [(Project::loaded(""), vec!["ar", "ti"]), (Project::new(), vec!["da", "ar"]), (behind(), vec!["ar"])]
    {
        for lang in languages {
            let po = to_po(&project, lang);
            assert_eq!(po, to_po(&project, lang), "{lang} differs from one export to the next");
            fs::write(room.path().join("a.po"), &po).expect("written");
            gettext(room.path(), "msgfmt", &["--check", "-o", "/dev/null", "a.po"]);
            gettext(room.path(), "msgcat", &["--width=30", "-o", "wrapped.po", "a.po"]);
            gettext(room.path(), "msgmerge", &["--quiet", "-o", "merged.po", "a.po", "a.po"]);
            for name in ["a.po", "wrapped.po", "merged.po"] {
                let text = fs::read_to_string(room.path().join(name)).expect("read");
                let import = taken_in(&project, &text);
                let bad: Vec<_> = import
                    .verdicts
                    .iter()
                    .filter(|verdict| {
                        !matches!(verdict.outcome, EntryOutcome::Same | EntryOutcome::Unfinished)
                    })
                    .collect();
                assert!(import.files.is_empty() && bad.is_empty(), "{name} {lang}: {bad:#?}");
            }
        }
    }
}

#[test]
fn what_is_behind_is_fuzzy_and_shows_what_its_source_was() {
    let po = to_po(&behind(), "da");
    assert!(po.contains("#, fuzzy\n#| msgid \"It is new.\"\nmsgctxt \"papers#letter/4\"\n"), "{po}");
    assert_eq!(po.matches("fuzzy").count(), 1);
    assert!(po.contains("\"Plural-Forms: nplurals=2; plural=(n==1 ? 0 : 1);\\n\""));
    assert!(po.contains("#. ⟦1⟧ = 15\u{a0}days · 15\u{a0}dage\n"), "{po}");
}

#[test]
fn a_line_brought_up_to_its_source_in_an_editor_is_taken_and_the_rest_left_alone() {
    let project = behind();
    let po =
        to_po(&project, "da").replace("#, fuzzy\n", "").replace("Det er nyt.", "Det er under et år gammelt.");
    let import = taken_in(&project, &po);
    let taken: Vec<&str> = import
        .verdicts
        .iter()
        .filter(|verdict| matches!(verdict.outcome, EntryOutcome::Taken { .. }))
        .map(|verdict| verdict.id.as_str())
        .collect();
    assert_eq!(taken, ["papers#letter"]);
    let project = written(project, &import);
    assert!(project.text(DANISH).contains("- Det er under et år gammelt."));
    project.build().page("da/papers.html").has_text("under et år").has(0, ".notice");
}

#[test]
fn a_file_from_before_the_source_changed_is_known_by_the_text_that_was_kept() {
    let project = behind();
    let old = to_po(&Project::new(), "da").replace("Det er nyt.", "Det er ganske nyt.");
    let import = taken_in(&project, &old);
    let letter = import.verdicts.iter().find(|verdict| verdict.id == "papers#letter").expect("the letter");
    assert!(matches!(letter.outcome, EntryOutcome::Taken { behind: true, .. }), "{letter:?}");
    let unknown = Project::new().edit("content/topics/papers/en.md", "It is new.", "It is not old.");
    let import = taken_in(&unknown, &old);
    let letter = import.verdicts.iter().find(|verdict| verdict.id == "papers#letter").expect("the letter");
    assert!(reasons(&letter.outcome).contains("export anew"), "{letter:?}");
}

#[test]
fn plural_forms_are_taken_by_their_category() {
    let project = Project::new();
    let po = to_po(&project, "da").replace("⟦1⟧ dage\"", "⟦1⟧ døgn\"");
    let import = taken_in(&project, &po);
    let project = written(project, &import);
    let strings = project.text("themes/plain/strings/da.yaml");
    assert!(strings.contains("measure_day: {one: \"{n} dag\", other: \"{n} døgn\"}\n"), "{strings}");
    project.build().page("da/papers.html").has_text("15 døgn");
}

#[test]
fn what_editors_do_not_write_is_refused_with_its_line() {
    let po = to_po(&Project::new(), "da");
    let said = |po: &str| kit::read(po.as_bytes()).expect_err("unusable");
    assert!(
        matches!(said(&po.replace("msgstr[1]", "msgstr[99999999999999999999]")), ReadError::Po(line, _) if line > 10)
    );
    assert!(matches!(said(&po.replace("nplurals=2", "nplurals=18446744073709551615")), ReadError::Po(..)));
    assert!(matches!(said(&po.replacen("msgid \"", "msgid ", 20)), ReadError::Po(1, _)));
    let twice = format!("{po}\nmsgctxt \"papers#letter/1\"\nmsgid \"A letter\"\nmsgstr \"Et\"\n");
    assert!(matches!(said(&twice), ReadError::Twice(_)));
    let crlf = format!("\u{feff}{}", po.replace('\n', "\r\n"));
    assert!(taken_in(&Project::new(), &crlf).files.is_empty());
}
