//! Language tags, and what a language needs to be written: direction, digits, calendars.

use std::fmt;
use std::sync::Arc;

use icu_locale::{
    Direction as IcuDirection, Locale, LocaleCanonicalizer, LocaleDirectionality, LocaleExpander,
};

/// A BCP 47 language tag in its canonical spelling.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(Arc<str>);

/// A calendar a language's readers use beside the Gregorian one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Calendar {
    /// Solar Hijri.
    Persian,
    /// Ethiopian.
    Ethiopic,
}

/// Which way a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Lang {
    /// Takes a tag as BCP 47 writes it (`ar`, `pt-BR`, `zh-Hant`); `None` for any other spelling.
    pub fn parse(tag: &str) -> Option<Self> {
        let locale = Locale::try_from_str(tag).ok()?;
        let plain = locale.extensions.is_empty() && !locale.id.language.is_unknown();
        (plain && locale.to_string() == tag).then(|| Self(tag.into()))
    }

    /// The tag that somebody means who writes it in other letters or with other signs (`pt_br`, ` ZH-hant`); `None` where it
    /// is no tag at all.
    pub fn spelled(tag: &str) -> Option<Self> {
        let locale = Locale::try_from_str(&tag.trim().replace('_', "-")).ok()?;
        Self::parse(&locale.to_string())
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The locale under which CLDR keeps this language's data (`kmr` under `ku`, `prs` under `fa-AF`).
    pub(crate) fn cldr(&self) -> Locale {
        let mut locale = Locale::try_from_str(&self.0).unwrap_or(Locale::UNKNOWN);
        LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
        locale
    }

    /// The tag that CLDR has in the place of one it has given up (`he` for `iw`); the same tag of all others.
    #[must_use]
    pub fn canonical(&self) -> Self {
        let mut locale = Locale::try_from_str(&self.0).unwrap_or(Locale::UNKNOWN);
        LocaleCanonicalizer::new_common().canonicalize(&mut locale);
        Self::parse(&locale.to_string()).unwrap_or_else(|| self.clone())
    }

    /// The script CLDR gives for this language, in the four letters of ISO 15924 (`Arab`); `Zzzz` where it gives
    /// none.
    pub fn script(&self) -> String {
        let mut id = self.cldr().id;
        LocaleExpander::new_extended().maximize(&mut id);
        id.script.map_or_else(|| "Zzzz".to_owned(), |script| script.to_string())
    }

    /// Whether CLDR keeps both tags under one language in one script (`prs` and `fa`, `pt-BR` and `pt`): their texts may
    /// be word for word the same.
    pub(crate) fn is_variety_of(&self, other: &Self) -> bool {
        self.cldr().id.language == other.cldr().id.language && self.script() == other.script()
    }

    /// The direction of the script CLDR gives for this language; left to right where it gives none.
    pub fn direction(&self) -> Direction {
        match LocaleDirectionality::new_extended().get(&self.cldr().id) {
            Some(IcuDirection::RightToLeft) => Direction::Rtl,
            _ => Direction::Ltr,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Calendar {
    /// The words of `guide.yaml`, which are CLDR's.
    pub const WORDS: [(&str, Self); 2] = [("persian", Self::Persian), ("ethiopic", Self::Ethiopic)];
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }

    /// Words written from left to right, so that they keep their order inside plain text of this direction: from right
    /// to left, between left-to-right marks. Phones have known those since the first Unicode; the isolates of 2013 are
    /// boxes on old ones.
    pub fn keep(self, words: &str) -> String {
        match self {
            Self::Ltr => words.to_owned(),
            Self::Rtl => format!("\u{200e}{words}\u{200e}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_one_spelling() {
        for right in ["en", "ar", "prs", "kmr", "pt-BR", "zh-Hant"] {
            assert!(Lang::parse(right).is_some(), "{right}");
        }
        for wrong in ["EN", "pt_BR", "", "und", "arabic language", "pt-br", "en-u-nu-arab"] {
            assert!(Lang::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_tag_in_another_spelling_is_understood() {
        for (written, meant) in
            [("EN", "en"), ("pt_br", "pt-BR"), (" zh-hant", "zh-Hant"), ("fa-AF", "fa-AF")]
        {
            assert_eq!(Lang::spelled(written).expect("a tag").as_str(), meant);
        }
        for wrong in ["", "und", "english", "en-u-nu-arab"] {
            assert!(Lang::spelled(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn the_script_is_known_for_every_planned_language() {
        let of = |tag: &str| Lang::parse(tag).expect("a tag").script();
        for (script, tags) in [
            ("Arab", &["ar", "fa", "prs", "ps", "ckb"][..]),
            ("Latn", &["en", "da", "so", "kmr", "fr", "tr"]),
            ("Ethi", &["ti"]),
            ("Cyrl", &["uk", "ru"]),
            ("Geor", &["ka"]),
        ] {
            assert!(tags.iter().all(|tag| of(tag) == script), "{script}");
        }
    }

    #[test]
    fn varieties_of_a_language_share_their_words_other_languages_do_not() {
        let are = |one: &str, other: &str| {
            Lang::parse(one).zip(Lang::parse(other)).is_some_and(|(one, other)| one.is_variety_of(&other))
        };
        assert!(are("prs", "fa") && are("fa", "prs") && are("pt-BR", "pt"));
        assert!(!are("fa", "ps") && !are("kmr", "ckb") && !are("zh-Hans", "zh-Hant") && !are("da", "en"));
    }

    #[test]
    fn direction_is_known_for_every_planned_language() {
        let rtl = ["ar", "fa", "prs", "ps", "ckb"];
        let ltr = ["en", "da", "ti", "so", "kmr", "uk", "ru", "ka", "fr", "tr"];
        let of = |tag: &str| Lang::parse(tag).expect("a tag").direction();
        assert!(rtl.iter().all(|tag| of(tag) == Direction::Rtl));
        assert!(ltr.iter().all(|tag| of(tag) == Direction::Ltr));
    }
}
