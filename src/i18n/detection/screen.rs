//! Tells cheaply of most texts that they are in their own language: the sum that whatlang makes of letters and trigrams,
//! for the languages of the guide only, without its maps. Whatever it does not clear is asked of whatlang itself, so that
//! this decides nothing but how often that is done.

use whatlang::{Lang as Known, Script, detect_script};

/// Each language with its script, its letters and its trigrams, as whatlang has them.
const TRIGRAMS: &str = include_str!("trigrams.txt");

/// Languages of one script, of which a text is in the first or not.
#[derive(Debug, Clone)]
pub(super) struct Screen {
    /// The script of all of them.
    script: Script,
    /// How many they are.
    languages: usize,
    /// By its code, each character up to the last letter of theirs: a bit for each language that has it.
    alphabets: Vec<u64>,
    /// The trigrams of all of them in order, each with its language and its place among that one's.
    trigrams: Vec<(u64, usize, usize)>,
    /// The same trigrams, each with a bit for each language that has it: at the place of its hash, or at the next free one.
    hashed: Vec<(u64, u64)>,
}

/// What whatlang takes for the distance of a trigram that is not there, and how many it knows of a language.
const FARTHEST: usize = 300;

/// The most trigrams of a text that are compared.
const MOST: usize = 600;

/// From this on whatlang is asked: below the confidence that its answer needs to count, by more than sums can differ.
const DOUBTFUL: f64 = 0.94;

impl Screen {
    /// A screen for texts in `own` among these languages; `None` for scripts whose languages whatlang tells by other means.
    pub(super) fn new(own: Known, among: &[Known]) -> Option<Self> {
        let entries = || TRIGRAMS.lines().filter_map(TrigramEntry::read);
        let script = entries().find(|entry| entry.code == own.code())?.script;
        let mut chosen: Vec<TrigramEntry<'_>> = entries()
            .filter(|entry| entry.script == script && among.iter().any(|known| known.code() == entry.code))
            .collect();
        chosen.sort_by_key(|entry| entry.code != own.code());
        let mut trigrams = Vec::new();
        for (language, entry) in chosen.iter().enumerate() {
            let letters: Vec<char> = entry.trigrams.chars().collect();
            let places = letters.chunks_exact(3).enumerate();
            trigrams
                .extend(places.map(|(place, three)| (key(three[0], three[1], three[2]), language, place)));
        }
        trigrams.sort_unstable();
        let last = chosen.iter().flat_map(|entry| entry.alphabet.chars()).max().unwrap_or_default();
        let mut alphabets = vec![0; usize::from(b' ').max(last as usize) + 1];
        for (language, entry) in chosen.iter().enumerate() {
            entry.alphabet.chars().for_each(|c| alphabets[c as usize] |= 1 << language);
        }
        // What parts words is lacking in no language.
        alphabets[usize::from(b' ')] = u64::MAX;
        let hashed = hashed(&trigrams);
        Some(Self { script, languages: chosen.len(), alphabets, trigrams, hashed })
    }

    /// Whether whatlang would take the text for its own language, or not be sure. `is_of_script` tells that all its letters
    /// are known to be of the language's script.
    pub(super) fn clears(&self, text: &str, is_of_script: bool) -> bool {
        if !is_of_script && detect_script(text) != Some(self.script) {
            return false;
        }
        if self.languages < 2 {
            return true;
        }
        let letters = letters(text);
        if self.is_plain(&letters) {
            return true;
        }
        let (by_letters, weight) = self.by_letters(&letters);
        let (by_trigrams, count) = self.by_trigrams(&letters);
        let scores: Vec<f64> = by_letters
            .iter()
            .zip(&by_trigrams)
            .map(|(letters, trigrams)| letters * weight + trigrams * (1.0 - weight))
            .collect();
        let (own, others) = scores.split_at(1);
        let best = others.iter().copied().fold(0.0, f64::max);
        let mut rest: Vec<f64> = others.to_vec();
        rest.sort_by(f64::total_cmp);
        let second = rest.len().checked_sub(2).map_or(own[0], |at| rest[at].max(own[0]));
        best <= own[0] || confidence(best, second, count) < DOUBTFUL
    }

    /// Whether a text has no letter that its own language lacks, and so many more trigrams of that than of any other that
    /// their order is not asked: most texts.
    fn is_plain(&self, letters: &[char]) -> bool {
        let mut having = LanguageCounts::new(self.languages);
        let has_alphabet = !matches!(self.script, Script::Arabic | Script::Devanagari | Script::Hebrew);
        let mut trigram = key(' ', ' ', ' ');
        for letter in letters.iter().copied().chain([' ']) {
            if has_alphabet && self.languages_with(letter) & 1 == 0 {
                return false;
            }
            trigram = next_key(trigram, letter);
            having.add(self.languages_having(trigram));
        }
        let having = having.all();
        let (own, others) = having.split_at(1);
        others.iter().all(|other| own[0] * LEAD.1 >= other * LEAD.0)
    }

    /// A bit for each language that has this trigram among its most frequent.
    fn languages_having(&self, trigram: u64) -> u64 {
        let mut at = place(trigram, self.hashed.len());
        while !matches!(self.hashed[at], (known, languages) if known == trigram || languages == 0) {
            at = (at + 1) & (self.hashed.len() - 1);
        }
        self.hashed[at].1
    }

    /// How well the letters of a text are those of each language, and how much that counts.
    fn by_letters(&self, letters: &[char]) -> (Vec<f64>, f64) {
        if matches!(self.script, Script::Arabic | Script::Devanagari | Script::Hebrew) {
            return (vec![1.0; self.languages], weight(1));
        }
        let (mut all, mut known) = (0, vec![0_usize; self.languages]);
        for letter in letters.iter().filter(|c| **c != ' ') {
            let of = self.languages_with(*letter);
            all += 1;
            known.iter_mut().enumerate().for_each(|(at, known)| *known += usize::from(of >> at & 1 == 1));
        }
        let score = |known: usize| float((2 * known).saturating_sub(all)) / float(all.max(1));
        (known.into_iter().map(score).collect(), weight(all))
    }

    /// A bit for each language that has this letter.
    fn languages_with(&self, letter: char) -> u64 {
        self.alphabets.get(letter as usize).copied().unwrap_or_default()
    }

    /// How near the trigrams of a text are to those of each language, and how many it has.
    fn by_trigrams(&self, letters: &[char]) -> (Vec<f64>, usize) {
        let mut found = Vec::with_capacity(letters.len());
        let (mut first, mut second) = (' ', letters.first().copied().unwrap_or(' '));
        for third in letters.iter().copied().skip(1).chain([' ']) {
            if second != ' ' || first != ' ' && third != ' ' {
                found.push(key(first, second, third));
            }
            (first, second) = (second, third);
        }
        found.sort_unstable();
        // From the most frequent to the rarest, and of those that are equally frequent from the last to the first.
        let (mut often, mut once) = (Vec::new(), Vec::with_capacity(found.len()));
        for same in found.chunk_by(|one, other| one == other).rev() {
            match same.len() {
                1 => once.push(same[0]),
                times => often.push((times, same[0])),
            }
        }
        often.sort_by(|(one, _), (other, _)| other.cmp(one));
        let mut ranked: Vec<u64> = often.into_iter().map(|(_, trigram)| trigram).chain(once).collect();
        ranked.truncate(MOST);
        let mut nearness = vec![0_usize; self.languages];
        let mut farness = vec![0_usize; self.languages];
        for (place, trigram) in ranked.iter().enumerate() {
            let start = self.trigrams.partition_point(|(known, ..)| known < trigram);
            for (_, language, known) in
                self.trigrams[start..].iter().take_while(|(known, ..)| known == trigram)
            {
                nearness[*language] += FARTHEST;
                farness[*language] += place.abs_diff(*known);
            }
        }
        let count = ranked.len();
        let most = float(count * FARTHEST);
        let score = |(near, far): (usize, usize)| {
            let apart = FARTHEST * FARTHEST + far - near - FARTHEST.saturating_sub(count) * FARTHEST;
            (most - float(apart.min(FARTHEST * FARTHEST))) / most.max(1.0)
        };
        (nearness.into_iter().zip(farness).map(score).collect(), count)
    }
}

/// How many of some things each language has, counted eight languages at a time without asking which have one: most things are
/// of some, and which is not foreseen.
struct LanguageCounts {
    /// By language.
    all: Vec<usize>,
    /// The same of what was counted last, a byte for each of eight languages.
    bytes: [u64; 8],
    counted: u8,
}

impl LanguageCounts {
    fn new(languages: usize) -> Self {
        Self { all: vec![0; languages], bytes: [0; 8], counted: 0 }
    }

    /// Counts something that languages have for which a bit is set.
    fn add(&mut self, languages: u64) {
        let eights = self.all.len().div_ceil(8);
        for (bytes, bits) in self.bytes[..eights].iter_mut().zip(languages.to_le_bytes()) {
            *bytes += spread(bits);
        }
        self.counted += 1;
        if self.counted == u8::MAX {
            self.carry();
        }
    }

    fn carry(&mut self) {
        let counts = self.bytes.iter().flat_map(|bytes| bytes.to_le_bytes());
        self.all.iter_mut().zip(counts).for_each(|(all, count)| *all += usize::from(count));
        (self.bytes, self.counted) = ([0; 8], 0);
    }

    fn all(mut self) -> Vec<usize> {
        self.carry();
        self.all
    }
}

/// Eight bits as eight bytes of 0 or 1, the lowest first.
fn spread(bits: u8) -> u64 {
    // Each byte keeps one bit of its own, which then carries to its highest.
    let own = (u64::from(bits) * 0x0101_0101_0101_0101) & 0x8040_2010_0804_0201;
    ((own + 0x7f7f_7f7f_7f7f_7f7f) >> 7) & 0x0101_0101_0101_0101
}

/// How many times as many trigrams a text has of its own language than of another, as a fraction, where whatlang is not
/// asked.
const LEAD: (usize, usize) = (5, 4);

/// Trigrams with their languages, each at the place of its hash, or at the next free one. More than half of the places, whose
/// number is a power of two, are free.
fn hashed(trigrams: &[(u64, usize, usize)]) -> Vec<(u64, u64)> {
    let mut places = vec![(0, 0); (4 * trigrams.len()).next_power_of_two()];
    for same in trigrams.chunk_by(|(one, ..), (other, ..)| one == other) {
        let (trigram, languages) =
            same.iter().fold((0, 0), |(_, all), (trigram, language, _)| (*trigram, all | 1 << language));
        let mut at = place(trigram, places.len());
        while places[at].1 != 0 {
            at = (at + 1) & (places.len() - 1);
        }
        places[at] = (trigram, languages);
    }
    places
}

/// Where a trigram is looked for among so many places.
fn place(trigram: u64, places: usize) -> usize {
    let hash = trigram.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    hash as usize & (places - 1)
}

/// A language of the list.
struct TrigramEntry<'a> {
    code: &'a str,
    script: Script,
    alphabet: &'a str,
    trigrams: &'a str,
}

impl<'a> TrigramEntry<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let mut parts = line.split('\t');
        let (code, script, alphabet, trigrams) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        Some(Self { code, script: script.parse().ok()?, alphabet, trigrams })
    }
}

/// Three characters as one number, in the order of the characters.
fn key(first: char, second: char, third: char) -> u64 {
    let bits = |c: char| u64::from(u32::from(c));
    bits(first) << 42 | bits(second) << 21 | bits(third)
}

/// The trigram that ends with the next character.
fn next_key(trigram: u64, next: char) -> u64 {
    trigram << 21 & u64::MAX >> 1 | u64::from(u32::from(next))
}

/// The characters of a text in small letters, with spaces for those that part words.
fn letters(text: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\0'..='\u{7f}' => letters.push(ASCII_LETTERS[c as usize]),
            'а'..='џ' | '\u{590}'..='\u{97f}' => letters.push(c),
            c => letters.extend(c.to_lowercase()),
        }
    }
    letters
}

/// By its code, the letter that a character of ASCII is, in small; a space for those that part words.
const ASCII_LETTERS: [char; 128] = {
    let mut letters = [' '; 128];
    let mut code = 0;
    while code < 128_u8 {
        if code.is_ascii_alphabetic() || code == 0x7f {
            letters[code as usize] = code.to_ascii_lowercase() as char;
        }
        code += 1;
    }
    letters
};

/// How much letters count beside trigrams.
fn weight(letters: usize) -> f64 {
    (-(float(letters) / 300.0) + 2.0 / 3.0).clamp(1.0 / 3.0, 2.0 / 3.0)
}

/// How sure whatlang is of the best of several scores.
fn confidence(best: f64, second: f64, count: usize) -> f64 {
    if second == 0.0 {
        return best;
    }
    let sure = 3.0 / float(count) + 0.015;
    ((best - second) / second / sure).min(1.0)
}

/// A count to reckon with; none is larger than a text is long.
fn float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::LanguageCounts;

    #[test]
    fn each_language_is_counted_for_itself() {
        for languages in [1, 2, 8, 9, 64] {
            let mut counts = LanguageCounts::new(languages);
            let mut expected = vec![0; languages];
            for number in 0..1_000_u64 {
                let bits = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
                counts.add(bits);
                (0..languages).for_each(|at| expected[at] += usize::from(bits >> at & 1 == 1));
            }
            assert_eq!(counts.all(), expected);
        }
    }
}
