//! `:script(Arab)` in a stylesheet: written out as the languages a theme speaks in that script, so that no
//! stylesheet names a language.

use std::collections::BTreeMap;

use crate::i18n::lang::Lang;

const OPEN: &str = ":script(";

/// The languages of a theme by script (ISO 15924).
#[derive(Debug, Clone, Default)]
pub struct Scripts(BTreeMap<String, Vec<Lang>>);

impl Scripts {
    /// Sorts languages by the script CLDR gives them.
    pub fn new<'a>(langs: impl IntoIterator<Item = &'a Lang>) -> Self {
        let mut scripts: BTreeMap<String, Vec<Lang>> = BTreeMap::new();
        for lang in langs {
            scripts.entry(lang.script()).or_default().push(lang.clone());
        }
        Self(scripts)
    }

    /// A list of selectors with each `:script()` written out as `:lang()`; empty where no language has such a
    /// script, and the rule is to be left out.
    pub fn write_out(&self, selectors: &str) -> String {
        if !selectors.contains(OPEN) {
            return selectors.to_owned();
        }
        let written: Vec<String> = selectors.split(',').flat_map(|one| self.selector(one.trim())).collect();
        written.join(",")
    }

    fn selector(&self, selector: &str) -> Vec<String> {
        let Some((before, name, after)) = first(selector) else { return vec![selector.to_owned()] };
        // A second one is told as an error, and not written out.
        let langs = self.0.get(name).into_iter().flatten();
        langs.map(|lang| format!("{before}:lang({lang}){after}")).collect()
    }
}

/// The scripts a stylesheet names that are no script's name, each with the byte it stands at.
pub fn unknown(css: &str) -> Vec<(usize, &str)> {
    let named = css.match_indices(OPEN).filter_map(|(at, _)| Some((at, first(near(&css[at..]))?.1)));
    named.filter(|(_, name)| !is_script(name)).collect()
}

/// Where a selector names a script once more: each time doubles or triples what is written out.
pub fn repeated(css: &str) -> Vec<usize> {
    let mut last: Option<usize> = None;
    let mut found = Vec::new();
    for (at, _) in css.match_indices(OPEN) {
        let is_same = last.is_some_and(|last| !css[last..at].contains([',', '{', '}']));
        if is_same {
            found.push(at);
        }
        last = Some(at);
    }
    found
}

/// As much of a stylesheet as a name of a script takes.
fn near(css: &str) -> &str {
    &css[..css.floor_char_boundary(60)]
}

fn first(selector: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = selector.split_once(OPEN)?;
    let (name, after) = rest.split_once(')')?;
    Some((before, name.trim(), after))
}

/// Whether a word is spelled as ISO 15924 spells scripts.
fn is_script(name: &str) -> bool {
    name.len() == 4
        && name.bytes().enumerate().all(|(at, byte)| match at {
            0 => byte.is_ascii_uppercase(),
            _ => byte.is_ascii_lowercase(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_stands_for_the_languages_written_in_it() {
        let langs: Vec<Lang> = ["ar", "en", "fa", "ti"].into_iter().filter_map(Lang::parse).collect();
        let scripts = Scripts::new(&langs);
        assert_eq!(scripts.write_out("html:script(Arab) h1, p"), "html:lang(ar) h1,html:lang(fa) h1,p");
        assert_eq!(scripts.write_out(":script(Geor)"), "");
        assert_eq!(scripts.write_out("a , b"), "a , b");
    }

    #[test]
    fn a_name_that_is_no_scripts_is_found_with_its_place() {
        assert_eq!(unknown("p{} a:script(Arabic){} :script(Arab){}"), [(5, "Arabic")]);
    }

    #[test]
    fn a_selector_names_a_script_once() {
        assert_eq!(repeated(":script(Arab) a,:script(Arab) b{} c:script(Ethi){d:e}"), Vec::<usize>::new());
        assert_eq!(repeated(":script(Arab) a:script(Ethi)"), [15]);
        let twelve = ":script(Arab)".repeat(12);
        assert_eq!(repeated(&twelve).len(), 11);
        let langs: Vec<Lang> = ["ar", "fa", "ur", "ps"].into_iter().filter_map(Lang::parse).collect();
        assert!(Scripts::new(&langs).write_out(&twelve).len() < twelve.len() * 5);
    }
}
