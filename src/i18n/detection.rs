//! Which language a text is in, where that can be told: the one door to whatlang.

mod screen;

use std::collections::BTreeMap;

use whatlang::{Detector, Lang as Known, detect_script};

use self::screen::Screen;
use crate::i18n::lang::Lang;

/// Tells whether a text is in its language or in another of the guide.
#[derive(Debug, Clone)]
pub struct LanguageDetector {
    own: Known,
    detector: Detector,
    screen: Option<Screen>,
}

/// Letters a line needs before its language can be told.
const SHORTEST: usize = 50;

impl LanguageDetector {
    fn among(own: Known, all: Vec<Known>) -> Self {
        let screen = Screen::new(own, &all);
        Self { own, detector: Detector::with_allowlist(all), screen }
    }

    /// One for each of the languages of a guide that the library knows. Only these are told apart: a volunteer pastes
    /// one of them, and neighbours such as Danish and Norwegian are not confused.
    pub fn all<'a>(languages: impl Iterator<Item = &'a Lang>) -> BTreeMap<Lang, Self> {
        let known: Vec<(&Lang, Known)> = languages.filter_map(|lang| Some((lang, known(lang)?))).collect();
        let all: Vec<Known> = known.iter().map(|(_, known)| *known).collect();
        known.into_iter().map(|(lang, own)| (lang.clone(), Self::among(own, all.clone()))).collect()
    }

    /// The English name of the language a text of so many letters is in, where that is surely another one. `is_of_script`
    /// tells that all its letters are known to be of its own language's script.
    pub fn detect_other(&self, text: &str, letters: usize, is_of_script: bool) -> Option<&'static str> {
        let is_cleared = || self.screen.as_ref().is_some_and(|screen| screen.clears(text, is_of_script));
        if letters < SHORTEST || is_cleared() {
            return None;
        }
        self.ask(text)
    }

    fn ask(&self, text: &str) -> Option<&'static str> {
        detect_script(text)?;
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

/// The language a long text is in, of all that the library tells apart; `None` where that is not sure.
pub fn language(text: &str) -> Option<Lang> {
    tagged(Detector::new().detect(text).filter(whatlang::Info::is_reliable)?.lang())
}

/// What a text says of the language it is filed under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Likeness {
    /// It reads like it.
    Own,
    /// It surely reads like another one.
    Other(Lang),
    /// Nothing that could be told.
    Unclear,
}

/// Whether a text reads like a language, of all that the library tells apart. Of a language that it does not know, it can only
/// say that a text is in `source` instead.
pub fn likeness(text: &str, own: &Lang, source: Option<&Lang>) -> Likeness {
    let Some(found) = Detector::new().detect(text) else { return Likeness::Unclear };
    let known_own = known(own);
    if known_own == Some(found.lang()) {
        return Likeness::Own;
    }
    let is_told = known_own.is_some() || source.and_then(known) == Some(found.lang());
    match tagged(found.lang()).filter(|_| is_told && found.is_reliable()) {
        Some(other) => Likeness::Other(other),
        None => Likeness::Unclear,
    }
}

/// The tag of a language that the library knows.
fn tagged(found: Known) -> Option<Lang> {
    let short = CODES.iter().find(|(_, long)| *long == found.code());
    Lang::parse(short.map_or(found.code(), |(short, _)| short))
}

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
        LanguageDetector::all(languages.iter()).remove(&Lang::parse(own)?)
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
        let betrayed = |own: &str, text: &str| {
            speech(own).and_then(|speech| speech.detect_other(text, text.chars().count(), false))
        };
        assert_eq!(betrayed("da", english), Some("English"));
        assert_eq!(betrayed("ar", persian), Some("Persian"));
        for (own, text) in [("en", english), ("da", danish), ("fa", persian), ("da", "Wayleaf")] {
            assert_eq!(betrayed(own, text), None, "{own}");
        }
    }

    #[test]
    fn what_is_cleared_unasked_is_what_would_be_cleared() {
        let texts = [
            "Ask your doctor for a letter about your illness and the treatment that you need.",
            "Bed din læge om et brev om din sygdom og om den behandling, som du har brug for.",
            "Demandez à votre médecin une lettre sur votre maladie et le traitement qu’il vous faut.",
            "از پزشک خود نامه‌ای درباره بیماری و درمانی که به آن نیاز دارید بخواهید.",
            "اطلب من طبيبك رسالة عن مرضك وعن العلاج الذي تحتاج إليه في بلدك.",
            "Попросіть у свого лікаря листа про вашу хворобу і лікування, яке вам потрібне.",
            "Попросите у своего врача письмо о вашей болезни и лечении, которое вам нужно.",
            "ሓኪምካ ብዛዕባ ሕማምካን ዘድልየካ ሕክምናን ደብዳቤ ክህበካ ሕተቶ፡ እዚ ድማ ኣገዳሲ እዩ።",
            "መረጃ ስለ ሕመምዎ እና ስለሚያስፈልግዎ ሕክምና ከሐኪምዎ ደብዳቤ ይጠይቁ፣ ይህም አስፈላጊ ነው።",
        ];
        let languages: Vec<Lang> = ["en", "da", "fr", "ar", "fa", "uk", "ru", "am", "ti"]
            .into_iter()
            .filter_map(Lang::parse)
            .collect();
        let mut cleared = 0;
        for (own, speech) in LanguageDetector::all(languages.iter()) {
            // Two texts in one, cut at every length: from all of one language to all of the other.
            for (one, other) in texts.iter().flat_map(|one| texts.iter().map(move |other| (one, other))) {
                for part in 0..=8 {
                    let of = |text: &str, parts: usize| -> String {
                        text.chars().take(text.chars().count() * parts / 8).collect()
                    };
                    let text = format!("{} {}", of(one, part), of(other, 8 - part));
                    let is_cleared = speech.screen.as_ref().is_some_and(|screen| screen.clears(&text, false));
                    assert!(!is_cleared || speech.ask(&text).is_none(), "{own}: {text}");
                    cleared += usize::from(is_cleared);
                }
            }
        }
        assert!(cleared > 500, "{cleared}");
    }
}
