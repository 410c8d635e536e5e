//! A translated unit is about as long as the others of its language are beside their sources.

use std::collections::BTreeMap;

use crate::check::context::{ArticleContext, RuleContext};
use crate::check::reading::ReadLine;
use crate::check::state::{self, State};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::ids::UnitId;
use crate::guide::unit::Unit;
use crate::i18n::lang::Lang;
use crate::project::Span;

/// Letters a source unit needs before its length says anything.
const SHORTEST: u32 = 120;
/// Units a language needs before it has a usual length.
const FEWEST: usize = 8;
/// How far from the usual a unit may be, as a factor.
const FAR: f64 = 2.2;

/// How long a translated unit is beside its source.
#[derive(Debug)]
pub(crate) struct Length {
    lang: Lang,
    unit: UnitId,
    head: Span,
    ratio: f64,
}

/// Tells of the units that are much longer or shorter than those of their language usually are. `all` has the units in
/// the order of their topics.
pub(crate) fn check(look: RuleContext<'_>, all: &[Length], problems: &mut Vec<Diagnostic>) {
    let settings = &look.guide.settings;
    let mut by_language: BTreeMap<&Lang, Vec<&Length>> = BTreeMap::new();
    for length in all {
        by_language.entry(&length.lang).or_default().push(length);
    }
    for language in &settings.languages {
        let units = by_language.remove(&language.lang).unwrap_or_default();
        let mut ratios: Vec<f64> = units.iter().map(|length| length.ratio).collect();
        ratios.sort_by(f64::total_cmp);
        let Some(usual) = ratios.get(ratios.len() / 2).filter(|_| ratios.len() >= FEWEST) else { continue };
        for Length { unit, head, ratio, .. } in units {
            let (factor, what) = match ratio / usual {
                short if short * FAR < 1.0 => (1.0 / short, "shorter"),
                long if long > FAR => (long, "longer"),
                _ => continue,
            };
            let message =
                format!("`{}` is {factor:.1} times {what} than texts in {} usually are", unit, language.name);
            let help = "see whether something is missing, or stands there that the source text does not say";
            problems.push(Diagnostic::warning(Code::OddLength, *head, message, help));
        }
    }
}

/// How long each current unit of an article is beside its source.
pub(crate) fn of_article(look: RuleContext<'_>, reading: ArticleContext<'_>, lengths: &mut Vec<Length>) {
    let Some(source) = reading.source else { return };
    let letters = |lines: &[ReadLine<'_>]| -> u32 {
        let counts = lines.iter().map(|line| line.count.alphanumerics);
        counts.fold(0, u32::saturating_add)
    };
    let place = |units: &[Unit], id: &UnitId| units.iter().position(|unit| unit.id == *id);
    for spec in &reading.topic.units {
        let pair = place(&reading.article.units, &spec.id).zip(place(&source.article.units, &spec.id));
        let Some((ours, theirs)) = pair else { continue };
        let lang = &reading.language.lang;
        if state::of_unit(look.guide, reading.topic, spec, lang) != State::Current {
            continue;
        }
        let (letters, original) = (letters(reading.text.unit(ours)), letters(source.text.unit(theirs)));
        if original >= SHORTEST {
            let unit = &reading.article.units[ours];
            let ratio = f64::from(letters) / f64::from(original);
            lengths.push(Length { lang: lang.clone(), unit: unit.id.clone(), head: unit.head, ratio });
        }
    }
}
