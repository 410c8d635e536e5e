//! The scripts that a language is written in: CLDR's codes for several together (Jpan, Kore, Hans …) as Unicode's own.

use icu_properties::props::{NamedEnumeratedProperty, Script};

/// The scripts of a writing system, by its ISO 15924 code, the main one first (UAX 24, section 3.3).
pub(super) fn scripts(code: &str) -> Vec<Script> {
    match code {
        "Jpan" => vec![Script::Han, Script::Hiragana, Script::Katakana],
        "Hrkt" => vec![Script::Hiragana, Script::Katakana],
        "Kore" => vec![Script::Hangul, Script::Han],
        "Hans" | "Hant" => vec![Script::Han],
        "Hanb" => vec![Script::Han, Script::Bopomofo],
        _ => vec![Script::try_from_str(code).unwrap_or(Script::Unknown)],
    }
}

/// Whether it is a script of East Asia, whose signs are as wide as its letters.
pub(super) fn is_wide(script: Script) -> bool {
    matches!(script, Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo)
}

/// Whether words of other scripts stand in it without spaces, because none part its own words, or because its endings are
/// written on to them.
pub(super) fn joins_others(script: Script) -> bool {
    is_wide(script)
        || matches!(script, Script::Thai | Script::Lao | Script::Khmer | Script::Myanmar | Script::Tibetan)
}

/// Whether it has more letters than CLDR lists, which has the commonest.
pub(super) fn is_open(script: Script) -> bool {
    matches!(script, Script::Han | Script::Hangul)
}
