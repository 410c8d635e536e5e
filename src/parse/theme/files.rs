//! The files of a theme's folder.

use crate::project::{FileId, Project};

/// A theme's files, found by name.
pub(super) struct ThemeFiles<'a> {
    pub project: &'a Project,
    pub root: String,
}

impl<'a> ThemeFiles<'a> {
    pub(super) fn text(&self, inside: &str) -> Option<&'a str> {
        let file = self.project.find(&format!("{}{inside}", self.root))?;
        Some(&self.project.file(file).text)
    }

    pub(super) fn under(&self, folder: &str) -> impl Iterator<Item = (FileId, &'a str, &'a str)> {
        let prefix = format!("{}{folder}", self.root);
        let files = self.project.files();
        files.filter_map(move |(id, file)| Some((id, file.path.strip_prefix(&prefix)?, file.text.as_str())))
    }
}
