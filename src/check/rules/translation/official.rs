//! A translation keeps every word of the official language as its source writes it: readers look for it in their
//! letters.

use std::collections::BTreeSet;

use super::{Difference, any_line, differences};
use crate::check::context::{RuleContext, TranslationPair};
use crate::check::reading::ReadLine;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::topic::TopicKind;
use crate::guide::{Guide, term};
use crate::normalization::folded;

pub(in crate::check::rules) fn check(
    look: RuleContext<'_>,
    pair: TranslationPair<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    // In its own language such a word is part of the sentence, in the form the sentence asks for.
    if pair.language.lang == look.guide.settings.official {
        return;
    }
    if !any_line(pair, |line| line.marks.official) {
        return;
    }
    let runs = |read: &ReadLine<'_>| {
        let runs = read.line.words.iter().filter(|words| words.official);
        runs.map(|words| (format!("*{}*", folded(look.project.text(words.span))), Some(words.span))).collect()
    };
    let id = &pair.unit.id;
    let settings = &look.guide.settings;
    for difference in differences(pair, runs) {
        // In a source text of the official language stars may be plain emphasis, which is each translation's own; a word that a
        // glossary explains is none.
        if settings.source == settings.official
            && let Difference::Lost(run, _) | Difference::Moved(run, _) = &difference
            && !look.explained.contains(&run.trim_matches('*').to_lowercase())
        {
            continue;
        }
        let (span, message) = match difference {
            Difference::Lost(run, span) => (span, format!("`{id}` lost the official word `{run}`")),
            Difference::Added(run, span) => {
                (span, format!("`{id}` has an official word `{run}` that its source does not have"))
            }
            Difference::Moved(run, span) => (
                span,
                format!("the official word `{run}` of `{id}` stands in another line than in its source"),
            ),
        };
        let help = "copy what stands between single stars letter by letter; it is not translated";
        problems.push(Diagnostic::error(Code::OfficialDiffers, span, message, help));
    }
}

/// The words, in small letters, that a glossary in the source language explains; none where that is not the official language
/// too, so that no stars are plain emphasis.
pub(crate) fn explained(guide: &Guide) -> BTreeSet<String> {
    let settings = &guide.settings;
    let glossaries =
        guide.topics.of_kind(TopicKind::Glossary).filter(|_| settings.source == settings.official);
    let terms = glossaries.filter_map(|topic| topic.articles.get(&settings.source)).flat_map(term::terms);
    terms.flat_map(term::names).map(|name| name.to_lowercase()).collect()
}
