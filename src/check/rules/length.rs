//! A translated unit is about as long as the others of its language are beside their sources.

use crate::check::RuleContext;
use crate::check::prose::Prose;
use crate::check::state::{self, State};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::Language;
use crate::guide::article::Unit;

/// Letters a source unit needs before its length says anything.
const SHORTEST: u32 = 120;
/// Units a language needs before it has a usual length.
const FEWEST: usize = 8;
/// How far from the usual a unit may be, as a factor.
const FAR: f64 = 2.2;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let settings = &look.guide.settings;
    for language in settings.languages.iter().filter(|language| language.lang != settings.source) {
        let units = ratios(look, language);
        let mut ratios: Vec<f64> = units.iter().map(|(_, ratio)| *ratio).collect();
        ratios.sort_by(f64::total_cmp);
        let Some(usual) = ratios.get(ratios.len() / 2).filter(|_| ratios.len() >= FEWEST) else { continue };
        for (unit, ratio) in units {
            let (factor, what) = match ratio / usual {
                short if short * FAR < 1.0 => (1.0 / short, "shorter"),
                long if long > FAR => (long, "longer"),
                _ => continue,
            };
            let message = format!(
                "`{}` is {factor:.1} times {what} than texts in {} usually are",
                unit.id, language.name
            );
            let help = "see whether something is missing, or stands there that the source text does not say";
            problems.push(Diagnostic::warning(Code::OddLength, unit.head, message, help));
        }
    }
}

/// How long each current unit of a language is, beside its source.
fn ratios<'a>(look: RuleContext<'a>, language: &Language) -> Vec<(&'a Unit, f64)> {
    let letters = |unit: &Unit| -> u32 {
        let lines = unit.lines.iter().map(|line| Prose::of(look.project, line));
        let count: usize =
            lines.map(|prose| prose.text.chars().filter(|c| c.is_alphanumeric()).count()).sum();
        u32::try_from(count).unwrap_or(u32::MAX)
    };
    let mut ratios = Vec::new();
    for topic in &look.guide.topics {
        let articles = (topic.articles.get(&language.lang), topic.articles.get(&look.guide.settings.source));
        let (Some(article), Some(source)) = articles else { continue };
        for spec in &topic.units {
            let pair = article.unit(&spec.id).zip(source.unit(&spec.id));
            let current = state::of_unit(look.guide, topic, spec, &language.lang) == State::Current;
            let Some((unit, original)) = pair.filter(|_| current) else { continue };
            let theirs = letters(original);
            if theirs >= SHORTEST {
                ratios.push((unit, f64::from(letters(unit)) / f64::from(theirs)));
            }
        }
    }
    ratios
}
