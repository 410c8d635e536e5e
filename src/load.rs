//! The one reader of the disk: a project's folder becomes a [`Project`], and what cannot be taken in a problem.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{Code, Diagnosed, Diagnostic, Place, Severity, argument};
use crate::font::is_font;
use crate::normalization::composed;
use crate::project::{Project, Rewritten, position};

/// The folders of a project that are read.
const CONTENT: &str = "content";
const THEMES: &str = "themes";

/// No text of a guide and no font of one script is larger, in bytes; what is larger is a picture or a mistake.
const LARGEST: u64 = 2_000_000;

/// Reads all text under `root/content` and `root/themes`, and fonts as they are: the project, and a problem for all that is not in it.
/// Without a folder `themes` the project gets the theme that Wayleaf ships.
///
/// Files that editors and file managers leave behind are passed over, a byte order mark is dropped, links are
/// not followed.
pub fn load(root: &Path) -> Diagnosed<Project> {
    let mut found = Vec::new();
    let mut problems = Vec::new();
    // A folder of themes is read whole, however wrong: only where there is none does the shipped theme stand in.
    let has_themes = fs::symlink_metadata(root.join(THEMES)).is_ok();
    for folder in [CONTENT].into_iter().chain(has_themes.then_some(THEMES)) {
        if let Err(problem) = list(root, folder, &mut found, &mut problems) {
            problems.push(problem);
        }
    }
    alone_by_name(&mut found, &mut problems);
    let (fonts, texts): (Vec<FoundFile>, Vec<FoundFile>) =
        found.into_iter().partition(|file| is_font(&file.name));
    let texts = read(texts, FoundFile::read, &mut problems);
    let fonts = read(fonts, FoundFile::read_font, &mut problems);
    let project = Project::new(texts).with_fonts(fonts);
    Diagnosed::new(if has_themes { project } else { project.with_shipped_theme() }, problems)
}

/// Reads those texts of a project again that lie at `changed`; `None` where files came or went, or one cannot be read, so
/// that everything is to be read again. Files that are none of the project's and are gone again make no difference, nor do
/// those that editors leave behind.
pub fn load_again(root: &Path, project: &Project, changed: &BTreeSet<PathBuf>) -> Option<Project> {
    let mut texts = Vec::new();
    for path in changed {
        if path.file_name().is_some_and(|name| is_debris_name(&name.to_string_lossy())) {
            continue;
        }
        let file =
            FoundFile { path: path.clone(), name: composed(&name_from(root, path).ok()?).into_owned() };
        match (project.find(&file.name), fs::symlink_metadata(path)) {
            (None, Err(_)) => {}
            (Some(_), Ok(data)) if data.is_file() => {
                texts.push(Rewritten { text: file.read().ok()?, path: file.name });
            }
            _ => return None,
        }
    }
    Some(project.with(&texts))
}

/// Reads files side by side: each with its name, and a problem for all that cannot be read.
fn read<T: Send>(
    found: Vec<FoundFile>,
    by: impl Fn(&FoundFile) -> Result<T, Diagnostic> + Send + Sync,
    problems: &mut Vec<Diagnostic>,
) -> Vec<(String, T)> {
    let read: Vec<_> = found.par_iter().map(by).collect();
    let mut files = Vec::with_capacity(read.len());
    for (file, content) in found.into_iter().zip(read) {
        match content {
            Ok(content) => files.push((file.name, content)),
            Err(problem) => problems.push(problem),
        }
    }
    files
}

/// A file that is there to be read.
struct FoundFile {
    path: PathBuf,
    /// Its path from the project's root, as people and later stages write it: in composed form (NFC), whatever form
    /// the disk keeps names in.
    name: String,
}

/// Leaves the first of several files whose names differ on the disk and are the same to people.
fn alone_by_name(found: &mut Vec<FoundFile>, problems: &mut Vec<Diagnostic>) {
    let mut names = BTreeSet::new();
    found.retain(|file| {
        let is_first = names.insert(file.name.clone());
        if !is_first {
            let message = format!(
                "there are two files `{}`: their names look the same and are stored differently",
                file.name
            );
            let help = "compare the two and delete one; one of them was named on a Mac";
            problems.push(fault(Code::DuplicateId, &file.name, message, help));
        }
        is_first
    });
}

/// Adds the files under one folder to `found`; `Err` where there is no such folder or nothing in it.
fn list(
    root: &Path,
    folder: &str,
    found: &mut Vec<FoundFile>,
    problems: &mut Vec<Diagnostic>,
) -> Result<(), Diagnostic> {
    let path = root.join(folder);
    // Looked at first because walkdir always follows a link it is started on.
    match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let message = format!("the folder `{folder}` is missing");
            return Err(fault(Code::MissingFile, folder, message, way_to_a_guide(root)));
        }
        Err(error) => return Err(unreadable(folder, &error)),
        Ok(data) if data.is_symlink() => return Err(link(folder)),
        Ok(data) if !data.is_dir() => {
            let message = format!("`{folder}` is not a folder");
            let help = "move the file away and make a folder of this name";
            return Err(fault(Code::MissingFile, folder, message, help));
        }
        Ok(_) => {}
    }
    let before = (found.len(), problems.len());
    let walk = WalkDir::new(&path).follow_links(false).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_debris(entry)) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => match take_in(root, &entry) {
                Ok(file) => found.push(file),
                Err(problem) => problems.push(problem),
            },
            Err(error) => problems.push(walk_fault(root, folder, error)),
        }
    }
    if before == (found.len(), problems.len()) {
        let message = format!("the folder `{folder}` is empty");
        let help = format!("put the guide's `{folder}` back, from a copy or from Wayleaf's own repository");
        return Err(fault(Code::MissingFile, folder, message, help));
    }
    Ok(())
}

/// Whether a name is one that editors, file managers and version control leave behind.
fn is_debris(entry: &DirEntry) -> bool {
    is_debris_name(&entry.file_name().to_string_lossy())
}

fn is_debris_name(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || name.ends_with(".swp")
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
}

/// Decides by name and kind whether something that is no folder can be read as a text.
fn take_in(root: &Path, entry: &DirEntry) -> Result<FoundFile, Diagnostic> {
    let name = match name_from(root, entry.path()) {
        Ok(name) => name,
        Err(shown) => {
            let message = format!("the name `{shown}` is not UTF-8");
            let help = "rename the file; letters a to z, digits and hyphens are safe everywhere";
            return Err(fault(Code::NotUtf8, &shown, message, help));
        }
    };
    if entry.file_type().is_symlink() {
        return Err(link(&name));
    }
    if !entry.file_type().is_file() {
        let message = format!("`{name}` is not an ordinary file");
        return Err(fault(Code::Unreadable, &name, message, "move it out of the project"));
    }
    Ok(FoundFile { path: entry.path().to_owned(), name: composed(&name).into_owned() })
}

impl FoundFile {
    /// The text of the file, without a byte order mark.
    fn read(&self) -> Result<String, Diagnostic> {
        let bytes = self.bytes().map_err(|error| unreadable(&self.name, &error))?;
        let Some(bytes) = bytes else { return Err(too_large(&self.name)) };
        let text = simdutf8::compat::from_utf8(&bytes).map_err(|error| {
            let (valid, rest) = bytes.split_at(error.valid_up_to());
            not_text(&self.name, &String::from_utf8_lossy(valid), rest)
        })?;
        // A zero byte is UTF-8, but it means UTF-16 without its mark, or no text at all.
        if let Some((valid, rest)) = text.find('\0').map(|zero| text.split_at(zero)) {
            return Err(not_text(&self.name, valid, rest.as_bytes()));
        }
        Ok(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text).to_owned())
    }

    /// The bytes of a font.
    fn read_font(&self) -> Result<Vec<u8>, Diagnostic> {
        let bytes = self.bytes().map_err(|error| unreadable(&self.name, &error))?;
        bytes.ok_or_else(|| {
            let message =
                format!("`{}` is over {} MB, too much for one script", self.name, LARGEST / 1_000_000);
            fault(Code::FileTooLarge, &self.name, message, "take the font of one script in one weight")
        })
    }

    /// The bytes of the file; `None` where there are more than a text has.
    fn bytes(&self) -> io::Result<Option<Vec<u8>>> {
        let file = File::open(&self.path)?;
        let length = file.metadata()?.len();
        if length > LARGEST {
            return Ok(None);
        }
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0) + 1);
        // Limited again: the file may grow while it is read.
        file.take(LARGEST + 1).read_to_end(&mut bytes)?;
        Ok((bytes.len() as u64 <= LARGEST).then_some(bytes))
    }
}

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The path from the root with `/` between its parts; `Err` has it as well as it can be shown.
fn name_from(root: &Path, path: &Path) -> Result<String, String> {
    let parts: Vec<_> = path.strip_prefix(root).unwrap_or(path).iter().collect();
    let exact: Option<Vec<&str>> = parts.iter().map(|part| part.to_str()).collect();
    exact.map(|parts| parts.join("/")).ok_or_else(|| {
        let shown: Vec<_> = parts.iter().map(|part| part.to_string_lossy()).collect();
        shown.join("/")
    })
}

/// What to do where there is no guide: name the one that lies in a folder of this one, or begin one.
fn way_to_a_guide(root: &Path) -> String {
    let entries =
        fs::read_dir(root).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.file_name());
    let guides = entries.filter(|name| root.join(name).join("content/guide.yaml").is_file());
    match guides.min().map(|name| root.join(name)) {
        Some(guide) => {
            let guide = guide.strip_prefix(".").unwrap_or(&guide);
            let (shown, named) = (guide.display(), argument(guide));
            format!("a guide lies in `{shown}`: run Wayleaf there, or add `--root {named}`")
        }
        None => {
            "run Wayleaf where `content` is, or name that place with --root; `wayleaf new DIR` begins a guide"
                .to_owned()
        }
    }
}

fn fault(code: Code, path: &str, message: impl Into<String>, help: impl Into<String>) -> Diagnostic {
    Diagnostic::new(code, Severity::Error, Place::Path(path.to_owned()), message, help)
}

fn link(name: &str) -> Diagnostic {
    let message = format!("`{name}` is a link to another place");
    let help =
        "put a copy of what it leads to in its place, so that the project is whole wherever it is taken";
    fault(Code::LinkInProject, name, message, help)
}

fn too_large(name: &str) -> Diagnostic {
    let message = format!("`{name}` is over {} MB, which no text is", LARGEST / 1_000_000);
    fault(Code::FileTooLarge, name, message, "move it out of the project, or split the text into topics")
}

fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    let help = match error.kind() {
        io::ErrorKind::PermissionDenied => "give yourself the right to read it",
        io::ErrorKind::NotFound => "it went away while Wayleaf was reading; run Wayleaf again",
        _ => "see whether another program can open it; if not, put back a copy",
    };
    fault(Code::Unreadable, name, format!("`{name}` cannot be read: {error}"), help)
}

fn walk_fault(root: &Path, folder: &str, error: walkdir::Error) -> Diagnostic {
    let name = error
        .path()
        .map_or_else(|| folder.to_owned(), |path| name_from(root, path).unwrap_or_else(|shown| shown));
    // Taken out of walkdir's error, whose own words repeat the whole path.
    unreadable(&name, &error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into()))
}

/// A file whose bytes are text up to `valid`, and then `rest`.
fn not_text(name: &str, valid: &str, rest: &[u8]) -> Diagnostic {
    let text = valid.strip_prefix(BYTE_ORDER_MARK).unwrap_or(valid);
    let byte = rest.first().copied().unwrap_or_default();
    let (message, help) =
        if valid.is_empty() && (rest.starts_with(b"\xff\xfe") || rest.starts_with(b"\xfe\xff")) {
            ("the text is stored as UTF-16, not UTF-8", SAVE_AS_UTF8)
        } else if valid.contains('\0') || rest.contains(&0) {
            (
                "this is not a text in UTF-8",
                "move it out of the project if it is no text; if it is, save it as UTF-8",
            )
        } else {
            ("the text is not stored as UTF-8", SAVE_AS_UTF8)
        };
    let place = Place::At { path: name.to_owned(), position: position(text, text.len()) };
    let message = format!("{message}: byte {byte:#04x} cannot stand here");
    Diagnostic::new(Code::NotUtf8, Severity::Error, place, message, help)
}

const SAVE_AS_UTF8: &str =
    "open the file in an editor, choose “Save as” and the encoding UTF-8, and read this line again";
