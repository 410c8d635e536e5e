//! The project in memory: the text of every file under `content/` and `themes/`, and places in it.

mod shipped;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use memchr::memchr_iter;
use rayon::prelude::*;

use crate::normalization::{self, AsWritten};

/// Every text file of a project, and its fonts, sorted by path, so that nothing later depends on the disk's order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Project {
    files: Vec<Arc<File>>,
    fonts: Arc<BTreeMap<String, Vec<u8>>>,
    has_shipped_theme: bool,
}

/// One text file of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Path relative to the project's root, with `/` between its parts, in composed form (NFC).
    pub path: String,
    /// The whole text in composed form (NFC).
    pub text: String,
    /// The text as it lies on disk, where that is another form of it.
    written: Option<AsWritten>,
    /// The offsets of the ends of lines as it lies on disk: places are told often, and a text can be long.
    ends: Vec<u32>,
}

/// A file with its new text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// Its path relative to the project's root.
    pub path: String,
    /// Its whole new text.
    pub text: String,
}

/// Names a file of one [`Project`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A run of bytes in one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

/// A value with the place it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A line and a column, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl Project {
    /// Takes `(path, text)` pairs in any order; of two with one path the last stays. A path is that from the project's
    /// root, as `content/guide.yaml`.
    pub fn new<P: AsRef<str>, T: Into<String>>(files: impl IntoIterator<Item = (P, T)>) -> Self {
        let files = files.into_iter().map(|(path, text)| (path.as_ref().to_owned(), text.into()));
        let files: Vec<(String, String)> = files.collect();
        let files: Vec<Arc<File>> =
            files.into_par_iter().map(|(path, text)| Arc::new(composed(&path, text))).collect();
        Self { files: sorted(files), ..Self::default() }
    }

    /// The same with these fonts, as path and bytes.
    #[must_use]
    pub fn with_fonts(self, fonts: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        Self { fonts: Arc::new(fonts.into_iter().collect()), ..self }
    }

    /// The same with the theme that Wayleaf ships, unless the project brings a theme.
    #[must_use]
    pub fn with_shipped_theme(self) -> Self {
        if self.files.iter().any(|file| file.path.starts_with("themes/")) {
            return self;
        }
        let theme = shipped::FILES.iter().map(|(path, text)| Arc::new(composed(path, (*text).to_owned())));
        Self { files: sorted(self.files.into_iter().chain(theme)), has_shipped_theme: true, ..self }
    }

    /// Whether its theme is the one that Wayleaf ships, which lies on no disk.
    pub fn has_shipped_theme(&self) -> bool {
        self.has_shipped_theme
    }

    /// The same with these texts in place of those at their paths.
    #[must_use]
    pub fn with(&self, files: &[Rewritten]) -> Self {
        let new = files.iter().map(|file| Arc::new(composed(&file.path, file.text.clone())));
        Self { files: sorted(self.files.iter().cloned().chain(new)), ..self.clone() }
    }

    /// The files whose text is another one than in `before`; `None` where the two do not have the same files and fonts, so
    /// that ids mean other files.
    pub(crate) fn changed_since(&self, before: &Self) -> Option<Vec<FileId>> {
        let pairs = || self.files.iter().zip(&before.files);
        let is_shared = |(one, other): &(&Arc<File>, &Arc<File>)| Arc::ptr_eq(one, other);
        let same_paths = self.files.len() == before.files.len()
            && pairs().all(|pair| is_shared(&pair) || pair.0.path == pair.1.path);
        let same_fonts = Arc::ptr_eq(&self.fonts, &before.fonts) || self.fonts == before.fonts;
        (same_paths && same_fonts).then(|| {
            let changed = pairs().enumerate().filter(|(_, pair)| !is_shared(pair) && pair.0 != pair.1);
            changed.map(|(index, _)| FileId(index as u32)).collect()
        })
    }

    /// The fonts by path.
    pub fn fonts(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.fonts.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// The font at this path.
    pub fn font(&self, path: &str) -> Option<&[u8]> {
        self.fonts.get(path).map(Vec::as_slice)
    }

    /// All files with their ids, by path.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &File)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(index as u32), &**file))
    }

    /// The file with this id.
    pub fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// The file with this id, for what lives on beside the project.
    pub fn shared_file(&self, id: FileId) -> &Arc<File> {
        &self.files[id.0 as usize]
    }

    /// The file at this path, if there is one.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let found = self.files.binary_search_by(|file| file.path.as_str().cmp(path));
        found.ok().map(|index| FileId(index as u32))
    }

    /// The text of a span; empty where the span does not fit the file.
    pub fn text(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// Where a span begins in the file as it lies on disk, for people.
    pub fn position(&self, span: Span) -> Position {
        let (text, range) = self.as_written(span);
        let offset = text.floor_char_boundary(range.start);
        let ends = &self.file(span.file).ends;
        let above = ends.partition_point(|end| (*end as usize) < offset);
        let start = above.checked_sub(1).map_or(0, |last| ends[last] as usize + 1);
        Position { line: above as u32 + 1, column: text[start..offset].chars().count() as u32 + 1 }
    }

    /// The whole text of a span's file as it lies on disk, and the bytes of the span in it.
    pub fn as_written(&self, span: Span) -> (&str, Range<usize>) {
        let file = self.file(span.file);
        let range = span.start as usize..(span.end as usize).max(span.start as usize);
        match &file.written {
            None => (&file.text, range),
            Some(written) => (written.text(), written.range(range)),
        }
    }
}

/// A file with its path and its text in composed form.
fn composed(path: &str, text: String) -> File {
    let (text, written) = AsWritten::of(text);
    let on_disk = written.as_ref().map_or(text.as_str(), AsWritten::text);
    let mut ends = Vec::with_capacity(on_disk.len() / 64);
    ends.extend(memchr_iter(b'\n', on_disk.as_bytes()).map(|at| at as u32));
    ends.shrink_to_fit();
    File { path: normalization::composed(path).into_owned(), text, written, ends }
}

/// Files by path; of two with one path the last.
fn sorted(files: impl IntoIterator<Item = Arc<File>>) -> Vec<Arc<File>> {
    let mut files: Vec<Arc<File>> = files.into_iter().collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files.dedup_by(|later, earlier| {
        let is_same = later.path == earlier.path;
        if is_same {
            std::mem::swap(later, earlier);
        }
        is_same
    });
    files
}

impl Span {
    /// A span of `file` from byte `start` to byte `end`.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: clamp(start), end: clamp(end) }
    }

    /// The first place of a file, for what is wrong with the file as a whole.
    pub fn top(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }
}

/// Line and column of a byte offset in `text`, both from 1, columns in characters.
pub fn position(text: &str, offset: usize) -> Position {
    let offset = text.floor_char_boundary(offset);
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Position {
        line: before.matches('\n').count() as u32 + 1,
        column: before[line_start..].chars().count() as u32 + 1,
    }
}

/// The byte offset of a line and a column, both from 1, columns in characters; the end where there is no such place.
pub fn offset(text: &str, line: u32, column: u32) -> usize {
    let lines = text.split_inclusive('\n').take(line.saturating_sub(1) as usize);
    let start: usize = lines.map(str::len).sum();
    let rest = &text[start..];
    start + rest.char_indices().nth(column.saturating_sub(1) as usize).map_or(rest.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_by_path_whatever_order_they_came_in() {
        let pair = |path: &str| (path.to_owned(), path.to_uppercase());
        let project = Project::new([pair("b"), pair("a"), pair("c")]);
        let id = project.find("b").expect("b is there");
        assert_eq!(project.file(id).text, "B");
        assert!(project.find("d").is_none());
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(position("a\nحد x", 7), Position { line: 2, column: 4 });
        assert_eq!(offset("a\nحد x", 2, 4), 7);
        assert_eq!(offset("a", 3, 1), 1);
        assert_eq!(position("a", 99), Position { line: 1, column: 2 });
    }

    #[test]
    fn a_span_has_the_place_of_its_offset() {
        let text = "\n\na\nحد x\ne\u{301}\n";
        let project = Project::new([("a".to_owned(), text.to_owned())]);
        let file = project.find("a").expect("the file");
        for at in 0..project.file(file).text.len() + 3 {
            let (written, range) = project.as_written(Span::new(file, at, at));
            assert_eq!(project.position(Span::new(file, at, at)), position(written, range.start), "{at}");
        }
    }
}
