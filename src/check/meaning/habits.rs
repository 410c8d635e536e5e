//! How each language says each kind, learned from the guide itself: by what all other languages say at a place, what is
//! likely there, and how much a language that says otherwise surprises.
//!
//! Two passes for each kind. First what most languages say is taken for what is true, and it is counted how each language
//! says that. Then the chances of what is true are found by all other languages, and the habits of a language are measured
//! by them. A language without a word for a kind has habits that surprise nobody.

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
    let languages = segments.first().map_or(0, |segment| segment.voices.len());
    let class = |segment: &ComparedText, language: usize| -> Option<usize> {
        segment.voices[language].as_ref().map(|voice| usize::from(voice.classes[kind as usize]))
    };
    let voices = |segment: &ComparedText| -> Vec<(usize, usize)> {
        (0..languages).filter_map(|language| Some((language, class(segment, language)?))).collect()
    };
    let (first, prior) = by_majority(segments.iter().map(voices), languages);
    let log: Vec<Rows> = first
        .iter()
        .map(|rows| rows.map(|row| row.map(|count| (count / row.iter().sum::<f64>()).ln())))
        .collect();
    let mut habits = vec![known_nothing(); languages];
    let mut chances: Vec<Vec<(usize, usize, ByClass)>> = Vec::with_capacity(segments.len());
    for segment in segments {
        let voices = voices(segment);
        let mut total = prior.map(f64::ln);
        for (language, class) in &voices {
            total.iter_mut().enumerate().for_each(|(truth, sum)| *sum += log[*language][truth][*class]);
        }
        let of_others = voices.into_iter().map(|(language, class)| {
            let mut chance = total;
            chance.iter_mut().enumerate().for_each(|(truth, sum)| *sum -= log[language][truth][class]);
            let most = chance.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let chance = chance.map(|sum| (sum - most).exp());
            let whole: f64 = chance.iter().sum();
            let chance = chance.map(|part| part / whole);
            for (truth, part) in chance.iter().enumerate() {
                habits[language][truth][class] += part;
            }
            (language, class, chance)
        });
        chances.push(of_others.collect());
    }
    let mut found = Vec::new();
    for (at, voices) in chances.iter().enumerate() {
        let Some(wanted) = class(&segments[at], source) else { continue };
        for (language, own, chance) in voices.iter().filter(|(_, own, _)| *own != wanted) {
            let is_judged = segments[at].voices[*language].as_ref().is_some_and(|voice| voice.is_judged);
            if *language == source || !is_judged {
                continue;
            }
            let (best, by) = surprise(&habits[*language], *own, chance);
            let is_less = *own < wanted;
            if best == *own || (*own < best) != is_less {
                continue;
            }
            let others = voices.iter().filter(|(other, ..)| other != language);
            let (of, all) = others.fold((0_u32, 0_u32), |(of, all), (_, class, _)| {
                (of + u32::from(if is_less { class > own } else { class < own }), all + 1)
            });
            let share = f64::from(of) / f64::from(all.max(1));
            found.push(Surprise { segment: at, language: *language, kind, is_less, by, share });
        }
    }
    found
}

fn known_nothing() -> Rows {
    std::array::from_fn(|truth| std::array::from_fn(|class| if truth == class { SAME } else { OTHER }))
}

/// How each language says what most say, and how often that is each class.
fn by_majority(
    segments: impl Iterator<Item = Vec<(usize, usize)>>,
    languages: usize,
) -> (Vec<Rows>, ByClass) {
    let (mut rows, mut prior) = (vec![known_nothing(); languages], [1.0; CLASSES]);
    for voices in segments {
        let mut counts = [0_usize; CLASSES];
        voices.iter().for_each(|(_, class)| counts[*class] += 1);
        // Of two that are as common the lower class is meant.
        let truth = (0..CLASSES).rev().max_by_key(|class| counts[*class]).unwrap_or(0);
        prior[truth] += 1.0;
        voices.iter().for_each(|(language, class)| rows[*language][truth][*class] += 1.0);
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
