//! What pages repeat: pieces that stand side by side more than once become a phrase, and phrases become longer ones.

use std::collections::BTreeMap;

use crate::offline::names::{NamedTexts, push_plain};

/// How often two neighbours must be found for a phrase, in this order: what is frequent goes first.
const TIMES: [usize; 3] = [8, 4, 2];

/// The shortest phrase worth a name, and the fewest bytes that naming it must spare, both before packing: one that
/// spares less costs more than it spares, since packing finds what lies near by itself.
const SHORTEST: usize = 8;
const SPARED: usize = 64;

/// A piece of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FramePiece<'a> {
    Text(&'a str),
    Name(char),
}

/// A piece, or two phrases side by side.
#[derive(Debug, Clone, Copy)]
enum Phrase<'a> {
    Piece(FramePiece<'a>),
    Pair(usize, usize),
}

/// Pages as phrases.
#[derive(Debug, Default)]
pub(super) struct Phrases<'a> {
    /// Those of a pair come before it.
    phrases: Vec<Phrase<'a>>,
    /// The bytes of each.
    lengths: Vec<usize>,
    neighbours: Neighbours,
    pages: Vec<PhrasedPage>,
}

/// A page as phrases, and of each but the last the number of the two neighbours that begin with it.
#[derive(Debug, Default)]
struct PhrasedPage {
    phrases: Vec<usize>,
    neighbours: Vec<usize>,
}

/// Two phrases that stand side by side somewhere have a number, so that what stays is looked up once.
#[derive(Debug, Default)]
struct Neighbours {
    numbers: BTreeMap<(usize, usize), usize>,
    /// By number: the phrase that both became, once they are joined.
    joined: Vec<Option<usize>>,
}

impl Neighbours {
    fn number(&mut self, one: usize, next: usize) -> usize {
        let new = self.joined.len();
        let number = *self.numbers.entry((one, next)).or_insert(new);
        if number == new {
            self.joined.push(None);
        }
        number
    }
}

/// Writes phrases, and each that is worth it once.
struct PhraseWriter<'a> {
    phrases: &'a [Phrase<'a>],
    worth: Vec<bool>,
    names: Vec<Option<char>>,
    named: NamedTexts,
}

impl<'a> Phrases<'a> {
    /// Finds what the pages repeat.
    pub fn new(pages: &[Vec<FramePiece<'a>>]) -> Self {
        let mut phrases = Self::default();
        let mut known = BTreeMap::new();
        for page in pages {
            let page = page.iter().map(|piece| {
                *known.entry(*piece).or_insert_with(|| match piece {
                    FramePiece::Text(text) => phrases.add(Phrase::Piece(*piece), text.len()),
                    FramePiece::Name(_) => phrases.add(Phrase::Piece(*piece), 0),
                })
            });
            let page: Vec<usize> = page.collect();
            let neighbours = page.windows(2).map(|pair| phrases.neighbours.number(pair[0], pair[1]));
            let neighbours = neighbours.collect();
            phrases.pages.push(PhrasedPage { phrases: page, neighbours });
        }
        for times in TIMES {
            while phrases.join(times) {}
        }
        phrases
    }

    fn add(&mut self, phrase: Phrase<'a>, length: usize) -> usize {
        self.phrases.push(phrase);
        self.lengths.push(length);
        self.phrases.len() - 1
    }

    /// Joins neighbours that are found this often, where no neighbour beside them is found more often; whether there
    /// were any.
    fn join(&mut self, times: usize) -> bool {
        let mut found = vec![0; self.neighbours.joined.len()];
        for page in &self.pages {
            page.neighbours.iter().for_each(|number| found[*number] += 1);
        }
        let mut any = false;
        for page in std::mem::take(&mut self.pages) {
            let joined = self.joined(page, &|number| if found[number] < times { 0 } else { found[number] });
            any |= joined.1;
            self.pages.push(joined.0);
        }
        any
    }

    /// A page with neighbours joined, each pair of the rank that `rank_of` tells; and whether there were any.
    fn joined(&mut self, page: PhrasedPage, rank_of: &impl Fn(usize) -> usize) -> (PhrasedPage, bool) {
        let rank = |at: usize| page.neighbours.get(at).map_or(0, |number| rank_of(*number));
        if (0..page.neighbours.len()).all(|at| rank(at) == 0) {
            return (page, false);
        }
        let mut joined = PhrasedPage::default();
        // What stands before `free` is joined already.
        let (mut at, mut free) = (0, 0);
        while let Some(one) = page.phrases.get(at) {
            let own = rank(at);
            let before = if at > free { rank(at - 1) } else { 0 };
            let (phrase, length) = match page.phrases.get(at + 1) {
                Some(next) if own > 0 && before <= own && rank(at + 1) <= own => {
                    (self.pair(page.neighbours[at], *one, *next), 2)
                }
                _ => (*one, 1),
            };
            if let Some(last) = joined.phrases.last() {
                // What is joined on neither side has the neighbour it had.
                let kept = free < at && length == 1;
                let number =
                    if kept { page.neighbours[at - 1] } else { self.neighbours.number(*last, phrase) };
                joined.neighbours.push(number);
            }
            joined.phrases.push(phrase);
            at += length;
            if length == 2 {
                free = at;
            }
        }
        let any = joined.phrases.len() < page.phrases.len();
        (joined, any)
    }

    /// The phrase that two neighbours of this number become.
    fn pair(&mut self, number: usize, one: usize, next: usize) -> usize {
        if let Some(known) = self.neighbours.joined[number] {
            return known;
        }
        let pair = self.add(Phrase::Pair(one, next), self.lengths[one] + self.lengths[next]);
        self.neighbours.joined[number] = Some(pair);
        pair
    }

    /// Writes each page, and what they share.
    pub fn written(&self) -> (Vec<String>, Vec<String>) {
        let names = vec![None; self.phrases.len()];
        let mut writer =
            PhraseWriter { phrases: &self.phrases, worth: self.worth(), names, named: NamedTexts::default() };
        let pages = self.pages.iter().map(|page| {
            let mut out = String::new();
            page.phrases.iter().for_each(|phrase| writer.write(*phrase, &mut out));
            out
        });
        (pages.collect(), writer.named.texts)
    }

    /// Which phrases are worth a name. One that is not is written out, so that what it is made of is found more often.
    fn worth(&self) -> Vec<bool> {
        let mut found = vec![0_usize; self.phrases.len()];
        for phrase in self.pages.iter().flat_map(|page| &page.phrases) {
            found[*phrase] += 1;
        }
        for phrase in &self.phrases {
            if let Phrase::Pair(one, next) = phrase {
                found[*one] += 1;
                found[*next] += 1;
            }
        }
        let mut worth = vec![false; self.phrases.len()];
        for (at, phrase) in self.phrases.iter().enumerate().rev() {
            let more = found[at].saturating_sub(1);
            worth[at] = self.lengths[at] >= SHORTEST && more * self.lengths[at] >= SPARED;
            if let (Phrase::Pair(one, next), false) = (phrase, worth[at]) {
                found[*one] += more;
                found[*next] += more;
            }
        }
        worth
    }
}

impl PhraseWriter<'_> {
    fn write(&mut self, phrase: usize, out: &mut String) {
        if let Some(name) = self.names[phrase] {
            out.push(name);
        } else if self.worth[phrase] {
            let mut text = String::new();
            self.write_parts(phrase, &mut text);
            self.names[phrase] = self.named.name(&text);
            match self.names[phrase] {
                Some(name) => out.push(name),
                None => out.push_str(&text),
            }
        } else {
            self.write_parts(phrase, out);
        }
    }

    fn write_parts(&mut self, phrase: usize, out: &mut String) {
        match self.phrases[phrase] {
            Phrase::Piece(FramePiece::Name(name)) => out.push(name),
            Phrase::Piece(FramePiece::Text(text)) => push_plain(out, text),
            Phrase::Pair(one, next) => {
                self.write(one, out);
                self.write(next, out);
            }
        }
    }
}
