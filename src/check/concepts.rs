//! The concepts of a guide's term bases, found in texts by their words.

use std::collections::BTreeMap;

use memchr::memmem::Finder;

use crate::check::prose::is_vowel_mark;
use crate::guide::Guide;
use crate::guide::term_base::{Concept, TermBase};
use crate::guide::unit::Line;
use crate::i18n::lang::Lang;
use crate::project::{Project, Spanned};

/// A word of so many letters is looked for inside longer words too; a shorter one only where a word begins.
const LONG: usize = 4;

/// What tells the concepts of the source language and says them in the others.
#[derive(Debug, Default)]
pub(crate) struct Concepts {
    /// What tells each concept in the source language.
    source: Vec<ConceptWords>,
    /// How a language says them, in the same order; `None` where its term base has nothing on one.
    languages: BTreeMap<Lang, Vec<Option<ConceptWords>>>,
    /// The words of each language that are looked for where words begin, in the order of its term base.
    short: BTreeMap<Lang, Vec<TermWord>>,
}

/// The words of a concept in one language.
#[derive(Debug, Clone)]
pub(crate) struct ConceptWords {
    /// The name of the concept.
    pub id: String,
    /// Those that say it.
    pub words: Vec<TermWord>,
    /// Words that readers would take for another concept, each with what they would take it for.
    pub avoid: Vec<(TermWord, String)>,
    /// What says something else although one of the words stands in it.
    unless: Vec<String>,
}

/// A word of a term base, as it is looked for.
#[derive(Debug, Clone)]
pub(crate) struct TermWord {
    /// As the term base writes it, without the sign that it is a whole word.
    pub written: String,
    /// Its letters as they stand in plain texts, ready to be looked for.
    plain: Finder<'static>,
    is_long: bool,
    is_whole: bool,
}

impl PartialEq for TermWord {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written && self.is_whole == other.is_whole
    }
}

impl Concepts {
    /// Those of a guide; none where its source language has no term base.
    pub(crate) fn new(guide: &Guide) -> Self {
        let Some(base) = guide.term_bases.get(&guide.settings.source) else { return Self::default() };
        let others = guide.term_bases.iter().filter(|(lang, _)| **lang != guide.settings.source);
        let languages = others.map(|(lang, terms)| {
            let words = base.concepts.iter().map(|concept| of_base(terms, concept));
            (lang.clone(), words.collect())
        });
        let short = guide.term_bases.iter().map(|(lang, terms)| {
            let short = short_words(terms).map(|(_, word)| word);
            (lang.clone(), short.collect())
        });
        Self {
            source: base.concepts.iter().map(ConceptWords::new).collect(),
            languages: languages.collect(),
            short: short.collect(),
        }
    }

    /// Whether there is nothing to look for.
    pub(crate) fn is_empty(&self) -> bool {
        self.languages.is_empty()
    }

    /// The places in the list of the concepts that a plain text of the source language speaks of.
    pub(crate) fn in_source(&self, text: &str) -> Vec<usize> {
        let spoken = self.source.iter().enumerate().filter(|(_, concept)| concept.is_in(text));
        spoken.map(|(at, _)| at).collect()
    }

    /// What tells a concept in the source language.
    pub(crate) fn source(&self, at: usize) -> Option<&ConceptWords> {
        self.source.get(at)
    }

    /// The words of a language that are looked for where words begin, in the order of its term base.
    pub(crate) fn short(&self, lang: &Lang) -> &[TermWord] {
        self.short.get(lang).map(Vec::as_slice).unwrap_or_default()
    }

    /// How a language says a concept; `None` where its term base does not tell.
    pub(crate) fn said(&self, lang: &Lang, at: usize) -> Option<&ConceptWords> {
        self.languages.get(lang)?.get(at)?.as_ref()
    }
}

/// The words of a term base that are not looked for inside longer ones, in its order, each with its place.
pub(crate) fn short_words(terms: &TermBase) -> impl Iterator<Item = (&Spanned<String>, TermWord)> {
    let words = terms.concepts.iter().flat_map(|concept| &concept.words);
    words.map(|written| (written, TermWord::new(&written.value))).filter(|(_, word)| !word.is_long())
}

fn of_base(terms: &TermBase, concept: &Concept) -> Option<ConceptWords> {
    terms.concept(&concept.id.value).map(ConceptWords::new)
}

impl ConceptWords {
    fn new(concept: &Concept) -> Self {
        let avoid = concept.avoid.iter();
        Self {
            id: concept.id.value.clone(),
            words: concept.words.iter().map(|word| TermWord::new(&word.value)).collect(),
            avoid: avoid.map(|avoided| (TermWord::new(&avoided.word.value), avoided.why.clone())).collect(),
            unless: concept.unless.iter().map(|words| plain(words)).collect(),
        }
    }

    /// Whether a plain text speaks of it.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        let found = |text: &str| self.words.iter().any(|word| word.is_in(text));
        if !found(text) {
            return false;
        }
        let meant = self.unless.iter().filter(|unless| text.contains(unless.as_str()));
        let rest = meant.fold(None::<String>, |rest, unless| {
            Some(rest.as_deref().unwrap_or(text).replace(unless.as_str(), "\u{fffc}"))
        });
        rest.is_none_or(|rest| found(&rest))
    }
}

impl TermWord {
    /// A word as a term base writes it: `=` before it where it is a whole word.
    pub(crate) fn new(written: &str) -> Self {
        let word = written.strip_prefix('=');
        let is_whole = word.is_some();
        let word = word.unwrap_or(written);
        let plain = plain(word);
        let is_long = plain.chars().nth(LONG - 1).is_some();
        Self { written: word.to_owned(), plain: Finder::new(&plain).into_owned(), is_long, is_whole }
    }

    /// Whether it stands in a plain text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        if !self.is_whole && self.is_long {
            return self.plain.find(text.as_bytes()).is_some();
        }
        self.plain.find_iter(text.as_bytes()).any(|at| {
            let Some((before, rest)) = text.split_at_checked(at) else { return false };
            let before = before.chars().next_back();
            let after = rest.get(self.plain.needle().len()..).and_then(|after| after.chars().next());
            let ends = |c: Option<char>| c.is_none_or(|c| !c.is_alphabetic());
            ends(before) && (!self.is_whole || ends(after))
        })
    }

    /// Whether it is looked for inside longer words.
    pub(crate) fn is_long(&self) -> bool {
        self.is_long
    }
}

/// What lines say, as their words are looked for: facts and citations left out.
pub(crate) fn plain_lines<'a>(project: &Project, lines: impl Iterator<Item = &'a Line>) -> String {
    let mut text = String::new();
    for line in lines {
        line.words.iter().for_each(|words| text.push_str(project.text(words.span)));
        text.push('\n');
    }
    plain(&text)
}

/// A text in small letters, with single spaces, without what is written or left out at will: the marks over Arabic letters,
/// the long joint between them, the sign that keeps two of them apart.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '!'..='~' | 'ß'..='ÿ' | 'а'..='џ' | 'ا'..='ؿ' | 'ف'..='ي' | 'ٱ'..='ە' | 'ა'..='ჰ' | 'ሀ'..='ፚ' =>
            {
                out.push(c);
            }
            '\u{640}' | '\u{200c}' | '\u{307}' => {}
            c if is_vowel_mark(c) => {}
            '’' => out.push('\''),
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.extend(c.to_lowercase().filter(|c| *c != '\u{307}')),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{TermWord, plain};

    #[test]
    fn long_words_are_found_inside_others_and_short_ones_where_words_begin() {
        let cases = [
            ("deport", "the deportation", true),
            ("no", "know no", true),
            ("no", "know", false),
            ("no", "a note", true),
            ("=no", "a note", false),
            ("date to leave", "Date  to\nleave", true),
            ("رحل", "تَرْحِيل", false),
            ("رحيل", "تَرْحِيل", true),
            ("izin", "İzin", true),
        ];
        for (word, text, stands) in cases {
            assert_eq!(TermWord::new(word).is_in(&plain(text)), stands, "{word}: {text}");
        }
    }
}
