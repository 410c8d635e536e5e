//! What each character is to a language, in one table a language: rules look at every letter of every text, and ask the
//! table where Unicode's own tables take ten steps. The bits of all characters of a text together tell most rules that
//! there is nothing to look for.

use std::fmt;
use std::ops::BitOrAssign;

use rayon::prelude::*;

use crate::address::parts_addresses;
use crate::i18n::orthography::{
    Letter, Orthography, ScriptKin, is_mark, is_punctuation, is_shape, is_unseen, is_wide_sign,
};

/// Stands for a fact, a citation or a run in the official language among a line's own words.
pub(crate) const OBJECT_REPLACEMENT: char = '\u{fffc}';

/// What characters are, as bits: of one, or of any in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Traits(u16);

impl Traits {
    /// Nothing that any rule looks for.
    pub(crate) const NONE: Self = Self(0);
    /// Everything: of a text that was not looked through.
    pub(crate) const ALL: Self = Self(u16::MAX);
    /// Alphabetic.
    pub(crate) const LETTER: Self = Self(1);
    /// Numeric.
    pub(crate) const NUMERIC: Self = Self(1 << 1);
    /// Written upon the one before it.
    pub(crate) const MARK: Self = Self(1 << 2);
    /// What words are made of, beside what joins them.
    pub(crate) const OF_WORDS: Self = Self(0b111);
    /// A letter of another script.
    pub(crate) const FOREIGN: Self = Self(1 << 3);
    /// A letter of no script in particular.
    pub(crate) const COMMON: Self = Self(1 << 4);
    /// A letter of the language's script that is none of its own, where that cannot be a name's.
    pub(crate) const STRANGE: Self = Self(1 << 5);
    /// Another character in small letters.
    pub(crate) const CAPITAL: Self = Self(1 << 6);
    /// Punctuation that the language does not write, or has a character of its own for.
    pub(crate) const ODD_SIGN: Self = Self(1 << 7);
    /// A sign that no space stands before.
    pub(crate) const FOLLOWS: Self = Self(1 << 8);
    /// A sign that ends a sentence, or stands for what is none of its words.
    pub(crate) const ENDS: Self = Self(1 << 9);
    /// A bracket of any kind, or a star.
    pub(crate) const BRACKET: Self = Self(1 << 10);
    /// A sign that parts an address.
    pub(crate) const ADDRESS: Self = Self(1 << 11);
    /// A character that nobody sees, or that is stored in a way that harms.
    pub(crate) const HARMFUL: Self = Self(1 << 12);
    /// The sign of paragraphs.
    pub(crate) const PARAGRAPH: Self = Self(1 << 13);
    /// Of a text: a space before a sign that none stands before.
    pub(crate) const SPACED: Self = Self(1 << 14);
    /// The character that stands for what is none of a line's own words.
    pub(crate) const OBJECT: Self = Self(1 << 15);

    /// These bits and others.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it has any of these bits.
    pub(crate) const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

impl BitOrAssign for Traits {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// How many blocks of 256 characters the first plane has, in which all but a few scripts lie.
const BLOCKS: usize = 256;

/// Which blocks a table holds: the place of each among them, if it is there.
type Index = [Option<u8>; BLOCKS];

/// What the characters of a project are to no language in particular: what the tables of all languages begin with.
pub(crate) struct CharacterBasis {
    index: Index,
    table: Vec<Traits>,
}

/// The table of a language.
pub struct Characters {
    /// Of every character in a block that the project's texts use, its traits.
    table: Vec<Traits>,
    index: Index,
    writing: Orthography,
}

impl fmt::Debug for Characters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Characters {{ writing: {:?} }}", self.writing)
    }
}

/// Signs that belong to no language: those of programs, of which other rules tell where they are marks of Markdown gone wrong,
/// and points, dashes and dots that part what stands beside them in any script.
const OF_NO_LANGUAGE: &str = "{}[]<>*#_\\/@&·•–—…";

impl CharacterBasis {
    /// Looks at every character of the blocks that these texts use.
    pub(crate) fn new(texts: &[&str]) -> Self {
        let none = || [false; BLOCKS];
        let used = texts.par_iter().fold(none, |used, text| blocks_of(text, used));
        let used = used.reduce(none, |one, other| std::array::from_fn(|at| one[at] || other[at]));
        let (mut index, mut table): (Index, _) = ([None; BLOCKS], Vec::new());
        // A mark that no text holds stands for facts.
        let of_marks = OBJECT_REPLACEMENT as usize / BLOCKS;
        for block in (0..BLOCKS).filter(|block| used[*block] || *block == 0 || *block == of_marks) {
            index[block] = u8::try_from(table.len() / BLOCKS).ok();
            table.extend((0..BLOCKS).map(|at| char_at(block, at).map_or(Traits::NONE, in_any_language)));
        }
        Self { index, table }
    }

    /// What a character is to no language in particular.
    #[inline]
    pub(crate) fn of(&self, c: char) -> Traits {
        known(&self.index, &self.table, c).unwrap_or_else(|| in_any_language(c))
    }
}

/// What a table says of a character, where it has its block.
#[inline]
fn known(index: &Index, table: &[Traits], c: char) -> Option<Traits> {
    let place = usize::from((*index.get(c as usize / BLOCKS)?)?);
    table.get(place * BLOCKS + c as usize % BLOCKS).copied()
}

/// Adds the blocks that a text uses, told by the first bytes of its characters: of two bytes by the first alone.
fn blocks_of(text: &str, mut used: [bool; BLOCKS]) -> [bool; BLOCKS] {
    let bytes = text.as_bytes();
    if bytes.is_ascii() {
        return used;
    }
    let mut has = [false; 256];
    for (byte, next) in bytes.iter().zip(bytes.iter().skip(1)) {
        has[usize::from(*byte)] = true;
        if matches!(byte, 0xe0..=0xef) {
            used[usize::from(byte & 0xf) << 4 | usize::from(next & 0x3f) >> 2] = true;
        }
    }
    for byte in (0xc2..=0xdf_usize).filter(|byte| has[*byte]) {
        used[(byte & 0x1f) >> 2] = true;
    }
    used
}

impl Characters {
    /// The table of a language that is written like this.
    pub(crate) fn new(basis: &CharacterBasis, writing: Orthography) -> Self {
        let mut table = basis.table.clone();
        let blocks = (0..BLOCKS).filter_map(|block| Some((block, usize::from(basis.index[block]?))));
        for (block, place) in blocks {
            for (at, traits) in table[place * BLOCKS..(place + 1) * BLOCKS].iter_mut().enumerate() {
                if let Some(c) = char_at(block, at).filter(|_| *traits != Traits::NONE) {
                    *traits = in_language(c, *traits, &writing);
                }
            }
        }
        Self { table, index: basis.index, writing }
    }

    /// What the language is written with.
    pub(crate) fn writing(&self) -> &Orthography {
        &self.writing
    }

    /// What a character is to the language.
    #[inline]
    pub(crate) fn of(&self, c: char) -> Traits {
        let known = known(&self.index, &self.table, c);
        known.unwrap_or_else(|| in_language(c, in_any_language(c), &self.writing))
    }

    /// What the characters of a text are, together.
    pub(crate) fn of_text(&self, text: &str) -> Traits {
        text.chars().fold(Traits::NONE, |all, c| all.or(self.of(c)))
    }
}

fn char_at(block: usize, at: usize) -> Option<char> {
    u32::try_from(block * BLOCKS + at).ok().and_then(char::from_u32)
}

/// What a character is in any language. Every punctuation is odd, every character that may harm does: each language has
/// exceptions.
fn in_any_language(c: char) -> Traits {
    let bits = [
        (c.is_alphabetic(), Traits::LETTER),
        (c.is_numeric(), Traits::NUMERIC),
        (is_mark(c), Traits::MARK),
        (is_capital(c), Traits::CAPITAL),
        (is_punctuation(c) && !OF_NO_LANGUAGE.contains(c), Traits::ODD_SIGN),
        (".,;:!?،؛؟።፣፤)".contains(c), Traits::FOLLOWS),
        (matches!(c, '.' | '!' | '?' | ':' | OBJECT_REPLACEMENT), Traits::ENDS),
        ("()[]{}*".contains(c), Traits::BRACKET),
        (parts_addresses(c), Traits::ADDRESS),
        (may_harm(c), Traits::HARMFUL),
        (c == '§', Traits::PARAGRAPH),
        (c == OBJECT_REPLACEMENT, Traits::OBJECT),
    ];
    bits.into_iter().filter(|(has, _)| *has).fold(Traits::NONE, |all, (_, one)| all.or(one))
}

/// Whether a character is another in small letters, or in the small letters of a whole word (the last sigma).
fn is_capital(c: char) -> bool {
    c == 'ς' || !c.to_lowercase().eq([c])
}

/// Whether the rule on signs may tell of a character.
fn may_harm(c: char) -> bool {
    match c {
        ' '..='~' | '\n' | '\r' | '\t' => false,
        _ if is_wide_sign(c) => true,
        '\u{fffd}' => true,
        // It has a bit of its own.
        OBJECT_REPLACEMENT => false,
        _ => is_unseen(c) || is_shape(c),
    }
}

/// What a letter of the language's script is beside being a letter.
fn own_letter(c: char, writing: &Orthography) -> Traits {
    match writing.letter(c) {
        Letter::Own => Traits::NONE,
        Letter::Foreign => Traits::FOREIGN,
        // Told by the rule on hidden characters.
        _ if is_shape(c) => Traits::NONE,
        // Latin texts take over names as they are spelled at home.
        Letter::Auxiliary | Letter::Strange if writing.is_latin() => Traits::NONE,
        Letter::Auxiliary | Letter::Strange => Traits::STRANGE,
    }
}

/// The traits of a sign without those that are none in the language.
fn sign(c: char, traits: Traits, writing: &Orthography) -> Traits {
    if !traits.has(Traits::ODD_SIGN.or(Traits::HARMFUL)) {
        return traits;
    }
    let is_in_use = writing.uses(c) && writing.in_place_of(c).is_none();
    let is_in_place =
        matches!(c, '\u{200c}' | '\u{200d}') && writing.joins(c) || is_wide_sign(c) && writing.is_wide();
    let odd = if is_in_use { Traits::ODD_SIGN.0 } else { 0 };
    let harmful = if is_in_place { Traits::HARMFUL.0 } else { 0 };
    Traits(traits.0 & !odd & !harmful)
}

/// The traits that a character has in a language, from those it has in any.
fn in_language(c: char, traits: Traits, writing: &Orthography) -> Traits {
    let traits = sign(c, traits, writing);
    if !is_letter(traits) {
        return traits;
    }
    traits.or(match writing.kin(c) {
        ScriptKin::Common => Traits::COMMON,
        ScriptKin::Other => Traits::FOREIGN,
        ScriptKin::Own => own_letter(c, writing),
    })
}

/// Whether the traits are those of a letter that stands alone.
fn is_letter(traits: Traits) -> bool {
    traits.has(Traits::LETTER) && !traits.has(Traits::MARK)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::lang::Lang;

    #[test]
    fn the_tables_say_what_one_look_at_each_character_says() {
        // One character of every block, and one of another plane.
        let all: Vec<char> = ('\0'..='\u{11000}').filter(|c| u32::from(*c) % 7 == 3).collect();
        let text: String = all.iter().collect();
        let basis = CharacterBasis::new(&[&text]);
        let some = CharacterBasis::new(&["Læge, طبيب"]);
        assert!(some.table.len() < basis.table.len() / 20);
        for tag in ["en", "da", "ar", "ti", "zh"] {
            let writing = Orthography::of(&Lang::parse(tag).expect("a tag"), "");
            let (all_there, few_there) =
                (Characters::new(&basis, writing.clone()), Characters::new(&some, writing.clone()));
            for c in &all {
                let traits = all_there.of(*c);
                assert_eq!(traits, few_there.of(*c), "{tag}, U+{:04X}", u32::from(*c));
                assert_eq!(traits.has(Traits::LETTER), c.is_alphabetic());
                assert_eq!(traits.has(Traits::NUMERIC), c.is_numeric());
                assert_eq!(traits.has(Traits::FOREIGN), writing.letter(*c) == Letter::Foreign, "{tag} {c}");
            }
        }
    }
}
