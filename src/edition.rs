//! Editions: one published build, with a short code that the same content always gets, and four words.

use memchr::memchr;
use sha2::{Digest, Sha256};

use crate::calendar::Day;
use crate::parse::theme::{chosen, taken};
use crate::parse::{asked, beside};
use crate::project::Project;
use crate::theme::OVERLAY;

/// One published build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Year and month, then two letters derived from the content: `2026-11-kf`.
    pub code: String,
    /// The day it was made.
    pub day: Day,
    /// Four plain words with a space between them, by which two people can tell over the phone, or from a poster,
    /// that they hold the same build: 32 bits of all that decides a site, which are content, theme, fonts and day. The
    /// same in every language, every pack and on every host; they do not tell who made it, which a signature does.
    pub words: String,
}

/// Letters that are hard to mistake for one another when read aloud or copied by hand.
const LETTERS: &[u8; 16] = b"bcdfghjkmnpqrstw";

/// The language of the words, as a tag.
pub const WORDS_LANGUAGE: &str = "en";

/// 256 plain words in alphabetical order, each told from every other by its first four letters.
const WORDS: &str = include_str!("edition/words.txt");

impl Edition {
    /// The edition of a project built on a day. The letters depend on everything readers are told, and not on
    /// the day, the record of changes, the source texts kept for translators, what these ask, or notes that no page shows.
    pub fn new(project: &Project, day: Day) -> Self {
        let theme = chosen(project);
        let content = digest(project, |path| is_told(path) || is_own(project, &theme, path));
        let letter = |byte: u8| char::from(LETTERS[usize::from(byte % 16)]);
        let code =
            format!("{:04}-{:02}-{}{}", day.year(), day.month(), letter(content[0]), letter(content[1]));
        let theme = digest(project, |path| path.starts_with("themes/"));
        let mut all = Sha256::new().chain_update(content).chain_update(theme).chain_update(day.to_string());
        for (path, bytes) in project.fonts() {
            all.update(path.as_bytes());
            all.update([0]);
            all.update(Sha256::digest(bytes));
        }
        let all = all.finalize();
        let words: Vec<&str> =
            all.iter().take(4).filter_map(|byte| WORDS.lines().nth(usize::from(*byte))).collect();
        Self { code, day, words: words.join(" ") }
    }
}

/// Whether readers are told what stands in this file.
fn is_told(path: &str) -> bool {
    let read = path.starts_with("content/topics/") || path.ends_with(".yaml");
    let noted = path == "content/changes.yaml"
        || path == asked::PATH
        || path.starts_with("content/terms/")
        || beside::is_kept(path)
        || taken::is_record(path);
    read && path.starts_with("content/") && !noted
}

/// Whether this file stands in for one of the theme that reads otherwise: what was only taken out makes no edition.
fn is_own(project: &Project, theme: &str, path: &str) -> bool {
    let Some(name) = path.strip_prefix(OVERLAY).filter(|_| !taken::is_record(path)) else { return false };
    let text = |path: &str| project.find(path).map(|file| &project.file(file).text);
    text(path) != text(&format!("themes/{theme}/{name}"))
}

/// The SHA-256 of the files whose path is wanted, with their paths; line ends of Windows make no difference.
fn digest(project: &Project, is_wanted: impl Fn(&str) -> bool) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for (_, file) in project.files().filter(|(_, file)| is_wanted(&file.path)) {
        hasher.update(file.path.as_bytes());
        hasher.update([0]);
        match memchr(b'\r', file.text.as_bytes()) {
            None => hasher.update(file.text.as_bytes()),
            Some(_) => hasher.update(file.text.replace("\r\n", "\n").as_bytes()),
        }
        hasher.update([0]);
    }
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn there_is_a_word_for_every_byte_and_its_first_four_letters_tell_it() {
        let words: Vec<&str> = WORDS.lines().collect();
        let begins: BTreeSet<&str> = words.iter().map(|word| &word[..4]).collect();
        assert_eq!((words.len(), begins.len()), (256, 256));
        assert!(
            words.is_sorted() && words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()))
        );
    }
}
