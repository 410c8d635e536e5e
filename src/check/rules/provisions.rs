//! The places in a law that texts and facts name are in the text of it that was read.

use std::collections::BTreeSet;

use crate::check::context::{ArticleContext, RuleContext};
use crate::check::rules::references::{has_fact, has_source, source_names};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::ids::{FactId, SourceId};
use crate::guide::text::Inline;
use crate::law::change::LawChange;
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
        problems.extend(changed(look, |change| change.units.contains(&name)).map(|what| {
            let message = format!("{what}, and nobody has read this unit again");
            let help = format!(
                "compare the unit with the new words, correct it, then run `wayleaf recheck {name} --by NAME`"
            );
            Diagnostic::warning(Code::LawChanged, unit.head, message, help)
        }));
    }
}

/// The sections that facts name, and whether what a fact rests on has changed since somebody looked it up.
pub(super) fn of_facts(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    for (id, fact) in look.guide.facts.iter() {
        problems.extend(changed(look, |change| change.facts.contains(id.as_str())).map(|what| {
            let message = format!("{what}, and nobody has looked the fact `{id}` up again");
            let help = format!(
                "compare it with the new words, correct it, then run `wayleaf recheck {id} --by NAME`"
            );
            Diagnostic::warning(Code::LawChanged, fact.span, message, help)
        }));
        if let Some(section) = &fact.section {
            problems.extend(of_place(look, &fact.source.value, section, fact.source.span));
        }
    }
}

/// The changes of laws that a unit or a fact rests on, in words.
fn changed<'a>(
    look: RuleContext<'a>,
    rests: impl Fn(&LawChange) -> bool + 'a,
) -> impl Iterator<Item = String> + 'a {
    let all = look
        .guide
        .laws
        .iter()
        .flat_map(|(source, law)| law.changed.iter().map(move |change| (source, law, change)));
    all.filter(move |(.., change)| rests(change)).map(|(source, law, change)| {
        let (place, became) = (law.style.written(&change.provision), change.kind.phrase());
        format!("`{place}` of `{source}` {became} from {}", change.on)
    })
}

/// What waits to be read again is there: a unit or a fact that was renamed would be forgotten.
pub(super) fn of_records(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let guide = look.guide;
    let units: BTreeSet<String> = guide
        .topics
        .iter()
        .flat_map(|topic| topic.units.iter().map(|spec| format!("{}#{}", topic.id, spec.id)))
        .collect();
    for law in guide.laws.values() {
        let Some(span) = law.span else { continue };
        for change in &law.changed {
            let gone = change.units.iter().filter(|name| !units.contains(*name));
            let is_there = |name: &str| FactId::new(name).is_some_and(|id| has_fact(guide, &id));
            let lost = change.facts.iter().filter(|name| !is_there(name));
            let all =
                gone.map(|name| (Code::UnknownUnit, name)).chain(lost.map(|name| (Code::UnknownFact, name)));
            for (code, name) in all {
                let place = law.style.written(&change.provision);
                let message =
                    format!("`{name}` waits to be read again since {place} changed, and is not there");
                let help =
                    "write its new name here, or take it out if nothing rests on the provision any more";
                problems.push(Diagnostic::error(code, span, message, help));
            }
        }
    }
    for source in guide.sources.values() {
        for law in source.amends.iter().filter(|law| !has_source(guide, &law.value)) {
            let message = format!("there is no source `{}`", law.value);
            let otherwise = "name a law of content/sources.yaml that this one changes";
            let help = source_names(guide).advice(law.value.as_str(), otherwise);
            problems.push(Diagnostic::error(Code::UnknownSource, law.span, message, help));
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
