//! Which language a text is in, where that can be told: the one door to whatlang.

use whatlang::{Detector, Lang as Known, detect_script};

use crate::i18n::lang::Lang;

/// Tells whether a text is in its language or in another of the guide.
#[derive(Debug, Clone)]
pub struct LanguageDetector {
    own: Known,
    detector: Detector,
}

/// Letters a line needs before its language can be told.
const SHORTEST: usize = 50;

impl LanguageDetector {
    /// `None` for a language the library does not know. Only the languages of the guide are told apart: a
    /// volunteer pastes one of these, and neighbours such as Danish and Norwegian are not confused.
    pub fn new<'a>(own: &Lang, languages: impl IntoIterator<Item = &'a Lang>) -> Option<Self> {
        let own = known(own)?;
        let mut all: Vec<Known> = languages.into_iter().filter_map(known).collect();
        all.push(own);
        Some(Self { own, detector: Detector::with_allowlist(all) })
    }

    /// The English name of the language a text is in, where that is surely another one.
    pub fn detect_other(&self, text: &str) -> Option<&'static str> {
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        if letters < SHORTEST || detect_script(text).is_none() {
            return None;
        }
        let found = self.detector.detect(text)?;
        let other = found.lang() != self.own && found.is_reliable() && found.confidence() > 0.95;
        other.then(|| found.lang().eng_name())
    }
}

/// ISO 639-1 and ISO 639-3 of every language the library knows that has both.
#[rustfmt::skip] // two columns of codes read as a table
const CODES: [(&str, &str); 66] = [
    ("af", "afr"), ("ak", "aka"), ("am", "amh"), ("ar", "ara"), ("az", "aze"), ("be", "bel"), ("bg", "bul"),
    ("bn", "ben"), ("ca", "cat"), ("cs", "ces"), ("cy", "cym"), ("da", "dan"), ("de", "deu"), ("el", "ell"),
    ("en", "eng"), ("eo", "epo"), ("es", "spa"), ("et", "est"), ("fa", "pes"), ("fi", "fin"), ("fr", "fra"),
    ("gu", "guj"), ("he", "heb"), ("hi", "hin"), ("hr", "hrv"), ("hu", "hun"), ("hy", "hye"), ("id", "ind"),
    ("it", "ita"), ("ja", "jpn"), ("jv", "jav"), ("ka", "kat"), ("km", "khm"), ("kn", "kan"), ("ko", "kor"),
    ("la", "lat"), ("lt", "lit"), ("lv", "lav"), ("mk", "mkd"), ("ml", "mal"), ("mr", "mar"), ("my", "mya"),
    ("nb", "nob"), ("ne", "nep"), ("nl", "nld"), ("or", "ori"), ("pa", "pan"), ("pl", "pol"), ("pt", "por"),
    ("ro", "ron"), ("ru", "rus"), ("si", "sin"), ("sk", "slk"), ("sl", "slv"), ("sn", "sna"), ("sr", "srp"),
    ("sv", "swe"), ("ta", "tam"), ("te", "tel"), ("th", "tha"), ("tk", "tuk"), ("tr", "tur"), ("uk", "ukr"),
    ("ur", "urd"), ("vi", "vie"), ("zh", "cmn"),
];

/// The library names languages by ISO 639-3, and Persian by its western form.
fn known(lang: &Lang) -> Option<Known> {
    let locale = lang.cldr();
    let tag = locale.id.language.as_str();
    let twin = CODES.iter().find(|(short, _)| *short == tag);
    Known::from_code(twin.map_or(tag, |(_, long)| *long))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speech(own: &str) -> Option<LanguageDetector> {
        let languages: Vec<Lang> =
            ["en", "da", "ar", "fa", "ti", "so"].into_iter().filter_map(Lang::parse).collect();
        LanguageDetector::new(&Lang::parse(own)?, &languages)
    }

    #[test]
    fn every_code_is_one_the_library_knows() {
        assert!(CODES.iter().all(|(_, long)| Known::from_code(*long).is_some()));
        assert!(speech("ti").is_none() && speech("so").is_none() && speech("da").is_some());
    }

    #[test]
    fn a_text_in_another_language_of_the_guide_betrays_itself() {
        let english = "Ask your doctor for a letter about your illness and the treatment that you need.";
        let danish = "Bed din læge om et brev om din sygdom og om den behandling, som du har brug for.";
        let persian = "از پزشک خود نامه‌ای درباره بیماری و درمانی که به آن نیاز دارید بخواهید.";
        let betrayed = |own: &str, text: &str| speech(own).and_then(|speech| speech.detect_other(text));
        assert_eq!(betrayed("da", english), Some("English"));
        assert_eq!(betrayed("ar", persian), Some("Persian"));
        for (own, text) in [("en", english), ("da", danish), ("fa", persian), ("da", "Wayleaf")] {
            assert_eq!(betrayed(own, text), None, "{own}");
        }
    }
}
