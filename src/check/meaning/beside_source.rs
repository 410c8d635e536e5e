//! Translations compared with their source for what carries meaning: told is what a language says otherwise than the source
//! and nearly all other translations do, and what it is not known to say otherwise elsewhere.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::check::meaning::habits::{Surprise, surprises};
use crate::check::meaning::kind::MeaningKind;
use crate::check::meaning::segments::{ComparedText, segments};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::Guide;
use crate::project::{Project, Span};

// Chosen on the guide that ships (900 lines, fifteen languages): `tests/it/meaning.rs` holds what they find.

/// The surprise from which a kind that is missing is told.
const LOST: f64 = 2.0;

/// The same for a denial that nobody else has.
const GAINED: f64 = 4.8;

/// So many of the others must say otherwise then.
const SHARE: f64 = 0.9;

/// Where one kind is missing and one of its group came in its place: the two surprises together, each of them, and how
/// many of the others must say otherwise.
const BOTH: f64 = 5.0;
const EACH: f64 = 1.0;
const BOTH_SHARE: f64 = 0.75;

/// With fewer other voices nothing can be learned from them.
const VOICES: usize = 5;

/// Kinds that stand for one another in a wrong translation.
const GROUPS: [&[MeaningKind]; 2] = [
    &[MeaningKind::Must, MeaningKind::May, MeaningKind::Should],
    &[MeaningKind::Before, MeaningKind::After, MeaningKind::Until, MeaningKind::Within],
];

/// Kinds that are opposites: told without any other voice than the source.
const OPPOSITES: [(MeaningKind, MeaningKind); 4] = [
    (MeaningKind::Must, MeaningKind::May),
    (MeaningKind::May, MeaningKind::Must),
    (MeaningKind::Before, MeaningKind::After),
    (MeaningKind::After, MeaningKind::Before),
];

/// What a translation seems to have lost of its source, or to have that nobody else has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Slip {
    Lost(MeaningKind),
    Gained(MeaningKind),
    Turned(MeaningKind, MeaningKind),
}

/// What translated units that are current seem to say otherwise than their sources: warnings, each at its sentence.
/// Linear in the size of the guide.
pub(crate) fn findings(project: &Project, guide: &Guide) -> Vec<Diagnostic> {
    let Some((segments, source)) = segments(project, guide) else { return Vec::new() };
    let kinds = MeaningKind::ALL.par_iter();
    let surprises: Vec<Surprise> = kinds.flat_map_iter(|kind| surprises(&segments, source, *kind)).collect();
    let mut by_place: BTreeMap<(usize, usize), Vec<Surprise>> = BTreeMap::new();
    for surprise in surprises {
        by_place.entry((surprise.segment, surprise.language)).or_default().push(surprise);
    }
    let mut found = Vec::new();
    for ((at, language), surprises) in &by_place {
        let segment = &segments[*at];
        let others = segment.voices.iter().flatten().count().saturating_sub(1);
        let slips = if others < VOICES { opposites(segment, source, *language) } else { slips(surprises) };
        let spans = segment.voices[*language].as_ref().zip(segment.voices[source].as_ref());
        if let Some((own, original)) = spans {
            let words = project.text(original.span);
            found.extend(slips.iter().map(|slip| told(*slip, segment, own.span, words)));
        }
    }
    found
}

fn slips(surprises: &[Surprise]) -> Vec<Slip> {
    let mut found = Vec::new();
    for one in surprises.iter().filter(|one| one.share >= SHARE) {
        if one.is_less && one.by >= LOST {
            found.push(Slip::Lost(one.kind));
        } else if !one.is_less && one.kind == MeaningKind::Not && one.by >= GAINED {
            found.push(Slip::Gained(one.kind));
        }
    }
    let weighed = || surprises.iter().filter(|one| one.share >= BOTH_SHARE && one.by >= EACH);
    for lost in weighed().filter(|one| one.is_less) {
        for gained in weighed().filter(|one| !one.is_less) {
            let is_group =
                |group: &&[MeaningKind]| group.contains(&lost.kind) && group.contains(&gained.kind);
            if lost.by + gained.by >= BOTH && GROUPS.iter().any(is_group) {
                found.retain(|slip| *slip != Slip::Lost(lost.kind));
                found.push(Slip::Turned(lost.kind, gained.kind));
            }
        }
    }
    found
}

/// What is told without consensus: a kind that became its opposite.
fn opposites(segment: &ComparedText, source: usize, language: usize) -> Vec<Slip> {
    let Some((own, original)) = segment.voices[language].as_ref().zip(segment.voices[source].as_ref()) else {
        return Vec::new();
    };
    let has = |classes: &super::segments::Classes, kind: MeaningKind| classes[kind as usize] > 0;
    let (own, original) = (&own.classes, &original.classes);
    let turned = OPPOSITES.iter().filter(|(lost, gained)| {
        has(original, *lost) && !has(original, *gained) && has(own, *gained) && !has(own, *lost)
    });
    turned.map(|(lost, gained)| Slip::Turned(*lost, *gained)).collect()
}

fn told(slip: Slip, segment: &ComparedText, span: Span, source: &str) -> Diagnostic {
    let unit = &segment.unit;
    let message = match slip {
        Slip::Lost(kind) => format!("`{unit}` seems to have lost {}", kind.as_str()),
        Slip::Gained(kind) => {
            format!("`{unit}` seems to have {} that its source does not have", kind.as_str())
        }
        Slip::Turned(lost, gained) => {
            format!("`{unit}` seems to say {} where its source says {}", gained.as_str(), lost.as_str())
        }
    };
    let help = format!(
        "compare it with its source: “{}”; where it says the same in other words, allow it in content/allowed.yaml",
        source.split_whitespace().collect::<Vec<_>>().join(" ")
    );
    Diagnostic::warning(Code::MeaningDiffers, span, message, help)
}
