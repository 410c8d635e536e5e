//! The project in memory: the text of every file under `content/` and `themes/`, and places in it.

use std::collections::BTreeMap;

/// Every text file of a project, and its fonts, sorted by path, so that nothing later depends on the disk's order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Project {
    files: Vec<File>,
    fonts: BTreeMap<String, Vec<u8>>,
}

/// One text file of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Path relative to the project's root, with `/` between its parts.
    pub path: String,
    /// The whole text, as it lies on disk.
    pub text: String,
    /// The offsets of its ends of lines: places are told often, and a text can be long.
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

/// A line and a column, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl Project {
    /// Takes `(path, text)` pairs in any order; of two with one path the last stays.
    pub fn new(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let by_path: BTreeMap<String, String> = files.into_iter().collect();
        let files = by_path.into_iter().map(|(path, text)| Self::file_of(path, text)).collect();
        Self { files, fonts: BTreeMap::new() }
    }

    fn file_of(path: String, text: String) -> File {
        let ends = text.match_indices('\n').map(|(at, _)| at as u32).collect();
        File { path, text, ends }
    }

    /// The same with these fonts, as path and bytes.
    #[must_use]
    pub fn with_fonts(self, fonts: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        Self { fonts: fonts.into_iter().collect(), ..self }
    }

    /// The same with these texts in place of those at their paths.
    #[must_use]
    pub fn with(&self, files: &[Rewritten]) -> Self {
        let old = self.files.iter().map(|file| (file.path.clone(), file.text.clone()));
        let new = files.iter().map(|file| (file.path.clone(), file.text.clone()));
        Self { fonts: self.fonts.clone(), ..Self::new(old.chain(new)) }
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
        self.files.iter().enumerate().map(|(index, file)| (FileId(index as u32), file))
    }

    /// The file with this id.
    pub fn file(&self, id: FileId) -> &File {
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

    /// Where a span begins, for people.
    pub fn position(&self, span: Span) -> Position {
        self.file(span.file).position(span.start as usize)
    }
}

impl File {
    /// Line and column of a byte offset, as [`position`] counts them.
    fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let above = self.ends.partition_point(|end| (*end as usize) < offset);
        let start = above.checked_sub(1).map_or(0, |last| self.ends[last] as usize + 1);
        Position { line: above as u32 + 1, column: self.text[start..offset].chars().count() as u32 + 1 }
    }
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
        let text = "\n\na\nحد x\n";
        let file = Project::file_of("a".into(), text.into());
        for at in 0..text.len() + 3 {
            assert_eq!(file.position(at), position(text, at), "{at}");
        }
    }
}
