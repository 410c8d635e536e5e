//! Which language texts are in, where nothing around them tells, and which are not in the letters of theirs.

use std::collections::BTreeMap;

use crate::i18n::detection::{self, Likeness};
use crate::i18n::lang::Lang;
use crate::i18n::orthography::{Orthography, ScriptKin};
use crate::import::dialects::fences::{FenceReader, LineKind};
use crate::import::dialects::front;

/// Letters that a text must have before anything is told of it.
const FEWEST: usize = 120;

/// Letters that a text must have before it is told that it is in another language than its place says: short ones of names and
/// commands read like anything.
const FEWEST_TO_DOUBT: usize = 300;

/// Letters that tell whether the end of a file's name is its language.
const FEWEST_TO_ASK: usize = 40;

/// How many letters of prose are looked at of one text, and of all together.
const OF_ONE: usize = 3_000;
const OF_ALL: usize = 30_000;

/// The language that most of these texts are in, where that is sure.
pub(in crate::import) fn language_of<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Lang> {
    let mut all = String::new();
    for text in texts {
        all.push_str(&prose(text));
        if all.len() > OF_ALL {
            break;
        }
    }
    (all.chars().filter(|c| c.is_alphabetic()).count() >= FEWEST).then(|| detection::language(&all)).flatten()
}

/// The language that most of these texts are in, one vote each: together, two languages read like either. Where no text tells
/// enough by itself, all of them together.
pub(in crate::import) fn language_of_most(texts: &[&str]) -> Option<Lang> {
    let mut votes: BTreeMap<Lang, usize> = BTreeMap::new();
    for lang in texts.iter().take(VOTERS).filter_map(|text| language_of([*text].into_iter())) {
        *votes.entry(lang).or_default() += 1;
    }
    let most = votes.into_iter().max_by(|one, other| one.1.cmp(&other.1).then_with(|| other.0.cmp(&one.0)));
    most.map(|(lang, _)| lang).or_else(|| language_of(texts.iter().copied()))
}

/// How many texts have a vote.
const VOTERS: usize = 300;

/// What the words of a text say of the language that the name of its file or folder may stand for.
pub(in crate::import) fn asked(text: &str, lang: &Lang, source: Option<&Lang>) -> Likeness {
    likeness_from(FEWEST_TO_ASK, text, lang, source)
}

/// The language that a text is in, where that is surely another one than it is filed under.
pub(in crate::import) fn doubted(text: &str, lang: &Lang, source: Option<&Lang>) -> Option<Lang> {
    match likeness_from(FEWEST_TO_DOUBT, text, lang, source) {
        Likeness::Other(other) => Some(other),
        Likeness::Own | Likeness::Unclear => None,
    }
}

fn likeness_from(fewest: usize, text: &str, lang: &Lang, source: Option<&Lang>) -> Likeness {
    let prose = prose(text);
    let letters = prose.chars().filter(|c| c.is_alphabetic()).count();
    if letters < fewest { Likeness::Unclear } else { detection::likeness(&prose, lang, source) }
}

/// The letters that languages are written with, each looked up once.
#[derive(Debug, Default)]
pub(in crate::import) struct Alphabets(BTreeMap<Lang, Orthography>);

/// Scripts that are several to Unicode.
const OF_SEVERAL: [&str; 5] = ["Hans", "Hant", "Jpan", "Kore", "Zzzz"];

impl Alphabets {
    /// Whether hardly a letter of a text is of the script of a language.
    pub(in crate::import) fn is_of_another(&mut self, text: &str, lang: &Lang) -> bool {
        if OF_SEVERAL.contains(&lang.script().as_str()) {
            return false;
        }
        let orthography = self.0.entry(lang.clone()).or_insert_with(|| Orthography::of(lang, ""));
        let prose = prose(text);
        let letters = prose.chars().filter(|c| c.is_alphabetic());
        let kin: Vec<ScriptKin> = letters.map(|c| orthography.kin(c)).collect();
        let own = kin.iter().filter(|kin| **kin == ScriptKin::Own).count();
        kin.len() >= FEWEST && own * 10 < kin.len()
    }
}

/// The words of a text, without front matter, program code, tables and addresses; not all of a long one.
fn prose(text: &str) -> String {
    let mut prose = String::new();
    let mut fences = FenceReader::default();
    for line in front::body(text).lines().map(str::trim) {
        if fences.line(line) != LineKind::Words
            || line.starts_with(['<', '|', '{'])
            || line.starts_with("import ")
        {
            continue;
        }
        let words = line.split_whitespace();
        for word in words.filter(|word| !word.contains("](") && !word.contains("://") && !word.contains('`'))
        {
            prose.push_str(word);
            prose.push(' ');
        }
        if prose.len() > OF_ONE {
            break;
        }
    }
    prose
}
