//! What `wayleaf theme eject` notes of the files it takes out: the theme's text at that time, so that what has changed since can be
//! told and shown.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::{Code, Diagnostic};
use crate::parse::yaml::Yaml;
use crate::project::{FileId, Project, Span};
use crate::theme::version::notes_since;
use crate::theme::{OVERLAY, STRINGS};

/// Where it lies among a guide's own files of the theme.
pub const RECORD: &str = "made-from.yaml";

/// Whether a file is this record, which no page shows.
pub fn is_record(path: &str) -> bool {
    path.strip_prefix(OVERLAY) == Some(RECORD)
}

/// How much of a line is quoted.
const LONGEST: usize = 120;

/// A file as it was in the theme when it was taken out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TakenFile {
    /// Its name in the theme.
    pub file: String,
    /// The theme's version then.
    pub version: u32,
    /// Its text then.
    pub text: String,
}

/// A file that a guide overrides, and that the theme has changed since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedFile<'a> {
    /// The guide's own file.
    pub own: FileId,
    /// The theme's file as it was.
    pub before: TakenFile,
    /// The theme's text now.
    pub now: &'a str,
}

/// What a guide has noted of the files it took out, and why that cannot be read.
pub fn taken(project: &Project) -> Result<Vec<TakenFile>, Diagnostic> {
    let Some(file) = project.find(&format!("{OVERLAY}{RECORD}")) else { return Ok(Vec::new()) };
    Yaml { text: &project.file(file).text, file, base: 0 }.read()
}

/// The note of these files as its text.
pub fn written(files: &[TakenFile]) -> String {
    let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let entries = files.iter().map(|one| {
        format!("- {{file: {}, version: {}, text: {}}}\n", quoted(&one.file), one.version, quoted(&one.text))
    });
    let title = "# Written by `wayleaf theme eject`: these files of the theme as they were, to tell what has changed since.\n";
    title.to_owned() + &entries.collect::<String>()
}

/// The files that a guide took out of the theme under `root` and that are others there now; those that read as the theme's do
/// now are no trouble.
pub fn changed<'a>(project: &'a Project, root: &str, taken: &[TakenFile]) -> Vec<ChangedFile<'a>> {
    let changed = taken.iter().filter_map(|before| {
        let own = project.find(&format!("{OVERLAY}{}", before.file))?;
        let now = &project.file(project.find(&format!("{root}{}", before.file))?).text;
        let differs = *now != before.text && *now != project.file(own).text;
        differs.then(|| ChangedFile { own, before: before.clone(), now })
    });
    changed.collect()
}

/// The guide's files, by the names of those of the theme under `root` that they stand in for, of which nothing is noted.
fn unnoted<'a>(project: &'a Project, root: &str, taken: &[TakenFile]) -> Vec<(&'a str, FileId)> {
    let own = project.files().filter_map(|(id, file)| Some((file.path.strip_prefix(OVERLAY)?, id)));
    let own =
        own.filter(|(name, _)| !name.starts_with(STRINGS) && !taken.iter().any(|file| file.file == *name));
    let differs = |name: &str, id: FileId| {
        let theirs = project.find(&format!("{root}{name}"));
        theirs.is_some_and(|theirs| project.file(theirs).text != project.file(id).text)
    };
    own.filter(|(name, id)| differs(name, *id)).collect()
}

/// Warns of each overridden file that the theme has changed since, with the first line that differs, and of each of which nobody
/// could tell.
pub(super) fn check(project: &Project, root: &str, problems: &mut Vec<Diagnostic>) {
    let taken = match taken(project) {
        Ok(taken) => taken,
        Err(problem) => return problems.push(problem),
    };
    problems.extend(changed(project, root, &taken).into_iter().map(|changed| {
        let ChangedFile { own, before: TakenFile { file, version, text }, now } = changed;
        let message = format!(
            "`{OVERLAY}{file}` was made from version {version} of the theme, whose own file has changed since"
        );
        let notes = notes_since(version);
        let notes = if notes.is_empty() { notes } else { format!("{notes}; ") };
        let help = format!(
            "{notes}{}; `wayleaf theme diff {file}` shows all of it: change your file where it matters, then `wayleaf theme accept {file}`",
            first_difference(&text, now)
        );
        Diagnostic::warning(Code::ThemeChanged, Span::top(own), message, help)
    }));
    problems.extend(unnoted(project, root, &taken).into_iter().map(|(name, own)| {
        let message =
            format!("`{OVERLAY}{name}` stands in for the theme's own file, and nothing notes what that file was");
        let help = format!(
            "what a newer theme changes in it would go untold: compare the two, then `wayleaf theme accept {name}` notes the theme's \
             file as it is now"
        );
        Diagnostic::warning(Code::ThemeChanged, Span::top(own), message, help)
    }));
}

/// The first line in which two texts differ.
fn first_difference(before: &str, now: &str) -> String {
    let (mut before, mut now) = (before.lines(), now.lines());
    loop {
        match (before.next(), now.next()) {
            (Some(old), Some(new)) if old == new => {}
            (Some(old), Some(new)) => {
                return format!("the theme had {} and has {}", quoted(old), quoted(new));
            }
            (Some(old), None) => return format!("the theme no longer has {}", quoted(old)),
            (None, Some(new)) => return format!("the theme has also {}", quoted(new)),
            (None, None) => return "the theme's lines end otherwise".to_owned(),
        }
    }
}

fn quoted(line: &str) -> String {
    let line = line.trim();
    let short = &line[..line.floor_char_boundary(LONGEST)];
    format!("`{short}{}`", if short.len() < line.len() { "…" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::{TakenFile, first_difference, written};

    #[test]
    fn the_first_line_that_differs_is_told() {
        assert_eq!(first_difference("a\nb\n", "a\nc\n"), "the theme had `b` and has `c`");
        assert_eq!(first_difference("a\n", "a\nc\n"), "the theme has also `c`");
        assert_eq!(first_difference("a\nb\n", "a\n"), "the theme no longer has `b`");
    }

    #[test]
    fn what_is_noted_is_yaml_whatever_the_text_holds() {
        let file =
            TakenFile { file: "a/b.html".into(), version: 1, text: "{% if x: \"y\" %}\n\t#'é\n".into() };
        let text = written(std::slice::from_ref(&file));
        let read = crate::parse::yaml::any(&text).expect("YAML");
        assert_eq!(read[0]["text"].as_str(), Some(file.text.as_str()));
    }
}
