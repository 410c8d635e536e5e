//! The names of `guide.yaml` in a text, which is none of its words: as they are written, or inside a longer word whose other
//! letters are the language's own, as languages join prefixes and suffixes to names.

use std::borrow::Cow;
use std::ops::Range;

use crate::check::characters::{Characters, Traits};
use crate::check::prose::joins;

/// The names that a guide knows.
#[derive(Debug)]
pub(crate) struct KnownNames {
    /// Each with its place in the guide's list, the longest first: of two that begin alike the longer one is meant.
    names: Vec<(usize, String)>,
    /// Which bytes one of them begins with.
    begins: [bool; 256],
}

/// A name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundName {
    /// Its place in the guide's list.
    pub which: usize,
    /// The bytes of the word, or the words, that it stands in.
    pub range: Range<usize>,
}

impl KnownNames {
    /// Takes the list of a guide.
    pub(crate) fn new<'n>(listed: impl Iterator<Item = &'n str>) -> Self {
        let mut names: Vec<(usize, String)> = listed.map(str::to_owned).enumerate().collect();
        names.sort_by_key(|(_, name)| std::cmp::Reverse(name.len()));
        let mut begins = [false; 256];
        names
            .iter()
            .filter_map(|(_, name)| name.bytes().next())
            .for_each(|byte| begins[usize::from(byte)] = true);
        Self { names, begins }
    }

    /// Whether the guide lists none.
    pub(crate) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The names in a text of the language of these characters, in order.
    pub(crate) fn find(&self, text: &str, characters: &Characters) -> Vec<FoundName> {
        let mut found: Vec<FoundName> = Vec::new();
        if self.is_empty() {
            return found;
        }
        for (at, _) in text.char_indices() {
            let is_behind = found.last().is_none_or(|last| last.range.end <= at);
            if !is_behind || !self.begins[usize::from(text.as_bytes()[at])] {
                continue;
            }
            found.extend(self.names.iter().find_map(|(which, name)| {
                let length = length_in(&text[at..], name)?;
                Some(FoundName { which: *which, range: word_around(text, at..at + length, characters)? })
            }));
        }
        found
    }
}

/// How many bytes of a text a name takes up that it begins with. Any white space stands for a space, and the straight
/// apostrophe for the curved one.
fn length_in(text: &str, name: &str) -> Option<usize> {
    let mut rest = text;
    for wanted in name.chars() {
        let is_meant = |c: char| match wanted {
            '\'' | '’' => matches!(c, '\'' | '’'),
            ' ' => c.is_whitespace(),
            _ => c == wanted,
        };
        rest = rest.strip_prefix(is_meant)?;
        if wanted == ' ' {
            rest = rest.trim_start();
        }
    }
    Some(text.len() - rest.len())
}

/// The word that a name stands in; `None` where letters of another language stick to it.
fn word_around(text: &str, name: Range<usize>, characters: &Characters) -> Option<Range<usize>> {
    let is_part = |c: char| characters.of(c).has(Traits::OF_WORDS) || joins(c);
    let is_own = |c: char| {
        let others = Traits::FOREIGN.or(Traits::STRANGE).or(Traits::NUMERIC);
        joins(c) || !characters.of(c).has(others)
    };
    let (before, behind) = (&text[..name.start], &text[name.end..]);
    let prefix = &before[before.trim_end_matches(is_part).len()..];
    let suffix = &behind[..behind.len() - behind.trim_start_matches(is_part).len()];
    let (prefix, suffix) = (prefix.trim_start_matches(joins), suffix.trim_end_matches(joins));
    let fits = prefix.chars().chain(suffix.chars()).all(is_own);
    fits.then(|| name.start - prefix.len()..name.end + suffix.len())
}

/// Whether bytes of a text lie in a name.
pub(crate) fn is_named(names: &[FoundName], range: &Range<usize>) -> bool {
    names.iter().any(|name| name.range.start < range.end && range.start < name.range.end)
}

/// A text without the names in it.
pub(crate) fn without<'t>(text: &'t str, names: &[FoundName]) -> Cow<'t, str> {
    if names.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut out, mut end) = (String::with_capacity(text.len()), 0);
    for FoundName { range, .. } in names {
        out.push_str(&text[end..range.start]);
        end = range.end;
    }
    Cow::Owned(out + &text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::characters::CharacterBasis;
    use crate::i18n::lang::Lang;
    use crate::i18n::orthography::Orthography;

    /// What is left of a text without the names that a guide knows.
    fn left(lang: &str, text: &str) -> String {
        let listed = ["MSF", "Médecins Sans Frontières", "Médecins", "WhatsApp", "Røde Kors’", "گوگل"];
        let writing = Orthography::of(&Lang::parse(lang).expect("a tag"), "");
        let characters = Characters::new(&CharacterBasis::new(&[text]), writing);
        without(text, &KnownNames::new(listed.into_iter()).find(text, &characters)).into_owned()
    }

    #[test]
    fn a_name_is_known_with_what_languages_join_to_it() {
        for (lang, text, rest) in [
            ("en", "Ask MSF's doctor, “MSF”, 'MSF'.", "Ask  doctor, “”, ''."),
            ("en", "Médecins Sans\n  Frontières and Médecins", " and "),
            ("da", "Røde Kors' læger", " læger"),
            ("ar", "وWhatsApp بـMSF والـMSF", "  "),
            ("ar", "وگوگل", ""),
            ("tr", "MSF'nin WhatsApp’tan", " "),
            ("ka", "MSF-ის WhatsAppში", " "),
            ("ti", "ብWhatsApp", ""),
            ("so", "MSF-ta", ""),
            ("kmr", "WhatsAppê", ""),
        ] {
            assert_eq!(left(lang, text), rest, "{lang}: {text}");
        }
    }

    #[test]
    fn letters_of_another_language_make_another_word() {
        for (lang, text) in [
            ("ar", "WhatsAppen"),
            ("ar", "пMSF"),
            ("ar", "گوگلچ"),
            ("ka", "MSF7"),
            ("en", "whatsapp, WhаtsApp"),
            ("en", "Médecin Sans"),
        ] {
            assert_eq!(left(lang, text), text, "{lang}");
        }
    }
}
