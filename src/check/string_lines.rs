//! Where interface strings stand in their files.

use std::collections::BTreeMap;

use crate::check::context::RuleContext;
use crate::i18n::lang::Lang;
use crate::project::{FileId, Project, Span};
use crate::theme::{OVERLAY, Theme};

/// The files that hold the strings of a language: the guide's own before the theme's, since its words count.
pub(super) struct StringFiles<'a>(Vec<(FileId, BTreeMap<&'a str, usize>)>);

impl<'a> StringFiles<'a> {
    /// Those of this language.
    pub(super) fn new(look: RuleContext<'a>, lang: &Lang) -> Self {
        let paths = [own(lang), path(look.theme, lang)];
        let files = paths.iter().filter_map(|path| look.project.find(path));
        Self(files.map(|file| (file, lines(&look.project.file(file).text))).collect())
    }

    /// Where a string stands; the first line of the theme's file where it does not. `None` where there is no file.
    pub(super) fn span(&self, key: &str) -> Option<Span> {
        let at = |(file, lines): &(FileId, BTreeMap<&str, usize>)| {
            let start = *lines.get(key)?;
            Some(Span::new(*file, start, start + key.len()))
        };
        self.0.iter().find_map(at).or_else(|| self.0.last().map(|(file, _)| Span::top(*file)))
    }
}

/// The file in which a guide's author writes the strings of a language: the theme's, unless that lies on no disk.
pub(super) fn path_to_write(look: RuleContext<'_>, lang: &Lang) -> String {
    file_to_write(look.project, look.theme, lang)
}

/// The same, of a guide and a theme that no rule looks at.
pub(crate) fn file_to_write(project: &Project, theme: &Theme, lang: &Lang) -> String {
    if project.has_shipped_theme() { own(lang) } else { path(theme, lang) }
}

/// The guide's own file of a language.
fn own(lang: &Lang) -> String {
    format!("{OVERLAY}strings/{lang}.yaml")
}

/// The theme's file of a language.
fn path(theme: &Theme, lang: &Lang) -> String {
    format!("themes/{}/strings/{lang}.yaml", theme.name)
}

/// The byte at which each string's line begins.
fn lines(text: &str) -> BTreeMap<&str, usize> {
    let mut lines = BTreeMap::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some((key, _)) = line.split_once(':') {
            lines.entry(key).or_insert(start);
        }
        start += line.len();
    }
    lines
}
