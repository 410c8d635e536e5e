//! Lines with which `MkDocs` takes in other files: `--8<-- "a.md"`, a block of names between two such signs, `{! a.md !}`.

/// What begins a snippet, and stands alone before and behind a block of them.
pub(in crate::import) const SNIPPET: &str = "--8<--";

/// Lines that name files.
#[derive(Debug)]
pub(in crate::import) struct Snippets<'a> {
    /// Their bytes, without the end of the last line.
    pub length: usize,
    /// What stands before the first of them.
    pub indent: &'a str,
    /// The files, each taken in whole.
    pub files: Vec<&'a str>,
}

/// The snippets that begin with this text; none where only a piece of a file is meant.
pub(in crate::import) fn snippets(text: &str) -> Option<Snippets<'_>> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let indent = &first[..first.len() - first.trim_start().len()];
    let (mut last, mut length) = (first, first.len());
    let mut files = Vec::new();
    if first.trim() == SNIPPET {
        for line in lines {
            (last, length) = (line, length + line.len());
            match line.trim() {
                SNIPPET => break,
                "" => {}
                file => files.push(file),
            }
        }
    } else {
        files.push(file(first.trim())?);
    }
    length -= last.len() - last.trim_end_matches(['\r', '\n']).len();
    Some(Snippets { length, indent, files })
}

/// The file that a line takes in whole.
fn file(line: &str) -> Option<&str> {
    if let Some(file) = line.strip_prefix("{!").and_then(|rest| rest.strip_suffix("!}")) {
        return Some(file.trim());
    }
    let file = line.strip_prefix(SNIPPET)?.trim();
    ['"', '\''].iter().find_map(|quote| file.strip_prefix(*quote)?.strip_suffix(*quote))
}
