//! A case of `tests/diagnostics`, read from its file.

use std::fs;
use std::path::PathBuf;

use wayleaf::diagnostic::Code;

use crate::project::{Archive, Built, Project, REPORT, in_repository};

const FOLDER: &str = "tests/diagnostics";

/// A case: a guide with something wrong, and what is to be said of it.
pub(crate) struct Case {
    /// The name of its file, without the ending.
    pub(crate) name: String,
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// What is in it.
    pub(crate) archive: Archive,
}

impl Case {
    /// All of them, by name.
    pub(crate) fn all() -> Vec<Self> {
        let entries = fs::read_dir(in_repository(FOLDER)).expect("the cases");
        let mut cases: Vec<Self> = entries.map(|entry| Self::read(entry.expect("an entry").path())).collect();
        cases.sort_by(|one, other| one.name.cmp(&other.name));
        cases
    }

    fn read(path: PathBuf) -> Self {
        assert_eq!(path.extension().and_then(|ending| ending.to_str()), Some("txt"), "{}", path.display());
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a text");
        assert!(text.contains(REPORT), "{name} has no report");
        Self { name, path, archive: Archive::new(&text) }
    }

    /// The code that the case is named after.
    pub(crate) fn code(&self) -> Option<Code> {
        let named = |code: &&Code| {
            self.name.strip_prefix(code.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        Code::ALL.iter().find(named).copied()
    }

    /// What comes of the guide with what is wrong in it.
    pub(crate) fn build(&self) -> Built {
        self.archive.applied_to(Project::new()).build()
    }

    /// What comes of it after the remedy, where the case has one.
    pub(crate) fn cured(&self) -> Option<Built> {
        let remedy = self.archive.remedy.as_deref()?;
        Some(remedy.applied_to(self.archive.applied_to(Project::new())).build())
    }
}
