//! A guide's own font for a language whose letters many phones lack: read, and cut down to the letters a language
//! uses. The one door to skera, which keeps how letters join and marks sit.

mod woff;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use read_fonts::collections::IntSet;
use read_fonts::types::{GlyphId, NameId, Tag};
use read_fonts::{FontRef, TableProvider};
use skera::{DEFAULT_DROP_TABLES, DEFAULT_LAYOUT_FEATURES, Plan, SubsetFlags, subset_font};

/// How the files end that are read as fonts, in small letters.
const ENDINGS: [&str; 2] = [".ttf", ".otf"];

/// Tables no outline, and no letter in its place, can be drawn without.
const NEEDED: [&[u8; 4]; 6] = [b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name"];

/// Tables that cutting hangs on: where one of these is not as its maker left it, a wrong number leads anywhere.
const SOUND: [&[u8; 4]; 11] =
    [b"cmap", b"maxp", b"hhea", b"hmtx", b"loca", b"glyf", b"CFF ", b"CFF2", b"GDEF", b"GSUB", b"GPOS"];

/// The language of names that is kept: English of the United States, which every font has.
const ENGLISH: u16 = 0x0409;

/// The name of the thread in which a font is cut: what the library says there when it gives up is for nobody.
pub(crate) const THREAD: &str = "font";

/// The stack of that thread, in bytes.
const STACK: usize = 8 * 1024 * 1024;

/// A font that can be used.
#[derive(Clone)]
pub struct Font<'a> {
    font: FontRef<'a>,
}

/// Whether a file of this name is a font and no text.
pub fn is_font(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    ENDINGS.iter().any(|ending| path.ends_with(ending))
}

impl<'a> Font<'a> {
    /// Reads a font (OpenType or TrueType, one a file); `None` where it is none, lacks what it needs, or is damaged.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        let has = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_some();
        let has_outlines = has(b"glyf") && has(b"loca") || has(b"CFF ") || has(b"CFF2");
        let is_read = font.cmap().is_ok() && font.maxp().is_ok() && font.head().is_ok();
        let is_whole = has_outlines && is_read && NEEDED.iter().all(|tag| has(tag));
        (is_whole && is_sound(&font)).then_some(Self { font })
    }

    /// Whether it draws this letter.
    pub fn has(&self, letter: char) -> bool {
        self.font.cmap().is_ok_and(|cmap| cmap.map_codepoint(letter).is_some())
    }

    /// The names under which a phone may have it already: its full name and its PostScript name, as far as they are
    /// plain letters, digits, spaces and hyphens.
    pub fn names(&self) -> Vec<String> {
        let Ok(table) = self.font.name() else { return Vec::new() };
        let mut names = Vec::new();
        for id in [NameId::FULL_NAME, NameId::POSTSCRIPT_NAME] {
            let records = table.name_record().iter().filter(|record| record.name_id() == id);
            let texts = records.filter_map(|record| record.string(table.string_data()).ok());
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-');
            let mut texts = texts.map(|text| text.chars().collect::<String>());
            let name = texts.find(|name| !name.is_empty() && name.len() < 64 && name.chars().all(plain));
            names.extend(name.filter(|name| !names.contains(name)));
        }
        names
    }

    /// A font of these letters alone, with the rules by which they change their shape and take marks, as WOFF;
    /// `None` where the font cannot be taken apart. The same letters give the same bytes.
    pub fn subset(&self, letters: &BTreeSet<char>) -> Option<Vec<u8>> {
        let letters: IntSet<u32> = letters.iter().map(|letter| u32::from(*letter)).collect();
        let drop: IntSet<Tag> = DEFAULT_DROP_TABLES.iter().copied().collect();
        let features: IntSet<Tag> = DEFAULT_LAYOUT_FEATURES.iter().copied().collect();
        // Who made it and under which licence stays in it, as licences ask.
        let names: IntSet<NameId> = (0..=6).chain([NameId::LICENSE_URL.to_u16()]).map(NameId::from).collect();
        let (none, english) = (IntSet::<GlyphId>::empty(), [ENGLISH].into_iter().collect());
        // Phones draw letters without hints.
        let flags = SubsetFlags::SUBSET_FLAGS_NO_HINTING | SubsetFlags::SUBSET_FLAGS_NOTDEF_OUTLINE;
        let scripts = IntSet::<Tag>::all();
        let cut = || {
            let plan =
                Plan::new(&none, &letters, &self.font, flags, &drop, &scripts, &features, &names, &english);
            subset_font(&self.font, &plan).ok()
        };
        woff::pack(&apart(&cut)??)
    }
}

/// Lets the library cut a font: it trusts the font's numbers to fit one another, and gives up where they do not, which
/// is `None`.
fn apart<T: Send>(cut: &(dyn Fn() -> T + Sync)) -> Option<T> {
    thread::scope(|scope| {
        let thread = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK);
        match thread.spawn_scoped(scope, cut) {
            Ok(cutting) => cutting.join().ok(),
            // The system starts no more threads.
            Err(_) => catch_unwind(AssertUnwindSafe(cut)).ok(),
        }
    })
}

/// Whether each table that cutting hangs on has the checksum its maker gave it (OpenType 1.9, table directory).
fn is_sound(font: &FontRef<'_>) -> bool {
    let records = font.table_directory().table_records();
    let mut hung_on = records.iter().filter(|record| SOUND.contains(&&record.tag().to_be_bytes()));
    hung_on.all(|record| {
        font.table_data(record.tag()).is_some_and(|table| checksum(table.as_bytes()) == record.checksum())
    })
}

/// The sum of a table's 32-bit numbers, the last filled up with zeros.
fn checksum(table: &[u8]) -> u32 {
    let words = table.chunks(4).map(|bytes| {
        let mut word = [0; 4];
        word[..bytes.len()].copy_from_slice(bytes);
        u32::from_be_bytes(word)
    });
    words.fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests;
