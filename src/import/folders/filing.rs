//! The language that each text is filed under, held against its letters and its words: no text is published in silence as what it
//! is not.

use std::collections::BTreeMap;

use super::spoken::{Alphabets, doubted, language_of};
use crate::i18n::lang::Lang;
use crate::import::left_out::LeftOut;
use crate::import::tree::above;

/// What is found of the languages of texts, one after the other.
pub(in crate::import) struct Filing<'a> {
    source: Option<&'a Lang>,
    alphabets: Alphabets,
    told: Vec<LeftOut>,
    /// The texts of a folder that read like another language: the first, and how many there are; by folder, the language they are
    /// filed under, and the one they read like.
    doubted: BTreeMap<(String, Lang, Lang), (String, usize)>,
}

impl<'a> Filing<'a> {
    pub(in crate::import) fn new(source: Option<&'a Lang>) -> Self {
        Self { source, alphabets: Alphabets::default(), told: Vec::new(), doubted: BTreeMap::new() }
    }

    /// The language a text is taken as; `None` where it is left out. `is_marked`: its name or its folder says so.
    pub(in crate::import) fn language(
        &mut self,
        path: &str,
        text: &str,
        lang: Lang,
        is_marked: bool,
    ) -> Option<Lang> {
        if !self.alphabets.is_of_another(text, &lang) {
            if let Some(other) = doubted(text, &lang, self.source) {
                let folder = above(path).to_owned();
                let found = self.doubted.entry((folder, lang.clone(), other));
                found.or_insert_with(|| (path.to_owned(), 0)).1 += 1;
            }
            return Some(lang);
        }
        let read = language_of([text].into_iter()).filter(|_| !is_marked);
        let (what, lang) = match read {
            Some(read) => (
                format!("the language of the text: it reads like `{read}`, and is taken as that"),
                Some(read),
            ),
            None if self.source == Some(&lang) => {
                let what = "the language of the text: hardly a letter of it is one of";
                let remedy = "name its language in the name of the file";
                let left =
                    LeftOut::language(path, format!("{what} `{lang}`, as which it is taken; {remedy}"));
                self.told.push(left);
                return Some(lang);
            }
            None => {
                let what = "the whole text: hardly a letter of it is one of";
                (format!("{what} `{lang}`; readers see the source"), None)
            }
        };
        self.told.push(LeftOut::page(path, what));
        lang
    }

    /// What is to be told of it.
    pub(in crate::import) fn told(self) -> Vec<LeftOut> {
        let mut told = self.told;
        for ((folder, lang, other), (path, count)) in self.doubted {
            let which = match count {
                1 => "the language of the text: it reads".to_owned(),
                _ => format!("the language of {count} texts: they read"),
            };
            let place = if count == 1 || folder.is_empty() { path } else { format!("{folder}/") };
            let what = format!(
                "{which} like `{other}`, but the place says otherwise; published as `{lang}` until the name of the folder or of the file says another language"
            );
            told.push(LeftOut::language(&place, what));
        }
        told
    }
}
