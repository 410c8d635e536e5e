//! What an import could not take: told once, by file and line.

use std::fmt;

/// How much a reader may miss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// Texts that may be published as what they are not: in a language that readers of theirs do not read.
    Language,
    /// Whole texts, their languages, and which of their sections belong together.
    Page,
    /// Sections, paragraphs and headings.
    Part,
    /// Signs, pictures, program code.
    Detail,
}

impl Gravity {
    /// All, the gravest first, each with what stands over its list.
    pub const ALL: [(Self, &str); 4] = [
        (
            Self::Language,
            "Texts that read like another language than the one they are published in: put these right first",
        ),
        (Self::Page, "Whole pages, languages and sections: look at each"),
        (Self::Part, "Parts of pages"),
        (Self::Detail, "Details"),
    ];
}

/// Something of the old texts that the new guide does not have as it was.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOut {
    /// The file it stands in, from the folder that is read.
    pub path: String,
    /// Its line, from 1; 0 where it is the whole file.
    pub line: usize,
    /// What it is, and what became of it.
    pub what: String,
    /// How grave that is.
    pub gravity: Gravity,
}

impl LeftOut {
    /// A detail on a line of a file.
    pub(super) fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into(), gravity: Gravity::Detail }
    }

    /// A part of a page, on a line of its file.
    pub(super) fn part(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { gravity: Gravity::Part, ..Self::new(path, line, what) }
    }

    /// A whole text or a folder of texts, its language, or which of its sections belong to which.
    pub fn page(path: &str, what: impl Into<String>) -> Self {
        Self { gravity: Gravity::Page, ..Self::new(path, 0, what) }
    }

    /// Texts whose language may be another one than that they are published in.
    pub(super) fn language(path: &str, what: impl Into<String>) -> Self {
        Self { gravity: Gravity::Language, ..Self::new(path, 0, what) }
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.what),
            line => write!(f, "{}:{line}: {}", self.path, self.what),
        }
    }
}

/// What is told of a link to the page at hand in another language.
pub(super) const TO_OTHER_LANGUAGE: &str = "a link to another language: the menu of languages has them";

/// A list in which links to other languages are told once, with their number: each page may have one for each language.
pub(super) fn told_once(mut left_out: Vec<LeftOut>) -> Vec<LeftOut> {
    left_out.sort();
    left_out.dedup();
    let count = left_out.iter().filter(|one| one.what == TO_OTHER_LANGUAGE).count();
    let mut is_told = false;
    left_out.retain_mut(|one| {
        if one.what != TO_OTHER_LANGUAGE {
            return true;
        }
        if count > 1 {
            one.what = format!("{TO_OTHER_LANGUAGE} (`{count}` of them, this is the first)");
        }
        !std::mem::replace(&mut is_told, true)
    });
    left_out
}

/// The beginning of something long.
pub(super) fn short(words: &str) -> String {
    let mut start: String = words.chars().take(40).collect();
    if start.len() < words.len() {
        start.push('…');
    }
    start.replace(['\n', '`'], " ")
}
