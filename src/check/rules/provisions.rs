//! The places in a law that texts and facts name are in the text of it that was read.

use crate::check::context::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::ids::SourceId;
use crate::guide::text::Inline;
use crate::law::pinpoint::provisions;
use crate::law::record::{Existence, LawRecord};
use crate::project::Span;

/// The citations of an article, and whether what a unit rests on has changed since somebody read it.
pub(super) fn check(look: RuleContext<'_>, reading: ArticleContext<'_>, problems: &mut Vec<Diagnostic>) {
    if look.guide.laws.is_empty() {
        return;
    }
    // What translations cite is compared with the source, which is told once.
    if reading.language.lang != look.guide.settings.source {
        return;
    }
    for unit in &reading.article.units {
        let mut see = |inline: &Inline| {
            if let Inline::Cite(citation) = inline
                && let Some(pinpoint) = &citation.pinpoint
            {
                problems.extend(of_place(look, &citation.source, pinpoint, citation.span));
            }
        };
        unit.visit(&mut see);
        let name = format!("{}#{}", reading.topic.id, unit.id);
        for (source, law) in &look.guide.laws {
            for change in law.changed.iter().filter(|change| change.units.contains(&name)) {
                let place = law.style.written(&change.provision);
                let message = format!(
                    "`{place}` of `{source}` has changed on {}, and nobody has read this unit again",
                    change.on
                );
                let help = format!(
                    "compare the unit with the new words, mend it, then run `wayleaf law reread {source} {name}`"
                );
                problems.push(Diagnostic::warning(Code::LawChanged, unit.head, message, help));
            }
        }
    }
}

/// The sections that facts name.
pub(super) fn of_facts(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    for fact in look.guide.facts.values() {
        if let Some(section) = &fact.section {
            problems.extend(of_place(look, &fact.source.value, section, fact.source.span));
        }
    }
}

/// What is wrong with a place in a source; nothing where no text of it was recorded.
fn of_place(look: RuleContext<'_>, source: &SourceId, pinpoint: &str, span: Span) -> Vec<Diagnostic> {
    let Some(law) = look.guide.laws.get(source) else { return Vec::new() };
    let Some(places) = provisions(pinpoint, law.style) else {
        let message = format!("`{pinpoint}` cannot be read as a place in `{source}`");
        let help = format!("write it as in {}", example(law));
        return vec![Diagnostic::warning(Code::NotRecorded, span, message, help)];
    };
    let problem = |place| {
        let named = |place: &crate::law::Provision| law.style.written(place);
        match law.existence(&place) {
            Existence::There => None,
            Existence::NotRecorded => {
                let message =
                    format!("`{}` is not in the extract of `{source}` that was recorded", named(&place));
                let help = format!("record it from a text that holds it: `wayleaf law record {source} FILE`");
                Some(Diagnostic::warning(Code::NotRecorded, span, message, help))
            }
            Existence::Missing(nearest) => {
                let message = format!("there is no {} in `{source}` as of {}", named(&place), law.as_of);
                let help = format!(
                    "the nearest there is: {}; correct the place, or record a newer text",
                    named(&nearest)
                );
                Some(Diagnostic::error(Code::UnknownProvision, span, message, help))
            }
        }
    };
    places.into_iter().filter_map(problem).collect()
}

/// A place as the law's style writes it.
fn example(law: &LawRecord) -> String {
    let longest = law.outline.keys().max_by_key(|place| place.0.len());
    longest.map(|place| format!("`{}`", law.style.written(place))).unwrap_or_default()
}
