//! The links of a translation lead where those of its source lead, each in the same line.

use super::{Difference, Preserved, any_line, differences};
use crate::check::context::{RuleContext, TranslationPair};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::text::{Inline, visit_inlines};

pub(in crate::check::rules) fn check(
    _: RuleContext<'_>,
    pair: TranslationPair<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    if !any_line(pair, |line| line.marks.links) {
        return;
    }
    let id = &pair.unit.id;
    let found = differences(pair, |line| line.said.map(links).unwrap_or_default());
    let in_place = found.is_empty();
    for difference in found {
        let (span, message) = match difference {
            Difference::Lost(link, span) => (span, format!("`{id}` lost the link `{link}`")),
            Difference::Added(link, span) => {
                (span, format!("`{id}` has a link `{link}` that its source does not have"))
            }
            Difference::Moved(link, span) => {
                (span, format!("the link `{link}` of `{id}` stands in another line than in its source"))
            }
        };
        let help =
            "lead each link where the source text's link leads; only the words in `[ ]` are translated";
        problems.push(Diagnostic::error(Code::LinksDiffer, span, message, help));
    }
    if in_place {
        exchanged(pair, problems);
    }
}

/// Two links of one line in another order: right where the sentence is turned round, wrong where only the
/// addresses changed places.
fn exchanged(pair: TranslationPair<'_>, problems: &mut Vec<Diagnostic>) {
    for (line, original) in pair.lines.iter().zip(pair.original_lines) {
        let (Some(ours), Some(theirs)) = (line.said, original.said) else { continue };
        let (ours, theirs) = (links(ours), links(theirs));
        let other = ours.iter().zip(&theirs).find(|((ours, _), (theirs, _))| ours != theirs);
        if let Some(((link, Some(span)), _)) = other {
            let message =
                format!("the link `{link}` of `{}` comes in another order than in its source", pair.unit.id);
            let help = "see that each link leads where its words say; if so, give the sentence the order of the source";
            problems.push(Diagnostic::warning(Code::LinksDiffer, *span, message, help));
        }
    }
}

fn links(said: &[Inline]) -> Vec<Preserved> {
    let mut links = Vec::new();
    visit_inlines(said, &mut |inline| {
        if let Inline::Link(target, _) = inline {
            let topic = target.topic.as_ref().map_or(String::new(), |topic| format!("topic:{topic}"));
            let unit = target.unit.as_ref().map_or(String::new(), |unit| format!("#{unit}"));
            links.push((format!("({topic}{unit})"), Some(target.span)));
        }
    });
    links
}
