//! Several files in one text: `-- path --` begins a file, `-- path (removed) --` takes one away, and
//! `-- path (edit) --` changes lines: those after `- ` become those after `+ `.

use super::Project;

/// A text with files in it, and what stands behind `== report ==`.
pub(crate) struct Archive {
    sections: Vec<Section>,
    /// What stands behind `== report ==`.
    pub(crate) report: String,
}

struct Section {
    path: String,
    verb: Verb,
    text: String,
}

enum Verb {
    Write,
    Edit,
    Remove,
}

/// The line before the expected report.
pub(crate) const REPORT: &str = "== report ==\n";

impl Archive {
    /// Reads an archive; what stands before the first file is a note for people.
    pub(crate) fn new(text: &str) -> Self {
        let (files, report) = text.split_once(REPORT).unwrap_or((text, ""));
        let mut sections: Vec<Section> = Vec::new();
        for line in files.split_inclusive('\n') {
            match heading(line) {
                Some(section) => sections.push(section),
                None => {
                    if let Some(section) = sections.last_mut() {
                        section.text.push_str(line);
                    }
                }
            }
        }
        for section in &mut sections {
            let written = section.text.trim_end_matches('\n');
            section.text = if written.is_empty() { String::new() } else { format!("{written}\n") };
        }
        Self { sections, report: report.to_owned() }
    }

    /// Puts the files into a project.
    pub(crate) fn applied_to(&self, project: Project) -> Project {
        self.sections.iter().fold(project, |project, section| match section.verb {
            Verb::Write => project.file(&section.path, &section.text),
            Verb::Remove => project.without(&section.path),
            Verb::Edit => edits(&section.text)
                .iter()
                .fold(project, |project, (old, new)| project.edit(&section.path, old, new)),
        })
    }
}

fn heading(line: &str) -> Option<Section> {
    let inside = line.strip_prefix("-- ")?.trim_end().strip_suffix(" --")?;
    let (path, verb) = match inside.split_once(" (") {
        None => (inside, Verb::Write),
        Some((path, "removed)")) => (path, Verb::Remove),
        Some((path, "edit)")) => (path, Verb::Edit),
        Some(_) => panic!("neither `(removed)` nor `(edit)`: {line}"),
    };
    Some(Section { path: path.to_owned(), verb, text: String::new() })
}

/// Pairs of old and new lines.
fn edits(text: &str) -> Vec<(String, String)> {
    let mut edits: Vec<(String, String)> = Vec::new();
    let mut adding = true;
    for line in text.split_inclusive('\n') {
        if let Some(old) = line.strip_prefix("- ") {
            if adding {
                edits.push((String::new(), String::new()));
            }
            adding = false;
            edits.last_mut().expect("an edit").0.push_str(old);
        } else if let Some(new) = line.strip_prefix("+ ") {
            adding = true;
            edits.last_mut().expect("a line to take away before one to add").1.push_str(new);
        } else {
            assert_eq!(line.trim(), "", "a line of an edit begins with `- ` or `+ `");
        }
    }
    edits
}
