//! What a language is written with, by CLDR: the one door to ICU4X's exemplar characters and scripts.

mod writing_systems;

use std::collections::BTreeSet;

use icu_locale::exemplar_chars::ExemplarCharacters;
use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup, Script};
use icu_properties::{CodePointMapData, CodePointSetData};

use crate::i18n::lang::Lang;
use crate::i18n::language::Language;

/// What a language is written with.
#[derive(Debug, Clone)]
pub struct Orthography {
    /// The scripts it is written in, the main one first.
    scripts: Vec<Script>,
    is_latin: bool,
    letters: BTreeSet<char>,
    lent: BTreeSet<char>,
    signs: BTreeSet<char>,
    /// The characters `guide.yaml` states: right, whatever CLDR has in their place.
    stated: BTreeSet<char>,
    quotations: Option<Quotations>,
}

/// Letters of every text that CLDR 48 lists as lent to a language or not at all: those of Urdu with a mark of their own, and
/// its nasal one (National Language Authority of Pakistan, Urdu Zabta Takhti 1.01).
const EVERYDAY: [(&str, &str); 1] = [("ur", "آأؤئںۂۃۓ")];

/// The punctuation that Unicode has for Arabic letters (UAX 24, `Script_Extensions`), whether or not CLDR lists it.
const ARABIC_SIGNS: [char; 3] = ['،', '؛', '؟'];

/// The marks that a language puts round quoted words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotations {
    /// Round words.
    pub outer: (char, char),
    /// Round words within quoted words, where the language's own are known.
    pub inner: Option<(char, char)>,
    /// Whether a space that does not break stands inside the outer ones, and before signs of two parts.
    pub is_spaced: bool,
}

/// The delimiters of CLDR 48 for languages in which they are not “these” and ‘those’: tag, outer marks, inner marks; ICU4X has
/// none. Eight lines (ar, bg, ckb, es, fr, lt, ps, ug) go by custom, where CLDR has one pair for both, or
/// a pair that books do not use.
const QUOTATIONS: &str = include_str!("quotations.txt");

/// What a letter is to a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// One of its own, or no letter at all.
    Own,
    /// Of its script, and met in words of other languages only.
    Auxiliary,
    /// Of its script, and of another language's alphabet.
    Strange,
    /// Of another script.
    Foreign,
}

/// How the script of a character stands to that of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScriptKin {
    /// It is the same.
    Own,
    /// It is another one.
    Other,
    /// The character is of no script in particular.
    Common,
}

impl Orthography {
    /// What CLDR says of a language, and the characters its entry in `guide.yaml` adds.
    pub fn new(language: &Language) -> Self {
        Self::of(&language.lang, &language.signs)
    }

    /// What CLDR says of a language, and these signs.
    pub fn of(lang: &Lang, stated_signs: &str) -> Self {
        let locale = lang.cldr();
        let data = || (&locale).into();
        let chars = |found: Option<BTreeSet<char>>| found.unwrap_or_default();
        let set = |set: &icu_locale::exemplar_chars::ExemplarCharactersBorrowed<'_>| {
            set.code_points().iter_chars().collect::<BTreeSet<char>>()
        };
        let mut signs = chars(ExemplarCharacters::try_new_punctuation(&data()).ok().map(|found| set(&found)));
        signs.extend(chars(ExemplarCharacters::try_new_numbers(&data()).ok().map(|found| set(&found))));
        let stated: BTreeSet<char> = stated_signs.chars().collect();
        signs.extend(&stated);
        let script = lang.script();
        let mut letters = chars(ExemplarCharacters::try_new_main(&data()).ok().map(|found| set(&found)));
        let of_language = locale.id.language;
        let more = EVERYDAY.iter().filter(|(tag, _)| of_language.as_str() == *tag);
        letters.extend(more.flat_map(|(_, more)| more.chars()));

        let quotations = quotations(lang, &signs);
        Self {
            quotations,
            scripts: writing_systems::scripts(&script),
            is_latin: script == "Latn",
            letters,
            lent: chars(ExemplarCharacters::try_new_auxiliary(&data()).ok().map(|found| set(&found))),
            signs,
            stated,
        }
    }

    /// Whether it is written in Latin letters.
    pub fn is_latin(&self) -> bool {
        self.is_latin
    }

    /// How the script of a character stands to the language's.
    pub fn kin(&self, c: char) -> ScriptKin {
        match script(c) {
            Script::Common | Script::Inherited => ScriptKin::Common,
            own if self.scripts.contains(&own) => ScriptKin::Own,
            _ => ScriptKin::Other,
        }
    }

    /// What a letter is to the language; capitals are looked up as small letters.
    pub fn letter(&self, c: char) -> Letter {
        if !c.is_alphabetic() || is_mark(c) {
            return Letter::Own;
        }
        match self.kin(c) {
            ScriptKin::Common => return Letter::Own,
            ScriptKin::Other => return Letter::Foreign,
            ScriptKin::Own if writing_systems::is_open(script(c)) => return Letter::Own,
            ScriptKin::Own => {}
        }
        let small = || c.to_lowercase();
        match () {
            // CLDR's lists of some languages name pairs of letters only.
            () if self.letters.is_empty() || small().all(|c| self.letters.contains(&c)) => Letter::Own,
            () if small().all(|c| self.letters.contains(&c) || self.lent.contains(&c)) => Letter::Auxiliary,
            () => Letter::Strange,
        }
    }

    /// Whether a character that joins or parts letters unseen has its place in the language.
    pub fn joins(&self, c: char) -> bool {
        self.lent.contains(&c) || self.letters.contains(&c)
    }

    /// Whether a character that counts, such as a digit, is one its readers know: a digit of ASCII, one that CLDR lists for
    /// the language, or one of its own script.
    pub fn counts_with(&self, c: char) -> bool {
        let arabic = matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}') && self.is_in(Script::Arabic);
        let is_own = || {
            // Numerals made of Latin letters are drawn to look like letters.
            let letters = self.is_latin && category(c) != GeneralCategory::DecimalNumber;
            !letters && self.is_in(script(c))
        };
        c.is_ascii_digit() || self.signs.contains(&c) || arabic || is_own()
    }

    /// Whether a character of punctuation is one the language uses.
    pub fn uses(&self, c: char) -> bool {
        self.signs.contains(&c) || self.is_in(Script::Arabic) && ARABIC_SIGNS.contains(&c)
    }

    /// Whether some letters of its script look like Latin ones, so that a word can hold both and nobody sees it.
    pub fn has_doubles(&self) -> bool {
        let is_alike = |script: &Script| {
            matches!(
                *script,
                Script::Latin
                    | Script::Greek
                    | Script::Cyrillic
                    | Script::Armenian
                    | Script::Coptic
                    | Script::Cherokee
            )
        };
        self.scripts.iter().any(is_alike)
    }

    /// Whether its signs are as wide as its letters, as in East Asia.
    pub fn is_wide(&self) -> bool {
        self.scripts.iter().copied().any(writing_systems::is_wide)
    }

    /// Whether words of other scripts stand among its own without spaces.
    pub fn joins_others(&self) -> bool {
        self.scripts.iter().copied().any(writing_systems::joins_others)
    }

    fn is_in(&self, script: Script) -> bool {
        self.scripts.contains(&script)
    }

    /// The quotation marks the language has beside the straight one.
    pub fn quotes(&self) -> String {
        "“”„«»".chars().filter(|quote| self.uses(*quote)).collect()
    }

    /// The marks it puts round quoted words, where CLDR has them among its signs.
    pub fn quotations(&self) -> Option<Quotations> {
        self.quotations
    }

    /// The character the language writes in place of a Latin one, where it has one.
    pub fn in_place_of(&self, c: char) -> Option<char> {
        if self.stated.contains(&c) {
            return None;
        }
        let twins = match c {
            '?' => "؟፧",
            ',' => "،፣",
            ';' => "؛፤",
            '.' => "።۔",
            '"' => "“«",
            _ => return None,
        };
        twins.chars().find(|twin| self.signs.contains(twin))
    }
}

/// The marks of a language round quoted words, as far as they are among its signs.
fn quotations(lang: &Lang, signs: &BTreeSet<char>) -> Option<Quotations> {
    let entry = |tag: &str| {
        let mut rows = QUOTATIONS.lines().map(|row| row.split(' ').collect::<Vec<&str>>());
        rows.find(|row| row.first() == Some(&tag))
    };
    let tag = lang.as_str();
    let row = entry(tag).or_else(|| entry(tag.split('-').next()?));
    let sign =
        |at: usize, usual: char| row.as_ref().and_then(|row| row.get(at)?.chars().next()).unwrap_or(usual);
    let pair = |open: char, close: char| {
        Some((open, close)).filter(|_| [open, close].iter().all(|c| signs.contains(c)))
    };
    let usual = |fallback: &str| {
        let mut signs = fallback.chars();
        pair(signs.next()?, signs.next()?)
    };
    let outer = pair(sign(1, '“'), sign(2, '”')).or_else(|| usual("“”")).or_else(|| usual("«»"))?;
    let inner = pair(sign(3, '‘'), sign(4, '’')).filter(|inner| *inner != outer);
    let is_spaced = row.as_ref().is_some_and(|row| row.last() == Some(&"spaced"));
    Some(Quotations { outer, inner, is_spaced })
}

/// Whether a character is written upon the one before it.
pub fn is_mark(c: char) -> bool {
    GeneralCategoryGroup::Mark.contains(category(c))
}

/// Whether a character is a letter stored by the shape it takes inside a word, as old programs and PDF files do. Brackets of
/// ornament and whole words in one character, such as the blessing behind a name, are no such letters.
pub fn is_shape(c: char) -> bool {
    matches!(c, '\u{fb00}'..='\u{fd3d}' | '\u{fd50}'..='\u{fdc7}' | '\u{fe70}'..='\u{fefc}')
}

/// Whether a character is a sign of East Asia as wide as a letter, or a small one.
pub fn is_wide_sign(c: char) -> bool {
    matches!(c, '\u{fe50}'..='\u{fe6b}' | '\u{ff01}'..='\u{ffee}')
}

/// Where a small digit stands beside the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Height {
    /// Above it, as in a power, a unit of area, the mark of a note.
    Raised,
    /// Below it, as in a formula.
    Lowered,
}

/// What a raised or lowered digit is worth, and which of them it is.
pub fn small_digit(c: char) -> Option<(Height, u8)> {
    let from = |first: u32| u8::try_from(u32::from(c) - first).ok();
    let (height, value) = match c {
        '¹' => (Height::Raised, Some(1)),
        '²' | '³' => (Height::Raised, from(0xb0)),
        '⁰' | '⁴'..='⁹' => (Height::Raised, from(0x2070)),
        '₀'..='₉' => (Height::Lowered, from(0x2080)),
        _ => return None,
    };
    value.map(|value| (height, value))
}

/// Whether a character is punctuation.
pub fn is_punctuation(c: char) -> bool {
    GeneralCategoryGroup::Punctuation.contains(category(c))
}

/// Whether a character is punctuation or a symbol: what CommonMark calls punctuation.
pub fn is_sign(character: char) -> bool {
    is_punctuation(character) || GeneralCategoryGroup::Symbol.contains(category(character))
}

/// Whether a character cannot be seen: a control, a format character, an end of a line that looks like none, one that fonts are
/// told to leave out, one without a meaning of its own.
pub fn is_unseen(c: char) -> bool {
    // A pattern of Braille with no dot is drawn as nothing.
    GeneralCategoryGroup::Other.contains(category(c))
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{2800}')
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// Whether a character joins the letters beside it or parts them, without which words of some scripts are spelled wrong.
pub fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Whether a character is a symbol: a picture, an arrow, a sign of mathematics.
pub fn is_symbol(c: char) -> bool {
    GeneralCategoryGroup::Symbol.contains(category(c))
}

/// Whether a letter is of the Latin script.
pub fn is_latin_letter(c: char) -> bool {
    c.is_alphabetic() && script(c) == Script::Latin
}

fn script(c: char) -> Script {
    CodePointMapData::<Script>::new().get(c)
}

fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}

/// What a digit is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digit {
    /// A digit of a decimal number, 0 to 9.
    Decimal(u8),
    /// An Ethiopic numeral from 1 to 90, which is added.
    Adds(u64),
    /// The Ethiopic numerals 100 and 10 000, which multiply what stands before them.
    Times(u64),
}

/// What a character is worth as a digit of any script.
pub fn digit(c: char) -> Option<Digit> {
    let code = u32::from(c);
    match code {
        0x1369..=0x1371 => return Some(Digit::Adds(u64::from(code - 0x1368))),
        0x1372..=0x137a => return Some(Digit::Adds(u64::from(code - 0x1371) * 10)),
        0x137b => return Some(Digit::Times(100)),
        0x137c => return Some(Digit::Times(10_000)),
        _ => {}
    }
    let is_digit =
        |code: u32| char::from_u32(code).is_some_and(|c| category(c) == GeneralCategory::DecimalNumber);
    if !is_digit(code) {
        return None;
    }
    // Unicode keeps the ten digits of a script together, from zero to nine.
    let before = (1..=code).take_while(|back| is_digit(code - back)).count();
    u8::try_from(before % 10).ok().map(Digit::Decimal)
}

#[cfg(test)]
mod tests {
    use super::{Letter, Orthography};
    use crate::i18n::lang::Lang;

    #[test]
    fn letters_of_every_text_are_a_languages_own() {
        let of = |tag: &str| Orthography::of(&Lang::parse(tag).expect("a tag"), "");
        let (urdu, arabic, uyghur) = (of("ur"), of("ar"), of("ug"));
        for c in "آپیہاںنئؤۂۓے".chars() {
            assert_eq!(urdu.letter(c), Letter::Own, "{c}");
        }
        assert!("گپچی".chars().all(|c| arabic.letter(c) != Letter::Own));
        assert!(['،', '؛', '؟'].into_iter().all(|c| uyghur.uses(c) && arabic.uses(c)));
        assert!(!uyghur.uses('。'));
    }

    #[test]
    fn languages_of_several_scripts_are_written_in_all_of_them() {
        let of = |tag: &str| Orthography::of(&Lang::parse(tag).expect("a tag"), "");
        for (tag, text) in
            [("ja", "高度なセッション薔薇"), ("ko", "고급세션漢"), ("zh", "开始齉"), ("zh-Hant", "開始龘")]
        {
            assert!(text.chars().all(|c| of(tag).letter(c) == Letter::Own), "{tag}");
            assert!(of(tag).is_wide() && of(tag).joins_others() && !of(tag).has_doubles(), "{tag}");
        }
        assert!(of("th").joins_others() && !of("th").is_wide() && !of("ar").joins_others());
        assert_eq!(of("zh").letter('セ'), Letter::Foreign);
        assert!(of("ja").counts_with('一') && of("zh").counts_with('一') && !of("en").counts_with('一'));
    }
}
