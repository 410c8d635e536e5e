//! Several files in one text: `-- path --` begins a file, `-- path (removed) --` takes one away, and
//! `-- path (edit) --` changes lines: those after `- ` become those after `+ `. Behind the report of a case may stand its
//! remedy: words, and the files that change once more. `(aside)`, `(edit, aside)` is what the handbook does not show.

use super::Project;

/// A text with files in it, and what stands behind `== report ==`.
pub(crate) struct Archive {
    /// What stands before the first file, for people.
    pub(crate) words: String,
    sections: Vec<Section>,
    /// What stands behind `== report ==`.
    pub(crate) report: String,
    /// What stands behind `== remedy ==`.
    pub(crate) remedy: Option<Box<Archive>>,
}

/// A file of an archive.
pub(crate) struct Section {
    /// Where it lies.
    pub(crate) path: String,
    /// What becomes of it.
    pub(crate) verb: Verb,
    /// Whether it is not what the case is about: people are not shown it.
    pub(crate) aside: bool,
    text: String,
}

/// What becomes of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Write,
    Edit,
    Remove,
}

/// The line before the expected report.
pub(crate) const REPORT: &str = "== report ==\n";

/// The line before what is to be done.
pub(crate) const REMEDY: &str = "== remedy ==\n";

impl Section {
    /// What the file holds, or the pieces of it that an edit writes; and the pieces that an edit only takes out.
    pub(crate) fn shown(&self) -> (String, String) {
        if self.verb != Verb::Edit {
            return (self.text.clone(), String::new());
        }
        let (gone, new): (Vec<_>, Vec<_>) =
            edits(&self.text).into_iter().partition(|(_, new)| new.trim().is_empty());
        let joined = |pieces: Vec<String>| pieces.join("\n");
        (
            joined(new.into_iter().map(|(_, new)| new).collect()),
            joined(gone.into_iter().map(|(old, _)| old).collect()),
        )
    }
}

impl Archive {
    /// Reads an archive.
    pub(crate) fn new(text: &str) -> Self {
        let (text, remedy) =
            text.split_once(REMEDY).map_or((text, None), |(text, remedy)| (text, Some(remedy)));
        let (files, report) = text.split_once(REPORT).unwrap_or((text, ""));
        let mut words = String::new();
        let mut sections: Vec<Section> = Vec::new();
        for line in files.split_inclusive('\n') {
            match heading(line) {
                Some(section) => sections.push(section),
                None => sections.last_mut().map_or(&mut words, |section| &mut section.text).push_str(line),
            }
        }
        for section in &mut sections {
            let written = section.text.trim_end_matches('\n');
            section.text = if written.is_empty() { String::new() } else { format!("{written}\n") };
        }
        let remedy = remedy.map(|text| Box::new(Self::new(text)));
        Self { words: words.trim().to_owned(), sections, report: report.to_owned(), remedy }
    }

    /// Its files in order.
    pub(crate) fn sections(&self) -> &[Section] {
        &self.sections
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
    let (path, words) = inside.split_once(" (").map_or((inside, ""), |(path, words)| (path, words));
    let (mut verb, mut aside) = (Verb::Write, false);
    for word in words.trim_end_matches(')').split(", ").filter(|word| !word.is_empty()) {
        match word {
            "removed" => verb = Verb::Remove,
            "edit" => verb = Verb::Edit,
            "aside" => aside = true,
            _ => panic!("neither `removed` nor `edit` nor `aside`: {line}"),
        }
    }
    Some(Section { path: path.to_owned(), verb, aside, text: String::new() })
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
