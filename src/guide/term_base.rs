//! The term base of a language: which words its texts use for the concepts that a guide speaks of.

use crate::calendar::Day;
use crate::project::Spanned;

/// The concepts of `content/terms/<language>.yaml`, in the order they are written. That of the source language tells by
/// which words a concept is found in a text, those of other languages how it is said there.
#[derive(Debug, Clone, Default)]
pub struct TermBase {
    /// The concepts.
    pub concepts: Vec<Concept>,
}

/// A concept, and how one language says it.
#[derive(Debug, Clone)]
pub struct Concept {
    /// Its name, the same in all languages.
    pub id: Spanned<String>,
    /// The words or beginnings of words that say it, as they are written.
    pub words: Vec<Spanned<String>>,
    /// Words in which one of these stands and says something else.
    pub unless: Vec<String>,
    /// Words that readers would take for another concept.
    pub avoid: Vec<AvoidedTerm>,
    /// Where a public agency was seen to use the words.
    pub seen: Option<TermSource>,
    /// What a translator needs to know.
    pub note: Option<String>,
}

/// A word not to use for a concept.
#[derive(Debug, Clone)]
pub struct AvoidedTerm {
    /// The word, or the beginning of one.
    pub word: Spanned<String>,
    /// What readers would take it for.
    pub why: String,
}

/// A page on which words were seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermSource {
    /// Its address.
    pub at: String,
    /// The day they were seen there.
    pub date: Day,
}

impl TermBase {
    /// The concept of this name.
    pub fn concept(&self, id: &str) -> Option<&Concept> {
        self.concepts.iter().find(|concept| concept.id.value == id)
    }
}
