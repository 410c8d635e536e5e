//! What is told by how a line begins: blocks of code, pieces of other files, abbreviations, and notes that no reader is to see.

use super::fences::{FenceReader, LineKind};
use super::marks::DialectMarks;
use crate::import::left_out::short;

impl DialectMarks<'_> {
    /// Reads the line that begins here, where it is more than words.
    pub(in crate::import) fn line(&mut self, rest: &str) -> bool {
        let line = rest.lines().next().unwrap_or_default();
        let mut fences = FenceReader::default();
        if fences.line(line) == LineKind::Fence {
            let mut length = 0;
            for (at, line) in rest.split_inclusive('\n').enumerate() {
                length += line.len();
                if at > 0 && fences.line(line) == LineKind::Fence {
                    break;
                }
            }
            return self.keep(length);
        }
        let words = line.trim();
        let is_include = words.starts_with("--8<--")
            || words.starts_with("@import ")
            || words.starts_with("{*") && words.ends_with("*}")
            || words.starts_with("{!") && words.ends_with("!}");
        if is_include {
            self.tell_part(format!("a piece of another file (`{}`)", short(words)));
            self.replace(line.len(), "");
            return true;
        }
        if let Some((word, meaning)) = line.strip_prefix("*[").and_then(|rest| rest.split_once("]:")) {
            self.tell(format!("what an abbreviation means (`{}`): {}", short(word), meaning.trim()));
            self.replace(line.len(), "");
            return true;
        }
        self.hidden_lines(rest)
    }

    /// Lines that their writer hid from readers: `[//]: # (hidden)`, and what stands between lines that begin and end with `%%`.
    fn hidden_lines(&mut self, rest: &str) -> bool {
        let line = rest.lines().next().unwrap_or_default();
        let words = line.trim();
        let (mark, length) = if let Some(close) = hidden_title(words) {
            ("[//]: #", hidden_length(rest, close))
        } else if words.starts_with("%%") {
            let is_whole =
                words.len() > 4 && words.ends_with("%%") && !words[2..words.len() - 2].contains("%%");
            let length = if is_whole { Some(line.len()) } else { self.hidden_block(rest, words) };
            let Some(length) = length else { return false };
            ("%%", length)
        } else {
            return false;
        };
        self.hide(mark, length);
        true
    }

    /// Takes away what its writer hid; how long it is tells whether so much was meant.
    pub(in crate::import) fn hide(&mut self, mark: &str, length: usize) {
        let lines = self.text[self.at..self.at + length].matches('\n').count() + 1;
        let long = if lines > 1 { format!(" of {lines} lines") } else { String::new() };
        self.tell(format!("a hidden note (`{mark}`){long}: readers of the old texts did not see it either"));
        self.replace(length, "");
    }

    /// The bytes from a line that is `%%` alone to the next one.
    fn hidden_block(&mut self, rest: &str, words: &str) -> Option<usize> {
        if words != "%%" || self.unclosed.contains("%%") {
            return None;
        }
        let mut length = 0;
        for (at, line) in rest.split_inclusive('\n').enumerate() {
            length += line.len();
            if at > 0 && line.trim() == "%%" {
                return Some(length - usize::from(line.ends_with('\n')));
            }
        }
        self.unclosed.insert("%%".to_owned());
        None
    }
}

/// The bytes of a note that a line hides: up to the line of its paragraph that ends with this sign, or else of its first line.
fn hidden_length(rest: &str, close: char) -> usize {
    let mut length = 0;
    for line in rest.split_inclusive('\n').take_while(|line| !line.trim().is_empty()) {
        length += line.len();
        if line.trim_end().ends_with(close) {
            return length - usize::from(line.ends_with('\n'));
        }
    }
    rest.find('\n').unwrap_or(rest.len())
}

/// What closes the words of a definition of a link that leads nowhere, as which notes are hidden.
fn hidden_title(words: &str) -> Option<char> {
    let (label, rest) = words.strip_prefix('[')?.split_once("]:")?;
    let title = ["<#>", "<>", "#"].iter().find_map(|nowhere| rest.trim_start().strip_prefix(nowhere))?;
    let is_label = !label.is_empty() && !label.contains(['[', '^']);
    let open = title.strip_prefix([' ', '\t']).filter(|_| is_label)?.trim_start().chars().next()?;
    [('(', ')'), ('"', '"'), ('\'', '\'')].iter().find(|(known, _)| *known == open).map(|(_, close)| *close)
}
