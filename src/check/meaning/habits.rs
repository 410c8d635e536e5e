//! How each language says each kind, learned from the guide itself: by what all other languages say at a place, what is
//! likely there, and how much a language that says otherwise surprises.
//!
//! Two passes for each kind. First what most languages say is taken for what is true, and it is counted how each language
//! says that. Then the chances of what is true are found by all other languages, and the habits of a language are measured
//! by them. A language without a word for a kind has habits that surprise nobody.

use std::collections::BTreeMap;

use crate::check::meaning::kind::MeaningKind;
use crate::check::meaning::segments::{ComparedText, MOST};

/// How many classes there are: not, once, more often.
const CLASSES: usize = MOST as usize + 1;

/// What a language is thought to do before anything is known of it: how often it says what is true, and each other class.
const SAME: f64 = 4.0;
const OTHER: f64 = 0.5;

/// A number for each class.
type ByClass = [f64; CLASSES];

/// How often a language was in each class, by what is true.
type Rows = [ByClass; CLASSES];

/// A language that says a kind otherwise at a place than its source and most others do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Surprise {
    /// The place among the segments.
    pub segment: usize,
    /// The place of the language.
    pub language: usize,
    /// The kind.
    pub kind: MeaningKind,
    /// Whether it says it less often.
    pub is_less: bool,
    /// How much that surprises: the natural logarithm of how much likelier the likeliest class is.
    pub by: f64,
    /// The share of the others that say it as the source does, less or more often than this one.
    pub share: f64,
}

/// Where a language says this kind otherwise than its source, with how much that surprises.
pub(super) fn surprises(segments: &[ComparedText], source: usize, kind: MeaningKind) -> Vec<Surprise> {
    let Patterns { all, at } = Patterns::new(segments, kind);
    let languages = all.first().map_or(0, |pattern| pattern.classes.len());
    let (first, prior) = by_majority(&all, languages);
    let log: Vec<Rows> = first
        .iter()
        .map(|rows| rows.map(|row| row.map(|count| (count / row.iter().sum::<f64>()).ln())))
        .collect();
    let mut habits = vec![known_nothing(); languages];
    let mut chances: Vec<Vec<Chance>> = Vec::with_capacity(all.len());
    for pattern in &all {
        let of_pattern: Vec<Chance> = of_others(pattern, &log, &prior).collect();
        for Chance { language, class, of } in &of_pattern {
            for (truth, part) in of.iter().enumerate() {
                habits[*language][truth][*class] += part * pattern.times;
            }
        }
        chances.push(of_pattern);
    }
    let found: Vec<Vec<Surprise>> =
        chances.iter().map(|chances| of_pattern(chances, &habits, source, kind)).collect();
    let is_judged = |segment: &ComparedText, language: usize| {
        segment.voices[language].as_ref().is_some_and(|voice| voice.is_judged)
    };
    let places = segments.iter().zip(at).enumerate();
    let surprises = places.flat_map(|(at, (segment, pattern))| {
        let judged = found[pattern].iter().filter(move |found| is_judged(segment, found.language));
        judged.map(move |found| Surprise { segment: at, ..*found })
    });
    surprises.collect()
}

/// What the languages say of a kind at a place.
#[derive(Debug)]
struct Pattern {
    /// The class of each language that has such a text.
    classes: Vec<Option<u8>>,
    /// At how many places they say this.
    times: f64,
}

impl Pattern {
    /// Each language that says something, with its class.
    fn voices(&self) -> impl Iterator<Item = (usize, usize)> {
        self.classes
            .iter()
            .enumerate()
            .filter_map(|(language, class)| Some((language, usize::from((*class)?))))
    }
}

/// The patterns of a kind: at most places there is one of a few, so each is reckoned with once.
#[derive(Debug)]
struct Patterns {
    all: Vec<Pattern>,
    /// Which of them each place has.
    at: Vec<usize>,
}

impl Patterns {
    fn new(segments: &[ComparedText], kind: MeaningKind) -> Self {
        let mut known: BTreeMap<Vec<Option<u8>>, usize> = BTreeMap::new();
        let (mut all, mut at) = (Vec::<Pattern>::new(), Vec::with_capacity(segments.len()));
        let mut classes = Vec::new();
        for segment in segments {
            classes.clear();
            classes.extend(
                segment.voices.iter().map(|voice| voice.as_ref().map(|voice| voice.classes[kind as usize])),
            );
            // Neighbours often say the same.
            let last = at.last().copied().filter(|last: &usize| all[*last].classes == classes);
            let pattern = last.or_else(|| known.get(&classes).copied()).unwrap_or_else(|| {
                known.insert(classes.clone(), all.len());
                all.push(Pattern { classes: classes.clone(), times: 0.0 });
                all.len() - 1
            });
            all[pattern].times += 1.0;
            at.push(pattern);
        }
        Self { all, at }
    }
}

/// What is likely to be true where a language is in a class, by what the others say.
#[derive(Debug)]
struct Chance {
    language: usize,
    class: usize,
    of: ByClass,
}

/// What is likely to be true beside each language of a pattern.
fn of_others(pattern: &Pattern, log: &[Rows], prior: &ByClass) -> impl Iterator<Item = Chance> {
    let mut total = prior.map(f64::ln);
    for (language, class) in pattern.voices() {
        total.iter_mut().enumerate().for_each(|(truth, sum)| *sum += log[language][truth][class]);
    }
    pattern.voices().map(move |(language, class)| {
        let mut chance = total;
        chance.iter_mut().enumerate().for_each(|(truth, sum)| *sum -= log[language][truth][class]);
        let most = chance.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let chance = chance.map(|sum| (sum - most).exp());
        let whole: f64 = chance.iter().sum();
        Chance { language, class, of: chance.map(|part| part / whole) }
    })
}

/// What surprises wherever there is a pattern, as if at the first place.
fn of_pattern(chances: &[Chance], habits: &[Rows], source: usize, kind: MeaningKind) -> Vec<Surprise> {
    let Some(wanted) = chances.iter().find(|chance| chance.language == source) else { return Vec::new() };
    let wanted = wanted.class;
    let others = chances.iter().filter(|chance| chance.language != source && chance.class != wanted);
    let found = others.filter_map(|Chance { language, class: own, of }| {
        let (best, by) = surprise(&habits[*language], *own, of);
        let is_less = *own < wanted;
        if best == *own || (*own < best) != is_less {
            return None;
        }
        let others = chances.iter().filter(|other| other.language != *language);
        let (of, all) = others.fold((0_u32, 0_u32), |(of, all), Chance { class, .. }| {
            (of + u32::from(if is_less { class > own } else { class < own }), all + 1)
        });
        let share = f64::from(of) / f64::from(all.max(1));
        Some(Surprise { segment: 0, language: *language, kind, is_less, by, share })
    });
    found.collect()
}

fn known_nothing() -> Rows {
    std::array::from_fn(|truth| std::array::from_fn(|class| if truth == class { SAME } else { OTHER }))
}

/// How each language says what most say, and how often that is each class.
fn by_majority(patterns: &[Pattern], languages: usize) -> (Vec<Rows>, ByClass) {
    let (mut rows, mut prior) = (vec![known_nothing(); languages], [1.0; CLASSES]);
    for pattern in patterns {
        let mut counts = [0_usize; CLASSES];
        pattern.voices().for_each(|(_, class)| counts[class] += 1);
        // Of two that are as common the lower class is meant.
        let truth = (0..CLASSES).rev().max_by_key(|class| counts[*class]).unwrap_or(0);
        prior[truth] += pattern.times;
        pattern.voices().for_each(|(language, class)| rows[language][truth][class] += pattern.times);
    }
    (rows, prior)
}

/// The likeliest class at a place, and how much the one that is there surprises. What a language says here does not speak
/// for itself: it is taken out of its habits first.
fn surprise(habits: &Rows, own: usize, chance: &ByClass) -> (usize, f64) {
    let mut likely = [0.0; CLASSES];
    for (truth, part) in chance.iter().enumerate() {
        let mut row = habits[truth];
        row[own] -= part;
        let whole: f64 = row.iter().sum();
        likely.iter_mut().zip(row).for_each(|(sum, count)| *sum += part * count / whole);
    }
    let best = (0..CLASSES).rev().max_by(|one, other| likely[*one].total_cmp(&likely[*other])).unwrap_or(own);
    (best, (likely[best] / likely[own]).ln())
}
