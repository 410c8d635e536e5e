//! The files of a theme: those of its folder, and those that a guide puts in their place.

use std::collections::BTreeMap;

use crate::parse::theme::taken::RECORD;
use crate::project::{FileId, Project};
use crate::theme::{OVERLAY, STRINGS};

/// Styles of a guide's own, behind all others.
pub(super) const OWN_STYLES: &str = "css/own.css";

/// A logo, in place of the leaf beside the name of the guide.
pub(super) const LOGO: &str = "logo.svg";

/// A theme's files, found by name.
pub(super) struct ThemeFiles<'a> {
    pub project: &'a Project,
    pub root: String,
    files: BTreeMap<&'a str, (FileId, &'a str)>,
    /// The strings that a guide has of its own.
    own_strings: Vec<(FileId, &'a str, &'a str)>,
    /// Files of a guide that stand in no file's place.
    idle: Vec<&'a str>,
}

impl<'a> ThemeFiles<'a> {
    /// The theme whose files lie under `root`, with what the guide has in their place.
    pub(super) fn new(project: &'a Project, root: &str) -> Self {
        let mut files = BTreeMap::new();
        for (id, file) in project.files() {
            if let Some(name) = file.path.strip_prefix(root) {
                files.insert(name, (id, file.text.as_str()));
            }
        }
        let (mut own_strings, mut idle) = (Vec::new(), Vec::new());
        for (id, file) in project.files() {
            let Some(name) = file.path.strip_prefix(OVERLAY) else { continue };
            if name == RECORD {
                continue;
            }
            match name.strip_prefix(STRINGS) {
                Some(language) => own_strings.push((id, language, file.text.as_str())),
                None => {
                    let is_new = files.insert(name, (id, file.text.as_str())).is_none();
                    let may_be_new = [OWN_STYLES, LOGO].contains(&name) || name.starts_with("pictures/");
                    if is_new && !may_be_new {
                        idle.push(file.path.as_str());
                    }
                }
            }
        }
        Self { project, root: root.to_owned(), files, own_strings, idle }
    }

    /// The text of the file with this name.
    pub(super) fn text(&self, inside: &str) -> Option<&'a str> {
        self.files.get(inside).map(|(_, text)| *text)
    }

    /// The file with this name, and its text.
    pub(super) fn file(&self, inside: &str) -> Option<(FileId, &'a str)> {
        self.files.get(inside).copied()
    }

    /// The files of a folder by their names in it.
    pub(super) fn under(&self, folder: &str) -> impl Iterator<Item = (FileId, &'a str, &'a str)> + use<'a> {
        let files = self.files.iter();
        let files = files.filter_map(|(name, (file, text))| Some((*file, name.strip_prefix(folder)?, *text)));
        files.collect::<Vec<_>>().into_iter()
    }

    /// The theme's files of strings.
    pub(super) fn strings(&self) -> impl Iterator<Item = (FileId, &'a str, &'a str)> {
        self.under(STRINGS)
    }

    /// The guide's own files of strings.
    pub(super) fn own_strings(&self) -> impl Iterator<Item = (FileId, &'a str, &'a str)> {
        self.own_strings.iter().copied()
    }

    /// The paths of a guide's files that stand in no file's place.
    pub(super) fn idle(&self) -> &[&'a str] {
        &self.idle
    }
}
