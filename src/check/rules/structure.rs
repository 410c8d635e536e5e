//! An article has the units of its topic, in their order: all of them in the source language.

use std::collections::BTreeSet;

use crate::check::context::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic, Place, Severity, listed};
use crate::guide::ids::{Suggestions, UnitId};

pub(super) fn check(look: RuleContext<'_>, reading: ArticleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let specs = &reading.topic.units;
    // Gathered at the first name that is wrong.
    let mut names = None;
    let gather = || {
        let names: Vec<&str> = specs.iter().map(|spec| spec.id.as_str()).collect();
        let all = listed(&names);
        (Suggestions::new(names), all)
    };
    let mut last = None;
    let mut seen: BTreeSet<&UnitId> = BTreeSet::new();
    for unit in &reading.article.units {
        let Some(at) = specs.iter().position(|spec| spec.id == unit.id) else {
            let message = format!("`{}` is not a unit of the topic `{}`", unit.id, reading.topic.id);
            let (names, all) = names.get_or_insert_with(gather);
            let meant = names.nearest(unit.id.as_str());
            // What a translation has left of a unit that is gone is shown to nobody, and stops nobody.
            let is_left = meant.is_none() && reading.source.is_some();
            let help = match meant {
                Some(name) => format!("did you mean `{name}`? Ids stay the same in every language"),
                None if is_left => format!(
                    "no reader sees it: delete it where the source has it no more, or give it the id of the unit it \
                     translates; the units of this topic are: {all}"
                ),
                None => format!(
                    "list it in topic.yaml, at its place, as `- id: {}`, or give it an id of this topic: {all}",
                    unit.id
                ),
            };
            let severity = if is_left { Severity::Warning } else { Severity::Error };
            let place = Place::Span(unit.head);
            problems.push(Diagnostic::new(Code::UnknownUnit, severity, place, message, help));
            continue;
        };
        if !seen.insert(&unit.id) {
            let message = format!("the unit `{}` is there twice", unit.id);
            let help = "keep one of the two";
            problems.push(Diagnostic::error(Code::DuplicateId, unit.head, message, help));
        } else if last.is_some_and(|last| at < last) {
            let message = format!("the unit `{}` stands in another place than in topic.yaml", unit.id);
            let help = "put the units into the order of topic.yaml";
            problems.push(Diagnostic::error(Code::UnitOrder, unit.head, message, help));
        }
        if specs[at].kind() != unit.kind {
            let message = format!("`{}` is a section in one file and an item in the other", unit.id);
            let help = "items are lines `- [ ] Words {#id}` and have `kind: item` in topic.yaml";
            problems.push(Diagnostic::error(Code::UnitOrder, unit.head, message, help));
        }
        last = last.max(Some(at));
    }
    if reading.language.lang == look.guide.settings.source {
        for spec in specs.iter().filter(|spec| !seen.contains(&&spec.id)) {
            let message = format!("the unit `{}` is missing from the source text", spec.id);
            let help = format!("write it in {}.md, or take it out of topic.yaml", reading.language.lang);
            problems.push(Diagnostic::error(Code::UnitOrder, spec.span, message, help));
        }
    }
}
