//! What is told by how a line begins: blocks of code, lines of programs, pieces of other files, abbreviations, hidden notes.

use super::boxes::{INDENT, columns};
use super::fences::{FenceReader, LineKind};
use super::marks::DialectMarks;
use super::modules::{is_import, statement};
use super::snippets::SNIPPET;
use crate::import::left_out::short;

impl DialectMarks<'_> {
    /// Reads the line that begins here, where it is more than words.
    pub(in crate::import) fn line(&mut self, rest: &str) -> bool {
        let line = self.line_rest();
        if self.is_indented_code(line) {
            return self.keep(line.len());
        }
        let mut fences = FenceReader::default();
        if fences.line(line) == LineKind::Fence {
            let mut length = 0;
            for (at, line) in rest.split_inclusive('\n').enumerate() {
                let kind = if at > 0 { fences.line(line) } else { LineKind::Code };
                // What stands outside of an entry ends a block that began in it.
                if kind == LineKind::Words || kind == LineKind::Fence && fences.open().is_some() {
                    break;
                }
                length += line.len();
                if kind == LineKind::Fence {
                    break;
                }
            }
            return self.keep(length);
        }
        if self.program_lines(rest, line) || self.files(rest, line) {
            return true;
        }
        if let Some((word, meaning)) = line.strip_prefix("*[").and_then(|rest| rest.split_once("]:")) {
            let goes_on = |line: &&str| line.starts_with([' ', '\t']) && !line.trim().is_empty();
            let behind = rest.get(line.len() + 1..).unwrap_or_default();
            let behind: Vec<&str> = behind.lines().take_while(goes_on).collect();
            let length = line.len() + behind.iter().map(|line| line.len() + 1).sum::<usize>();
            let meaning: Vec<&str> = std::iter::once(meaning).chain(behind).map(str::trim).collect();
            let meaning = meaning.join(" ");
            self.tell(format!("what an abbreviation means (`{}`): {}", short(word), meaning.trim()));
            self.replace(length, "");
            return true;
        }
        self.hidden_line()
    }

    /// Whether a line is code since it is indented further than the entry asks for that it stands in. Where parts of programs stand
    /// in texts, none is; a line that opens a hidden note is read.
    fn is_indented_code(&mut self, line: &str) -> bool {
        if self.has_programs {
            return false;
        }
        // Marks that go leave an empty line, which ends no entry.
        let is_mark = ["{{", "{%", "{#", "{:", "{/", "<!--", "%%", "[//]"]
            .iter()
            .any(|mark| line.trim_start().starts_with(mark));
        if line.trim().is_empty() || is_mark && columns(line) < INDENT {
            self.entries.line("", true);
            self.is_in_code = false;
            return false;
        }
        let is_behind = self.is_in_code || self.is_behind_blank();
        let column = self.entries.line(line, true);
        let may_hide = || ["comment", "{#", "/*", "%%", "<!--"].iter().any(|mark| line.contains(mark));
        self.is_in_code = is_behind && columns(line) >= column.written + INDENT && !may_hide();
        self.is_in_code
    }

    /// Lines that only programs read. They begin a block, but for those that nobody writes as a sentence.
    fn program_lines(&mut self, rest: &str, line: &str) -> bool {
        let is_sure = is_import(line);
        if !is_sure && !(self.has_programs && (line.starts_with("import ") || line.starts_with("export "))) {
            return false;
        }
        let length = if is_sure {
            line.len()
        } else {
            // A paragraph ends with its empty line, a heading with its own.
            let before = self.kept.trim_end_matches('\n').rsplit('\n').next().unwrap_or_default();
            if !before.starts_with('#') && !self.is_behind_blank() {
                return false;
            }
            let Some(length) = statement(rest, &mut self.unclosed) else { return false };
            length
        };
        let lines = rest[..length].matches('\n').count() + 1;
        self.tell(match lines {
            1 => "a line of a program (`import`, `export`)".to_owned(),
            lines => format!("{lines} lines of a program (`{}`)", short(line)),
        });
        self.replace(length, "");
        true
    }

    /// Pieces of other files: one by its name on a line, or several between two lines.
    fn files(&mut self, rest: &str, line: &str) -> bool {
        let words = line.trim();
        if words == SNIPPET && !self.unclosed.contains(SNIPPET) {
            let (mut length, mut names) = (line.len(), Vec::new());
            for next in rest.get(line.len() + 1..).unwrap_or_default().split('\n') {
                length += 1 + next.len();
                if next.trim() == SNIPPET {
                    self.tell_part(format!("pieces of other files (`{}`)", names.join("`, `")));
                    self.replace(length, "");
                    return true;
                }
                names.extend(Some(next.trim()).filter(|name| !name.is_empty()));
            }
            self.unclosed.insert(SNIPPET.to_owned());
        }
        let is_include = words.starts_with(SNIPPET)
            || words.starts_with("@import ")
            || words.starts_with("{*") && words.ends_with("*}")
            || words.starts_with("{!") && words.ends_with("!}");
        if is_include {
            self.tell_part(format!("a piece of another file (`{}`)", short(words)));
            self.replace(line.len(), "");
        }
        is_include
    }
}
